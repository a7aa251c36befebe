"""Both programs, from the build folder and installed elsewhere, speak the language of the user.

This is also the test of where they find protocols, areas, schema and catalogues: nothing is set in
the environment, and the prefix is one that nobody named at build time.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import catalogue
import german
import tap
import tree

BUILD = sys.argv[1]
PLAN = ['plan', '--concern', 'acne-scars', '--done', '2026-10-16', '--done', '2026-11-20',
        '--booked', '2026-12-02', '--today', '2026-11-24']
# In their own words: the concern, the booking that is too early, and by how much.
EXPECTED = ['Aknenarben', '2 Tage zu früh', '2. Dez', 'nach Sitzung 2']


def english_texts():
    """Whole texts of the template, long enough to be no word of both languages."""
    entries = catalogue.parse(tree.read('po/de.po'))
    return [entry.msgid for entry in entries
            if len(entry.msgid) > 9 and entry.msgid != entry.msgstr.get(0)
            and not re.search(r'[%{]', entry.msgid)]


def run(program, *arguments, **variables):
    done = subprocess.run([program, *arguments], capture_output=True, text=True,
                          env={**os.environ, **variables})
    return done.stdout if done.returncode == 0 else f'exit {done.returncode}: {done.stderr}'


def check_command(where, program, variables):
    text = run(program, *PLAN, **variables)
    for words in EXPECTED:
        tap.ok(words in text, f'regimenctl {where} says in German: {words}', text)
    rest = [words for words in english_texts() if re.search(rf'\b{re.escape(words)}\b', text)]
    tap.ok(not rest, f'regimenctl {where} says nothing in English', '\n'.join(rest))
    english = run(program, *PLAN)
    tap.ok('Acne scars' in english and 'Aknenarben' not in english,
           f'regimenctl {where} speaks English where English is asked for', english)
    tap.run(f'regimenctl {where} prints the same JSON in every language', same_json, program,
            variables)
    tap.ok('Stirn' not in english and 'Aufruf' in run(program, '--help', **variables),
           f'regimenctl {where} explains its options in German', run(program, '--help', **variables))


def same_json(program, variables):
    first = json.loads(run(program, *PLAN, '--format', 'json'))
    assert first == json.loads(run(program, *PLAN, '--format', 'json', **variables))


def check_window_program(where, program, variables):
    text = run(program, '--help', **variables)
    tap.ok('Verwendung' in text or 'Aufruf' in text, f'regimen {where} explains itself in German',
           text)


def installed(folder):
    subprocess.run(['meson', 'install', '--no-rebuild', '--quiet', '-C', BUILD, '--destdir', folder],
                   check=True, capture_output=True)
    for where, _, names in os.walk(folder):
        if 'regimenctl' in names:
            return where
    raise FileNotFoundError('regimenctl was not installed')


with tempfile.TemporaryDirectory() as scratch:
    speaking = german.ENVIRONMENT
    check_command('from the build folder', os.path.join(BUILD, 'src/cli/regimenctl'), speaking)
    check_window_program('from the build folder', os.path.join(BUILD, 'src/app/regimen'), speaking)
    programs = installed(os.path.join(scratch, 'elsewhere'))
    check_command('installed', os.path.join(programs, 'regimenctl'), speaking)
    check_window_program('installed', os.path.join(programs, 'regimen'), speaking)
tap.finish()
