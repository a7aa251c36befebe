"""The count that build-aux/test ends with is right, also when programs die or say nothing."""
import json
import os
import subprocess
import sys
import tempfile

import tap
import tree

BUILD = sys.argv[1]
COUNT = os.path.join(tree.ROOT, 'build-aux/count-results')
GOOD, BAD, SKIPPED = '<testcase/>', '<testcase><failure/></testcase>', '<testcase><skipped/></testcase>'


def counted(*programs, reports=()):
    """The last line and the exit status for (result, cases, output) of each program, and with
    reports of sanitizers."""
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(reports):
            with open(os.path.join(folder, f'sanitizer.{number}'), 'w', encoding='utf-8') as file:
                file.write(report)
        with open(os.path.join(folder, 'testlog-quick.json'), 'w', encoding='utf-8') as log:
            for number, (result, _, output) in enumerate(programs):
                log.write(json.dumps({'name': f'p{number}', 'result': result,
                                      'stdout': output}) + '\n')
        with open(os.path.join(folder, 'testlog-quick.junit.xml'), 'w', encoding='utf-8') as log:
            log.write('<testsuites>')
            for number, (_, cases, _) in enumerate(programs):
                if cases:
                    log.write(f'<testsuite name="regimen.p{number}">{"".join(cases)}</testsuite>')
            log.write('</testsuites>')
        return last_line(folder)


def last_line(folder):
    done = subprocess.run([sys.executable, COUNT, folder, 'quick'], capture_output=True, text=True)
    return done.stdout.splitlines()[-1], done.returncode


def tests():
    shown = subprocess.run(['meson', 'introspect', '--tests', BUILD], capture_output=True,
                           text=True, check=True)
    return json.loads(shown.stdout)


def main():
    tap.equal(counted(('OK', [GOOD, GOOD], ''), ('OK', [GOOD], '')), ('3 passed, 0 failed', 0),
              'cases are counted, not programs')
    tap.equal(counted(('OK', [GOOD, SKIPPED], '')), ('1 passed, 0 failed, 1 skipped', 0),
              'a skipped case is told')
    tap.equal(counted(('FAIL', [GOOD, BAD, BAD], '')), ('1 passed, 2 failed', 1),
              'every failed case counts')
    tap.equal(counted(('ERROR', [GOOD, GOOD], '')), ('2 passed, 1 failed', 1),
              'a program that dies after good cases is a failure')
    tap.equal(counted(('TIMEOUT', [GOOD], '')), ('1 passed, 1 failed', 1),
              'a program that does not end is a failure')
    tap.equal(counted(('OK', [GOOD], ''), ('SKIP', [], '')), ('1 passed, 1 failed', 1),
              'a program without a case is a failure')
    tap.equal(counted(('OK', [GOOD], ''), ('SKIP', [], '1..0 # SKIP no display\n')),
              ('1 passed, 0 failed, 1 skipped', 0), 'a program that skips everything says so')
    tap.equal(counted(('OK', [GOOD], ''), reports=['overflow', 'leak']),
              ('1 passed, 2 failed', 1), 'a report of a sanitizer is a failure, whoever wrote it')
    tap.equal(counted(), ('0 passed, 0 failed', 1), 'nothing tested is no success')
    tap.equal(last_line('/nonexistent'), ('0 passed, 1 failed', 1), 'no results are a failure')
    names = [test['name'] for test in tests()]
    tap.note(f'{len(names)} test programs')
    twice = sorted({name for name in names if names.count(name) > 1})
    tap.ok(not twice, 'no two tests share a name, which Meson 1.0 cannot report', twice)
    silent = [test['name'] for test in tests() if test['protocol'] != 'tap']
    tap.ok(not silent, 'every test tells its cases', silent)
    tap.finish()


main()
