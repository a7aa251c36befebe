"""One among 1,000 patients."""
import re
import sqlite3
import subprocess
import time

import desktop
import moving
import places
import story
import tap

NAME = 'Sample Patient 739'
FIRST = re.compile('^Sample Patient 1,')
# To the first word in the field, past the picture of a lens.
INTO_TEXT_PX = 45
ADDED = 'Sample Patient Added'


def course_of(database, name):
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return connection.execute(
            'SELECT course.id FROM course JOIN patient ON patient.id = patient_id'
            ' WHERE patient.name = ? ORDER BY start_day DESC, course.id', (name,)).fetchall()


def drag_first_word():
    """Drags the first word of the search to its end. Returns whether it got there."""
    entry = told.find('entry', re.compile('^Search'))
    x, y = moving.center(entry)
    start = places.box(entry).x + INTO_TEXT_PX
    moving.pointer(told, 'mousemove', start, round(y), 'click', '--repeat', 2, 1)
    # A third press at once would take the whole line.
    time.sleep(moving.HAND_SECONDS)
    moving.pointer(told, 'mousedown', 1)
    moving.carry(told, start, y, x + INTO_TEXT_PX, y)
    time.sleep(moving.HAND_SECONDS)
    moving.release(told)
    time.sleep(moving.HAND_SECONDS)
    return not told.find_all('list item', FIRST)


def named(database, name):
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return connection.execute('SELECT id FROM patient WHERE name = ?', (name,)).fetchall()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice of 1,000 opens with its list')
    def begin():
        subprocess.run([told.regimenctl, 'sample', '--patients', '1000',
                        '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.start()
        told.find('list item', FIRST)

    @told.step('in a search where nothing was typed, the keys undo and redo what was changed last')
    def nothing_typed():
        told.press('ctrl+n')
        told.wait_for_dialog('Add Patient')
        told.fill('Name', ADDED)
        told.press('Return')
        told.wait_for_end_of_dialog('Add Patient')
        told.find('label', ADDED)
        told.press('ctrl+f', 'ctrl+z')
        told.find('status bar', 'Undone: Add Patient')
        desktop.until(lambda: not named(told.database, ADDED), 'nobody of that name')
        told.press('ctrl+shift+z')
        told.find('status bar', 'Redone: Add Patient')

    @told.step('typing finds the one')
    def search():
        told.press('ctrl+f')
        told.type('patient 739')
        told.gone('list item', FIRST)
        rows = desktop.until(lambda: told.find_all('list item', re.compile('^Sample Patient')),
                             'somebody found')
        tap.equal(len(rows), 1, 'nobody else is found')

    @told.step('Enter opens the one found')
    def opened():
        told.press('Return')
        told.find('label', NAME)
        ids = [row[0] for row in course_of(told.database, NAME)]
        tap.equal(len(ids), 1, 'the patient has one course')
        told.agrees(ids[0])

    @told.step('and the keyboard goes there: Ctrl+Z undoes what was done on the page')
    def goes_on():
        desktop.until(lambda: told.focused() == 'Book Session', 'the keyboard on the page')
        told.press('ctrl+z')
        told.find('status bar', 'Undone: Add Patient')
        told.press('ctrl+shift+z')
        told.find('status bar', 'Redone: Add Patient')
        told.press('ctrl+f', 'ctrl+a')
        told.type('patient 739')
        told.press('Return')
        told.find('label', NAME)

    @told.step('Enter at once opens the one whom the letters name, and not whoever is listed yet')
    def at_once():
        for number in (412, 86, 905):
            told.press('ctrl+f', 'ctrl+a')
            told.type(f'patient {number}')
            told.press('Return')
            told.find('label', f'Sample Patient {number}')

    @told.step('a name that nobody bears says so')
    def nobody():
        told.press('ctrl+f')
        told.press('ctrl+a')
        told.type('zebra')
        told.find('label', 'Nobody Found')

    @told.step('where something was typed the key is the text’s, however often it is pressed')
    def typed():
        told.press(*['ctrl+z'] * 6)
        told.find('list item', FIRST)
        told.type('zebra')
        told.find('label', 'Nobody Found')
        tap.equal(len(named(told.database, ADDED)), 1, 'nobody is taken away')

    @told.step('a search that is ended leaves the key to the last change again')
    def ended():
        told.press('Escape')
        told.find('list item', FIRST)
        told.press('ctrl+z')
        told.find('status bar', 'Undone: Add Patient')
        tap.equal(named(told.database, ADDED), [], 'nobody of that name is left')

    @told.step('a word dragged to the end of the search is there, and with it no second caret')
    def drag_a_word():
        told.press('ctrl+a')
        told.type('Sample Patient 1')
        told.find('list item', FIRST)
        desktop.until(drag_first_word, 'what nobody is called by')
        # A caret left behind the end of a shorter text is complained of.
        told.press('ctrl+a')
        told.type('1000')
        told.find('list item', re.compile('^Sample Patient 1000,'))
