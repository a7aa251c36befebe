"""Everything out of a database and into another, and what a file from elsewhere may not do."""
import fcntl
import json
import os
import re
import resource
import signal
import sqlite3
import stat
import subprocess
import time

import jsonschema
import regimenctl
import tap
from regimenctl import good, partly, path, refused

home = regimenctl.HOME
validator = jsonschema.Draft202012Validator(regimenctl.schema('archive'))

good('sample', '--patients', '40', '--database', path('sample.db'))
good('export', '--database', path('sample.db'), '--to', path('sample.json'))
with open(path('sample.json'), encoding='utf-8') as opened:
    archive = json.load(opened)
patient = archive['patients'][0]
course = next(course for patient in archive['patients'] for course in patient['courses']
              if course['sessions'] and course['sessions'][0]['zones'])


tap.run('archive.schema.json is a schema', validator.check_schema, validator.schema)


@tap.case('what is exported obeys the schema, the whole and one patient alone')
def obeys():
    one = json.loads(good('export', '--database', path('sample.db'), '--patient', patient['id']))
    for value in archive, one:
        wrong = [f'{list(error.absolute_path)}: {error.message}'
                 for error in validator.iter_errors(value)]
        assert not wrong, wrong[:5]
    assert [each['id'] for each in one['patients']] == [patient['id']] and one['mode'] is None
    assert len(archive['patients']) == 40 and archive['mode'] == 'patients'


tap.equal(oct(os.stat(path('sample.json')).st_mode & 0o777), '0o600',
          'nobody else may read an export')


@tap.case('what is imported into nothing is exported the same, and again it changes nothing')
def round_trip():
    good('import', path('sample.json'), '--database', path('first.db'))
    good('export', '--database', path('first.db'), '--to', path('first.json'))
    said = good('import', path('first.json'), '--database', path('second.db'))
    assert said.startswith('Added: 40 patients'), said
    again = good('export', '--database', path('second.db'))
    for name in ('sample.json', 'first.json'):
        with open(path(name), encoding='utf-8') as file:
            assert file.read() == again, name
    said = good('import', path('first.json'), '--database', path('second.db'))
    assert said.startswith('Were here already, the same: 40 patients') and said.count('\n') == 1
    assert good('export', '--database', path('second.db')) == again
    assert os.listdir(path('backups')), 'a backup is made before an import'


@tap.case('a sample goes into another database as it is, with the time of each record')
def sample_again():
    good('sample', '--patients', '7', '--database', path('seven.db'))
    good('export', '--database', path('seven.db'), '--to', path('seven.json'))
    good('import', path('seven.json'), '--database', path('other-seven.db'))
    with open(path('seven.json'), encoding='utf-8') as file:
        text = file.read()
    assert text == good('export', '--database', path('other-seven.db'))


@tap.case('two files in one are refused, and not one of them left out')
def two_in_one():
    with open(path('sample.json'), encoding='utf-8') as file:
        text = file.read()
    regimenctl.write('two.json', text + text)
    said = refused('import', path('two.json'), '--database', path('never.db'))
    assert f'line {text.count(chr(10)) + 1}, column ' in said and 'two in one' in said, said
    assert not [name for name in os.listdir(home) if name.startswith('never.db')]


@tap.case('a dry run says what would be done, and does nothing')
def dry_run():
    good('sample', '--patients', '1', '--database', path('dry.db'))
    before = good('export', '--database', path('dry.db'))
    said = good('import', path('sample.json'), '--database', path('dry.db'), '--dry-run')
    assert 'Will be added: 39 patients' in said, said
    assert good('export', '--database', path('dry.db')) == before


