"""A file that is moved away while it is open: a copy of it, put where it was, is gone on with; where
another has its name by then, under a name that is free."""
import contextlib
import os
import re
import sqlite3
import subprocess

import desktop
import dialogs
import problem_looks
import routes
import story
import tap

COPY, HERE = 'Save a Copy…', 'alt+s'
TAKEN = b'of somebody else'
RECENT = 'recently-used.xbel'


def find_recent():
    """The lists of recent files that there are, whole."""
    for folder, _folders, names in os.walk(told.screen.folder):
        if RECENT in names:
            with open(os.path.join(folder, RECENT), encoding='utf-8') as file:
                yield file.read()


def move_away(suffix):
    told.find('list item', re.compile('^Sample Patient 1,'))
    os.rename(told.database, told.database + suffix)
    # The window looks when it is come back to.
    told.press('ctrl+comma')
    dialogs.wait_for_windows(told, 2)
    told.press('Escape')
    told.find('push button', COPY)


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('the file of a practice is moved away while it is open')
    def begin():
        folder = os.path.join(told.screen.folder, 'practice')
        os.mkdir(folder)
        told.database = os.path.join(folder, 'own.regimen')
        subprocess.run([told.regimenctl, 'sample', '--patients', '3', '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        # Root may write anywhere.
        told.wrapper = problem_looks.WITHOUT_POWERS if os.geteuid() == 0 else []
        told.start()
        move_away('.elsewhere')

    @told.step('whoever changes their mind is where they were')
    def cancelled():
        told.click('push button', COPY)
        desktop.until(lambda: len(told.screen.windows.all()) == 2, 'the dialog for a folder')
        told.screen.top()
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        told.find('push button', COPY)

    @told.step('of a folder that may only be read, that is said')
    def refused():
        closed = os.path.join(told.screen.folder, 'closed')
        os.mkdir(closed, 0o500)
        told.click('push button', COPY)
        routes.choose_folder(told, closed, HERE)
        told.find('status bar', 'The copy could not be saved')
        told.click('push button', 'Details')
        told.find('label', re.compile(f'^The folder “{closed}” can only be read'))
        dialogs.wait_for_windows(told, 2)
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        told.find('push button', COPY)
        tap.equal(os.listdir(closed), [], 'nothing is left in it')

    @told.step('a copy with its name, in its place, is gone on with')
    def go_on():
        told.click('push button', COPY)
        routes.take_folder(told, 'practice', HERE)
        told.find('status bar', f'“{told.database}” is back in its place')
        desktop.until(lambda: not told.find_all('push button', COPY), 'the end of the banner')
        told.find('list item', re.compile('^Sample Patient 1,'))
        desktop.until(lambda: len(told.screen.windows.all()) == 1, 'one window')

    @told.step('what is entered now is in the copy')
    def enter():
        told.press('ctrl+n')
        told.wait_for_dialog('Add Patient')
        told.fill('Name', 'Sample Patient 9')
        told.press('Return')
        told.wait_for_end_of_dialog('Add Patient')
        told.find('list item', re.compile('^Sample Patient 9'))
        told.quit()
        for path, there in {told.database: True, told.database + '.elsewhere': False}.items():
            with contextlib.closing(sqlite3.connect(path)) as database:
                names = [name for name, in database.execute('SELECT name FROM patient')]
            tap.equal('Sample Patient 9' in names, there, f'the new patient is in {path}')

    @told.step('what has taken its name stays, and the copy has another')
    def replaced():
        told.start()
        move_away('.again')
        with open(told.database, 'wb') as file:
            file.write(TAKEN)
        told.click('push button', COPY)
        routes.take_folder(told, 'practice', HERE)
        copy = told.database.replace('.regimen', '-copy-2026-11-24.regimen')
        told.find('label', f'Everything is in “{copy}” now. Regimen goes on with this file.')
        dialogs.wait_for_windows(told, 2)
        told.press('Return')
        desktop.until(lambda: not told.find_all('push button', COPY), 'the end of the banner')
        told.find('list item', re.compile('^Sample Patient 9'))
        dialogs.wait_for_windows(told, 1)
        told.quit()
        with open(told.database, 'rb') as file:
            tap.equal(file.read(), TAKEN, 'the other file is as it was')
        tap.ok(os.path.exists(copy), 'the copy is there')

    @told.step('no list of recent files names the folder')
    def forgotten():
        lists = list(find_recent())
        tap.ok(lists, 'there is a list of recent files')
        named = [text for text in lists if '/practice' in text]
        tap.equal(named, [], 'and the folder is in none')
