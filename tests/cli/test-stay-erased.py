"""Who was erased stays so: by an old backup, an old export, an old table, an old file."""
import glob
import hashlib
import json
import os
import shutil
import sqlite3

import regimenctl
import tap
from regimenctl import good, partly, path, refused

LEFT_OUT = '1 patient who was erased was left out.'
UNKNOWN = 'nothing that is left tells who they were'
REFUSED = 'was erased here and is not brought back'


def ask(database, sql):
    with sqlite3.connect(database) as connection:
        return connection.execute(sql).fetchone()[0]


def holds(database, text):
    with open(database, 'rb') as opened:
        return text.encode() in opened.read()


def practice(folder):
    """A practice, what was kept of it elsewhere, and somebody who was erased since."""
    os.mkdir(path(folder))
    database = path(f'{folder}/a.db')
    regimenctl.write('seal', 'correct horse\n')
    good('sample', '--patients', '5', '--database', database)
    shutil.copy(database, path(f'{folder}/old.db'))
    good('export', '--database', database, '--to', path(f'{folder}/old.json'))
    good('export', '--format', 'csv', '--database', database, '--to', path(f'{folder}/old.csv'))
    good('backup', '--passphrase-file', path('seal'), '--database', database)
    sealed = glob.glob(path(f'{folder}/backups/*'))[0]
    uuid = ask(database, 'SELECT id FROM patient ORDER BY name LIMIT 1')
    told = partly('erase', uuid, '--yes', '--database', database)
    assert sealed in told, told
    return database, sealed, uuid


@tap.case('a sealed backup of before is restored without them, and that is said')
def restored():
    database, sealed, uuid = practice('restored')
    said = partly('restore', sealed, '--passphrase-file', path('seal'), '--database', database)
    assert said.rstrip().endswith(LEFT_OUT), said
    assert not holds(database, uuid) and ask(database, 'SELECT count (*) FROM patient') == 4


@tap.case('so it is in the place of a damaged file, and where nothing can tell, that is said')
def in_place():
    for folder, run, wanted in (('damaged', partly, LEFT_OUT), ('rubbish', good, UNKNOWN)):
        database, sealed, uuid = practice(folder)
        for name in set(glob.glob(path(f'{folder}/backups/*'))) - {sealed}:
            os.remove(name)
        with open(database, 'r+b') as opened:
            opened.seek(100)
            opened.write(bytes(200))
            if run is good:
                opened.truncate(300)
        said = run('restore', sealed, '--passphrase-file', path('seal'), '--database', database)
        assert wanted in said and said.count('\n') == 2, said
        assert holds(database, uuid) == (run is good)


@tap.case('an export takes along who was erased, and whoever imports it keeps to that')
def taken_along():
    database, _, uuid = practice('along')
    new, old = path('along/new.json'), path('along/old.json')
    good('export', '--database', database, '--to', new)
    with open(new, encoding='utf-8') as opened:
        erased = json.load(opened)['erased']
    assert hashlib.sha256(uuid.encode()).hexdigest() in erased and erased == sorted(erased)
    said = good('import', new, '--dry-run', '--database', database)
    assert 'erased' not in said, said
    said = good('import', new, '--database', path('along/other.db'))
    assert 'stays erased here' in said, said
    with open(new, encoding='utf-8') as opened:
        assert opened.read() == good('export', '--database', path('along/other.db'))
    said = partly('import', old, '--database', path('along/other.db'))
    assert said.count(REFUSED) == 1 and not holds(path('along/other.db'), uuid), said
    assert json.loads(good('export', '--patient', ask(database, 'SELECT min(id) FROM patient'),
                           '--database', database))['erased'] == []


@tap.case('who is here stays, whatever was erased elsewhere, and that is said')
def stays_here():
    database, _, uuid = practice('here')
    old, new = path('here/old.db'), path('here/new.json')
    good('export', '--database', database, '--to', new)
    before = json.loads(good('export', '--database', old))
    for options in (['--dry-run'], [], []):
        said = partly('import', new, *options, '--database', old)
        assert said.count('and stays here; erase') == 1 and 'Patient (Sample Patient 1)' in said
        assert 'Left out' not in said, said
    assert json.loads(good('export', '--database', old)) == before
    good('import', path('here/old.json'), '--database', old)
    assert holds(old, uuid)


@tap.case('a file that does not tell who was erased is read, and one that tells nonsense is not')
def other_files():
    database, _, _ = practice('files')
    archive = json.loads(good('export', '--database', database))
    del archive['erased']
    good('import', regimenctl.write('files/older.json', json.dumps(archive)), '--database',
         path('files/older.db'))
    for wrong in ('me', 'A' * 64, 3, None):
        archive['erased'] = ['a' * 64, wrong]
        said = refused('import', regimenctl.write('files/wrong.json', json.dumps(archive)),
                       '--database', path('files/wrong.db'))
        assert 'erased[1]: ' in said, said


@tap.case('an export of before brings in all but them, and names who is left out')
def imported():
    database, _, uuid = practice('imported')
    for options in (['--dry-run'], []):
        said = partly('import', path('imported/old.json'), *options, '--database', database)
        assert said.count(REFUSED) == 1 and 'Patient (Sample Patient 1)' in said, said
        assert not holds(database, uuid)


@tap.case('a table of before is refused line by line where it tells of them')
def table():
    database, _, uuid = practice('table')
    n_rows = 0
    with open(path('table/old.csv'), encoding='utf-8') as opened:
        n_rows = sum(uuid in line for line in opened)
    said = partly('import', path('table/old.csv'), '--database', database)
    assert n_rows > 0 and said.count(REFUSED) == n_rows, said
    assert not holds(database, uuid) and ask(database, 'SELECT count (*) FROM patient') == 4


@tap.case('so is one that only names them, where it had brought them in')
def names():
    regimenctl.write('names.csv', 'Patient,Date,Concern\nSample Patient 77,2026-10-16,acne-scars\n')
    database = path('names.db')
    good('import', path('names.csv'), '--database', database)
    uuid = ask(database, 'SELECT id FROM patient')
    good('erase', uuid, '--yes', '--database', database)
    assert REFUSED in partly('import', path('names.csv'), '--database', database)
    assert ask(database, 'SELECT count (*) FROM patient') == 0


@tap.case('an old file is salvaged without them where the database in use knows of it')
def salvaged():
    database, _, uuid = practice('salvaged')
    new = path('salvaged/new.db')
    said = regimenctl.run('salvage', path('salvaged/old.db'), '--to', new, REGIMEN_DATABASE=database)
    assert said.returncode == 4 and LEFT_OUT in said.stdout, said
    assert not holds(new, uuid) and ask(new, 'SELECT count (*) FROM patient') == 4


tap.finish()