@tap.case('what is here with other content is kept and told of, or replaced where that was asked')
def conflict():
    changed = json.loads(json.dumps(archive))
    changed['patients'][0]['notes'] = 'Otherwise'
    regimenctl.write('changed.json', json.dumps(changed))
    good('import', path('sample.json'), '--database', path('conflict.db'))
    said = partly('import', path('changed.json'), '--database', path('conflict.db'))
    assert 'Left out: 1 patient.' in said and 'is kept' in said, said
    assert 'Otherwise' not in good('export', '--database', path('conflict.db'))
    said = good('import', path('changed.json'), '--database', path('conflict.db'), '--replace')
    assert 'Replaced: 1 patient.' in said, said
    assert 'Otherwise' in good('export', '--database', path('conflict.db'))


@tap.case('a file that is there is not written over, unless that is asked for')
def no_force():
    regimenctl.write('there.json', 'mine')
    said = refused('export', '--database', path('sample.db'), '--to', path('there.json'))
    assert '--to' in said and '--force' in said, said
    with open(path('there.json'), encoding='utf-8') as file:
        assert file.read() == 'mine'
    good('export', '--database', path('sample.db'), '--to', path('there.json'), '--force')
    with open(path('there.json'), encoding='utf-8') as file:
        assert json.load(file) == archive
    assert not [name for name in os.listdir(home) if name.endswith('.new')], os.listdir(home)


@tap.case('only a file is replaced, and in a folder that is there')
def no_file():
    os.mkfifo(path('pipe'))
    os.symlink('pipe', path('to-pipe'))
    for name in ('pipe', 'to-pipe', '', 'none/'):
        said = refused('export', '--database', path('sample.db'), '--to', path(name), '--force')
        assert said.startswith('regimenctl: --to: '), said
    assert stat.S_ISFIFO(os.lstat(path('pipe')).st_mode) and os.path.islink(path('to-pipe'))
    said = refused('export', '--database', path('sample.db'), '--to', path('none/x.json'))
    assert 'no folder for' in said, said


@tap.case('a link stays, and what it points to is written')
def links():
    export = ('export', '--database', path('sample.db'), '--force', '--to')
    os.mkdir(path('shared'))
    for name, target in (('new', 'shared/new.json'), ('circle', 'circle'), ('lost', 'none/x.json'),
                         ('own', path('sample.db'))):
        os.symlink(target, path(name))
    for _ in range(2):
        good(*export, path('new'))
        with open(path('shared/new.json'), encoding='utf-8') as file:
            assert json.load(file) == archive
    assert os.readlink(path('new')) == 'shared/new.json', os.readlink(path('new'))
    assert os.listdir(path('shared')) == ['new.json'], os.listdir(path('shared'))
    for name, why in (('circle', 'leads in a circle'), ('lost', 'points into a folder that is not '
                      'there'), ('own', 'was left as it is')):
        told = refused(*export, path(name))
        assert told.startswith('regimenctl: --to: ') and why in told, told
        assert os.path.islink(path(name)), name


@tap.case('standard output has the names that it has for other programs')
def standard_output():
    for name in ('-', '/dev/stdout', '/dev/fd/1'):
        said = good('export', '--database', path('sample.db'), '--to', name)
        assert said == good('export', '--database', path('sample.db')), name
    assert not os.path.exists('-')


@tap.case('the file to write may stand alone, once')
def alone():
    words = ('export', '--format', 'json', '--database', path('sample.db'))
    assert good(*words, path('alone.json')) == ''
    with open(path('alone.json'), encoding='utf-8') as written:
        assert written.read() == good(*words)
    for more in ((path('second.json'),), ('--to', path('second.json'))):
        said = refused(*words, path('other.json'), *more, status=2)
        assert 'is too much' in said, said
    assert not os.path.exists(path('other.json')) and not os.path.exists(path('second.json'))


@tap.case('without a format, the ending of the name says it, and otherwise it is JSON')
def endings():
    words = ('export', '--database', path('sample.db'))
    for name, form in (('a.json', 'json'), ('a.CSV', 'csv'), ('a.ics', 'ics'), ('a.txt', 'text'),
                       ('a.text', 'text'), ('a.csv.new', 'json'), ('a', 'json')):
        good(*words, path(name))
        with open(path(name), encoding='utf-8') as written:
            assert written.readline() == good(*words, '--format', form).splitlines(True)[0], name
    assert '--course' in refused(*words, path('a.pdf'), status=2)


