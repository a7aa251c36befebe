"""What comes back of a damaged database: every row whose own pages are sound."""
import configparser
import os
import pathlib
import random
import shutil
import sqlite3
import sys

import pages
import regimenctl
import tap

FULL = '--full' in sys.argv
PLACES = 20
home = regimenctl.HOME
sound = os.path.join(home, 'sound.db')
damaged = os.path.join(home, 'damaged.db')
salvaged = os.path.join(home, 'salvaged.db')
made = regimenctl.run('sample', '--patients', '50', '--database', sound)
assert made.returncode == 0, made
original = open(sound, 'rb').read()
disk = pages.File(original)
# What can be undone is not salvaged.
TABLES = sorted(name for name in disk.tables() if name != 'undo')
# A number that is the key is not in the row itself.
NUMBERED = ('history',)
PARTS = ('session_zone', 'session_product')
chance = random.Random(3)


def list_rows():
    """Every row of every table with the pages that it lies on."""
    for table in TABLES:
        for rowid, values, where in disk.rows(disk.tables()[table]):
            yield table, tuple([rowid] + values[1:] if table in NUMBERED else values), where


ROWS = list(list_rows())


# Where the salvaged file was, which is in no other.
OWN_SETTINGS = ('former-files',)


def read(path):
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        assert database.execute('PRAGMA integrity_check').fetchone() == ('ok',)
        assert database.execute('PRAGMA foreign_key_check').fetchall() == []
        content = {table: set(database.execute(f'SELECT * FROM "{table}"')) for table in TABLES}
    content['setting'] = {row for row in content['setting'] if row[0] not in OWN_SETTINGS}
    return content


def find_lost(content, bad):
    """Rows on sound pages that are not in `content` as they were."""
    sessions = {row[0] for row in content['session']}
    return [(table, row) for table, row, where in ROWS
            if not where & bad and row not in content[table]
            # A part of a session of which nothing at all is left has nowhere to go.
            and not (table in PARTS and row[0] not in sessions)]


def salvage(data, **variables):
    with open(damaged, 'wb') as file:
        file.write(data)
    if os.path.exists(salvaged):
        os.unlink(salvaged)
    result = regimenctl.run('salvage', damaged, '--to', salvaged, **variables)
    assert open(damaged, 'rb').read() == data, 'the damaged file was touched'
    return result


def zero(number):
    data = bytearray(original)
    data[(number - 1) * disk.size:number * disk.size] = bytes(disk.size)
    return bytes(data), {number}


def flip(number):
    data = bytearray(original)
    data[(number - 1) * disk.size + chance.randrange(disk.size)] ^= 1 << chance.randrange(8)
    return bytes(data), {number}


def cut(number):
    length = (number - 1) * disk.size + chance.randrange(disk.size)
    return original[:length], set(range(number, disk.count + 1))


def spoil(number):
    """Noise where a page was."""
    data = bytearray(original)
    data[(number - 1) * disk.size:number * disk.size] = chance.randbytes(disk.size)
    return bytes(data), {number}


def choose(first):
    everything = list(range(first, disk.count + 1))
    return everything if FULL else sorted(chance.sample(everything, PLACES))


def try_everywhere(damage, first=1):
    kept = gone = 0
    for number in choose(first):
        data, bad = damage(number)
        result = salvage(data)
        assert result.returncode in (0, 4), (number, result)
        lost = find_lost(read(salvaged), bad)
        assert lost == [], (number, len(lost), lost[:3])
        kept += sum(not where & bad for _, _, where in ROWS)
        gone += sum(bool(where & bad) for _, _, where in ROWS)
    tap.note(f'{len(choose(first))} places, {kept} rows on sound pages, all back; {gone} on others')
    assert gone > 0, 'nothing was damaged'


tap.equal(len(ROWS), sum(len(rows) for rows in read(sound).values()),
          'the second opinion sees every row')
result = salvage(original)
tap.ok(result.returncode == 0 and read(salvaged) == read(sound),
       'of a sound database everything comes back', result)
