"""What is run under the sanitizers is run once more, slowly, where it leaks; no report is lost."""
import os
import stat
import subprocess
import sys
import tempfile

import tap
import tree

SANITIZED = os.path.join(tree.ROOT, 'build-aux/sanitized')
LEAK = '''
==7==ERROR: LeakSanitizer: detected memory leaks

Direct leak of {size} byte(s) in {count} object(s) allocated from:
    #0 0x7f70 in __interceptor_malloc asan_malloc_linux.cpp:69
    #1 0x7f71 in g_malloc (/lib/libglib-2.0.so.0+0x5a658)
{more}
SUMMARY: AddressSanitizer: {size} byte(s) leaked in {count} allocation(s).
'''
OTHER = LEAK.format(size=128, count=1, more='')
QUARKS = LEAK.format(size=16384, count=1, more='')
OVERFLOW = '==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x60\n'
# A program with sanitizers, as far as their options go: it says which run this is, and reports.
PROGRAM = '''#!/bin/sh
log=${ASAN_OPTIONS#log_path=}; log=${log%%:*}
case $ASAN_OPTIONS in
  *fast_unwind_on_malloc=1*) echo quick; cat "$0.quick" 2>/dev/null >$log.1 && exit QUICK ;;
  *) echo slow; cat "$0.slow" 2>/dev/null >$log.2 && exit 99 ;;
esac
rm -f "$log".*
exit QUICK
'''


def outcome(quick=None, slow=None, status=0):
    """What is said, the exit status, and the reports that stay, of a program that reports `quick`
    in the first run and `slow` in the second."""
    with tempfile.TemporaryDirectory() as folder:
        program, logs = os.path.join(folder, 'program'), os.path.join(folder, 'my logs')
        os.mkdir(logs)
        texts = {'': PROGRAM.replace('QUICK', str(status)), '.quick': quick, '.slow': slow}
        for ending, text in texts.items():
            if text is not None:
                with open(program + ending, 'w', encoding='utf-8') as file:
                    file.write(text)
        os.chmod(program, stat.S_IRWXU)
        done = subprocess.run([sys.executable, SANITIZED, logs, program], capture_output=True,
                              text=True, check=False)
        return done.stdout + done.stderr, done.returncode, sorted(os.listdir(logs))


def main():
    kept = ['sanitizer.1']
    tap.equal(outcome(), ('quick\n', 0, []), 'what reports nothing is run once')
    tap.equal(outcome(status=3), ('quick\n', 3, []), 'how a test ended is how this ends')
    tap.equal(outcome(OTHER), ('slow\n', 0, []),
              'a leak that is known by its names is none: the second run decides')
    tap.equal(outcome(OTHER, OTHER), ('slow\n', 99, ['sanitizer.2']),
              'a leak that the second run tells, too, is a failure and stays to be read')
    tap.equal(outcome(OTHER, status=3), ('quick\n', 3, kept), 'a test that fails is not run again')
    tap.equal(outcome(OVERFLOW), ('quick\n', 99, kept), 'every other report stands')
    tap.equal(outcome(OTHER + OVERFLOW), ('quick\n', 99, kept), 'also beside a leak')
    tap.equal(outcome(QUARKS), ('quick\n', 0, []), 'the table of quarks is known at once')
    both = QUARKS.replace('\nSUMMARY', OTHER[OTHER.index('\nDirect'):] + '\nSUMMARY')
    tap.equal(outcome(both, OTHER), ('slow\n', 99, ['sanitizer.2']), 'and hides no leak beside it')
    own = LEAK.format(size=16384, count=1, more='    #2 0x55d0 in main ../src/app/main.c:9\n')
    more = LEAK.format(size=16400, count=2, more='')
    for title, report in (('of the program', own), ('of another size', more)):
        tap.equal(outcome(report, report), ('slow\n', 99, ['sanitizer.2']),
                  f'nor a leak {title} that looks like it')
    tap.finish()


main()
