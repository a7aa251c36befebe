"""What `regimenctl check` finds, and the exit status that says how bad it is."""
import os
import shutil
import sqlite3

import regimenctl
import tap

SOUND, REFUSED, USAGE, DAMAGED, WARNINGS = range(5)
home = regimenctl.HOME
TODAY = ('--today', '2026-11-24')
sound = os.path.join(home, 'sound.db')
made = regimenctl.run('sample', '--patients', '20', '--database', sound)
assert made.returncode == 0, made


def copy(name):
    path = os.path.join(home, name)
    shutil.copy(sound, path)
    return path


def change(name, *statements):
    """A copy in which something was changed, also what the schema does not allow."""
    path = copy(name)
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA foreign_keys = OFF')
        database.execute('PRAGMA ignore_check_constraints = ON')
        for statement in statements:
            database.execute(statement)
    return path


def check(path, status, *said):
    before = open(path, 'rb').read() if os.path.isfile(path) else None
    result = regimenctl.run('check', path, *TODAY)
    assert result.returncode == status, result
    for words in said:
        assert words in result.stdout + result.stderr, (words, result)
    if before is not None:
        assert open(path, 'rb').read() == before, 'it was written to'
    assert 'Sample Patient' not in result.stdout + result.stderr, 'a name was said'
    return result


def flawed(path):
    """A backup of it is refused, or says what it is of, as it does in the list."""
    folder = os.path.splitext(path)[0]
    os.mkdir(folder)
    path = shutil.copy(path, folder)
    made = regimenctl.run('backup', '--database', path)
    assert 'damaged' in made.stdout + made.stderr, made
    assert 'verified' not in made.stdout + made.stderr, made
    result = regimenctl.run('backup', '--list', '--database', path)
    listed = result.stdout
    assert 'verified' not in listed and result.stderr == '', result
    if 'There is no backup of' in listed:
        assert made.returncode in (REFUSED, DAMAGED) and result.returncode == 0, (made, result)
        assert not os.listdir(f'{folder}/backups'), made
    else:
        assert made.returncode == result.returncode == DAMAGED, (made, result)
        assert listed.count('made of a damaged file') == listed.count('\n') == 1, listed


def exported(path):
    """Whatever is written of it says that it is not all there was; what has none of it does not."""
    for kind in ('json', 'text', 'csv'):
        written = os.path.splitext(path)[0] + '.' + kind
        made = regimenctl.run('export', '--format', kind, '--to', written, '--database', path)
        assert made.returncode == DAMAGED and f'“{path}”' in made.stderr, made
        assert made.stderr.count('\n') == 1 and made.stdout == '', made
        # A table has no notes of a patient.
        assert kind == 'csv' or '\ufffdA' in open(written, encoding='utf-8').read()
    with sqlite3.connect(path) as database:
        theirs, *others = [row for row, in database.execute('SELECT id FROM patient ORDER BY rowid')]
    made = regimenctl.run('export', '--patient', theirs, '--database', path)
    assert made.returncode == DAMAGED, made
    regimenctl.good('export', '--patient', others[0], '--database', path)
    assert regimenctl.good('export', '--database', sound)


with sqlite3.connect(sound) as counted:
    numbers = {table: counted.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
               for table in ('patient', 'course', 'session')}

tap.run('a sound file is sound, and what it holds is counted', check, sound, SOUND, 'Sound.',
        *(f'{name}: {numbers[table]}' for name, table in
          (('Patients', 'patient'), ('Courses', 'course'), ('Sessions', 'session'))))