tap.equal(oct(os.stat(salvaged).st_mode & 0o777), '0o600', 'nobody else may read it')
tap.run('every row comes back that is on a sound page, where one is zero', try_everywhere, zero)
tap.run('every row comes back that is on a sound page, where a bit flipped', try_everywhere, flip)
tap.run('every row comes back that is on a sound page, where one is noise', try_everywhere, spoil)
tap.run('every row comes back that is on a sound page, where the end is gone', try_everywhere,
        cut, 8)


@tap.case('the comparison notices a row that is missing, and one that is altered')
def control():
    data, bad = zero(disk.count // 2)
    assert salvage(data).returncode in (0, 4)
    for table in ('patient', 'course', 'session', 'history'):
        content = read(salvaged)
        there = next(row for name, row, where in ROWS if name == table and not where & bad)
        content[table].remove(there)
        assert find_lost(content, bad) == [(table, there)]
        content[table].add(there[:-1] + ('altered',))
        assert find_lost(content, bad) == [(table, there)]


def roots(*tables):
    """The file without the pages at the top of the trees of `tables`."""
    data = bytearray(original)
    bad = {disk.tables()[table] for table in tables}
    for number in bad:
        data[(number - 1) * disk.size:number * disk.size] = bytes(disk.size)
    return bytes(data), bad


@tap.case('the trees themselves are not needed, nor the schema')
def without_trees():
    data, bad = roots('patient', 'course', 'session', 'session_zone', 'history')
    data = bytes(disk.size) + data[disk.size:]
    result = salvage(data)
    assert result.returncode == 4 and result.stderr == '', result
    assert find_lost(read(salvaged), bad | {1}) == []


def leaves(table):
    return {number for name, _, where in ROWS if name == table for number in where}


def without(*tables):
    data = bytearray(original)
    bad = set().union(*(leaves(table) for table in tables))
    for number in bad:
        data[(number - 1) * disk.size:number * disk.size] = bytes(disk.size)
    return bytes(data), bad


@tap.case('what is lost in a table comes back in part from its index')
def indexes():
    data, _ = without('patient', 'course', 'session')
    result = salvage(data)
    content, before = read(salvaged), read(sound)
    assert {row[:2] for row in content['patient']} == {row[:2] for row in before['patient']}
    assert {row[:3] for row in content['course']} == {row[:3] for row in before['course']}
    assert {row[:4] for row in content['session']} == {row[:4] for row in before['session']}
    assert '50 in part' in result.stdout, result.stdout


@tap.case('the protocols of the courses are found again among those at hand')
def protocols():
    data, _ = without('protocol_copy')
    assert salvage(data).returncode == 4
    assert read(salvaged)['protocol_copy'] == read(sound)['protocol_copy']


@tap.case('sessions whose course is gone altogether stay together, and belong to their patient')
def without_courses():
    data, _ = without('course')
    schema = {values[1]: values[3] for _, values, _ in disk.rows(1) if values[0] == 'index'}
    data = bytearray(data)
    for _, _, where in disk.rows(schema['course_digest']):
        for number in where:
            data[(number - 1) * disk.size:number * disk.size] = bytes(disk.size)
    result = salvage(bytes(data))
    content, before = read(salvaged), read(sound)
    assert {row[:2] for row in content['session']} == {row[:2] for row in before['session']}
    owners = {row[0]: row[1] for row in before['course']}
    for course in content['course']:
        assert owners[course[0]] == course[1], 'another patient'
        plan = regimenctl.run_json('plan', '--course', course[0], '--database', salvaged,
                                   '--today', '2100-01-01')
        assert plan['status'] == 'stopped' and plan['next'] is None, plan
    assert 'made' in result.stdout, result.stdout


@tap.case('where nothing is left there is no file, and that is said in one line')
def nothing_left():
    for data in (bytes(len(original)), os.urandom(40960), b'not a database'):
        result = salvage(data)
        assert result.returncode == 1 and result.stdout == '', result
        assert result.stderr.count('\n') == 1 and damaged in result.stderr, result
        assert not os.path.exists(salvaged)
    assert [name for name in os.listdir(home) if '.new' in name] == []


@tap.case('a file that is there is not written over')
def no_overwriting():
    assert salvage(original).returncode == 0
    before = open(salvaged, 'rb').read()
    for to in (salvaged, damaged):
        result = regimenctl.run('salvage', damaged, '--to', to)
        assert result.returncode == 1 and result.stdout == '', result
    assert open(salvaged, 'rb').read() == before


@tap.case('where backups stay in another folder is said, and the new file finds them there')
def backups_elsewhere():
    away = os.path.join(home, 'away')
    to = os.path.join(away, 'new.db')
    backups = os.path.join(os.path.realpath(home), 'backups')
    os.mkdir(away)
    with open(damaged, 'wb') as file:
        file.write(original)
    regimenctl.good('backup', '--database', damaged)
    beside = salvage(original)
    assert backups not in beside.stdout, beside
    with open(damaged, 'wb') as file:
        file.write(zero(disk.count // 2)[0])
    result = regimenctl.run('salvage', damaged, '--to', to)
    told = [line for line in result.stdout.splitlines() if backups in line]
    assert told == [f'1 backup of the damaged file stays in {backups}; the new file finds it '
                    'there.'], result
    assert regimenctl.good('backup', '--list', '--database', to).count(backups) == 1
    os.rename(backups, backups + '.gone')
    assert 'There is no backup of' in regimenctl.good('backup', '--list', '--database', to)


@tap.case('it is remembered where the new file is, with nothing of what is in it')
def remembered():
    known = os.path.join(home, 'share', 'regimen', 'salvaged')
    shutil.rmtree(known, ignore_errors=True)
    assert salvage(original).returncode == 0
    path, = (os.path.join(known, name) for name in os.listdir(known))
    with open(path, encoding='utf-8') as file:
        keys = configparser.ConfigParser(interpolation=None)
        keys.read_file(file)
    assert dict(keys['Salvaged']) == {
        'from': pathlib.Path(os.path.realpath(damaged)).as_uri(),
        'to': pathlib.Path(os.path.realpath(salvaged)).as_uri()}, dict(keys['Salvaged'])
    assert os.stat(path).st_mode & 0o777 == 0o600 and os.stat(known).st_mode & 0o777 == 0o700
    assert salvage(zero(disk.count // 2)[0]).returncode == 4 and len(os.listdir(known)) == 1


@tap.case('a file that is called after somebody is not remembered once they are erased')
def called_after():
    known = os.path.join(home, 'share', 'regimen', 'salvaged')
    folder = os.path.join(home, 'logs')
    log = os.path.join(folder, 'sample patient 7 (old).db')
    new = os.path.join(folder, 'log.db')
    os.mkdir(folder)
    shutil.rmtree(known, ignore_errors=True)
    assert salvage(original).returncode == 0
    shutil.copy(sound, log)
    regimenctl.good('salvage', log, '--to', new)
    assert len(os.listdir(known)) == 2
    with sqlite3.connect(new) as database:
        uuid, = database.execute("SELECT id FROM patient WHERE name = 'Sample Patient 7'"
                                 ).fetchone()
        other, = database.execute('SELECT id FROM patient WHERE id <> ?', (uuid,)).fetchone()
        database.execute("UPDATE patient SET name = 'Somebody Else' WHERE id = ?", (other,))
    regimenctl.good('erase', other, '--yes', '--database', new)
    assert len(os.listdir(known)) == 2
    regimenctl.good('erase', uuid, '--yes', '--database', new)
    assert len(os.listdir(known)) == 1


@tap.case('that it cannot be remembered is no reason to fail')
def forgotten():
    share = os.path.join(home, 'no-folder')
    open(share, 'w', encoding='utf-8').close()
    assert salvage(original, XDG_DATA_HOME=share).returncode == 0
    assert os.path.exists(salvaged)


@tap.case('what cannot be asked for is refused')
def usage():
    for words, status in (((), 2), ((damaged,), 2), ((damaged, 'b', '--to', salvaged), 2),
                          ((damaged, '--to', '/nowhere/x.db'), 1),
                          (('/nowhere/x.db', '--to', salvaged + '2'), 1),
                          ((home, '--to', salvaged + '2'), 1)):
        result = regimenctl.run('salvage', *words)
        assert result.returncode == status and result.stderr.count('\n') == 1, (words, result)


@tap.case('no name is said')
def no_names():
    data, _ = without('contact')
    result = salvage(data)
    assert 'Sample' not in result.stdout + result.stderr, result


tap.finish()
