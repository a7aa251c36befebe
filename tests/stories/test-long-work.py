"""What takes long shows how far it is, and Escape or its button ends it; nothing of it is left."""
import os
import re
import subprocess

import desktop
import dialogs
import nodes
import story
import tap

# So slow that each call of the store takes longer than a window waits before it tells of it.
DELAY_MS = 4000
READING, EXPORTING = 'Reading the file…', 'Exporting…'


def begin_import():
    dialogs.open_menu(told, 'Main Menu', 'i')
    dialogs.choose_file(told, told.path)


def wait_for_end(title):
    """Waits until a window that tells of long work has gone."""
    told.gone('frame', title)
    dialogs.wait_for_windows(told, 1)


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens on a slow disk')
    def begin():
        dialogs.open_practice(told)
        told.path = os.path.join(told.screen.folder, 'export.json')
        subprocess.run([told.regimenctl, 'export', '--to', told.path, '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.quit()
        told.start(REGIMEN_STORE_DELAY_MS=str(DELAY_MS))
        told.find('list item', re.compile('^Sample Patient 1,'))

    @told.step('an import tells that it goes on, and Escape ends it')
    def escape():
        begin_import()
        dialogs.judge_names(told, READING)
        told.find('progress bar', READING)
        told.press('Escape')
        wait_for_end(READING)
        tap.equal([nodes.name(node) for node in nodes.children(told.app)], ['Regimen'],
                  'nothing is asked any more')

    @told.step('its button does the same')
    def cancel():
        begin_import()
        dialogs.press_button(told, READING, 'Cancel')
        wait_for_end(READING)

    @told.step('an export that is cancelled leaves no file')
    def export():
        folder = os.path.join(told.screen.folder, 'out')
        os.mkdir(folder)
        dialogs.open_menu(told, 'Main Menu', 'x')
        dialogs.wait_for_windows(told, 2)
        dialogs.reach(told, dialogs.top(told), 'Everything as JSON')
        told.press('Return')
        dialogs.choose_file(told, os.path.join(folder, 'all.json'))
        dialogs.find(told, EXPORTING)
        told.press('Escape')
        wait_for_end(EXPORTING)
        tap.equal(os.listdir(folder), [], 'nothing is left')

    @told.step('the window answers as before')
    def answers():
        told.press('ctrl+f')
        told.type('patient 2')
        desktop.until(lambda: len(told.find_all('list item', re.compile('^Sample Patient'))) == 1,
                      'one row')