@tap.case('of an empty name each command says the same')
def empty_names():
    said = {refused(*words, status=2) for words in (
        ('restore', ''), ('check', ''), ('import', ''), ('export', ''),
        ('salvage', '', '--to', path('new.db')))}
    assert said == {'regimenctl: FILE: it was given an empty name; give the name of a file\n'}, said


@tap.case('as a text, everything that is told can be read')
def readable():
    text = good('export', '--database', path('sample.db'), '--format', 'text', '--patient',
                patient['id'])
    told = [patient['name']] + [value for value in (patient['contact'] or {}).values()
                                if isinstance(value, str) and '@' in value]
    told += [product['lot'] for each in patient['courses'] for session in each['sessions']
             for product in session['products']]
    assert all(word in text for word in told if word), told
    german = good('export', '--database', path('sample.db'), '--format', 'text',
                  **regimenctl.GERMAN)
    assert 'Patient' in german


@tap.case('as a text, a course has the names that people know, and no ids')
def names():
    text = good('export', '--database', path('sample.db'), '--format', 'text')
    assert '    Concern: Acne scars\n    Basis of the spacing: Every 4 to 6 weeks\n' in text, text
    assert 'acne-scars' not in text and 'standard' not in text and 'revision' not in text, text
    assert 'UTC' not in text and 'First saved: ' in text, text
    good('sample', '--patients', '3', '--database', path('two.db'))
    with sqlite3.connect(path('two.db')) as database:
        content = database.execute("SELECT content FROM protocol_copy WHERE protocol_id = "
                                   "'collagen-induction'").fetchone()[0]
        content = re.sub('^Name=.*', 'Name=Acne scars', content, count=1, flags=re.MULTILINE)
        database.execute("UPDATE protocol_copy SET content = ? WHERE protocol_id = "
                         "'collagen-induction'", (content,))
    text = good('export', '--database', path('two.db'), '--format', 'text')
    assert 'Concern: Acne scars (collagen-induction)\n' in text, text
    assert 'Concern: Acne scars (acne-scars)\n' in text, text


@regimenctl.case_in('de_DE.UTF-8', 'in German they are German')
def german_names():
    text = good('export', '--database', path('sample.db'), '--format', 'text',
                **regimenctl.GERMAN)
    assert ': Aknenarben\n' in text and ': Alle 4 bis 6 Wochen\n' in text, text


def spoilt(change):
    """The sentence that a changed archive is refused with; the database stays as it is."""
    value = json.loads(json.dumps(archive))
    change(value)
    regimenctl.write('spoilt.json', json.dumps(value))
    before = good('export', '--database', path('second.db'))
    said = refused('import', path('spoilt.json'), '--database', path('second.db'), '--replace')
    assert good('export', '--database', path('second.db')) == before
    return said


def find(value):
    """The sessions of the first course with zones, and the path to the first of them."""
    for i, each in enumerate(value['patients']):
        for j, of in enumerate(each['courses']):
            if of['sessions'] and of['sessions'][0]['zones']:
                return of['sessions'], f'patients[{i}].courses[{j}].sessions[0]'
    raise AssertionError


