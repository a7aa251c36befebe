"""The window speaks German, as a screen reader hears it: nothing that was translated is English.

With `--inside` this file is what runs on the display: it starts the program and prints the names
of all that can be heard, as JSON.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import catalogue
import german
import tap
import tree

TRY_SECONDS = 60
REST_SECONDS = 2


def names_below(node):
    """The names and descriptions of a node and of all below it."""
    found = [text for text in (node.name, node.description) if text]
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            found += names_below(child)
    return found


def heard(process_id):
    import pyatspi
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.get_process_id() == process_id:
            return names_below(program)
    return []


def listen(program):
    """Prints what is heard of the sample once nothing is added to it for a while."""
    with subprocess.Popen([program, '--sample'], stdin=subprocess.DEVNULL) as process:
        names, since = [], time.monotonic()
        end = since + TRY_SECONDS
        while time.monotonic() < end and process.poll() is None:
            time.sleep(0.5)
            now = heard(process.pid)
            if len(now) != len(names):
                names, since = now, time.monotonic()
            elif len(names) > 50 and time.monotonic() - since > REST_SECONDS:
                break
        process.terminate()
    print(json.dumps(names))


def listen_on_display(program):
    environment = {**os.environ, **german.ENVIRONMENT, 'GDK_BACKEND': 'x11'}
    # The library that listens has warnings of its own.
    for name in ('NO_AT_BRIDGE', 'GTK_A11Y', 'WAYLAND_DISPLAY', 'G_DEBUG'):
        environment.pop(name, None)
    with tempfile.TemporaryDirectory() as folder:
        environment.update(TMPDIR=folder, XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=folder)
        with subprocess.Popen(['xvfb-run', '-a', 'dbus-run-session', '--', sys.executable,
                               os.path.abspath(__file__), '--inside', program],
                              env=environment, stdout=subprocess.PIPE, text=True,
                              start_new_session=True) as process:
            try:
                said = process.communicate(timeout=2 * TRY_SECONDS)[0]
                # What starts the bus says something of its own first.
                return json.loads(said.splitlines()[-1])
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGTERM)


def main(build):
    if not shutil.which('xvfb-run') or not shutil.which('dbus-run-session'):
        tap.skip('the window speaks German', 'there is no xvfb-run or dbus-run-session')
        tap.finish()
    names = listen_on_display(os.path.join(build, 'src/app/regimen'))
    entries = [entry for entry in catalogue.parse(tree.read('po/de.po'))
               if entry.msgid != entry.msgstr.get(0)]
    spoken = {entry.msgstr[0].replace('_', '') for entry in entries}
    english = ({entry.msgid.replace('_', '') for entry in entries if len(entry.msgid) > 3}
               - {text for entry in catalogue.parse(tree.read('po/de.po'))
                  for text in entry.msgstr.values()})
    tap.note(f'{len(names)} texts are heard')
    found = sorted({name for name in names if name in spoken})
    tap.ok(len(found) >= 15, 'many texts are those of the catalogue', found or names)
    tap.ok(any('2 von 6 Sitzungen' in name for name in names), 'the status line is German', names)
    rest = sorted({name for name in names if name in english})
    tap.ok(not rest, 'none is English', rest)
    tap.finish()


if sys.argv[1] == '--inside':
    listen(sys.argv[2])
else:
    main(sys.argv[1])