cases = {
    'a session whose course is gone': (DAMAGED, 'References to what is not there: 1', (
        "UPDATE session SET course_id = '00000000-0000-4000-8000-000000000000'"
        " WHERE rowid = (SELECT min(rowid) FROM session)",)),
    'a protocol that was altered': (DAMAGED, 'Protocols that were altered: 1', (
        "UPDATE protocol_copy SET content = content || ' '"
        " WHERE rowid = (SELECT min(rowid) FROM protocol_copy)",)),
    'a text that is none': (DAMAGED, 'Texts that are no text: 1', (
        "UPDATE patient SET notes = CAST(x'ff41' AS TEXT)"
        " WHERE rowid = (SELECT min(rowid) FROM patient)",)),
    'a value out of its range': (DAMAGED, 'Damaged places in pages and indexes: 1', (
        'UPDATE patient SET birth_day = -5 WHERE rowid = (SELECT min(rowid) FROM patient)',)),
    'a session that does not agree with its areas': (WARNINGS, 'agree with their areas: 1', (
        "UPDATE session SET areas = areas || ' neck'"
        " WHERE rowid = (SELECT min(rowid) FROM session)",)),
    'an area that nobody knows': (WARNINGS, 'Areas that nobody knows: 1', (
        "INSERT INTO area VALUES ('here', 'Here', 'nowhere', 1, 1)",)),
    'areas of a course that nobody knows': (WARNINGS, 'Areas that nobody knows: 2', (
        "UPDATE course SET areas = 'face nowhere'"
        " WHERE rowid = (SELECT min(rowid) FROM course)",
        "UPDATE course SET areas = 'neither nowhere'"
        " WHERE rowid = (SELECT max(rowid) FROM course)")),
    'areas of a course that the user added': (SOUND, 'Sound.', (
        "INSERT INTO area VALUES ('here', 'Here', 'face', 1, 1)",
        "UPDATE course SET areas = 'face here'")),
    'a file of a newer Regimen': (WARNINGS, 'newer', ('PRAGMA user_version = 999',)),
    'a file of an older Regimen': (WARNINGS, 'older', (
        'DROP TABLE undo', 'PRAGMA user_version = 1')),
    'a file of something else': (REFUSED, 'not a Regimen database', ('PRAGMA application_id = 5',)),
}
for number, (name, (status, words, statements)) in enumerate(cases.items()):
    path = change(f'case{number}.db', *statements)
    tap.run(f'{name} is told, by the exit status {status} too', check, path, status, words)
    if status == DAMAGED:
        tap.run(f'{name} is told by a backup too, which is none of a sound file', flawed, path)
tap.run('a text that is none is told by each export, which is written', exported,
        change('text.db', *cases['a text that is none'][2]))


PARTS = [(kind.upper(), name) for kind, name in sqlite3.connect(sound).execute(
    "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'")]
assert len(PARTS) > 15, PARTS


def lack(number, kind, name):
    """Whatever was dropped by hand is told by its name, with what to do, and nothing is counted."""
    path = change(f'part{number}.db', f'DROP {kind} {name}')
    result = check(path, DAMAGED, 'Parts of the database that are missing', f'    {kind} {name}\n',
                   'put a backup in its place, or salvage what is left')
    assert result.stderr == '' and 'Patients:' not in result.stdout, result


@tap.case('each table and each index that is missing is told')
def missing():
    for number, (kind, name) in enumerate(PARTS):
        lack(number, kind, name)


@tap.case('so are a column, and an index that is another')
def other_parts():
    for number, (name, *statements) in enumerate((
            ('patient.notes', 'ALTER TABLE patient DROP COLUMN notes'),
            ('course_digest.basis', 'DROP INDEX course_digest',
             'CREATE INDEX course_digest ON course (patient_id, id, protocol_copy, severity,'
             ' areas, start_day, stopped_day)'))):
        check(change(f'column{number}.db', *statements), DAMAGED,
              f'missing, so that no records were read: 1\n    COLUMN {name}\n')


@tap.case('what lacks an index is salvaged whole, and is sound then')
def salvaged():
    path = change('lacking.db', 'DROP INDEX course_digest')
    new = os.path.join(home, 'mended.db')
    regimenctl.good('salvage', path, '--to', new)
    check(new, SOUND, f"Courses: {numbers['course']}")