SPOILT = {
    'a depth out of range': (lambda value: find(value)[0][0]['zones'][0].update(depth='4.00 mm'),
                             find(archive)[1] + '.zones[0].depth: 4.00 mm is more than 3.50 mm'),
    'an unknown member': (lambda value: value['patients'][0].update(nots=''), 'patients[0].nots'),
    'a text for a number': (lambda value: find(value)[0][0].update(pain='3'), '.pain: a whole'),
    'a number for a text': (lambda value: value['patients'][0].update(name=3), 'patients[0].name'),
    'a pain of minus one': (lambda value: find(value)[0][0].update(pain=-1), '.pain: -1 is'),
    'a number beyond 32 bits': (lambda value: find(value)[0][0].update(length=2 ** 32),
                                '.length: 4294967296 is'),
    'no name': (lambda value: value['patients'][0].pop('name'), 'patients[0].name: it must'),
    'a day that is none': (lambda value: find(value)[0][0].update(day='2026-02-30'), '.day: '),
    'an id twice': (lambda value: value['patients'][1].update(id=patient['id']),
                    'patients[1].id: '),
    'an id that is none': (lambda value: value['patients'][1].update(id='me'), 'patients[1].id: '),
    'a state that is none': (lambda value: find(value)[0][0].update(state='over'), 'booked'),
    'an area twice': (lambda value: find(value)[0][0]['zones'].append(
        find(value)[0][0]['zones'][0]), '.zones[1].area: '),
    'a protocol after the last': (lambda value: value['patients'][0]['courses'][0].update(
        protocol=len(value['protocols'])), 'patients[0].courses[0].protocol: '),
    'a protocol before the first': (lambda value: value['patients'][0]['courses'][0].update(
        protocol=-1), 'patients[0].courses[0].protocol: '),
    'a protocol that is none': (lambda value: value['protocols'][0].update(text='[Protocol]'),
                                '.protocol: '),
    'an area in none': (lambda value: value['areas'].append(
        {'id': 'toe', 'name': 'Toe', 'parent': 'nowhere'}), 'toe'),
    'a newer version': (lambda value: value.update(version=2), 'version: '),
    'something else': (lambda value: value.update(format='other'), 'not a file that Regimen'),
    'a text that is too long': (lambda value: value['patients'][0].update(notes='x' * 1100000),
                                'patients[0].notes: '),
    'half a character': (lambda value: value['patients'][0].update(notes='\ud800'),
                         'half of a character'),
}
for title, (how, words) in SPOILT.items():
    def check(how=how, words=words):
        said = spoilt(how)
        assert words in said, said
    tap.run(f'{title} is refused with its place', check)


BROKEN = {
    'nothing': '', 'half of it': json.dumps(archive)[:5000], 'a list': '[]', 'words': 'hello',
    'a comment': '/* */{}', 'a member twice': '{"format": "regimen-archive", "format": "x"}',
    'a number without end': '{"version": ' + '9' * 30 + '}',
    'nesting without end': '[' * 200000, 'objects without end': '{"a":' * 200000,
    'a zero': '{"format": "a\\u0000"}', 'an open text': '{"format": "a',
    'other quotation marks': "{'format': 'x'}",
}
for title, text in BROKEN.items():
    def check(text=text):
        regimenctl.write('broken.json', text)
        refused('import', path('broken.json'), '--database', path('none.db'))
        assert not os.path.exists(path('none.db')), 'a database was made of it'
    tap.run(f'{title} is refused, and no database is made', check)


@regimenctl.case_in('de_DE.UTF-8', 'what is no JSON is said in German as well')
def german_syntax():
    regimenctl.write('broken.json', '{"format": "regimen-archive",\n "version": 1,}')
    result = regimenctl.run('import', path('broken.json'), '--database', path('none.db'),
                            **regimenctl.GERMAN)
    assert result.returncode == 1 and 'Zeile 2, Spalte 15: nach einem Komma' in result.stderr, result


@tap.case('bytes that are no UTF-8 are refused')
def latin():
    with open(path('latin.json'), 'wb') as file:
        file.write(json.dumps(archive, ensure_ascii=False).replace('Sample Patient 1', 'Señor', 1)
                   .encode('latin-1', 'replace'))
    said = refused('import', path('latin.json'), '--database', path('none.db'))
    assert re.search(r'line \d+, column \d+: it is not UTF-8', said), said
    with open(path('zero.json'), 'wb') as file:
        file.write(json.dumps(archive, indent=1).encode().replace(b'Sample', b'Sam\0ple', 1))
    said = refused('import', path('zero.json'), '--database', path('none.db'))
    assert re.search(r'line \d+, column \d+: a text must not have a zero', said), said


