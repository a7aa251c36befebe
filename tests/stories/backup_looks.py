"""Pictures of backups: made, sealed, chosen to go back to, and something that takes long. Part of
screenshots.py."""
import datetime
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess

import desktop
import dialogs
import look as looks
import nodes

PASSPHRASE = 'four words of sample'
SUM = re.compile(rb'SHA256=[0-9a-f]{64}\n$')
HOURS = (2, 26, 51, 100, 400, 900)
DELAY_MS = 2500
ALTERED_AT = 5000
# When the file was damaged, and the exit status of regimenctl that says so.
DAMAGED_HOURS = 4
DAMAGED = 3


def make_practice(look, name):
    """A copy of the sample in a folder of its own, where its backups are made too."""
    folder = os.path.join(look.told.screen.folder, f'{name}-{look.name}')
    os.mkdir(folder)
    return shutil.copyfile(look.told.sample, os.path.join(folder, 'practice.regimen'))


def change_notes(path, value):
    with sqlite3.connect(path) as connection:
        connection.execute(f'UPDATE patient SET notes = {value}')
    connection.close()


def back_up(look, path, *options, status=0):
    """Another backup, of other content than the one before; returns its path."""
    change_notes(path, "notes || '.'")
    told = subprocess.run([look.told.regimenctl, 'backup', '--database', path, *options],
                          stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert told.returncode == status, told
    folder = os.path.join(os.path.dirname(path), 'backups')
    return max((os.path.join(folder, name) for name in os.listdir(folder)), key=os.path.getmtime)


def make_older(path, hours):
    """Has a backup say that it was made so many hours earlier, by its name and within."""
    with open(path, 'rb') as file:
        content = SUM.sub(b'', file.read())
    at = int(re.search(rb'\nAt=(\d+)\n', content)[1]) - hours * 3600 * 10**6
    content = re.sub(rb'\nAt=\d+\n', b'\nAt=%d\n' % at, content)
    stamp = datetime.datetime.fromtimestamp(at / 10**6, datetime.timezone.utc)
    older = re.sub(r'\d{8}T\d{6}Z', stamp.strftime('%Y%m%dT%H%M%SZ'), path)
    with open(older, 'wb') as file:
        file.write(content + b'SHA256=%s\n' % hashlib.sha256(content).hexdigest().encode())
    os.remove(path)
    return older


def make_many(look, path):
    """Backups of some weeks; one of them is sealed, one of a damaged file, and the newest altered."""
    for hours in reversed(HOURS):
        make_older(back_up(look, path), hours)
    secret = os.path.join(os.path.dirname(path), 'secret')
    with open(secret, 'w', encoding='utf-8') as file:
        file.write(PASSPHRASE + '\n')
    make_older(back_up(look, path, '--passphrase-file', secret), 1)
    change_notes(path, "CAST (x'ff41' AS TEXT)")
    make_older(back_up(look, path, status=DAMAGED), DAMAGED_HOURS)
    change_notes(path, "''")
    # The list looks only up to the newest that is sound.
    with open(back_up(look, path), 'r+b') as file:
        file.seek(ALTERED_AT)
        file.write(b'altered')


def open_preferences(look):
    look.told.find('list item')
    look.told.press('ctrl+comma')
    look.wait_for_window(2, 'the preferences')
    look.told.find('label', re.compile('24 '))


def open_restore(look, page):
    look.click('Restore…')
    look.wait_for_window(3, 'the backups')
    look.told.find('radio button')
    look.keep_fitted(page)


def leave(look, count=1):
    """Closes dialogs until there are `count` windows."""
    windows = look.told.screen.windows
    while len(windows.all()) > count:
        before = len(windows.all())
        look.told.press('Escape')
        desktop.until(lambda: len(windows.all()) < before, 'the end of a dialog')


def choose_sealed(look):
    """Chooses the sealed backup by keys, for GTK 4.8 lets nobody click a radio button through AT-SPI.
    Its row, which is named as the button begins, takes the keyboard."""
    dialog = dialogs.top(look.told)
    sealed = next(name for name in nodes.find_names(dialog, 'radio button')
                  if look.words('sealed') in name)
    row = next(name for name in nodes.find_names(dialog, 'list item')
               if sealed.startswith(f'{name}, '))
    dialogs.reach(look.told, dialog, row)
    look.told.press('space')


def give_wrong_passphrase(look):
    """Chooses the sealed backup, and types what it was not sealed with."""
    choose_sealed(look)
    dialogs.reach(look.told, dialogs.top(look.told), look.words('Passphrase of this backup'))
    look.keep('restore-sealed')
    look.told.type('another passphrase')
    look.told.press('Return')
    # With a progress window between, where opening it takes long.
    look.told.find('alert')
    look.wait_for_window(3, 'the backups')
    look.keep('restore-wrong')


def show_backups(look):
    """One backup; and many, some of them damaged and sealed, with a wrong passphrase."""
    path = make_practice(look, 'one')
    back_up(look, path)
    with look.shown('one', path):
        open_preferences(look)
        look.keep_fitted('preferences-whole')
        open_restore(look, 'restore-one')
        leave(look)
    path = make_practice(look, 'many')
    make_many(look, path)
    with look.shown('many', path):
        open_preferences(look)
        open_restore(look, 'restore-many')
        give_wrong_passphrase(look)
        leave(look)


def show_sealing(look):
    """The passphrase asked for, and taken away."""
    told = look.told
    with look.shown('sealing', make_practice(look, 'sealing')):
        open_preferences(look)
        look.click('Set…')
        look.wait_for_window(3, 'the passphrase')
        look.keep_fitted('passphrase')
        told.type(PASSPHRASE)
        dialogs.reach(told, dialogs.top(told), look.words('Once more'))
        told.type(PASSPHRASE)
        look.keep('passphrase-filled')
        told.press('Return')
        look.wait_for_window(2, 'the preferences')
        look.click('Remove…')
        look.wait_for_window(3, 'a question')
        look.keep('passphrase-remove')
        leave(look)


def show_progress(look):
    """What takes longer than a second, on a disk that is slow."""
    told = look.told
    path = make_practice(look, 'slow')
    export = os.path.join(os.path.dirname(path), 'export.json')
    subprocess.run([told.regimenctl, 'export', '--to', export, '--database', path],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)
    with look.shown('slow', path, REGIMEN_STORE_DELAY_MS=str(DELAY_MS)):
        told.find('list item')
        look.choose('Main Menu', '_Import…')
        looks.open_file(look, export, 1)
        look.wait_for_window(2, 'the progress')
        look.keep_moving('progress')
        told.press('Escape')
        look.wait_for_window(1, 'the end of the progress')
