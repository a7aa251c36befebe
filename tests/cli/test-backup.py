"""Backups from the command line: made, listed, restored, sealed, on a full disk, and by two at
once."""
import glob
import hashlib
import os
import re
import resource
import sqlite3
import subprocess
from urllib.parse import quote

import regimenctl
import tap
from regimenctl import good, partly, path, refused

N_AT_ONCE = 12


def names(database):
    with sqlite3.connect(database) as connection:
        return sorted(row[0] for row in connection.execute('SELECT name FROM patient'))


def change(database, sql):
    with sqlite3.connect(database) as connection:
        connection.execute(sql)
    connection.close()


def digest(name):
    with open(name, 'rb') as opened:
        return hashlib.sha256(opened.read()).hexdigest()


def backups(folder):
    return {name: digest(name) for name in glob.glob(path(f'{folder}/backups/*'))}


def practice(folder):
    os.mkdir(path(folder))
    database = path(f'{folder}/a.db')
    good('sample', '--patients', '5', '--database', database)
    return database


@tap.case('a backup is made, listed as verified, and brings back what it holds')
def round_trip():
    database = practice('one')
    before = names(database)
    told = good('backup', '--database', database)
    assert '(5 patients, ' in told and '/one/backups/a.db.' in told, told
    listed = good('backup', '--list', '--database', database)
    assert listed.count('\n') == 1 and 'verified' in listed and 'on request' in listed, listed
    change(database, "UPDATE patient SET name = 'Somebody else'")
    backup = next(iter(backups('one')))
    assert 'Undo' in good('restore', backup, '--database', database)
    assert names(database) == before
    listed = good('backup', '--list', '--database', database)
    assert listed.count('\n') == 2 and 'before a restore' in listed, listed


@tap.case('where a backup holds what is there already, nothing is said to be undone')
def nothing_restored():
    database = practice('same')
    good('backup', '--database', database)
    told = good('restore', next(iter(backups('same'))), '--database', database)
    assert told == 'Nothing was changed: the backup held what is there already.\n', told


@tap.case('what was asked for stays beside what was made before something in the same hour')
def several_in_an_hour():
    database = practice('hour')
    good('backup', '--database', database)
    first = set(backups('hour'))
    good('restore', next(iter(first)), '--database', database)
    before_restore = set(backups('hour')) - first
    good('backup', '--database', database)
    assert first < set(backups('hour')) and before_restore < set(backups('hour')), backups('hour')
    assert len(backups('hour')) == 3, backups('hour')


@tap.case('no backups are told of, and a name of no database is refused')
def none_listed():
    database = practice('none')
    listed = good('backup', '--list', '--database', database)
    assert 'There is no backup of' in listed and listed.count('\n') == 1, listed
    assert 'There is no file' in refused('backup', '--list', '--database', path('none/b.db'))


@tap.case('what can be no database is refused where backups are listed, as where one is made')
def no_database_listed():
    database = practice('kinds')
    regimenctl.write('kinds/notes.db', 'These are notes and no database.\n' * 100)
    os.mkdir(path('kinds/folder.db'))
    os.symlink(database, path('kinds/link.db'))
    os.symlink(path('kinds/nowhere.db'), path('kinds/dangling.db'))
    with sqlite3.connect(path('kinds/foreign.db')) as foreign:
        foreign.execute('CREATE TABLE t (a)')
    for name in ('notes', 'folder', 'link', 'dangling', 'foreign'):
        told = [refused('backup', *option, '--database', path(f'kinds/{name}.db'))
                for option in ((), ('--list',))]
        assert told[0] == told[1], told


@tap.case('a passphrase that is short seals nothing')
def short_passphrase():
    database = practice('short')
    regimenctl.write('short-one', 'seven77\n')
    assert 'at least 8 characters' in refused('backup', '--database', database,
                                              '--passphrase-file', path('short-one'))
    assert not backups('short')


