"""From the start to the first full frame: Regimen with 10,000 patients against a bare window.

Both run alternately on the same desktop. The time begins before the process is made and ends when
the server has drawn the frame in which, in Regimen, patients are seen.

Arguments: START-REGIMEN START-BARE REGIMENCTL
"""
import os
import statistics
import subprocess
import sys
import time

import desktop

PATIENTS = 10000
RUNS = 25
GOAL = 1.4


def milliseconds(screen, *command):
    begun = time.monotonic_ns()
    result = subprocess.run(command, env=screen.environment, stdin=subprocess.DEVNULL,
                            capture_output=True, text=True, timeout=60, check=True)
    return int(result.stdout) / 1e3 - begun / 1e6


def main(regimen, bare, regimenctl):
    with desktop.Desktop() as screen:
        database = os.path.join(screen.folder, 'sample.regimen')
        subprocess.run([regimenctl, 'sample', '--patients', str(PATIENTS), '--database', database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        commands = {'bare window': [bare],
                    'Regimen': [regimen, '--today', '2026-11-24', '--database', database]}
        times = {name: [] for name in commands}
        # The first run of each warms the caches of files, fonts and the bus.
        for run in range(RUNS + 1):
            for name, command in commands.items():
                took = milliseconds(screen, *command)
                if run > 0:
                    times[name].append(took)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f'{name:12} median {medians[name]:6.1f} ms  least {min(values):6.1f}  '
              f'most {max(values):6.1f}  of {RUNS}')
    # The least is what the machine can do while nothing else runs on it.
    least = {name: min(values) for name, values in times.items()}
    for what, of in (('medians', medians), ('least', least)):
        print(f'ratio of the {what}: {of["Regimen"] / of["bare window"]:.2f} (goal: {GOAL})')


main(*sys.argv[1:])
