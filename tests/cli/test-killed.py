"""regimenctl is killed at any moment: what it acknowledged is there, and nothing is ever half done.

With --full as the last argument it is killed more often. The controls are programs that write their
file in place, under its own name.
"""
import contextlib
import glob
import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import regimenctl
import tap

FULL = sys.argv[-1] == '--full'
KILLS = 700 if FULL else 35
KILLS_CONTROL = 200
TABLES = {'patient': 'id, name', 'course': 'id', 'session': 'id, day, state', 'pause': 'id'}
# Writes a file in place, as nothing should: over one that is there (r+b), or from its beginning (wb).
IN_PLACE = ('import sys\nnew = open(sys.argv[1], "rb").read()\nfile = open(*sys.argv[2:])\n'
            'for at in range(0, len(new), 512):\n'
            '    file.seek(at), file.write(new[at:at + 512]), file.flush()\n')

work = tempfile.TemporaryDirectory()
seed = random.randrange(1 << 32)
dice = random.Random(seed)
tap.note(f'seed {seed}')


def path(*names):
    return os.path.join(work.name, *names)


def do(*arguments):
    result = regimenctl.run(*arguments)
    assert result.returncode == 0, result
    return result


def content(database):
    """What the tables hold; a journal that was left is played back first."""
    digest = hashlib.sha256()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        assert connection.execute('PRAGMA integrity_check').fetchone()[0] == 'ok'
        for table, columns in TABLES.items():
            digest.update(repr(connection.execute(
                f'SELECT {columns} FROM {table} ORDER BY 1').fetchall()).encode())
    return digest.hexdigest()


def read(file):
    with open(file, 'rb') as opened:
        return opened.read()


def prepare():
    """A folder with a small practice and a backup of it, and the archive of a bigger one."""
    do('sample', '--patients', '150', '--database', path('big.db'))
    do('export', '--to', path('big.json'), '--database', path('big.db'))
    os.mkdir(path('start'))
    do('sample', '--patients', '3', '--database', path('start', 'regimen.db'))
    do('backup', '--database', path('start', 'regimen.db'))
    do('import', path('big.json'), '--database', path('start', 'regimen.db'))
    do('export', '--to', path('start', 'export.json'), '--database', path('start', 'regimen.db'))


def backups():
    return sorted(glob.glob(path('now', 'backups', '*.backup')))


def start_over():
    shutil.rmtree(path('now'), ignore_errors=True)
    shutil.copytree(path('start'), path('now'))


def use_small():
    """For imports the practice is the small one."""
    start_over()
    shutil.copyfile(path('small.db'), path('now', 'regimen.db'))


prepare()
start_over()
first = backups()[0]
do('restore', first, '--database', path('now', 'regimen.db'))
shutil.copyfile(path('now', 'regimen.db'), path('small.db'))
SMALL, BIG = content(path('small.db')), content(path('start', 'regimen.db'))
assert SMALL != BIG
OLD_BACKUPS = os.listdir(path('start', 'backups'))
OLD_EXPORT = read(path('start', 'export.json'))
database = ('--database', path('now', 'regimen.db'))


def judge_database(before, after, acknowledged):
    found = content(path('now', 'regimen.db'))
    assert found in ((after,) if acknowledged else (before, after)), 'records are lost or half there'


def judge_backups(acknowledged, makes_one):
    """Each is whole, there is never none, and one that was acknowledged is there."""
    assert backups(), 'no backup is left'
    for backup in backups():
        do('check', backup, '--today', '2026-11-24')
    new = [name for name in backups() if os.path.basename(name) not in OLD_BACKUPS]
    assert new or not (acknowledged and makes_one), 'a backup is lost'


def judge_import(acknowledged):
    judge_database(SMALL, BIG, acknowledged)
    judge_backups(acknowledged, False)


def judge_backup(acknowledged):
    judge_database(BIG, BIG, acknowledged)
    judge_backups(acknowledged, True)


def judge_restored(acknowledged):
    judge_database(BIG, SMALL, acknowledged)


def judge_restore(acknowledged):
    judge_restored(acknowledged)
    judge_backups(acknowledged, True)


def judge_export(acknowledged):
    judge_database(BIG, BIG, acknowledged)
    assert read(path('now', 'export.json')) == OLD_EXPORT, 'the export is not whole'


def judge_sample(acknowledged):
    made = path('now', 'sample.db')
    assert os.path.exists(made) or not acknowledged
    assert not os.path.exists(made) or content(made) == SAMPLE, 'the sample is half filled'


do('sample', '--patients', '40', '--database', path('whole.db'))
SAMPLE = content(path('whole.db'))
OPERATIONS = {
    'import': (use_small, ('import', path('big.json'), *database), judge_import),
    'backup': (start_over, ('backup', *database), judge_backup),
    'restore': (start_over, ('restore', first, *database), judge_restore),
    'export': (start_over, ('export', '--force', '--to', path('now', 'export.json'), *database),
               judge_export),
    'sample': (start_over, ('sample', '--patients', '40', '--database', path('now', 'sample.db')),
               judge_sample),
}


def run_killed(command, seconds):
    """Whether the program came to its end, and well, before it was killed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=regimenctl.environment())
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == 0


def measure(command):
    began = time.monotonic()
    assert run_killed(command, 60), command
    return time.monotonic() - began


def kill_often(prepare_it, command, judge, times, enough=sys.maxsize):
    """How many of the kills did harm, what the first one did, and how many came in time. Ends where
    `enough` did harm."""
    harm, first_harm, in_time = 0, '', 0
    prepare_it()
    longest = measure(command)
    for _ in range(times):
        if harm >= enough:
            break
        prepare_it()
        acknowledged = run_killed(command, dice.random() * longest)
        in_time += not acknowledged
        try:
            judge(acknowledged)
        except (AssertionError, sqlite3.Error) as error:
            harm += 1
            first_harm = first_harm or f'{type(error).__name__}: {error}'
    return harm, first_harm, in_time


for name, (prepare_it, arguments, judge) in OPERATIONS.items():
    times = KILLS // len(OPERATIONS)
    harm, first_harm, in_time = kill_often(prepare_it, [regimenctl.PROGRAM, *arguments], judge,
                                           times)
    tap.note(f'{name}: {times} times, {in_time} killed before the end')
    tap.equal((harm, first_harm), (0, ''), f'{name} that is killed loses nothing')


CONTROLS = {
    'import': (path('start', 'regimen.db'), path('now', 'regimen.db'), 'r+b'),
    'backup': (first, path('now', 'backups', 'regimen.db.20990101T000000Z.asked.backup'), 'wb'),
    'restore': (path('small.db'), path('now', 'regimen.db'), 'r+b'),
    'export': (path('start', 'export.json'), path('now', 'export.json'), 'wb'),
    'sample': (path('whole.db'), path('now', 'sample.db'), 'wb'),
}
for name, (source, target, mode) in CONTROLS.items():
    prepare_it, _arguments, judge = OPERATIONS[name]
    # Who writes in place makes no backup before.
    judge = judge_restored if judge is judge_restore else judge
    harm, first_harm, in_time = kill_often(
        prepare_it, ['/usr/bin/python3', '-c', IN_PLACE, source, target, mode], judge,
        KILLS_CONTROL, 1)
    tap.ok(harm > 0, f'{name} that writes in place is found out')
    tap.note(f'{name}: {harm} of {in_time} kills did harm: {first_harm}')
tap.finish()
