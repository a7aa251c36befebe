"""A log of a spreadsheet comes in by keys alone: dates that may be read in more than one way are asked
for, a column is told what it holds, and one Ctrl+Z takes all of it back."""
import datetime
import re
import sqlite3

import desktop
import dialogs
import nodes
import story
import tap

TITLE = 'Import'
ORDER = re.compile('^Order of dates')
COLUMN = re.compile('^Column 3, Colour of the pen')
LOG = ('Date;Depth;Colour of the pen\r\n03/04/2026;1.5;green\r\n05/05/2026;1.0;blue\r\n'
       'some day;1.0;blue\r\n')
ASKS = 'Choose the order of day, month and year first.'


def read_sessions():
    """The day and the notes of the sessions that are there now and were not before."""
    with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as database:
        return sorted((datetime.date.fromordinal(day).isoformat(), notes)
                      for key, day, notes in database.execute('SELECT id, day, notes FROM session')
                      if key not in told.before)


def read_keys():
    with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as database:
        return {row[0] for row in database.execute('SELECT id FROM session')}


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        dialogs.open_practice(told)
        told.before = read_keys()

    @told.step('a table whose dates may be read in two ways cannot be imported, and says why')
    def ask():
        dialogs.open_menu(told, 'Main Menu', 'i')
        dialogs.choose_file(told, dialogs.make_file(told, 'log.csv', LOG))
        dialogs.judge(told, TITLE)
        button = told.find('push button', 'Import')
        tap.ok(not nodes.has_state(button, 'sensitive'), 'its button is off')
        tap.equal(nodes.description(button), ASKS, 'the button says why')
        told.find('label', ASKS)

    @told.step('told the order, it says what becomes of each row')
    def order():
        dialogs.choose_in_list(told, dialogs.find(told, TITLE), ORDER, 'Day, Month, Year', 'Down')
        told.find('push button', 'Import 2 Sessions')
        told.find('list item', re.compile('^Line 2, Sample Patient 1: Will be added'))
        told.find('list item', re.compile('^Line 4, .*: Refused: “some day” is not a date'))

    @told.step('a column of another name is told what it holds')
    def column():
        dialogs.choose_in_list(told, dialogs.find(told, TITLE), COLUMN, 'Notes', 'End',
                               'Up')
        told.find('push button', 'Import 2 Sessions')
        tap.equal(read_sessions(), [], 'nothing is written yet')

    @told.step('Enter on the button imports what was shown')
    def bring_in():
        dialogs.press_button(told, TITLE, 'Import 2 Sessions')
        told.wait_for_end_of_dialog(TITLE)
        tap.equal(read_sessions(), [('2026-04-03', 'green'), ('2026-05-05', 'blue')],
                  'with days and notes')

    @told.step('one Ctrl+Z takes all of it back')
    def undo():
        told.press('ctrl+z')
        desktop.until(lambda: not read_sessions(), 'the end of undoing')