LAST_DAY = 3652059  # 9999-12-31
DONE, BOOKED = range(2)


def select(path, sql, *values):
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


def unplanned(name, reason, *statements):
    """A check tells of one course alone, which has no plan either where it is asked for."""
    path = change(name, *(statement.format(course=COURSE) for statement in statements))
    check(path, WARNINGS, 'Courses that cannot be planned: 1\n',
          f'Course {COURSE} of the patient {PATIENT}: {reason}', 'should be looked at')
    told = regimenctl.run('plan', '--course', COURSE, '--database', path, *TODAY)
    assert told.returncode == REFUSED, told


COURSE, PATIENT = select(sound, 'SELECT course_id, patient_id FROM session JOIN course'
                                ' ON course.id = course_id WHERE state = ? AND stopped_day = 0'
                                ' ORDER BY session.id LIMIT 1', DONE)[0]
NEVER = 'The session of 31 Dec 9999 leads to dates outside the years 1 to 9999: '
for number, (name, reason, sql) in enumerate((
        ('whose dates would lie outside of all years', NEVER,
         "UPDATE session SET day = {last}, state = {booked}"),
        ('with a session that is done and yet to come',
         'The session of 31 Dec 9999 is done, but that day is still to come: ',
         "UPDATE session SET day = {last}, state = {done}"),
        ('whose protocol lacks its basis', 'The protocol ',
         "UPDATE course SET basis = 'nobodys'"))):
    column = 'course_id' if 'session' in sql else 'id'
    owned = sql.format(last=LAST_DAY, done=DONE, booked=BOOKED) + f" WHERE {column} = '{{course}}'"
    tap.run(f'a course {name} is told with its reason', unplanned, f'plan{number}.db', reason,
            owned)


@tap.case('what is still to come on one day is not on a later one')
def later():
    for day, status in (('2020-01-01', WARNINGS), ('2026-11-24', SOUND)):
        result = regimenctl.run('check', sound, '--today', day)
        assert result.returncode == status, result
        assert ('still to come' in result.stdout) == (status == WARNINGS), result


@tap.case('a damaged page is told')
def page():
    path = copy('page.db')
    with open(path, 'r+b') as file:
        file.seek(4096 * 20)
        file.write(bytes(4096))
    check(path, DAMAGED)


@tap.case('an empty file is damage, and none is made where there is none')
def empty():
    path = os.path.join(home, 'empty.db')
    open(path, 'w', encoding='utf-8').close()
    check(path, DAMAGED, 'empty')
    check(os.path.join(home, 'none.db'), REFUSED, 'no file')
    assert not os.path.exists(os.path.join(home, 'none.db'))


@tap.case('a file that others may read is told')
def others():
    path = copy('others.db')
    os.chmod(path, 0o644)
    check(path, WARNINGS, 'Others on this computer')


@tap.case('a link and a folder are refused')
def no_file():
    link = os.path.join(home, 'link.db')
    os.symlink(sound, link)
    check(link, REFUSED, 'symbolic link')
    check(home, REFUSED)


@tap.case('without a file, the database is checked')
def own():
    result = regimenctl.run('check', *TODAY, REGIMEN_DATABASE=sound)
    assert result.returncode == SOUND and sound in result.stdout, result


@tap.case('what cannot be asked for is refused')
def usage():
    for words in (('a', 'b'), ('--quick',), ('a', '--today')):
        result = regimenctl.run('check', *words)
        assert result.returncode == USAGE and result.stderr.count('\n') == 1, result


@regimenctl.case_in('de_DE.UTF-8', 'it is said in German as well')
def german():
    result = regimenctl.run('check', sound, *TODAY, **regimenctl.GERMAN)
    assert result.returncode == SOUND and 'Sitzungen' in result.stdout, result


tap.finish()
