"""Everything of a patient out, the patient erased for good, and the file refused."""
import json
import os
import re
import subprocess

import desktop
import routes
import story
import tap

NAME = 'Sample Patient 1'
# The submenu.
PATIENT = ('Patient', 'p')
PICTURES = os.environ.get('TRANSFER_PICTURES')


def files_with(folder, text):
    """The files below a folder that have a text in their bytes."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            try:
                with open(path, 'rb') as file:
                    if text.encode() in file.read():
                        found.append(path)
            except OSError:
                pass
    return found


def picture(told, name):
    if PICTURES:
        told.screen.save_picture(os.path.join(PICTURES, f'{name}.png'))


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        told.exported = os.path.join(told.screen.folder, 'out')
        os.mkdir(told.exported)
        subprocess.run([told.regimenctl, 'sample', '--patients', '12', '--database',
                        told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.start()
        told.find('list item', re.compile(f'^{NAME},'))
        told.press('ctrl+f')
        told.type('patient 1')
        told.press('Return')
        told.find('label', NAME)

    @told.step('everything of the patient is exported as JSON')
    def export():
        routes.choose(told, 'Course Menu', PATIENT, (re.compile('^Export Patient'), 'x'))
        told.find('push button', 'As JSON')
        picture(told, 'export-patient')
        told.click('push button', 'As JSON')
        told.find('push button', 'Save')
        told.screen.top()
        path = os.path.join(told.exported, 'one.json')
        told.press('ctrl+a')
        told.type(path)
        told.press('Return')
        desktop.until(lambda: os.path.exists(path), 'the file')
        with open(path, encoding='utf-8') as file:
            assert json.load(file)['patients'][0]['name'] == NAME
        assert oct(os.stat(path).st_mode & 0o777) == '0o600'
        told.path = path

    @told.step('erasing says what it takes, and Escape takes nothing')
    def ask():
        routes.choose(told, 'Course Menu', PATIENT, (re.compile('^Erase Patient'), 'g'))
        told.find('push button', 'Erase for Good')
        picture(told, 'erase-patient')
        told.press('Escape')
        told.gone('push button', 'Erase for Good')
        assert files_with(os.path.dirname(told.database), NAME)

    @told.step('erased, the patient is in no file but the one that was exported')
    def erase():
        routes.choose(told, 'Course Menu', PATIENT, (re.compile('^Erase Patient'), 'g'))
        told.click('push button', 'Erase for Good')
        told.gone('list item', re.compile(f'^{NAME},'))
        wanted = 'sample1@example.org'
        desktop.until(lambda: files_with(told.screen.folder, wanted) == [told.path],
                      'the end of the erasing')
        recent = [path for path in files_with(told.screen.folder, 'one.json')]
        tap.equal(recent, [], 'no list of recent files names what was exported')

    @told.step('imported again, the patient stays out, and that is said')
    def stay_out():
        routes.choose(told, 'Main Menu', (re.compile('^Import'), 'i'))
        routes.open_file(told, told.path)
        told.find('label', re.compile('erased here and is not brought back'))
        picture(told, 'import')
        told.press('Escape')
        told.gone('label', re.compile('erased here and is not brought back'))
        tap.equal(files_with(told.screen.folder, 'sample1@example.org'), [told.path],
                  'nothing was written')