@tap.case('a flipped bit is told, listed as damaged, and not restored')
def flipped():
    database = practice('two')
    good('backup', '--database', database)
    backup = next(iter(backups('two')))
    with open(backup, 'r+b') as opened:
        opened.seek(5000)
        byte = opened.read(1)[0]
        opened.seek(5000)
        opened.write(bytes([byte ^ 4]))
    listed = regimenctl.run('backup', '--list', '--database', database)
    assert (listed.returncode, listed.stderr) == (3, '') and 'damaged' in listed.stdout, listed
    before = digest(database)
    assert 'not as it was written' in refused('restore', backup, '--database', database)
    assert digest(database) == before
    good('backup', '--database', database)
    listed = good('backup', '--list', '--database', database)
    assert 'damaged' in listed and 'verified' in listed, listed


@tap.case('an empty backup is told as a backup, and another one asked for')
def empty():
    database = practice('hollow')
    regimenctl.write('nothing.backup', '')
    told = refused('restore', path('nothing.backup'), '--database', database)
    assert told == (f'regimenctl: FILE: The backup “{path("nothing.backup")}” is empty, so that '
                    'nothing can be restored from it. Nothing was changed; choose another backup: '
                    '“regimenctl backup --list” lists them.\n'), told
    os.unlink(database)
    assert refused('restore', path('nothing.backup'), '--database', database) == told
    assert not os.path.exists(database)


@tap.case('what is sealed takes its passphrase, and holds no name')
def sealed():
    database = practice('three')
    regimenctl.write('right', 'correct horse\n')
    regimenctl.write('wrong', 'correct hors\n')
    good('backup', '--database', database, '--to', path('s.backup'), '--passphrase-file',
         path('right'))
    with open(path('s.backup'), 'rb') as opened:
        assert b'Sample Patient' not in opened.read()
    assert 'is sealed' in refused('restore', path('s.backup'), '--database', database)
    regimenctl.write('empty', '\n')
    assert 'is no passphrase' in refused('restore', path('s.backup'), '--database', database,
                                         '--passphrase-file', path('empty'))
    with open(path('s.backup'), 'rb') as whole, open(path('s.cut'), 'wb') as cut:
        cut.write(whole.read()[:-1])
    assert 'not as it was written' in refused('restore', path('s.cut'), '--database', database,
                                              '--passphrase-file', path('right'))
    assert 'not the passphrase' in refused('restore', path('s.backup'), '--database', database,
                                           '--passphrase-file', path('wrong'))
    before = names(database)
    change(database, "UPDATE patient SET name = 'Somebody else'")
    good('restore', path('s.backup'), '--database', database, '--passphrase-file', path('right'))
    assert names(database) == before


def patients(database):
    with sqlite3.connect(database) as connection:
        return connection.execute('SELECT id, name FROM patient ORDER BY name').fetchall()


def holders(folder, text):
    """The files below `folder` that have `text` in their bytes."""
    found = []
    for parent, _folders, files in os.walk(path(folder)):
        for name in files:
            with open(os.path.join(parent, name), 'rb') as opened:
                if text.encode() in opened.read():
                    found.append(name)
    return found


@tap.case('erasing opens sealed backups with their passphrase, and can be given again')
def erase_sealed():
    database = practice('erased')
    (uuid, name), *_others = patients(database)
    regimenctl.write('seal', 'correct horse\n')
    good('backup', '--database', database, '--passphrase-file', path('seal'))
    sealed = next(iter(backups('erased')))
    assert holders('erased', uuid) == ['a.db']
    told = partly('erase', uuid, '--yes', '--database', database)
    assert f'--delete-left deletes them:\n  {sealed}\n' in told, told
    told = good('erase', uuid, '--yes', '--database', database, '--passphrase-file', path('seal'))
    assert '--delete-left' not in told and f'  {sealed}\n' in told, told
    assert 'is sealed' in refused('restore', sealed, '--database', database)
    good('restore', sealed, '--database', database, '--passphrase-file', path('seal'))
    assert uuid not in dict(patients(database))
    assert not holders('erased', uuid) and not holders('erased', name)
    assert '--passphrase-file' in refused('erase', uuid, '--yes', '--database', database,
                                          '--passphrase-file', path('nowhere'))


