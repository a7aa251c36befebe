"""Two programs on one file: what one writes, the other shows, and can undo."""
import re

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
