"""Logs out of a database as CSV, and in from spreadsheets."""
import csv
import datetime
import os
import re
import sqlite3

import regimenctl
import tap
from regimenctl import good, partly, path, refused, write

home = regimenctl.HOME
TODAY = '2026-11-24'
LOG = ('Datum;Uhrzeit;Tiefe (mm);Bemerkung\r\n20.07.2026;09:00;1,5;Rötung\r\n24.08.2026;;1,5;\r\n'
       '31.08.2026;;2,0;zu früh\r\nirgendwann;;1;\r\n')


def select(name, sql, *values):
    with sqlite3.connect(f'file:{path(name)}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


def sample(name):
    good('sample', '--patients', '3', '--database', path(name))
    return path(name)


def rows(text):
    return list(csv.DictReader(text.splitlines(keepends=True)))


def course_of(database):
    """A course without sessions after the ones that are imported."""
    return select(database, 'SELECT id FROM course ORDER BY id')[0][0]


first = sample('first.db')
sessions = good('export', '--format', 'csv', '--database', first)
patients = good('export', '--format', 'csv', '--what', 'patients', '--database', first)


@tap.case('every session and every patient is a row, and Python reads them')
def exported():
    assert len(rows(sessions)) == len(select('first.db', 'SELECT 1 FROM session'))
    assert len(rows(patients)) == 3
    assert {row['id'] for row in rows(sessions)} \
        == {row[0] for row in select('first.db', 'SELECT id FROM session')}


@tap.case('what is written is the same in every locale')
def locales():
    german = good('export', '--format', 'csv', '--database', first, **regimenctl.GERMAN)
    assert german == sessions


@tap.case('into the database that it came from, it brings nothing')
def unchanged():
    name = write('sessions.csv', sessions)
    said = good('import', name, '--database', first, '--today', TODAY)
    assert '0 sessions imported' in said and 'added' not in said, said
    said = good('import', write('patients.csv', patients), '--database', first)
    assert '0 patients imported' in said, said


@tap.case('into a database without the sessions, it brings them back the same')
def back():
    other = path('other.db')
    with open(first, 'rb') as file, open(other, 'wb') as copy:
        copy.write(file.read())
    with sqlite3.connect(other) as database:
        for table in 'zone', 'product', 'session':
            names = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE ?",
                (f'%{table}%',))]
            for each in names:
                database.execute(f'DELETE FROM "{each}"')
    good('import', write('sessions.csv', sessions), '--database', other, '--today', TODAY)
    assert good('export', '--format', 'csv', '--database', other) == sessions


@tap.case('into a database that is not there, it makes one, with the same sessions and patients')
def new_database():
    fresh = path('fresh.db')
    good('import', write('patients.csv', patients), '--database', fresh)
    good('import', write('sessions.csv', sessions), '--database', fresh, '--today', TODAY)
    assert good('export', '--format', 'csv', '--database', fresh) == sessions
    assert good('export', '--format', 'csv', '--what', 'patients', '--database', fresh) == patients


@tap.case('where no database is, a look says what would come in, and makes neither it nor a folder')
def look_without_database():
    nowhere = path('nowhere/fresh.db')
    options = ('import', write('patients.csv', patients), '--database', nowhere, '--dry-run')
    said = good(*options)
    assert '3 patients will be added.' in said and 'Nothing was written.' in said, said
    assert not os.path.exists(path('nowhere'))
    said = refused(*options, '--course', '00000000-0000-4000-8000-000000000000')
    assert '--database: There is no file' in said, said


@tap.case('a birthday with a year of two digits lies in the past')
def births():
    name = write('births.csv', 'Name,Born\nA,01.02.45\nB,1.1.26\nC,13.5.99\n')
    good('import', name, '--database', path('births.db'), '--today', TODAY)
    text = good('export', '--format', 'csv', '--what', 'patients', '--database', path('births.db'))
    assert [row['birth_day'] for row in rows(text)] == ['1945-02-01', '2026-01-01', '1999-05-13']