@tap.case('what was exported or copied elsewhere stays as it is, and erasing says so')
def erase_beside_copies():
    database = practice('copied')
    os.mkdir(path('elsewhere'))
    good('backup', '--database', database, '--to', path('elsewhere/a.db'))
    good('export', '--database', database, '--to', path('elsewhere/a.json'))
    (uuid, _name), *_others = patients(database)
    told = good('erase', uuid, '--yes', '--database', database)
    assert told.endswith('\nFiles that you exported or copied stay as they are.\n'), told
    assert sorted(holders('elsewhere', uuid)) == ['a.db', 'a.json']


@tap.case('a passphrase that opens no sealed backup erases nobody and deletes nothing')
def erase_with_slip():
    database = practice('slip')
    (uuid, _name), *_others = patients(database)
    regimenctl.write('right', 'correct horse\n')
    regimenctl.write('wrong', 'correct hose\n')
    good('backup', '--database', database, '--passphrase-file', path('right'))
    before = backups('slip')
    erase = ('erase', uuid, '--yes', '--delete-left', '--database', database, '--passphrase-file')
    told = refused(*erase, path('wrong'))
    assert '--passphrase-file: ' in told and 'Nothing was changed' in told, told
    assert uuid in dict(patients(database)) and backups('slip') == before
    assert 'deleted' not in good(*erase, path('right')) and set(before) <= set(backups('slip'))


@tap.case('a backup that may not be read just now is told of with the reason, and not deleted')
def erase_unreadable():
    database = practice('unread')
    (uuid, _name), *_others = patients(database)
    good('backup', '--database', database)
    backup = next(iter(backups('unread')))
    erase = ('erase', uuid, '--yes', '--delete-left', '--database', database)
    os.chmod(backup, 0)
    told = regimenctl.run(*erase, preexec_fn=regimenctl.give_up_powers)
    assert (told.returncode, told.stderr) == (4, ''), told
    assert 'not deleted' in told.stdout and 'were deleted' not in told.stdout, told
    assert f'You are not allowed to open “{backup}”.' in told.stdout, told
    assert os.path.exists(backup)
    listed = regimenctl.run('backup', '--list', '--database', database,
                            preexec_fn=regimenctl.give_up_powers)
    assert 'cannot be read: check the disk, and who may open it' in listed.stdout, listed
    assert 'damaged' not in listed.stdout, listed
    os.chmod(backup, 0o600)
    assert f'without the patient:\n  {backup}\n' in good(*erase) and not holders('unread', uuid)


@tap.case('what was left is deleted when erasing is given again; a wrong UUID deletes nothing')
def erase_left():
    database = practice('left')
    (uuid, _name), *_others = patients(database)
    regimenctl.write('lost', 'lost for good\n')
    good('backup', '--database', database, '--passphrase-file', path('lost'))
    sealed = next(iter(backups('left')))
    partly('erase', uuid, '--yes', '--database', database)
    wrong = '00000000-0000-4000-8000-000000000000'
    assert 'no such patient' in refused('erase', wrong, '--yes', '--delete-left', '--database',
                                        database)
    assert os.path.exists(sealed)
    told = good('erase', uuid, '--yes', '--delete-left', '--database', database)
    assert f'deleted:\n  {sealed}\n' in told and not os.path.exists(sealed), told