@tap.case('of what is wrong no more is quoted than helps to find it')
def long_values():
    for where, member in (('patients', 'birth_day'), ('patients', 'id'), ('patients', 'x' * 5000),
                          ('history', 'course_id')):
        changed = json.loads(json.dumps(archive))
        changed[where][0][member] = 'ß' * 100000
        regimenctl.write('long.json', json.dumps(changed))
        said = refused('import', path('long.json'), '--database', path('none.db'))
        assert f'{where}[0].{member[:60]}' in said and len(said) < 400, said


@tap.case('a version that there never was is not called a newer one')
def no_version():
    for version, words in ((0, 'not a file that Regimen exported'), (2, 'a newer Regimen'),
                           (99999999999999999999, 'version: a newer Regimen')):
        regimenctl.write('version.json', json.dumps({**archive, 'version': version}))
        assert words in refused('import', path('version.json'), '--database', path('none.db'))


@tap.case('a command line that is not understood does nothing')
def usage():
    refused('import', status=2)
    refused('import', 'a', 'b', status=2)
    refused('export', 'a', 'b', status=2)
    refused('export', '--format', 'docx', '--database', path('sample.db'))
    refused('export', '--patient', 'me', '--database', path('sample.db'))
    refused('export', '--patient', '00000000-0000-4000-8000-000000000000', '--database',
            path('sample.db'))
    refused('import', path('nowhere.json'), '--database', path('second.db'))
    refused('import', home, '--format', 'json', '--database', path('second.db'))
    refused('import', path('sample.db'), '--database', path('second.db'))


@tap.case('an export that does not fit on the disk leaves what was there')
def full_disk():
    regimenctl.write('kept.json', 'mine')
    before = sorted(os.listdir(home))

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    result = subprocess.run([regimenctl.PROGRAM, 'export', '--database', path('sample.db'), '--to',
                             path('kept.json'), '--force'], capture_output=True, text=True,
                            preexec_fn=limit, env=regimenctl.environment())
    assert result.returncode == 1 and result.stderr.startswith('regimenctl: --to: '), result
    with open(path('kept.json'), encoding='utf-8') as file:
        assert file.read() == 'mine'
    assert sorted(os.listdir(home)) == before


def wait_until_idle(process):
    """Returns once the process waits for something, and has done so for a quarter of a second."""
    idle, last = 0, None
    while idle < 5:
        time.sleep(0.05)
        with open(f'/proc/{process.pid}/stat', encoding='ascii') as file:
            state, *numbers = file.read().rpartition(')')[2].split()
        idle = idle + 1 if (state, numbers[10:12]) == ('S', last) else 0
        last = numbers[10:12]


@tap.case('an import that is interrupted where nothing was leaves nothing, or is acknowledged')
def interrupted():
    before = sorted(os.listdir(home))
    command = [regimenctl.PROGRAM, 'import', path('sample.json'), '--database', path('late.db')]
    begun = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=regimenctl.environment())
    longest = time.monotonic() - begun
    os.remove(path('late.db'))
    stopped = 0
    for step in range(12):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, env=regimenctl.environment())
        time.sleep(longest * (step + 1) / 14)
        process.send_signal(signal.SIGINT)
        said = process.communicate()[0]
        if said:
            os.remove(path('late.db'))
        stopped += not said
        left = [name for name in os.listdir(home)
                if name not in before and not name.endswith('-journal')]
        assert not left, f'{left} after {step + 1} of 14 parts, which said {said}'
    assert stopped > 0


