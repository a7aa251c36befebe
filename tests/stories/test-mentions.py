"""Somebody who is to be erased is named in what was written of others: the question says where, goes
there, and what stays is told once it is done."""
import os
import re
import sqlite3
import subprocess

import routes
import story
import tap

NAME = 'Quittenbäumchen Özgül'
SURELY = re.compile('The name also stands in other texts, and stays there:\n'
                    '  Sample Patient 3: session of')
MAYBE = re.compile('A part of the name also stands in other texts; it may mean somebody else, and '
                   'stays there:\n  Sample Patient 2: patient notes')
BUTTON, SHOW = 'Erase for Good', 'Show First Patient'
PICTURES = os.environ.get('MENTION_PICTURES')


def picture(name):
    if PICTURES:
        told.screen.save_picture(os.path.join(PICTURES, f'{name}.png'))


def run_sql(*changes):
    with sqlite3.connect(told.database) as database:
        for change in changes:
            database.execute(*change)
    database.close()


def ask():
    routes.choose(told, 'Course Menu', ('Patient', 'p'), (re.compile('^Erase Patient'), 'g'))
    told.find('push button', BUTTON)


def open_patient(name):
    told.press('ctrl+f')
    told.press('ctrl+a')
    told.type(name)
    told.press('Return')
    told.find('push button', 'Course Menu')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice in which two texts of others name a patient')
    def begin():
        subprocess.run([told.regimenctl, 'sample', '--patients', '4', '--database',
                        told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        run_sql(('UPDATE patient SET name = ? WHERE name = ?', (NAME, 'Sample Patient 1')),
                ('UPDATE patient SET notes = ? WHERE name = ?',
                 ('friend of QUITTENBÄUMCHEN', 'Sample Patient 2')),
                ('UPDATE session SET notes = ? WHERE id = (SELECT min (s.id) FROM session s'
                 ' JOIN course c ON c.id = course_id JOIN patient p ON p.id = patient_id'
                 ' WHERE name = ?)', (f'sister of {NAME}', 'Sample Patient 3')))
        told.start()
        told.find('list item', re.compile(f'^{NAME},'))
        open_patient('quitten')
        told.find('label', NAME)

    @told.step('the question tells of both')
    def question():
        ask()
        told.find('label', SURELY)
        told.find('label', MAYBE)
        picture('question')

    @told.step('and goes to the first of them instead')
    def show():
        told.click('push button', SHOW)
        told.gone('push button', BUTTON)
        told.find('label', 'Sample Patient 3')
        told.find('list item', re.compile(f'^{NAME},'))
        picture('shown')

    @told.step('once it is done, what stays is told, and is as it was')
    def erase():
        open_patient('quitten')
        told.find('label', NAME)
        ask()
        told.click('push button', BUTTON)
        # The question says the same, until it is gone.
        told.gone('push button', BUTTON)
        told.find('label', SURELY)
        told.find('label', MAYBE)
        picture('erased')
        told.press('Escape')
        told.gone('label', SURELY)
        told.gone('list item', re.compile(f'^{NAME},'))
        with sqlite3.connect(told.database) as database:
            texts = database.execute('SELECT notes FROM session UNION SELECT notes FROM patient')
            tap.ok({('friend of QUITTENBÄUMCHEN',), (f'sister of {NAME}',)} <= set(texts),
                   'both texts are there')
