"""Feeds each reader of the program with what nobody would write, by libFuzzer.

Every target runs for some seconds on its corpus and on real files, and must neither crash, nor
hang, nor leak, nor do what C leaves undefined. Beside it runs its control: the same target with a
fault planted, one of each kind, which must be told.

Usage: test-fuzz.py REGIMENCTL ROOT BUILD-FOLDER TARGETS SECONDS
"""
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import sanitizers
import tap

REGIMENCTL, ROOT, BUILD, TARGETS, SECONDS = sys.argv[1:6]
TARGETS = TARGETS.split(',')
# One input may take so long; the control that hangs is given less.
HANG_SECONDS = 10
MEMORY_MB = 2048
# What libFuzzer or a sanitizer says of each fault that can be planted.
PLANTS = {
    'overrun': 'heap-buffer-overflow',
    'overflow': 'signed integer overflow',
    'leak': 'detected memory leaks',
    'hang': 'timeout after',
}
# Real files for a target, besides its corpus.
SEEDS = {'csv': ['tests/data/csv'],
         'protocol': ['data/protocols', 'data', 'tests/data/protocols/good',
                      'tests/data/protocols/bad']}
MAX_BYTES = {'csv': 4096, 'database': 400000, 'ics': 16384, 'protocol': 16384}


def quietly(*command, **variables):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT,
                            env={**os.environ, **variables}, encoding='utf-8', errors='replace')
    assert result.returncode == 0, result.stdout[-6000:]


def build():
    if not os.path.exists(os.path.join(BUILD, 'build.ninja')):
        quietly('meson', 'setup', '-Dfuzz=true', '-Dbuildtype=debugoptimized', BUILD, CC='clang')
    quietly('nice', 'ninja', '-j2', '-C', BUILD, 'fuzz-targets')


def has_libfuzzer():
    """Whether there is clang with the library; Debian keeps that in a package of its own."""
    source = '#include <stddef.h>\nint LLVMFuzzerTestOneInput (const char *b, size_t n);\n' \
             'int LLVMFuzzerTestOneInput (const char *b, size_t n) { return 0; }\n'
    if not shutil.which('clang'):
        return False
    return subprocess.run(['clang', '-fsanitize=fuzzer,address,undefined', '-x', 'c', '-', '-o',
                           '/dev/null'], input=source, encoding='utf-8', stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def run_regimenctl(*arguments):
    subprocess.run([REGIMENCTL, *arguments], check=True, stdout=subprocess.DEVNULL)


def make_sample_seed(folder, target):
    """A database, or what is exported from one."""
    database = os.path.join(folder, 'sample.db')
    run_regimenctl('sample', '--patients', '1', '--database', database)
    if target != 'database':
        run_regimenctl('export', '--format', target, '--database', database, '--to',
                       os.path.join(folder, 'sample.' + target))
        os.remove(database)


def make_seeds(folder, target):
    """Copies of real files, those of the corpus first."""
    places = [os.path.join('tests/fuzz/corpus', target), *SEEDS.get(target, [])]
    for place in places:
        for path in glob.glob(os.path.join(ROOT, place, '*')):
            if os.path.isfile(path):
                name = f"{place.replace('/', '-')}-{os.path.basename(path)}"
                shutil.copyfile(path, os.path.join(folder, name))
    if target in ('database', 'json'):
        make_sample_seed(folder, target)


def write_plant(folder):
    """The input that shows the fault: how long a search for it takes differs too much."""
    with open(os.path.join(folder, 'plant'), 'wb') as file:
        file.write(b'RGM!')


def fuzz(target, seconds, plant='', hang_seconds=HANG_SECONDS):
    """Runs a target; its exit status and what it said."""
    with tempfile.TemporaryDirectory() as folder:
        seeds, found = (os.path.join(folder, name) for name in ('seeds', 'found'))
        os.mkdir(seeds)
        os.mkdir(found)
        if plant:
            write_plant(seeds)
        else:
            make_seeds(seeds, target)
        limit = 64 if plant else MAX_BYTES.get(target, 65536)
        variables = {**os.environ, 'FUZZ_PLANT': plant, 'G_DEBUG': '', 'MALLOC_CHECK_': '0',
                     'LC_ALL': 'C.UTF-8', 'ASAN_OPTIONS': 'detect_leaks=1',
                     'LSAN_OPTIONS': f'suppressions={ROOT}/tests/support/leaks.supp:'
                                     'print_suppressions=0'}
        command = [os.path.join(BUILD, 'tests/fuzz/fuzz-' + target), found, seeds,
                   f'-max_total_time={seconds}', f'-timeout={hang_seconds}', f'-max_len={limit}',
                   f'-rss_limit_mb={MEMORY_MB}', f'-artifact_prefix={found if plant else BUILD}/{target}-',
                   '-print_final_stats=1', '-reload=0']
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                env=variables, cwd=folder)
    return result.returncode, result.stdout.decode('utf-8', 'replace')


def tell(target, text):
    runs = re.search(r'number_of_executed_units:\s*(\d+)', text)
    tap.note(f'{target}: {runs.group(1) if runs else "no"} inputs in {SECONDS} s')


def judge_run(target, run):
    status, text = run.result()
    tell(target, text)
    tap.ok(status == 0, f'{target}: no crash, no hang, no leak', text[-6000:])


def judge_plant(target, plant, run):
    status, text = run.result()
    tap.ok(status != 0 and PLANTS[plant] in text, f'{target}: a planted {plant} is told',
           text[-3000:])


if sanitizers.are_in(REGIMENCTL):
    tap.skip('the readers are fuzzed', 'that has sanitizers and a build of its own')
    tap.finish()
if not has_libfuzzer():
    tap.skip('the readers are fuzzed', 'it takes clang with libFuzzer')
    tap.finish()

tap.run('the targets are built', build)
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    plants = {(target, plant): pool.submit(fuzz, target, 30, plant, 2)
              for target in TARGETS for plant in PLANTS}
    runs = {target: pool.submit(fuzz, target, SECONDS) for target in TARGETS}
    for (target_name, kind), future in plants.items():
        judge_plant(target_name, kind, future)
    for target_name, future in runs.items():
        judge_run(target_name, future)
tap.finish()
