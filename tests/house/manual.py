"""The manual pages name every option and every command that the programs have, and no other."""
import os
import re
import subprocess
import sys

import tap
import tree

BUILD = sys.argv[1]
# What GTK and GApplication add to every program is theirs to explain.
FOREIGN = {'help-all', 'help-gapplication', 'help-gtk', 'gapplication-service', 'display', 'name',
           'class'}


def text_of(program, *arguments):
    done = subprocess.run([os.path.join(BUILD, program), *arguments, '--help'],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def options(text):
    """The long options that stand at the beginning of a line of help."""
    return set(re.findall(r'^\s+(?:-\w, )?--([a-z-]+)', text, re.M)) - FOREIGN


def manual_options(page):
    return {name.replace('\\', '') for name in re.findall(r'\bFl \\-([\w\\-]+)', page)}


def compare(name, helped, page):
    shown = manual_options(page)
    tap.note(f'{name}: {sorted(helped)}')
    tap.ok(helped, f'{name} has options')
    tap.equal(sorted(helped - shown), [], f'the manual of {name} names every option')
    tap.equal(sorted(shown - helped), [], f'the manual of {name} names no other')


def main():
    commands = re.findall(r'^  ([a-z]+)', text_of('src/cli/regimenctl').split('Commands:')[1]
                          .split('Options:')[0], re.M)
    page = tree.read('data/regimenctl.1')
    helped = options(text_of('src/cli/regimenctl'))
    for command in commands:
        tap.ok(f'.Cm {command}' in page, f'the manual explains: regimenctl {command}')
        helped |= options(text_of('src/cli/regimenctl', command))
    compare('regimenctl', helped, page)
    compare('regimen', options(text_of('src/app/regimen')), tree.read('data/regimen.1'))
    tap.finish()


main()
