"""Plans of courses that are in a database, and the sample."""
import contextlib
import os
import resource
import shutil
import sqlite3
import subprocess

import jsonschema
import regimenctl
import tap

home = regimenctl.HOME
TODAY = '2026-11-24'
validator = jsonschema.Draft202012Validator(regimenctl.schema('plan'))


def make(name, *arguments, **variables):
    path = os.path.join(home, name)
    result = regimenctl.run('sample', '--database', path, *arguments, **variables)
    assert result.returncode == 0 and result.stderr == '', result
    return path, result.stdout


def content(path):
    """Every row of every table."""
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        tables = [row[0] for row in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {table: database.execute(f'SELECT * FROM "{table}"').fetchall()
                for table in tables}


def select(path, sql, *values):
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


sample, said = make('sample.db')
tap.ok('sample.db' in said and '12 ' in said and said.count('\n') == 1, 'it says what it made',
       said)
again, _ = make('again.db')
later, _ = make('later.db', TZ='Asia/Tokyo', LC_ALL='C')
tap.ok(content(sample) == content(again) == content(later),
       'the same number of patients gives the same practice, whenever and wherever it is made')
few, said = make('few.db', '--patients', '1')
tap.ok('1 ' in said and len(select(few, 'SELECT 1 FROM patient')) == 1, 'one patient is one', said)
many, _ = make('many.db', '--patients', '200')
tap.equal(len(select(many, 'SELECT 1 FROM patient')), 200, '200 patients are 200')
tap.equal(oct(os.stat(sample).st_mode & 0o777), '0o600', 'nobody else may read it')
tap.ok(all('Sample Patient' in row[0] for row in select(many, 'SELECT name FROM patient')),
       'every one is plainly invented')

courses = [row[0] for row in select(many, 'SELECT id FROM course ORDER BY id')]
before = open(many, 'rb').read()
statuses = set()


def check(course):
    plan = regimenctl.run_json('plan', '--course', course, '--database', many, '--today', TODAY)
    wrong = [error.message for error in validator.iter_errors(plan)]
    assert not wrong, wrong
    statuses.add(plan['status'])


for course in courses[:60]:
    tap.run(f'course {courses.index(course) + 1} of the sample obeys the schema', check, course)
tap.ok(len(statuses) >= 3, 'they stand in different places', sorted(statuses))
tap.equal(open(many, 'rb').read(), before, 'planning writes nothing to the database')


@tap.case('the database is that of --database, else that of REGIMEN_DATABASE, else the own one')
def places():
    course = select(sample, 'SELECT id FROM course ORDER BY id')[0][0]
    options = ('plan', '--course', course, '--today', TODAY)
    by_option = regimenctl.run_json(*options, '--database', sample)
    assert regimenctl.run_json(*options, REGIMEN_DATABASE=sample) == by_option
    assert regimenctl.run_json(*options, '--database', sample,
                               REGIMEN_DATABASE='/nowhere.db') == by_option
    own = regimenctl.run(*options)
    assert own.returncode == 1 and os.path.join(home, 'share') in own.stderr, own
    assert not os.path.exists(os.path.join(home, 'share', 'regimen')), 'asking makes no file'


@tap.case('a course is explained in words as well')
def text():
    course = select(sample, 'SELECT id FROM course ORDER BY id')[0][0]
    result = regimenctl.run('plan', '--course', course, '--database', sample, '--today', TODAY)
    assert result.returncode == 0 and 'Rules and sources' in result.stdout, result


@tap.case('before a session that is done there is no plan, and --today is named')
def before_done():
    done = select(sample, 'SELECT course_id FROM session WHERE state = 0 LIMIT 1')[0][0]
    result = regimenctl.run('plan', '--course', done, '--database', sample, '--today',
                            '1999-01-01')
    assert result.returncode == 1 and result.stderr.startswith('regimenctl: --today: '), result


@tap.case('a file that cannot be made whole is not left behind')
def full_disk():
    path = os.path.join(home, 'limited.db')
    import resource
    import subprocess

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))

    result = subprocess.run([regimenctl.PROGRAM, 'sample', '--database', path, '--patients', '50'],
                            capture_output=True, text=True, preexec_fn=limit,
                            env=regimenctl.environment())
    assert result.returncode == 1 and result.stderr.count('\n') == 1, result
    assert result.stderr.startswith('regimenctl: --database: ') and result.stdout == '', result
    assert not os.path.exists(path), 'half a database is left'


