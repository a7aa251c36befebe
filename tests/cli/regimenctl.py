"""Runs the program under test, in a home of its own and with nothing of the caller's settings."""
import ctypes
import json
import locale
import os
import subprocess
import sys
import tempfile

import sanitizers
import tap

PROGRAM, ROOT = sys.argv[1:3]
_home = tempfile.TemporaryDirectory()
HOME = _home.name
# As the headers of the system have them.
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
DROPPED = ('REGIMEN_DATABASE', 'COLUMNS', 'NO_COLOR', 'TERM', 'LINES')

EXAMPLE = ['plan', '--concern', 'acne-scars', '--done', '2026-10-16', '--done', '2026-11-20',
           '--booked', '2026-12-02', '--today', '2026-11-24']

# What a program is told so that it speaks German. tests/support brings the locales.
GERMAN = {'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'de'}


def has_locale(name):
    """Whether the machine, or tests/support, has a locale."""
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, 'C.UTF-8')
    return True


def case_in(name, title):
    """A decorator like tap.case() for what needs the locale `name`."""
    if has_locale(name):
        return tap.case(title)
    return lambda function: tap.skip(title, f'there is no locale {name}')


def environment(**variables):
    """The variables of the test without those that change the output, and with `variables`."""
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    kept.update(HOME=HOME, XDG_DATA_HOME=os.path.join(HOME, 'share'))
    kept.update(variables)
    return kept


def run(*arguments, stdout=subprocess.PIPE, preexec_fn=None, **variables):
    """The result of one run: returncode, stdout, stderr as text."""
    return subprocess.run([PROGRAM, *arguments], stdout=stdout, stderr=subprocess.PIPE,
                          stdin=subprocess.DEVNULL, env=environment(**variables),
                          encoding='utf-8', timeout=sanitizers.patience(60),
                          preexec_fn=preexec_fn)


def give_up_powers():
    """In the process to be: root may read only what others may as well, as its rights say."""
    for power in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, power, 0, 0, 0)


def good(*arguments, **variables):
    """What a run says; it must end well and complain of nothing."""
    result = run(*arguments, **variables)
    assert result.returncode == 0 and result.stderr == '', result
    return result.stdout


def partly(*arguments, **variables):
    """What a run says that ends well for a part of what it was given."""
    result = run(*arguments, **variables)
    assert result.returncode == 4 and result.stderr == '', result
    return result.stdout


def refused(*arguments, status=1, preexec_fn=None):
    """The one line that a run is refused with; it must say nothing else."""
    result = run(*arguments, preexec_fn=preexec_fn)
    assert result.returncode == status and result.stdout == '', result
    assert result.stderr.count('\n') == 1 and result.stderr.startswith('regimenctl: '), result
    return result.stderr


def run_json(*arguments, **variables):
    """The object that a run writes; it must end well and say nothing else."""
    result = run(*arguments, '--format', 'json', **variables)
    assert result.returncode == 0 and result.stderr == '', result
    return json.loads(result.stdout)


def schema(name):
    with open(os.path.join(ROOT, 'data', f'{name}.schema.json'), encoding='utf-8') as file:
        return json.load(file)


def path(name):
    """Where a file of this name lies in the home of the test."""
    return os.path.join(HOME, name)


def write(name, text, encoding='utf-8'):
    """A file in the home of the test, with the ends of lines as they are; its path."""
    with open(path(name), 'w', encoding=encoding, newline='') as file:
        file.write(text)
    return path(name)