def people(name):
    """Everybody’s name and date of birth, as an export has them."""
    text = good('export', '--format', 'csv', '--what', 'patients', '--database', path(name))
    return sorted((row['patient'], row['birth_day']) for row in rows(text))


ANAS = [('Ana Lopez', '1980-01-06'), ('Ana Lopez', '1990-01-05')]
SAME_PERSON = ('The name is the same as in line {}, and no other date of birth tells the two '
               'apart.')


@tap.case('two who are called the same and were born on two days are two patients, once')
def namesakes():
    first_row, second_row = 'Ana Lopez;05.01.1990\n', 'Ana Lopez;06.01.1980\n'
    options = ('--database', path('anas.db'), '--today', TODAY)
    said = good('import', write('anas.csv', 'Name;Born\n' + first_row + second_row), *options)
    assert '2 patients imported' in said, said
    assert people('anas.db') == ANAS
    for text in (first_row + second_row, second_row + first_row, second_row, first_row):
        said = good('import', write('anas.csv', 'Name;Born\n' + text), *options)
        assert '0 patients imported' in said and 'added' not in said, said
    assert people('anas.db') == ANAS


@tap.case('a table of a later day brings the other one, and changes nobody who is there')
def later_namesake():
    options = ('--database', path('later.db'), '--today', TODAY)
    good('import', write('one.csv', 'Name;Born\nAna Lopez;06.01.1980\n'), *options)
    said = good('import', write('two.csv', 'Name;Born\nAna Lopez;05.01.1990\n'), *options)
    assert '1 patient will be added' in said and 'changed' not in said, said
    assert people('later.db') == ANAS


@tap.case('where no day of birth tells them apart, a second row is refused, and why is true')
def one_person():
    for number, (one, two) in enumerate((('05.01.1990', '05.01.1990'), ('05.01.1990', ''),
                                         ('', '05.01.1990'), ('', ''))):
        name = f'one-{number}.db'
        table = write('one.csv', f'Name;Born;Notes\nAna Lopez;{one};a\nAna Lopez;{two};b\n')
        said = partly('import', table, '--database', path(name), '--today', TODAY)
        assert f'Line 3: {SAME_PERSON.format(2)}' in said and '1 patient imported' in said, said
        assert len(people(name)) == 1


@tap.case('a row without the day of birth is refused where there are two of the name')
def which_of_them():
    table = write('which.csv', 'Name;Born\nAna Lopez;05.01.1990\nAna Lopez;06.01.1980\n'
                               'Ana Lopez;\n')
    said = partly('import', table, '--database', path('which.db'), '--today', TODAY)
    assert 'Line 4: 2 patients are called Ana Lopez.' in said, said
    assert people('which.db') == ANAS


@tap.case('sessions go to who was born on the day that stands beside them, also a second time')
def sessions_of_namesakes():
    table = write('visits.csv', 'Name;Born;Date;Concern;Notes\n'
                  'Ana Lopez;05.01.1990;01.06.2026;acne-scars;younger\n'
                  'Ana Lopez;06.01.1980;02.06.2026;acne-scars;elder\n'
                  'Ana Lopez;05.01.1990;20.08.2026;acne-scars;younger\n')
    options = ('import', table, '--database', path('visits.db'), '--today', TODAY)
    said = good(*options)
    assert '3 sessions imported' in said and '2 patients will be added' in said, said
    assert people('visits.db') == ANAS
    assert '0 sessions imported' in good(*options)
    wanted = [('1980-01-06', 'elder', 1), ('1990-01-05', 'younger', 2)]
    seen = select('visits.db', 'SELECT p.birth_day, s.notes, count(*) FROM session s '
                  'JOIN course c ON c.id = s.course_id JOIN patient p ON p.id = c.patient_id '
                  'GROUP BY 1, 2 ORDER BY 1')
    assert [(datetime.date.fromordinal(day).isoformat(), notes, number)
            for day, notes, number in seen] == wanted, seen


