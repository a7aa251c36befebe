"""One among 1,000 patients."""
import re
import sqlite3
import subprocess

import desktop
import story
import tap

NAME = 'Sample Patient 739'


def course_of(database, name):
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return connection.execute(
            'SELECT course.id FROM course JOIN patient ON patient.id = patient_id'
            ' WHERE patient.name = ? ORDER BY start_day DESC, course.id', (name,)).fetchall()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice of 1,000 opens with its list')
    def begin():
        subprocess.run([told.regimenctl, 'sample', '--patients', '1000',
                        '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.start()
        told.find('list item', re.compile('^Sample Patient 1,'))

    @told.step('typing finds the one')
    def search():
        told.press('ctrl+f')
        told.type('patient 739')
        told.gone('list item', re.compile('^Sample Patient 1,'))
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

    @told.step('a name that nobody bears says so')
    def nobody():
        told.press('ctrl+f')
        told.press('ctrl+a')
        told.type('zebra')
        told.find('label', 'Nobody Found')
