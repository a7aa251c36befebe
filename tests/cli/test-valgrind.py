"""Engine and command line under valgrind: 0 reports of memory misused or lost.

Arguments after the usual ones are test programs of the engine. The control is a program that
forgets what it allocated and reads what it freed.
"""
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

import regimenctl
import sanitizers
import tap

REPORTED = 99
VALGRIND = ['valgrind', '--quiet', '--leak-check=full', '--show-leak-kinds=definite',
            '--errors-for-leak-kinds=definite', f'--error-exitcode={REPORTED}',
            '--trace-children=no']
FAULTY = ('#include <stdlib.h>\nint main (void)\n{\n  volatile char *lost = malloc (10);\n'
          '  char byte;\n  free ((void *) lost);\n  byte = lost[1];\n  return byte & 0;\n}\n')
work = tempfile.TemporaryDirectory()


def path(name):
    return os.path.join(work.name, name)


def watch(*command):
    """The status and the words of a command under valgrind."""
    environment = regimenctl.environment(G_SLICE='always-malloc', G_DEBUG='gc-friendly',
                                         MALLOC_CHECK_='0', MALLOC_PERTURB_='0')
    result = subprocess.run([*VALGRIND, *command], stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, env=environment, encoding='utf-8',
                            errors='replace')
    return result.returncode, result.stdout


def judge(name, outcome):
    status, text = outcome
    tap.ok(status != REPORTED and '==ERROR' not in text, f'{name}: no report', text[-3000:])


def in_order():
    """Commands, of which later ones need what the earlier ones made."""
    database = ('--database', path('one.db'))
    yield 'sample', ('sample', '--patients', '2', *database)
    yield 'plan', (*regimenctl.EXAMPLE, '--format', 'text')
    yield 'plan as JSON', (*regimenctl.EXAMPLE, '--format', 'json')
    yield 'protocols', ('protocols',)
    yield 'protocol', ('protocol', 'acne-scars')
    yield 'a wrong option', ('plan', '--concern', 'nothing-at-all')
    yield 'export as JSON', ('export', '--to', path('one.json'), *database)
    yield 'export as CSV', ('export', '--format', 'csv', '--to', path('one.csv'), *database)
    yield 'export as a calendar', ('export', '--format', 'ics', '--to', path('one.ics'), *database)
    yield 'backup', ('backup', '--to', path('one.backup'), *database)
    yield 'check', ('check', path('one.db'), '--today', '2026-11-24')
    yield 'import', ('import', path('one.json'), '--replace', *database)
    yield 'restore', ('restore', path('one.backup'), *database)
    yield 'salvage', ('salvage', path('one.db'), '--to', path('two.db'))


def watch_commands():
    return [(name, watch(regimenctl.PROGRAM, *arguments)) for name, arguments in in_order()]


def watch_faulty():
    with open(path('faulty.c'), 'w', encoding='utf-8') as file:
        file.write(FAULTY)
    subprocess.run(['cc', '-O0', '-w', '-o', path('faulty'), path('faulty.c')], check=True)
    return watch(path('faulty'))


if not shutil.which('valgrind'):
    tap.skip('engine and command line under valgrind', 'there is no valgrind')
    tap.finish()
if sanitizers.are_in(regimenctl.PROGRAM):
    tap.skip('engine and command line under valgrind', 'the sanitizers are in its place')
    tap.finish()
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    commands = pool.submit(watch_commands)
    programs = {os.path.basename(program): pool.submit(watch, program)
                for program in sys.argv[3:]}
    faulty = pool.submit(watch_faulty)
    for command_name, outcome in commands.result():
        judge(command_name, outcome)
    for program_name, future in programs.items():
        judge(program_name, future.result())
    tap.ok(faulty.result()[0] == REPORTED, 'a program that misuses memory is found out',
           faulty.result()[1])
tap.finish()
