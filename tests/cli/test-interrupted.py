"""Commands that are interrupted leave nothing behind: what they were making was acknowledged to nobody.
Imports and exports have cases of their own beside their formats."""
import os
import signal
import subprocess
import time

import regimenctl
import tap
from regimenctl import good, path

PATIENTS = 1000
STEPS = 8

home = regimenctl.HOME


def run(*arguments):
    return subprocess.Popen([regimenctl.PROGRAM, *arguments], stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env=regimenctl.environment())


def files():
    """All files below the home of the test, and when each was written last."""
    return {os.path.join(folder, name): os.stat(os.path.join(folder, name)).st_mtime_ns
            for folder, _, names in os.walk(home) for name in names}


def remove(new):
    for name in new:
        os.remove(name)


def leftovers(number, *arguments):
    """What the command left in its making, in `STEPS` runs that were interrupted by signal `number`."""
    before = set(files())
    begun = time.monotonic()
    assert run(*arguments).wait() == 0, arguments
    longest = time.monotonic() - begun
    remove(set(files()) - before)
    left, stopped = [], 0
    for step in range(STEPS):
        process = run(*arguments)
        time.sleep(longest * (step + 1) / (STEPS + 1))
        process.send_signal(number)
        stopped += process.wait() == -number
        new = set(files()) - before
        left += [name for name in new if '.new' in os.path.basename(name)]
        remove(new)
    tap.note(f'{" ".join(arguments[:1])}: {stopped} of {STEPS} were stopped, {len(left)} left files')
    assert stopped > 0, 'nothing was stopped'
    return left


good('sample', '--patients', str(PATIENTS), '--database', path('p.db'))
good('backup', '--to', path('kept.backup'), '--database', path('p.db'))

COMMANDS = {
    'a sample': ('sample', '--patients', str(PATIENTS), '--database', path('other.db')),
    'a backup': ('backup', '--to', path('another.backup'), '--database', path('p.db')),
    'a salvage': ('salvage', path('p.db'), '--to', path('saved.db')),
    'a restore': ('restore', path('kept.backup'), '--database', path('restored.db')),
}
for what, command in COMMANDS.items():
    for signal_number in signal.SIGINT, signal.SIGTERM:
        @tap.case(f'{what} that is stopped by {signal_number.name} leaves nothing in its making')
        def stopped(command=command, signal_number=signal_number):
            left = leftovers(signal_number, *command)
            assert not left, left


@tap.case('what is killed at once does leave it, so that the loop would see it')
def control():
    assert leftovers(signal.SIGKILL, *COMMANDS['a salvage'])


tap.finish()