def leave(folder, to):
    """Damages a practice and salvages it into another folder: both files, and who is in them."""
    damaged = practice(folder)
    people = patients(damaged)
    good('backup', '--database', damaged)
    with open(damaged, 'r+b') as opened:
        opened.seek(100)
        opened.write(bytes(1100))
    os.mkdir(path(to))
    database = path(f'{to}/a.db')
    regimenctl.run('salvage', damaged, '--to', database)
    return damaged, database, people


@tap.case('a folder that was deleted for good is forgotten where that is asked for, and no other')
def forgotten_folder():
    _damaged, database, ((first, _), (second, _), *_others) = leave('deleted', 'kept')
    erase = ['erase', first, '--yes', '--database', database, '--forget']
    assert 'is there' in refused(*erase, path('deleted'))
    assert first in dict(patients(database))
    os.rename(path('deleted'), path('hidden'))
    assert 'was not in this folder' in refused(*erase, path('deleted'), '--forget', path('other'))
    assert first in dict(patients(database))
    told = good(*erase, path('deleted/'))
    assert f'forgotten; no backups are looked for in them any more:\n  {path("deleted")}\n' in told
    assert 'connect the disk' not in told and first not in dict(patients(database)), told
    assert path('deleted') not in good('erase', second, '--yes', '--database', database)


@tap.case('a disk that a salvaged file was on is told of while it is away, and erased from after')
def former_disk():
    damaged, database, ((uuid, name), *_others) = leave('away', 'home')
    os.rename(path('away'), path('unplugged'))
    told = partly('erase', uuid, '--yes', '--database', database)
    assert 'connect the disk' in told and f':\n  {path("away")}\n' in told, told
    assert uuid not in dict(patients(database)) and not holders('home', name)
    os.rename(path('unplugged'), path('away'))
    told = good('erase', uuid, '--yes', '--delete-left', '--database', database)
    assert 'connect the disk' not in told and f'deleted:\n  {damaged}\n' in told, told
    assert not holders('away', name) and backups('away')


@tap.case('where a salvaged file was called after the patient, no byte tells so after erasing')
def called_after():
    damaged, database, ((uuid, name), *_others) = leave('called', 'after')
    folder = path(f'called/{name}')
    own = f'{folder}/{name.upper().replace(" ", "-")}.regimen'
    os.mkdir(folder)
    os.rename(damaged, own)
    os.remove(database)
    regimenctl.run('salvage', own, '--to', database)
    words = [name, quote(name), os.path.basename(own)]

    def tell():
        return [file for word in words for top in ('after', 'share') for file in holders(top, word)]

    good('backup', '--database', database)
    assert tell()
    told = partly('erase', uuid, '--yes', '--database', database)
    assert f'  {own}\n' in told and not tell(), (told, tell())
    told = good('erase', uuid, '--yes', '--delete-left', '--database', database)
    assert f'deleted:\n  {own}\n' in told and not tell(), (told, tell())


@tap.case('a file in the place of the folder of backups is told, and left')
def no_folder():
    database = practice('nofolder')
    regimenctl.write('nofolder/backups', 'mine')
    for command in (['backup'], ['backup', '--list']):
        told = refused(*command, '--database', database)
        assert 'nofolder/backups” is not a folder' in told, told
    with open(path('nofolder/backups'), encoding='utf-8') as opened:
        assert opened.read() == 'mine'


@tap.case('the folder of backups may be a link, as to another disk')
def linked_folder():
    database = practice('linked')
    os.mkdir(path('disk'))
    os.symlink(path('disk'), os.path.join(os.path.dirname(database), 'backups'))
    before = names(database)
    good('backup', '--database', database)
    assert 'verified' in good('backup', '--list', '--database', database)
    with sqlite3.connect(database) as opened:
        someone = opened.execute('SELECT id FROM patient ORDER BY id LIMIT 1').fetchone()[0]
    good('erase', someone, '--yes', '--database', database)
    assert len(names(database)) == len(before) - 1
    for name in os.listdir(path('disk')):
        good('restore', os.path.join(path('disk'), name), '--database', database)
        assert len(names(database)) == len(before) - 1


