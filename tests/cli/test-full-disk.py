"""A real disk that is full: a small one in memory, in a name space of its own.

Everything that the command line writes is tried on disks of many sizes. Where it is refused, the
database, the backups and the exports of before are what they were, byte by byte.
"""
import hashlib
import os
import subprocess
import sys
import tempfile

import tap

PROGRAM = sys.argv[1]
# For each operation; 50 in all, and with --full 50 for each.
SIZES = 50 if sys.argv[-1] == '--full' else 10
SMALLEST_KB, LARGEST_KB = 4, 1200
HERE = os.path.abspath(__file__)
# In the name space: a disk of that size, filled by the files that are there, then the command.
INSIDE = ('mount -t tmpfs -o size="$1",mode=0700 regimen "$2" && cp -r "$3"/. "$2" && '
          '"$4" "$5" --inside "$6" "$2"')


def run(*arguments, check=True):
    result = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            encoding='utf-8')
    assert not check or result.returncode == 0, result
    return result


def sums(folder):
    """A sum for each file that a user would miss; what is half made bears another name."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if not name.endswith(('.new', '-journal')):
                with open(path, 'rb') as file:
                    found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def commands(folder):
    database = ('--database', os.path.join(folder, 'regimen.db'))
    backups = sorted(os.listdir(os.path.join(folder, 'backups')))
    return {
        'import': ('import', os.path.join(folder, 'big.json'), *database),
        'backup': ('backup', *database),
        'restore': ('restore', os.path.join(folder, 'backups', backups[0]), *database),
        'export': ('export', '--force', '--to', os.path.join(folder, 'export.json'), *database),
        'sample': ('sample', '--patients', '90', '--database', os.path.join(folder, 'new.db')),
    }


def inside(operation, folder):
    """On the small disk: what is wrong after the operation is printed, or what became of it."""
    before = sums(folder)
    if operation == 'overwrite':
        refused = not overwrite(os.path.join(folder, 'export.json'))
    else:
        result = run(*commands(folder)[operation], check=False)
        refused = result.returncode != 0
        if refused and not result.stderr.strip():
            return 'it failed without a word'
    after = sums(folder)
    changed = [name for name in before if refused and after.get(name) != before[name]]
    if changed:
        return f'changed: {changed}'
    run('check', os.path.join(folder, 'regimen.db'), '--today', '2026-11-24')
    return 'refused' if refused else 'done'


def overwrite(path):
    """What no program should do."""
    try:
        with open(path, 'wb') as file:
            file.write(b'x' * 4000000)
    except OSError:
        return False
    return True


def try_on_disk(start, operation, free_kb):
    used = sum(os.path.getsize(os.path.join(place, name)) // 4096 * 4 + 8
               for place, _, names in os.walk(start) for name in names)
    with tempfile.TemporaryDirectory() as disk:
        result = subprocess.run(
            ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', INSIDE, 'sh',
             f'{used + free_kb}k', disk, start, sys.executable, HERE, operation],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8',
            env={**os.environ, 'REGIMENCTL': PROGRAM})
    return result.stdout.strip().splitlines()[-1] if result.stdout.strip() else 'nothing said'


def allowed():
    with tempfile.TemporaryDirectory() as place:
        return subprocess.run(['unshare', '--user', '--map-root-user', '--mount', 'mount', '-t',
                               'tmpfs', 'regimen', place], stderr=subprocess.PIPE,
                              encoding='utf-8', check=False)


def prepare(start):
    database = os.path.join(start, 'regimen.db')
    big = os.path.join(start, 'big.db')
    run('sample', '--patients', '90', '--database', big)
    run('export', '--to', os.path.join(start, 'big.json'), '--database', big)
    os.remove(big)
    for name in os.listdir(start):
        if name.endswith('-journal'):
            os.remove(os.path.join(start, name))
    run('sample', '--patients', '5', '--database', database)
    run('backup', '--database', database)
    run('export', '--to', os.path.join(start, 'export.json'), '--database', database)


def main():
    try:
        trial = allowed()
        reason = trial.stderr.strip() if trial.returncode else ''
    except FileNotFoundError as error:
        reason = str(error)
    if reason:
        tap.skip('a real full disk', reason)
        tap.finish()
    with tempfile.TemporaryDirectory() as start:
        prepare(start)
        for operation in commands(start):
            said = [try_on_disk(start, operation, SMALLEST_KB + LARGEST_KB * i // SIZES) for i in range(SIZES)]
            tap.note(f'{operation}: {SIZES} sizes, {said.count("refused")} refused, '
                     f'{said.count("done")} done')
            bad = [answer for answer in said if answer not in ('refused', 'done')]
            tap.equal(bad[:1], [], f'{operation} on a full disk leaves what was there')
            tap.ok('refused' in said, f'{operation} was refused on some')
        harm = try_on_disk(start, 'overwrite', 64)
        tap.ok(harm.startswith('changed'), 'a program that writes in place is found out', harm)
    tap.finish()


if PROGRAM == '--inside':
    PROGRAM = os.environ['REGIMENCTL']
    try:
        print(inside(sys.argv[2], sys.argv[3]))
    except (AssertionError, OSError) as error:
        print(f'{type(error).__name__}: {error}'.replace('\n', ' '))
else:
    main()