@tap.case('an import that is interrupted once all is in still says so')
def interrupted_late():
    # A full pipe: the command waits where it wants to say what it did.
    heard, said = os.pipe()
    room = fcntl.fcntl(said, fcntl.F_SETPIPE_SZ, 4096)
    os.write(said, b'.' * room)
    process = subprocess.Popen([regimenctl.PROGRAM, 'import', path('sample.json'), '--database',
                                path('late.db')], stdout=said, env=regimenctl.environment())
    os.close(said)
    wait_until_idle(process)
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    with os.fdopen(heard, 'rb') as pipe:
        words = pipe.read()[room:].decode()
    assert words.startswith('Added: '), words
    assert process.wait() == 0
    os.remove(path('late.db'))


@tap.case('an import that was told not to heed a hangup goes on')
def unheeded():
    for step in range(6):
        process = subprocess.Popen([regimenctl.PROGRAM, 'import', path('sample.json'),
                                    '--database', path('late.db')], stdout=subprocess.PIPE,
                                   env=regimenctl.environment(),
                                   preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        while not os.path.exists(path('late.db')) and process.poll() is None:
            time.sleep(0.001)
        time.sleep(step / 100)
        process.send_signal(signal.SIGHUP)
        said = process.communicate()[0]
        assert process.returncode == 0 and said.startswith(b'Added: '), (process.returncode, said)
        os.remove(path('late.db'))


def altered(name, sql):
    """A database with a damaged protocol, and the courses that have a copy of that."""
    good('sample', '--patients', '5', '--database', path(name))
    with sqlite3.connect(path(name)) as database:
        copy, = database.execute('SELECT id FROM protocol_copy ORDER BY id LIMIT 1').fetchone()
        database.execute(f'UPDATE protocol_copy SET {sql} WHERE id = ?', (copy,))
        return database.execute('SELECT c.id, patient_id, p.protocol_id FROM course c'
                                ' JOIN protocol_copy p ON p.id = c.protocol_copy'
                                ' WHERE p.id = ?', (copy,)).fetchall()


@tap.case('what could not be imported is not exported, and the protocol and the courses are named')
def unfit():
    for number, sql in enumerate(("content = substr(content, 1, 50)", "content = content || ' '",
                                  "content = CAST(zeroblob(4096) AS TEXT)", 'revision = 99')):
        name = f'altered{number}.db'
        courses = altered(name, sql)
        told = refused('export', '--database', path(name), '--to', path('altered.json'))
        assert not os.path.exists(path('altered.json'))
        assert 'could not be imported' in told and 'salvage' in told, told
        for course, _patient, protocol in courses:
            assert course in told and protocol in told, (course, told)


@tap.case('one patient is exported, unless the damage is theirs')
def unfit_patient():
    (course, owner, _protocol), *_others = courses = altered('theirs.db', "content = 'x'")
    told = refused('export', '--database', path('theirs.db'), '--patient', owner)
    assert course in told, told
    with sqlite3.connect(path('theirs.db')) as database:
        others = {row[0] for row in database.execute('SELECT id FROM patient')}
    others -= {row[1] for row in courses}
    assert others
    for other in others:
        one = good('export', '--database', path('theirs.db'), '--patient', other)
        regimenctl.write('other.json', one)
        good('import', path('other.json'), '--database', path(f'{other}.db'))


SPOILT = {
    'sessions': ('pain: 99', 'UPDATE session SET pain = 99'),
    'birth': ('birth', 'UPDATE patient SET birth_day = -5'),
}


@tap.case('a value that could not be imported is not exported either, and it is said where it is')
def spoilt():
    for name, (words, sql) in SPOILT.items():
        database = f'spoilt-{name}.db'
        good('sample', '--patients', '2', '--database', path(database))
        with sqlite3.connect(path(database)) as connection:
            connection.execute('PRAGMA ignore_check_constraints = ON')
            connection.execute(sql)
        told = refused('export', '--database', path(database), '--to', path('unfit.json'))
        assert 'patients[' in told and words in told and 'could not be imported' in told, told
        assert not os.path.exists(path('unfit.json'))
        # A table of it is better than nothing.
        good('export', '--format', 'csv', '--database', path(database), '--to', path(f'{name}.csv'))


tap.finish()
