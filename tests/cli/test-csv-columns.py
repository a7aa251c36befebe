"""What the columns of a table hold is told by what they hold, and asked where nothing tells."""
import tap
from regimenctl import good, path, refused, write

TODAY = '2026-11-24'


def options(name, table):
    return ('import', table, '--database', path(f'{name}.db'), '--today', TODAY, '--concern',
            'acne-scars')


def exported(name):
    return good('export', '--format', 'csv', '--database', path(f'{name}.db'))


@tap.case('a column called time that holds days makes sessions, not patients')
def time_of_days():
    table = write('time.csv', 'Zeit;Patient;Areal;Tiefe;Notiz\n03.02.2026;Ana;Stirn;1,5;gut\n'
                  '10.03.2026;Ben;Kinn;1,0;\n')
    assert '2 sessions imported' in good(*options('time', table))
    assert 'Ana,acne-scars,2026-02-03' in exported('time'), exported('time')
    table = write('start.csv', 'Start,End,Client\n2026-02-03 14:30,2026-02-03 15:00,Ana\n')
    said = good(*options('start', table))
    assert 'This column is left out: “End”.' in said and '1 session imported' in said, said
    assert 'Ana,acne-scars,2026-02-03,14:30' in exported('start'), exported('start')


@tap.case('a table of sessions without their day is refused, and nobody comes in')
def no_day():
    table = write('none.csv', 'Client,Phone,Area,Depth\nAna,1,Face,1.5\n')
    said = refused(*options('none', table))
    assert '--map: Say which column holds the date of the sessions, or leave out those that are ' \
        'not of patients: “Area”, “Depth”. Give day=COLUMN.' in said, said
    assert '1 patient imported' in good(*options('none', table), '--map', 'none=Area', '--map',
                                        'none=Depth')


@tap.case('which of two columns with dates is the day is told by a title, or asked')
def two_days():
    table = write('told.csv', 'Created at;Behandelt am;Kunde\n01.02.2026;03.02.2026;Ana\n')
    said = good(*options('told', table))
    assert 'This column is left out: “Created at”.' in said, said
    assert '2026-02-03' in exported('told'), exported('told')
    table = write('asked.csv', 'Foo,Bar,Client\n2026-01-02,2026-02-03,Ana\n')
    said = refused(*options('asked', table))
    assert '--map: More than one column may hold the date of the sessions, and no title tells ' \
        'which: “Foo”, “Bar”. Say which it is. Give day=COLUMN.' in said, said
    good(*options('asked', table), '--map', 'day=Bar')
    assert '2026-02-03' in exported('asked'), exported('asked')


GUESS = 'The table was read as {}. If names look wrong, choose another encoding.\n{}'
LATIN = 'Western European (Windows-1252, Latin-1)'


@tap.case('a table that is not Unicode is read as it is told, and a guess is said')
def encodings():
    table = write('pl.csv', 'Date;Patient\n03.02.2026;Żółć, Łucja\n', 'cp1250')
    guess = GUESS.format(LATIN, '  Line 2: ¯ó³æ, £ucja\n')
    assert guess in good(*options('pl', table), '--dry-run')
    assert 'was read as' not in good(*options('pl', table), '--encoding', 'windows-1250')
    assert 'Żółć, Łucja' in exported('pl'), exported('pl')
    said = refused(*options('pl', table), '--encoding', 'windows-1200')
    assert 'is no encoding; give one of: utf-8, latin-1, utf-16le, utf-16be, windows-1250' in said
    said = refused(*options('pl', table), '--encoding', 'utf-8')
    assert 'Line 2 has bytes that are no characters in the encoding utf-8' in said, said


@tap.case('the first lines that hang on a guess are shown, each once')
def doubtful():
    rows = ['Date;Patient;Bemerkung', '03.02.2026;Ana;', '10.03.2026;Jürgen;früh',
            '14.04.2026;Jürgen;', '19.05.2026;Ana;Rötung', '23.06.2026;Zoë;', '28.07.2026;Käthe;']
    table = write('latin.csv', '\n'.join(rows) + '\n', 'latin-1')
    said = good(*options('latin', table), '--dry-run')
    shown = '  Line 3: Jürgen\n  Line 5: Rötung\n  Line 6: Zoë\n'
    assert GUESS.format(LATIN, shown) in said and 'Käthe' not in said, said


@tap.case('UTF-16 without a mark is a guess, and what is marked or valid is none')
def certain():
    text = 'Date;Patient\n03.02.2026;Żółć, Łucja\n'
    for encoding, name in (('utf-16-le', 'Unicode (UTF-16LE)'), ('utf-16-be', 'Unicode (UTF-16BE)')):
        said = good(*options('utf-16', write('utf-16.csv', text, encoding)), '--dry-run')
        assert GUESS.format(name, '  Line 2: Żółć, Łucja\n') in said, said
    for encoding in 'utf-16', 'utf-8', 'utf-8-sig':
        said = good(*options('marked', write('marked.csv', text, encoding)), '--dry-run')
        assert 'was read as' not in said and '1 session will be added' in said, said
    plain = write('plain.csv', 'Date;Patient\n03.02.2026;Ana\n')
    assert 'was read as' not in good(*options('plain', plain), '--dry-run')


tap.finish()
