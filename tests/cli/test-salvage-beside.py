"""What was committed comes back and nothing else, with a journal or a log beside the file."""
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys

import regimenctl
import tap

home = regimenctl.HOME
sound = os.path.join(home, 'sound.db')
damaged = os.path.join(home, 'damaged.db')
salvaged = os.path.join(home, 'salvaged.db')
journal = damaged + '-journal'
log = damaged + '-wal'
made = regimenctl.run('sample', '--patients', '50', '--database', sound)
assert made.returncode == 0, made
TABLES = ('patient', 'contact', 'course', 'session', 'session_zone', 'pause')
PAGE, SECTOR = 4096, 512
chance = random.Random(5)
programs = []

UNFINISHED = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2].split(';'):
    database.execute(statement)
print('there', flush=True)
if sys.argv[3] == 'wait':
    sys.stdin.read()
os._exit(0)
"""
# Far more than fits into the memory that is allowed, so that the file has some of it already.
SPILL = ("PRAGMA cache_size = 1; BEGIN; UPDATE patient SET name = 'UNCOMMITTED ' || name;"
         " DELETE FROM session; UPDATE history SET reason = 'UNCOMMITTED'")


def read(path):
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        assert database.execute('PRAGMA integrity_check').fetchone() == ('ok',)
        return {table: set(database.execute(f'SELECT * FROM "{table}"')) for table in TABLES}


BEFORE = read(sound)


def bytes_of(path):
    with open(path, 'rb') as file:
        return file.read()


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data)


def begin(sql, then='end', start=sound):
    """A program in the middle of a change, which ended there or still is."""
    # One that a case which failed did not end would be in the way of the next.
    while programs:
        programs.pop().communicate()
    for name in (damaged + '-shm', journal, log):
        if os.path.exists(name):
            os.unlink(name)
    shutil.copy(start, damaged)
    program = subprocess.Popen([sys.executable, '-c', UNFINISHED, damaged, sql, then],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout.readline() == 'there\n'
    if then == 'end':
        program.communicate()
    else:
        programs.append(program)


def list_all():
    # The index of a log holds nothing that the log does not, and is made anew when it is used.
    return [name for name in os.listdir(home)
            if name.startswith('damaged') and not name.endswith('-shm')]


def salvage(status=0):
    """What is said; the file and what lies beside it must be left as they are."""
    if os.path.exists(salvaged):
        os.unlink(salvaged)
    names = list_all()
    before = {name: bytes_of(os.path.join(home, name)) for name in names}
    result = regimenctl.run('salvage', damaged, '--to', salvaged)
    assert result.returncode == status, result
    for name in names:
        assert bytes_of(os.path.join(home, name)) == before[name], name
    assert list_all() == names
    return result.stdout


def changed(path):
    return sorted(row[3] for row in read(path)['patient'] if row[3].startswith('change '))


def spoilt():
    """Whether the file itself has something that was never committed."""
    return b'UNCOMMITTED' in bytes_of(damaged)


@tap.case('a change that a program did not come to the end of is left out, and that is said')
def cut_off():
    begin(SPILL)
    assert spoilt() and os.path.getsize(journal) > PAGE
    said = salvage()
    assert read(salvaged) == BEFORE
    assert ('A change that was never finished was left out, as “damaged.db-journal” beside it '
            'tells.') in said, said
    assert 'Nothing is known to be missing.' in said and '\n0 of ' in said, said


@tap.case('so is one that another program is in the middle of')
def in_the_middle():
    begin(SPILL, 'wait')
    assert spoilt()
    said = salvage()
    assert read(salvaged) == BEFORE and 'damaged.db-journal' in said, said


@tap.case('so is one that made the file longer, and one that took free pages')
def longer():
    holey = os.path.join(home, 'holey.db')
    shutil.copy(sound, holey)
    with sqlite3.connect(holey) as database:
        database.execute('PRAGMA secure_delete = ON')
        database.execute('DELETE FROM history')
    wanted = read(holey)
    begin("PRAGMA cache_size = 1; BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT"
          " i + 1 FROM n WHERE i < 20000) INSERT INTO patient SELECT printf ('%08x-0000-4000-"
          "8000-000000000000', i), 'UNCOMMITTED ' || i, 1, '', 0, 1, 1 FROM n", start=holey)
    assert spoilt() and os.path.getsize(damaged) > os.path.getsize(holey)
    said = salvage()
    assert read(salvaged) == wanted and '\n0 of ' in said, said


@tap.case('so is one that was to give the pages another size')
def other_pages():
    begin('PRAGMA page_size = 8192; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; VACUUM')
    full = bytes_of(damaged)
    assert struct.unpack_from('>H', full, 16) == (8192,), 'the control: it was made'
    begin(SPILL)
    # The first page says by now that the others are larger.
    data = bytearray(bytes_of(damaged))
    struct.pack_into('>H', data, 16, 8192)
    write(damaged, data)
    salvage()
    assert read(salvaged) == BEFORE


@tap.case('a journal that was finished tells nothing, whatever it still holds')
def finished():
    begin("PRAGMA journal_mode = PERSIST; UPDATE patient SET notes = 'change 1'")
    assert os.path.getsize(journal) > PAGE and bytes_of(journal)[:8] == bytes(8)
    said = salvage()
    assert changed(salvaged) == ['change 1'] * 50 and 'beside it' not in said, said
    write(journal, b'')
    assert 'beside it' not in salvage()


def flaw(at, data):
    content = bytearray(bytes_of(journal))
    content[at:at + len(data)] = data
    write(journal, content)


@tap.case('a journal that cannot be read, or belongs to another file, is told of')
def not_read():
    for at, data in ((0, b'x'), (20, bytes(4)), (20, struct.pack('>I', 1 << 17)),
                     (24, bytes(4)), (24, struct.pack('>I', 512)), (24, b'\xff' * 4)):
        begin("PRAGMA cache_size = 1; BEGIN; UPDATE history SET reason = 'UNCOMMITTED'")
        flaw(at, data)
        said = salvage(4)
        assert 'Beside it lies “damaged.db-journal”, which could not be read' in said, (at, said)
        assert 'Nothing is known' not in said
    os.unlink(journal)
    os.mkdir(journal)
    names = os.listdir(home)
    result = regimenctl.run('salvage', damaged, '--to', salvaged + '2')
    assert result.returncode == 4 and 'which could not be read' in result.stdout, result
    assert sorted(os.listdir(home)) == sorted(names + ['salvaged.db2'])
    os.rmdir(journal)


@tap.case('a journal beside which another file was put counts, as for SQLite, and that is told')
def put_there_later():
    begin(SPILL)
    newer = os.path.join(home, 'newer.db')
    shutil.copy(sound, newer)
    with sqlite3.connect(newer, isolation_level=None) as database:
        for number in range(3):
            database.execute("UPDATE patient SET name = 'newer ' || rowid")
    shutil.copy(newer, damaged)
    said = salvage(4)
    assert 'move “damaged.db-journal” away and salvage again' in said, said
    assert 'Nothing is known' not in said
    os.unlink(journal)
    assert 'Nothing is known to be missing.' in salvage()
    assert read(salvaged) == read(newer)


@tap.case('a journal counts up to the first record that is damaged, and that is told')
def in_part():
    begin(SPILL)
    flaw(SECTOR + 3 * (PAGE + 8) + 4 + PAGE - 200, b'\xa5')
    said = salvage(4)
    assert '“damaged.db-journal”, which is damaged and was read in part' in said, said
    assert 'Nothing is known' not in said


@tap.case('whatever is damaged in a journal, there is an answer')
def any_journal():
    begin(SPILL)
    whole, file = bytes_of(journal), bytes_of(damaged)
    for _ in range(60):
        data = bytearray(whole[:chance.choice((len(whole), chance.randrange(len(whole)), 600, 30))])
        for _ in range(chance.randrange(4)):
            data[chance.choice((chance.randrange(28), chance.randrange(len(data))))] = \
                chance.choice((0, 1, 0x7f, 0xff))
        write(journal, data)
        result = regimenctl.run('salvage', damaged, '--to', salvaged + '3')
        assert result.returncode in (0, 1, 4), (result, data[:32])
        assert bytes_of(damaged) == file and bytes_of(journal) == data
        if os.path.exists(salvaged + '3'):
            os.unlink(salvaged + '3')


CHANGES = ('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;'
           + ';'.join(f"UPDATE patient SET notes = 'change {i}' WHERE rowid = {i}"
                      for i in range(1, 21)))


ALL = sorted(f'change {i}' for i in range(1, 21))


@tap.case('what was committed into a log is read, and that is said')
def with_log():
    begin(CHANGES)
    assert b'change 20' not in bytes_of(damaged)
    said = salvage()
    assert changed(salvaged) == ALL
    assert 'The changes in “damaged.db-wal” beside it were read, too.' in said, said
    assert 'Nothing is known to be missing.' in said, said


@tap.case('what was not committed there is not, nor what was there before it was begun anew')
def uncommitted():
    begin(CHANGES + "; PRAGMA cache_size = 1; BEGIN; UPDATE patient SET name = 'UNCOMMITTED';"
          " DELETE FROM session")
    assert b'UNCOMMITTED' in bytes_of(log)
    said = salvage()
    assert changed(salvaged) == ALL and read(salvaged)['session'] == BEFORE['session'], said
    assert not [row for row in read(salvaged)['patient'] if row[1] == 'UNCOMMITTED']
    begin(CHANGES + "; PRAGMA wal_checkpoint (RESTART); UPDATE patient SET name = 'Later'"
          " WHERE rowid = 1")
    salvage()
    assert changed(salvaged) == ALL
    assert [row[3] for row in read(salvaged)['patient'] if row[1] == 'Later'] == ['change 1']


@tap.case('a log that is in use is read, too')
def log_in_use():
    begin(CHANGES, 'wait')
    said = salvage()
    assert changed(salvaged) == ALL and 'damaged.db-wal' in said, said


@tap.case('a log counts up to the first frame that is damaged, and that is told')
def log_in_part():
    begin(CHANGES)
    data = bytearray(bytes_of(log))
    data[len(data) // 2] ^= 1
    write(log, data)
    said = salvage(4)
    assert 0 < len(changed(salvaged)) < 20
    assert 'Beside it lies “damaged.db-wal”, which is damaged and was read in part' in said, said
    for at, value in ((0, 0), (4, 1), (8, 1), (24, 7)):
        begin(CHANGES)
        data = bytearray(bytes_of(log))
        data[at] ^= 1 + value
        write(log, data)
        said = salvage(4)
        assert changed(salvaged) == []
        assert 'Beside it lies “damaged.db-wal”, which could not be read' in said, (at, said)


while programs:
    programs.pop().communicate()
tap.finish()
