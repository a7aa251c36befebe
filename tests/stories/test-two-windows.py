"""Two programs on one file: what one writes, the other shows, and can undo."""
import os
import re
import sqlite3
import subprocess

import desktop
import nodes
import story
import tap


def add_patient(told, name):
    told.press('ctrl+n')
    told.wait_for_dialog('Add Patient')
    told.fill('Name', name)
    told.press('Return')
    told.wait_for_end_of_dialog('Add Patient')
    told.find('list item', re.compile(f'^{name},'))


def run(told, *arguments):
    subprocess.run([told.regimenctl, *arguments, '--database', told.database],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)


def import_session(told, name, date):
    table = os.path.join(told.screen.folder, 'sessions.csv')
    with open(table, 'w', encoding='utf-8') as file:
        file.write(f'Patient,Date\n{name},{date}\n')
    run(told, 'import', table, '--concern', 'acne-scars')


def erase(told, name):
    with sqlite3.connect(told.database) as connection:
        (patient,), = connection.execute('SELECT id FROM patient WHERE name = ?', (name,))
    run(told, 'erase', patient, '--yes')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('one program keeps a practice')
    def begin():
        told.start()
        told.click('push button', 'Track Patients')
        told.find('label', 'No Patients Yet')
        add_patient(told, 'Sample Patient 1')
        told.first = told.process, told.app

    @told.step('what a second one adds, the first one lists')
    def added():
        told.start()
        told.find('list item', re.compile('^Sample Patient 1,'))
        add_patient(told, 'Sample Patient 2')
        nodes.find(told.first[1], 'list item', re.compile('^Sample Patient 2,'))

    @told.step('the first one knows that it can be undone, and undoes it for both')
    def undone():
        second = told.process
        told.press('ctrl+q')
        desktop.until(lambda: second.poll() is not None, 'the end of the second program')
        told.process, told.app = told.first
        desktop.until(lambda: told.screen.top(), 'the first window')
        told.reach(re.compile('^Sample Patient 1,'))
        told.press('ctrl+z')
        told.find('status bar', 'Undone: Add Patient')
        told.gone('list item', re.compile('^Sample Patient 2,'))
        tap.equal(len(told.find_all('list item', re.compile('^Sample Patient 1,'))), 1,
                  'nobody else went')

    @told.step('who is erased elsewhere while a menu of theirs is open leaves a window that hears')
    def erased():
        import_session(told, 'Sample Patient 1', '2026-10-16')
        told.reach(re.compile('^Sample Patient 1,'))
        told.press('Return')
        told.click('push button', 'Actions for Fri 16 Oct 2026')
        told.find('menu item', 'Edit…')
        erase(told, 'Sample Patient 1')
        told.gone('list item', re.compile('^Sample Patient 1,'))
        add_patient(told, 'Sample Patient 3')