@tap.case('the UUID of a course may be in capitals')
def capitals():
    small, large = (regimenctl.run_json('plan', '--course', course, '--database', many, '--today',
                                        TODAY) for course in (courses[0], courses[0].upper()))
    assert small == large


@tap.case('a database of a newer program is planned from, and that is said')
def newer():
    path, _ = make('newer.db')
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA user_version = 999')
    course = select(path, 'SELECT id FROM course')[0][0]
    result = regimenctl.run('plan', '--course', course, '--database', path, '--today', TODAY)
    assert result.returncode == 0 and result.stdout != '', result
    assert 'newer' in result.stderr and result.stderr.count('\n') == 1, result


@tap.case('what would change a database of a newer program is refused in one sentence')
def newer_changed():
    path, _ = make('ahead.db')
    patient, course = select(path, 'SELECT patient_id, id FROM course')[0]
    everything = regimenctl.path('everything.json')
    regimenctl.good('export', '--database', path, everything)
    table = regimenctl.write('days.csv', 'Date\n2026-10-16\n')
    calendar = regimenctl.write('none.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n'
                                'END:VCALENDAR\r\n')
    with sqlite3.connect(path) as database:
        database.execute('PRAGMA user_version = 999')
    for arguments in (('import', everything), ('erase', patient, '--yes'),
                      ('import', table, '--course', course),
                      ('import', calendar, '--course', course)):
        told = regimenctl.refused(*arguments, '--database', path)
        assert told.startswith('regimenctl: --database: ') and told.count('newer Regimen') == 1, told


@tap.case('a quota that is exceeded names the file that was wanted, and leaves nothing')
def quota():
    folder = os.path.join(home, 'quota')
    os.mkdir(folder)
    result = subprocess.run(
        [regimenctl.PROGRAM, 'sample', '--database', f'{folder}/made.db'], text=True,
        capture_output=True, env=regimenctl.environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960)))
    assert result.returncode == 1 and result.stdout == '', result
    assert f'{folder}/made.db”' in result.stderr and '.new' not in result.stderr, result
    assert os.listdir(folder) == [], os.listdir(folder)


def leave_unfinished(path, name):
    """A copy of a database as it is left when a process is killed while it writes."""
    work, left = os.path.join(home, 'work.db'), os.path.join(home, name)
    shutil.copy(path, work)
    with contextlib.closing(sqlite3.connect(work, isolation_level=None)) as writer:
        writer.execute('PRAGMA cache_size = 5')
        writer.execute('BEGIN IMMEDIATE')
        writer.execute("UPDATE patient SET name = 'Half written'")
        writer.execute('CREATE TABLE filling AS SELECT randomblob(400000)')
        shutil.copy(work, left)
        shutil.copy(f'{work}-journal', f'{left}-journal')
    assert b'Half written' in open(left, 'rb').read(), 'nothing was written yet'
    return left


def read_unfinished(number, *arguments):
    left = leave_unfinished(sample, f'left{number}.db')
    whole, taken_back = (regimenctl.good(*(path if part is None else part for part in arguments))
                         for path in (sample, left))
    assert taken_back.replace(left, sample) == whole
    assert content(left) == content(sample)


planned = select(sample, 'SELECT id FROM course LIMIT 1')[0][0]
for number, arguments in enumerate((
        ('check', None, '--today', TODAY),
        ('plan', '--database', None, '--course', planned, '--today', TODAY),
        ('export', '--database', None), ('export', '--format', 'csv', '--database', None))):
    tap.run(f'{arguments[0]} takes back what a killed process left half written', read_unfinished,
            number, *arguments)


tap.finish()
