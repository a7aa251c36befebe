"""Pictures of databases that cannot be opened, or only be read, or are gone while they are open. Part
of screenshots.py."""
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import backup_looks
import desktop
import look as looks
import routes

NEWER = 9999
OLD = os.path.join(os.path.dirname(__file__), '..', 'data', 'databases', '1.db')
# The permissions of root are above those of files.
WITHOUT_POWERS = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search',
                  '--inh-caps', '-dac_override,-dac_read_search']
NOBODY = 65534
LONG_NAME = 'a folder whose name goes on and on ' * 6
# More is written than SQLite keeps in memory, and the program ends in the midst of it.
CUT_OFF = """import os, sqlite3, sys
records = sqlite3.connect(sys.argv[1], isolation_level=None)
records.execute('PRAGMA cache_size = 1')
records.execute('BEGIN')
records.execute('CREATE TABLE much (a)')
records.executemany('INSERT INTO much VALUES (zeroblob(?))', [(3000,)] * 500)
os._exit(0)
"""


def make_damaged(path):
    with open(path, 'r+b') as file:
        file.seek(100)
        file.write(b'\xa5' * 1100)


def make_foreign(path):
    with open(path, 'w', encoding='utf-8') as file:
        file.write('Dear Sample Patient 1,\n' * 200)


def make_newer(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f'PRAGMA user_version = {NEWER}')
    connection.close()


def make_empty(path):
    os.truncate(path, 0)


def make_link(path):
    os.rename(path, path + '.moved')
    os.symlink(path + '.moved', path)


def make_folder(path):
    os.remove(path)
    os.mkdir(path)


def make_forbidden(path):
    os.chmod(path, 0)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def make_stray(path):
    shutil.copyfile(path, path + '-journal')
    os.remove(path)


def make_cut_off(path):
    subprocess.run([sys.executable, '-c', CUT_OFF, path], stdin=subprocess.DEVNULL, check=True)
    os.chmod(os.path.dirname(path), 0o500)


REFUSED = {'damaged': make_damaged, 'foreign': make_foreign, 'empty': make_empty,
           'symlink': make_link, 'folder': make_folder, 'permission': make_forbidden,
           'stray': make_stray, 'cut-off': make_cut_off}
# Root is kept from what may not be opened or written only without its powers.
GUARDED = ('permission', 'cut-off')


@contextlib.contextmanager
def started_by(look, *command):
    look.told.wrapper = list(command)
    yield
    look.told.wrapper = []


def keep_problem(look, name, path, *before, **environment):
    with started_by(look, *before):
        with look.shown('problem', path, **environment):
            look.find('push button', 'Try Again')
            look.keep(f'problem-{name}')


def show_refused(look):
    """Each reason why a file cannot be opened, on its page."""
    for name, make in REFUSED.items():
        path = backup_looks.make_practice(look, name)
        make(path)
        powers = powers_to_drop() if name in GUARDED else []
        keep_problem(look, name, path, *powers)
    path = backup_looks.make_practice(look, 'long-path')
    folder = os.path.join(os.path.dirname(path), *[LONG_NAME] * 4)
    os.makedirs(folder)
    keep_problem(look, 'long-path', shutil.move(path, folder))
    path = backup_looks.make_practice(look, 'locked')
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute('BEGIN EXCLUSIVE')
        keep_problem(look, 'locked', path)
    show_no_space(look)
    path = backup_looks.make_practice(look, 'hopeless')
    make_damaged(path)
    with look.shown('hopeless', path):
        look.find('label', 'No backup that can be restored lies beside it.')
        look.keep('problem-hopeless')


def take_folder(look, path, button):
    """The folder of a file, which the dialog begins with, by the key of its button."""
    words = look.words(button)
    routes.take_folder(look.told, os.path.basename(os.path.dirname(path)),
                       'alt+' + words[words.index('_') + 1].lower())


def make_salvaged(look, path):
    """Damaged, and salvaged into a file beside it, of which this computer knows."""
    make_damaged(path)
    with look.shown('salvaged', path, GSETTINGS_BACKEND='keyfile'):
        look.click('Salvage What Is Left…')
        look.find('push button', '_Salvage Here')
        look.wait_for_window(2, 'the dialog for a folder')
        look.keep_fitted('salvage-folder')
        take_folder(look, path, '_Salvage Here')
        look.find('label', 'Salvaged')
        look.wait_for_window(2, 'what could be read')
        look.keep('salvaged')
        backup_looks.leave(look)