@tap.case('of somebody whose day of birth is not known, two cannot have been born')
def not_recorded():
    options = ('--database', path('unknown.db'), '--today', TODAY)
    good('import', write('known.csv', 'Name;Phone\nAna Lopez;1\n'), *options)
    table = write('visits.csv', 'Name;Born;Date;Concern\n'
                  'Ana Lopez;05.01.1990;01.06.2026;acne-scars\n'
                  'Ana Lopez;06.01.1980;02.06.2026;acne-scars\n')
    for done in '1 session imported', '0 sessions imported':
        said = partly('import', table, *options)
        assert done in said, said
        assert 'Line 3: The date of birth of Ana Lopez is not recorded' in said, said
    assert people('unknown.db') == [('Ana Lopez', '')]


@tap.case('one of them who was erased does not come back, and the other stays')
def erased_namesake():
    table = write('anas.csv', 'Name;Born\nAna Lopez;05.01.1990\nAna Lopez;06.01.1980\n')
    for line, (birth, stays) in enumerate(((1990, ANAS[0]), (1980, ANAS[1])), 2):
        name = f'erased-{birth}.db'
        options = ('import', table, '--database', path(name), '--today', TODAY)
        good(*options)
        day = datetime.date.fromisoformat(dict(zip((1980, 1990), (ANAS[0][1], ANAS[1][1])))[birth])
        uuid = select(name, 'SELECT id FROM patient WHERE birth_day = ?', day.toordinal())[0][0]
        good('erase', uuid, '--yes', '--database', path(name))
        said = partly(*options)
        assert f'Line {line}: This patient was erased here' in said, said
        assert people(name) == [stays]


@tap.case('a table that is refused leaves no folder behind either, but one that was there')
def no_new_folder():
    name = write('none.csv', 'a,b\n1,2\n')
    refused('import', name, '--database', path('above/below/never.db'))
    assert not os.path.exists(path('above'))
    os.mkdir(path('kept'))
    refused('import', name, '--database', path('kept/below/never.db'))
    assert os.listdir(path('kept')) == []


@tap.case('a table that is refused leaves no database behind')
def no_new_database():
    name = write('order.csv', 'Patient,Concern,Date\nA,acne-scars,03/04/2025\n')
    refused('import', name, '--database', path('never.db'), '--today', TODAY)
    refused('import', write('none.csv', 'a,b\n1,2\n'), '--database', path('never.db'))
    assert not [name for name in os.listdir(home) if name.startswith('never.db')]


@tap.case('a log that names nobody goes to the patient that is told, who is made where there is none')
def nobody():
    log = write('own.csv', 'Date,Area,Depth,Shoes,Hat\n2026-10-01,face,"1,5",red,\n'
                           '2026-11-20,face,1.25,blue,\n')
    database = path('own.db')
    options = ('import', log, '--database', database, '--today', TODAY)
    assert '--patient-name: Say which column holds the name' in refused(*options), 'patient'
    named = (*options, '--patient-name', 'Sample Patient 1')
    assert '--concern: Say which column holds the concern' in refused(*named), 'concern'
    assert not os.path.exists(database)
    said = good(*named, '--concern', 'acne-scars')
    assert '2 sessions imported' in said and '1 patient will be added' in said, said
    assert 'This column is left out: “Shoes”.' in said and 'Hat' not in said, said
    said = good(*named, '--concern', 'acne-scars')
    assert '0 sessions imported' in said and 'will be added' not in said, said
    assert select('own.db', 'SELECT name FROM patient') == [('Sample Patient 1',)]


@tap.case('a title that is mapped makes the first row a header, in a language that is not known')
def foreign():
    log = write('es.csv', 'Fecha;Aguja\n;"1,5"\n20/11/2026;"1,25"\n')
    database = sample('foreign.db')
    said = partly('import', log, '--database', database, '--today', TODAY, '--course',
                  course_of('foreign.db'), '--map', 'day=Fecha', '--map', 'depth=Aguja', '--dry-run')
    assert '1 session will be added' in said and 'Line 2: There is no date' in said, said


