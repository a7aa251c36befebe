"""A file that is moved away while it is open: a copy of it, put where it was, is gone on with."""
import contextlib
import os
import re
import sqlite3
import subprocess

import desktop
import routes
import story
import tap

COPY = 'Save a Copy…'
RECENT = 'recently-used.xbel'


def find_recent():
    """The lists of recent files that there are, whole."""
    for folder, _folders, names in os.walk(told.screen.folder):
        if RECENT in names:
            with open(os.path.join(folder, RECENT), encoding='utf-8') as file:
                yield file.read()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('the file of a practice is moved away while it is open')
    def begin():
        subprocess.run([told.regimenctl, 'sample', '--patients', '3', '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.start()
        told.find('list item', re.compile('^Sample Patient 1,'))
        os.rename(told.database, told.database + '.elsewhere')
        # The window looks when it is come back to.
        told.press('ctrl+comma')
        desktop.until(lambda: len(told.screen.windows.all()) == 2, 'the preferences')
        told.press('Escape')
        told.find('push button', COPY)

    @told.step('a copy with its name, in its place, is gone on with')
    def go_on():
        told.click('push button', COPY)
        routes.save_file(told, told.database)
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

    @told.step('no list of recent files names it')
    def forgotten():
        lists = list(find_recent())
        tap.ok(lists, 'there is a list of recent files')
        named = [text for text in lists if os.path.basename(told.database) in text]
        tap.equal(named, [], 'no list of recent files names the copy')