def keep_restore(look, page):
    """What a restore in the place of the file promises."""
    look.click('Restore a Backup…')
    look.wait_for_window(2, 'the backups')
    look.told.find('radio button')
    look.keep_fitted(page)
    backup_looks.leave(look)


def show_missing(look):
    """A file that is gone, with backups, started anew, without any, and one that was salvaged."""
    path = backup_looks.make_practice(look, 'replaced')
    backup_looks.make_many(look, path)
    make_damaged(path)
    with look.shown('replaced', path):
        keep_restore(look, 'restore-damaged')
    path = backup_looks.make_practice(look, 'missing')
    backup_looks.make_many(look, path)
    os.remove(path)
    with look.shown('missing', path):
        look.find('push button', 'Start Anew…')
        look.told.find('label', re.compile('7'))
        look.keep('problem-missing')
        keep_restore(look, 'restore-missing')
        look.click('Start Anew…')
        look.wait_for_window(2, 'a question')
        look.keep('start-anew')
        backup_looks.leave(look)
    path = backup_looks.make_practice(look, 'known')
    with look.shown('known', path, GSETTINGS_BACKEND='keyfile'):
        look.told.find('list item')
    os.remove(path)
    shutil.rmtree(os.path.join(os.path.dirname(path), 'backups'), ignore_errors=True)
    keep_problem(look, 'missing-alone', path, GSETTINGS_BACKEND='keyfile')
    path = backup_looks.make_practice(look, 'salvaged')
    make_salvaged(look, path)
    keep_problem(look, 'salvaged', path, GSETTINGS_BACKEND='keyfile')


def show_no_space(look):
    """A disk so small that no copy is left room for, on which an older database wants to be updated."""
    folder = os.path.join(look.told.screen.folder, f'full-{look.name}')
    os.mkdir(folder)
    size = os.path.getsize(OLD)
    script = (f'mount -t tmpfs -o size={size // 1024 + 40}k regimen "$0" && cp "$1" "$0/old.regimen"'
              ' && shift && exec "$@"')
    keep_problem(look, 'full', os.path.join(folder, 'old.regimen'), 'unshare', '--map-root-user',
                 '--mount', 'sh', '-c', script, folder, OLD)


def powers_to_drop():
    return WITHOUT_POWERS if os.geteuid() == 0 else []


def show_read_only_folder(look):
    """A database in a folder that may only be read: its course, a menu and the preferences."""
    path = backup_looks.make_practice(look, 'folder')
    os.chmod(os.path.dirname(path), 0o500)
    with started_by(look, *powers_to_drop()):
        with look.shown('folder', path):
            look.told.find('list item')
            looks.open_course(look, 'Patient 1')
            look.keep('banner-folder')
            look.keep_menu('banner-folder-menu', 'Course Menu')
            look.told.press('ctrl+comma')
            look.wait_for_window(2, 'the preferences')
            look.keep_fitted('banner-folder-preferences')
            backup_looks.leave(look)


def show_banners(look):
    """A database that may only be read, and one that is moved while it is open."""
    path = backup_looks.make_practice(look, 'newer')
    make_newer(path)
    with look.shown('newer', path):
        look.told.find('list item')
        looks.open_course(look, 'Patient 1')
        look.keep('banner-newer')
    path = backup_looks.make_practice(look, 'moved')
    with look.shown('moved', path):
        look.told.find('list item')
        looks.open_course(look, 'Patient 1')
        os.rename(path, path + '.elsewhere')
        look.told.press('ctrl+comma')
        look.wait_for_window(2, 'the preferences')
        look.told.press('Escape')
        look.wait_for_window(1, 'the window')
        look.find('push button', 'Save a Copy…')
        look.keep('banner-moved')
        # Another has its name.
        make_foreign(path)
        look.click('Save a Copy…')
        look.find('push button', '_Save Here')
        take_folder(look, path, '_Save Here')
        look.find('label', 'Copy Saved')
        look.wait_for_window(2, 'where the copy is')
        look.keep('copy-saved')
        look.told.press('Return')
        look.told.find('list item')
        look.wait_for_window(1, 'the copy')