@tap.case('a German log in Latin-1 gets in, and what is too early is told')
def german():
    database = sample('german.db')
    course = course_of('german.db')
    with sqlite3.connect(database) as connection:
        connection.execute('UPDATE session SET state = 2')
    before = select('german.db', 'SELECT count(*) FROM session')
    options = ('import', write('log.csv', LOG, 'latin-1'), '--course', course, '--database',
               database, '--today', TODAY)
    said = partly(*options, '--dry-run')
    assert '3 sessions will be added' in said and 'Line 4: ' in said and 'too early' in said, said
    assert '1 row is refused' in said and 'Line 5: “irgendwann” is not a date' in said, said
    assert select('german.db', 'SELECT count(*) FROM session') == before
    assert '3 sessions imported' in partly(*options)
    added = select('german.db', 'SELECT count(*) FROM session')
    assert added[0][0] == before[0][0] + 3
    assert '0 sessions imported' in partly(*options)
    assert select('german.db', 'SELECT count(*) FROM session') == added
    assert select('german.db', "SELECT 1 FROM session WHERE notes LIKE 'zu früh%'")


@tap.case('an order of dates that cannot be told is asked for, and a told one is taken')
def order():
    database = sample('order.db')
    course = course_of('order.db')
    name = write('order.csv', 'When it was,What\n03/04/2025,a\n05/06/2025,b\n')
    options = ('import', name, '--course', course, '--database', database, '--today', TODAY,
               '--dry-run')
    assert '--date-order: ' in refused(*options)
    assert '2 sessions will be added' in good(*options, '--date-order', 'mdy')
    assert '2 sessions will be added' in good(*options, '--date-order', 'dmy', '--map',
                                              'notes=What', '--map', 'day=1')


@tap.case('a table with names makes patients and courses')
def names():
    database = sample('names.db')
    name = write('names.csv', 'Name,Date\nSample Patient 90,2026-06-01\n'
                              'Sample Patient 91,2026-06-02\n')
    options = ('import', name, '--database', database, '--today', TODAY)
    assert '--concern: ' in refused(*options, '--dry-run')
    said = good(*options, '--concern', 'acne-scars')
    assert '2 courses will be added' in said and '2 patients will be added' in said, said
    assert len(select('names.db', "SELECT 1 FROM patient WHERE name LIKE '%9_'")) == 2


@tap.case('a row so far away that nothing could be planned is refused, and the others get in')
def far():
    database = sample('far.db')
    name = write('far.csv', 'Patient,Concern,Date\nA,acne-scars,2026-09-01\n'
                            'A,acne-scars,9999-12-01\nA,acne-scars,2027-03-01\n'
                            'B,acne-scars,9999-11-30\nA,wrinkles,9990-12-31\n')
    options = ('import', name, '--database', database, '--today', TODAY)
    for arguments in (('--dry-run',), ()):
        said = partly(*options, *arguments)
        assert '2 rows are refused' in said and '3 sessions' in said, said
        for line in 3, 5:
            assert f'Line {line}: It is so far away' in said and 'years 1 to 9999' in said, said
    assert select('far.db', "SELECT 1 FROM patient WHERE name = 'B'") == []
    assert 'Sound.' in good('check', database, '--today', TODAY)
    assert '0 sessions imported' in partly(*options)


@tap.case('had such a row come in, a check would tell of its course')
def far_inside():
    database = sample('far-inside.db')
    with sqlite3.connect(database) as connection:
        course = connection.execute('SELECT course_id FROM session WHERE state = 1').fetchone()[0]
        connection.execute('UPDATE session SET day = ? WHERE state = 1 AND course_id = ?',
                           (datetime.date.max.toordinal(), course))
    said = partly('check', database, '--today', TODAY)
    assert 'cannot be planned: 1\n' in said and f'Course {course} ' in said, said


