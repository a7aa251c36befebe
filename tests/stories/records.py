"""What is recorded in the database of a story, so that two states of it can be compared.

The sum comes from a program of its own, the last argument of the story.
"""
import json
import subprocess
import sys

import desktop
import tap

UNDO_SECONDS = 20


def _ask(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=True).stdout


def content(told):
    """A sum of all that is recorded, stamps included."""
    return _ask(sys.argv[4], told.database)


def exported(told):
    """What regimenctl hands out of it, without the history: that tells what was undone as well."""
    archive = json.loads(_ask(told.regimenctl, 'export', '--format', 'json', '--database',
                              told.database))
    del archive['history']
    return json.dumps(archive)


def state(told):
    return content(told), exported(told)


def same(told, before, what):
    """Compares with the state that was before."""
    tap.ok(state(told) == before, what)


def becomes(told, wanted, what):
    """Waits until the state is the one that is wanted."""
    desktop.until(lambda: content(told) == wanted[0], f'the content {what}', UNDO_SECONDS)
    same(told, wanted, what)


def changed(told, before):
    """Waits until the state is another, and returns that."""
    desktop.until(lambda: content(told) != before[0], 'another content')
    return state(told)
