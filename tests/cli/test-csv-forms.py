"""Tables come in as other programs and other languages write them."""
import datetime
import sqlite3

import tap
from regimenctl import good, partly, path, write

TODAY = '2026-11-24'
FULL_NAME = 'because another holds the full name'


def select(name, sql, *values):
    with sqlite3.connect(f'file:{path(name)}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


def people(name):
    return [name for name, in select(name, 'SELECT name FROM patient ORDER BY name')]


@tap.case('a first and a last name in two columns make the name, in English and in German')
def two_columns():
    for number, titles in enumerate(('First name;Last name', 'Given Name;SURNAME',
                                     'forename;Family name', 'Vorname;Nachname',
                                     'Vorname;Familienname', 'Vorname;Name', 'first_name;last_name')):
        name = f'names-{number}.db'
        table = write('names.csv', f'{titles};Phone\nAna;Lopez;1\nBen;;2\n;Cruz;3\n')
        options = ('import', table, '--database', path(name), '--today', TODAY)
        said = good(*options)
        assert '3 patients imported' in said and 'left out' not in said, said
        assert people(name) == ['Ana Lopez', 'Ben', 'Cruz'], people(name)
        assert '0 patients imported' in good(*options), titles


@tap.case('they can be told by options, and name whose sessions the rows are')
def told():
    table = write('told.csv', 'A,B,When\nAna,Lopez,2026-06-01\n,,2026-06-02\n')
    said = partly('import', table, '--database', path('told.db'), '--today', TODAY, '--concern',
                  'acne-scars', '--map', 'first_name=A', '--map', 'last_name=B')
    assert 'Line 3: There is no patient’s name.' in said and '1 session imported' in said, said
    assert people('told.db') == ['Ana Lopez']


@tap.case('a full name beside them is taken instead, and that is said')
def full_name():
    table = write('full.csv', 'First name,Last name,Patient,Phone\nAna,Lopez,Ana María Lopez,1\n')
    said = good('import', table, '--database', path('full.db'), '--today', TODAY)
    assert f'These columns are left out {FULL_NAME}: “First name”, “Last name”.' in said, said
    assert people('full.db') == ['Ana María Lopez']
    said = good('import', table, '--database', path('parts.db'), '--today', TODAY, '--map',
                'none=Patient')
    assert FULL_NAME not in said and 'This column is left out: “Patient”.' in said, said
    assert people('parts.db') == ['Ana Lopez']


@tap.case('a row that knows its patient by a UUID, and no name, leaves the name as it is')
def nameless():
    good('sample', '--patients', '2', '--database', path('known.db'))
    (uuid, name), *_ = select('known.db', 'SELECT id, name FROM patient ORDER BY id')
    for number, titles in enumerate(('patient', 'first_name,last_name')):
        empty = ',' * titles.count(',')
        table = write('known.csv', f'{titles},patient_id,phone\n{empty},{uuid},03{number}\n')
        said = good('import', table, '--database', path('known.db'), '--today', TODAY)
        assert '1 patient imported' in said, said
        seen = select('known.db', 'SELECT name, phone FROM patient JOIN contact ON patient_id = id '
                      'WHERE id = ?', uuid)
        assert seen == [(name, f'03{number}')], seen


@tap.case('a range of depths goes into the notes, which is said, and nothing is made of it twice')
def ranges():
    table = write('ranges.csv', 'Date,Area,Depth,Notes\n2026-06-01,face,0.5–1.0 mm,calm\n'
                                '2026-07-20,face,1.0,\n')
    options = ('import', table, '--database', path('ranges.db'), '--today', TODAY,
               '--patient-name', 'Ana Lopez', '--concern', 'acne-scars')
    said = good(*options)
    assert '1 depth goes into the notes' in said, said
    assert '  Line 2: “0.5–1.0 mm” is a range and no single depth: it goes into the notes.' in said
    rows = select('ranges.db', 'SELECT notes, depth FROM session JOIN session_zone '
                               'ON session_id = id ORDER BY day')
    assert rows == [('calm\nDepth: 0.5–1.0 mm', -1), ('', 100)], rows
    said = good(*options)
    assert '2 sessions are there already.' in said and 'notes' not in said, said


@tap.case('passes without an area go into the notes as depths do, and what is no number is refused')
def passes():
    table = write('passes.csv', 'Date,Passes,Notes\n2025-02-03,3,calm\n2025-03-17,x,\n'
                                '2025-05-05,1000,\n2025-06-16,4,\n')
    options = ('import', table, '--database', path('passes.db'), '--today', TODAY,
               '--patient-name', 'Ana Lopez', '--concern', 'acne-scars')
    said = partly(*options)
    assert '2 numbers of passes go into the notes, because there is no area for them.' in said, said
    for line, cell in ((3, 'x'), (4, '1000')):
        assert f'Line {line}: “{cell}” is not a number of passes from 1 to 99.' in said, said
    assert select('passes.db', 'SELECT notes FROM session ORDER BY day') \
        == [('calm\nPasses: 3',), ('Passes: 4',)]
    assert '2 sessions are there already.' in partly(*options)
    table = write('both.csv', 'Date,Needle depth,Passes\n2025-02-03,1.5,3\n')
    said = good(*options[:1], table, '--database', path('both.db'), *options[4:])
    assert '1 depth goes into the notes' in said, said
    assert '1 number of passes goes into the notes, because there is no area for it.' in said, said
    assert select('both.db', 'SELECT notes FROM session') \
        == [('Needle depth: 1.5\nPasses: 3',)]


@tap.case('a time with its offset from UTC is told, and its day, as the clocks here had it')
def offsets():
    table = write('offsets.csv', 'Date\n2025-02-06T23:30:00Z\n2025-03-20T23:30:00-08:00\n'
                                 '2025-05-05 14:00-15:00\n2025-06-30T22:00:00.000Z\n')
    said = good('import', table, '--database', path('offsets.db'), '--today', TODAY,
                '--patient-name', 'Ana Lopez', '--concern', 'acne-scars', TZ='Europe/Berlin')
    assert '4 sessions imported' in said, said
    rows = select('offsets.db', 'SELECT day, minute, length FROM session ORDER BY day')
    assert [(datetime.date.fromordinal(day).isoformat(), *rest) for day, *rest in rows] \
        == [('2025-02-07', 30, 0), ('2025-03-21', 510, 0), ('2025-05-05', 840, 60),
            ('2025-07-01', -1, 0)], rows


@tap.case('the treatment in place of the concern is taken for the one that is told, and not made up')
def treatment():
    table = write('treatment.csv', 'Date,Patient,Treatment\n2026-06-01,Ana Lopez,Microneedling\n'
                                   '2026-07-20,Ana Lopez,Medical needling\n')
    options = ('import', table, '--database', path('treatment.db'), '--today', TODAY)
    said = partly(*options)
    assert 'Line 2: “Microneedling” is the treatment: choose the concern that it is for.' in said
    said = good(*options, '--concern', 'wrinkles')
    assert '2 sessions name the treatment and no concern: they are taken to be for “' in said, said
    assert select('treatment.db', 'SELECT protocol_id FROM protocol_copy') == [('wrinkles',)]


@tap.case('what is cancelled or missed by a column of its own is told row by row before it comes in')
def absences():
    table = write('absences.csv', 'Date,Cancelled,No-show\n2026-02-03,yes,\n2026-03-10,,x\n'
                                  '2026-04-14,no,no\n2026-12-01,,\n')
    options = ('import', '--database', path('absences.db'), '--today', TODAY)
    for more in ('--dry-run',), ():
        said = good(*options, table, '--patient-name', 'Ana Lopez', '--concern', 'acne-scars', *more)
        assert '  Line 2: Will be added as cancelled\n  Line 3: Will be added as missed\n' in said, said
        assert 'Line 4' not in said and 'Line 5' not in said, said
    text = good('export', '--format', 'csv', '--database', path('absences.db'))
    lines = text.replace(',done,', ',missed,').replace(',booked,', ',cancelled,').splitlines(True)
    said = good(*options, write('changed.csv', ''.join(lines)))
    for state, word in (('missed', '2026-04-14'), ('cancelled', '2026-12-01')):
        number = next(i for i, line in enumerate(lines, 1) if word in line)
        assert f'  Line {number}: Will be changed to {state}\n' in said, said
    assert '2 sessions are there already.' in said, said


@tap.case('days as a spreadsheet numbers them come in, and what they are read as is said')
def serials():
    table = write('serial.csv', 'Datum;Uhrzeit;Bemerkung\n45250;0,375;a\n45292;;b\n')
    options = ('import', table, '--database', path('serial.db'), '--today', TODAY,
               '--patient-name', 'Ana Lopez', '--concern', 'acne-scars')
    said = good(*options, '--dry-run')
    assert 'Column “Datum” holds days as a spreadsheet numbers them: 45250 is 20 Nov 2023.' in said
    assert 'Column “Uhrzeit” holds times as a spreadsheet numbers them: 0,375 is 09:00.' in said
    assert '2 sessions imported' in good(*options)
    days = select('serial.db', 'SELECT day, minute FROM session ORDER BY day')
    assert [(datetime.date.fromordinal(day).isoformat(), minute) for day, minute in days] \
        == [('2023-11-20', 540), ('2024-01-01', -1)], days


@tap.case('one that is written otherwise leaves all of them numbers, which are refused')
def mixed():
    table = write('mixed.csv', 'Date\n45250\n2024-01-01\n45300\n')
    said = partly('import', table, '--database', path('mixed.db'), '--today', TODAY,
                  '--patient-name', 'Ana Lopez', '--concern', 'acne-scars')
    assert 'spreadsheet numbers' not in said and '1 session imported' in said, said
    for line, number in ((2, 45250), (4, 45300)):
        assert f'Line {line}: “{number}” is not a date (Date).' in said, said


tap.finish()