FAR = """[Protocol]
Format=1
Id={0}
Revision=1
Name={0}
Sessions=1
Sources=none
[Basis standard]
Name=Standard
Sources=none
[Spacing standard]
Basis=standard
From=previous
RecommendedTo=6 weeks
Sources=none
"""


@tap.case('one that leaves another course of the patient without a plan is refused, too')
def far_for_others():
    protocols = os.path.join(regimenctl.HOME, 'share', 'regimen', 'protocols')
    os.makedirs(protocols, exist_ok=True)
    for name in 'far-one', 'far-two':
        with open(os.path.join(protocols, f'{name}.protocol'), 'w', encoding='utf-8') as file:
            file.write(FAR.format(name))
    row = 'A,far-{},9999-{},{}\n'
    one, two = row.format('one', '11-25', 'face'), row.format('two', '12-20', 'face')
    elsewhere = row.format('one', '11-25', 'abdomen')
    # Both come at once, or one is there already; or they are not of the same skin.
    for number, (before, after, line) in enumerate((
            ('', one + two, 2), ('', two + one, 3), (two, one, 2), (one, two, 2),
            ('', elsewhere + two, None))):
        database = sample(f'far-{number}.db')
        options = ('--database', database, '--today', TODAY)
        if before:
            good('import', write('far.csv', 'Patient,Concern,Date,Areas\n' + before), *options)
        name = write('far.csv', 'Patient,Concern,Date,Areas\n' + after)
        said = (partly if line else good)('import', name, *options)
        told = re.findall('Line ([0-9]+): It is so far away that (.*) would lie outside', said)
        plan = 'the plan' if before == one else 'in the plan of another course of this patient'
        assert [number for number, _ in told] == ([str(line)] if line else []), said
        assert all(words.endswith(plan) for _, words in told), said
        assert 'Sound.' in good('check', database, '--today', TODAY)
        for course, in select(f'far-{number}.db', 'SELECT DISTINCT course_id FROM session'):
            good('plan', '--course', course, *options)


@tap.case('one that moves a session there leaves it where it is')
def moved_far():
    text = [line.split(',') for line in sessions.splitlines()]
    day, state = text[0].index('day'), text[0].index('state')
    booked = next(row for row in text[1:] if row[state] == 'booked')
    booked[day] = '9999-12-31'
    name = write('moved.csv', '\r\n'.join(','.join(row) for row in text))
    said = partly('import', name, '--database', first, '--today', TODAY)
    assert '1 row is refused' in said and '0 sessions imported' in said, said
    assert good('export', '--format', 'csv', '--database', first) == sessions


@tap.case('what is wrong is named, with what would be right')
def wrong():
    name = write('plain.csv', 'Date\n2026-01-01\n')
    options = ('import', name, '--database', first, '--course', course_of('first.db'))
    assert '--map: ' in refused(*options, '--map', 'day')
    assert 'device_name' in refused(*options, '--map', 'colour=Date')
    assert '--map: ' in refused(*options, '--map', 'day=Absent')
    assert '--date-order: ' in refused(*options, '--date-order', 'middle')
    assert '--separator: ' in refused(*options, '--separator', 'x')
    assert '--encoding: ' in refused(*options, '--encoding', 'ebcdic')
    assert '--what: ' in refused('export', '--format', 'csv', '--what', 'all', '--database', first)
    for other in ('json', 'pdf'):
        assert '--what: ' in refused('export', '--format', other, '--what', 'sessions',
                                     '--database', first)
    assert '--titles: ' in refused('export', '--format', 'csv', '--titles', 'full', '--database',
                                   first)
    assert '--format: ' in refused('import', path('x.json'), '--map', 'day=Date', '--database',
                                   first)
    assert '--course: ' in refused('import', name, '--database', first, '--course',
                                   '00000000-0000-4000-8000-000000000000')


tap.finish()