@tap.case('a damaged database is kept aside, a missing one is put back')
def in_place():
    database = practice('four')
    before = names(database)
    good('backup', '--database', database)
    backup = next(iter(backups('four')))
    with open(database, 'r+b') as opened:
        opened.write(os.urandom(20000))
    told = good('restore', backup, '--database', database)
    assert 'a.db.damaged-' in told and names(database) == before, told
    os.unlink(database)
    assert 'no database in its place' in good('restore', backup, '--database', database)
    assert names(database) == before


@tap.case('on a full disk nothing is made, and what there was stays')
def full():
    database = practice('five')
    good('backup', '--database', database)
    change(database, "UPDATE patient SET notes = 'changed'")
    before, live, folder = backups('five'), digest(database), os.listdir(path('five'))
    size = os.path.getsize(database)
    for limit in [0, 100, 4096, 5000, size // 2, size - 1, size, size + 100, size + 511]:
        def starve(limit=limit):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        result = subprocess.run([regimenctl.PROGRAM, 'backup', '--database', database],
                                preexec_fn=starve, capture_output=True, text=True, check=False,
                                env=regimenctl.environment())
        assert result.returncode == 1, (limit, result)
        assert backups('five') == before and digest(database) == live, limit
        assert os.listdir(path('five')) == folder, limit
    tap.note('9 sizes of a disk that is full')
    good('backup', '--database', database)


@tap.case('where a restore finds no room, the place is named and not the backup')
def no_room():
    database = practice('narrow')
    good('backup', '--database', database, '--to', path('wide.backup'))
    regimenctl.write('narrow-seal', 'correct horse\n')
    good('backup', '--database', database, '--to', path('wide.sealed'), '--passphrase-file',
         path('narrow-seal'))
    size = os.path.getsize(database)
    for is_there, name in ((True, 'wide.backup'), (True, 'wide.sealed'), (False, 'wide.backup')):
        change(database, "UPDATE patient SET notes = 'changed'")
        if not is_there:
            os.unlink(database)
        for limit in (0, 4096, size // 2, size - 1):
            told = refused('restore', path(name), '--database', database, '--passphrase-file',
                           path('narrow-seal'), preexec_fn=lambda limit=limit:
                           resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            assert told.startswith('regimenctl: --database: There is no space left to save to '
                                   f'“{path("narrow")}'), (name, limit, told)
            assert path(name) not in told and '.new' not in told, (name, limit, told)
            assert os.path.exists(database) == is_there, (name, limit)


@tap.case('two programs at once make their backups, whole and under names of their own')
def at_once():
    database = practice('six')
    running = [subprocess.Popen([regimenctl.PROGRAM, 'backup', '--database', database, '--to',
                                 path(f'six/{number}.backup')] if number % 3 == 0 else
                                [regimenctl.PROGRAM, 'backup', '--database', database],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=regimenctl.environment())
               for number in range(N_AT_ONCE)]
    moments = []
    for process in running:
        out, err = process.communicate()
        assert process.returncode == 0 and err == '' and 'verified' in out, (out, err)
        moments += re.findall(r'[0-9]{8}T[0-9]{6}Z\.asked-[0-9]{6}', out)
    listed = good('backup', '--list', '--database', database)
    assert 'damaged' not in listed and listed.count('verified') >= 1, listed
    assert len(moments) == N_AT_ONCE * 2 // 3 and max(moments) in listed, (moments, listed)
    assert not glob.glob(path('six/**/*.new'), recursive=True)
    tap.note(f'{N_AT_ONCE} programs at once')


@tap.case('nobody else may read a backup')
def private():
    for name in backups('one'):
        assert os.stat(name).st_mode & 0o777 == 0o600, name
    assert os.stat(path('one/backups')).st_mode & 0o777 == 0o700


tap.finish()
