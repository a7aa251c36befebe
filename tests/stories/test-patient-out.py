"""Everything of a patient goes out, and the patient is erased for good, by keys alone; Enter alone
erases nobody. Where backups are sealed, their passphrase is asked for, and erases inside them, too.
"""
import json
import os
import re
import subprocess

import desktop
import dialogs
import story
import tap

NAME = 'Sample Patient 1'
ROW = re.compile(f'^{NAME},')
PASSPHRASE = 'four words of sample'
ERASE, BUTTON, FIELD = 'Erase Patient', 'Erase for Good', 'Passphrase of the Sealed Backups'


def regimenctl(*arguments):
    return subprocess.run([told.regimenctl, *arguments, '--database', told.database],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding='utf-8',
                          check=True).stdout


def count_in_sealed():
    """How many patients the sealed backup says that it holds."""
    line = next(line for line in regimenctl('backup', '--list').splitlines() if 'sealed' in line)
    return int(re.search(r'(\d+) patient', line).group(1))


def is_named():
    """Whether a byte of the database's folder still names the patient."""
    for place, _, names in os.walk(os.path.dirname(told.database)):
        for name in names:
            with open(os.path.join(place, name), 'rb') as file:
                if NAME.encode() in file.read():
                    return True
    return False


def ask(*keys):
    """Goes to a question by the menu of the course, and waits for it."""
    dialogs.open_menu(told, 'Course Menu', *keys)
    dialogs.wait_for_windows(told, 2)
    return dialogs.top(told)


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        told.database = os.path.join(told.screen.folder, 'practice', 'own.regimen')
        os.mkdir(os.path.dirname(told.database))
        dialogs.open_practice(told)

    @told.step('what is exported is a text unless something else is chosen')
    def export():
        dialog = ask('p', 'x')
        tap.equal(dialogs.focused(dialog), 'As Text', 'As Text has the keyboard')
        dialogs.reach(told, dialog, 'As JSON')
        told.press('Return')
        told.path = os.path.join(told.screen.folder, 'one.json')
        dialogs.choose_file(told, told.path)
        desktop.until(lambda: os.path.exists(told.path), 'the file')
        with open(told.path, encoding='utf-8') as file:
            tap.equal([patient['name'] for patient in json.load(file)['patients']], [NAME],
                      'the patient is in it, and nobody else')

    @told.step('Escape erases nobody')
    def escape():
        ask('p', 'g')
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        told.find('list item', ROW)

    @told.step('nor does Enter')
    def enter():
        tap.equal(dialogs.focused(ask('p', 'g')), 'Cancel', 'Cancel has the keyboard')
        told.press('Return')
        dialogs.wait_for_windows(told, 1)
        told.find('list item', ROW)
        tap.ok(is_named(), 'the patient is in the file')

    @told.step('whoever goes to the button erases for good')
    def erase():
        dialogs.reach(told, ask('p', 'g'), 'Erase for Good')
        told.press('Return')
        dialogs.wait_for_windows(told, 1)
        told.gone('list item', ROW)
        desktop.until(lambda: not is_named(), 'the end of the erasing')

    @told.step('backups are sealed, and somebody else is to be erased')
    def seal():
        told.secret = dialogs.make_file(told, 'secret', f'{PASSPHRASE}\n')
        regimenctl('backup', '--passphrase-file', told.secret)
        tap.equal(count_in_sealed(), 2, 'the sealed backup holds two patients')
        told.press('ctrl+f')
        told.press('ctrl+a')
        told.type('patient 2')
        told.press('Return')
        told.find('push button', 'Course Menu')
        ask('p', 'g')
        dialogs.judge(told, ERASE)

    @told.step('the dialog asks for the passphrase, and Enter in it erases nobody')
    def ask_passphrase():
        dialogs.escape(told, ERASE)
        tap.equal(dialogs.focused(ask('p', 'g')), FIELD, 'the passphrase has the keyboard')
        told.type('wrong horse')
        told.press('Return')
        tap.equal(dialogs.focused(dialogs.find(told, ERASE)), FIELD, 'and has it still')

    @told.step('a wrong passphrase is told beside the field, and erases nobody')
    def wrong():
        dialogs.press_button(told, ERASE, BUTTON)
        told.find('alert', re.compile('^No sealed backup opens with this passphrase'))
        desktop.until(lambda: dialogs.focused(dialogs.find(told, ERASE)) == FIELD, 'the field')
        tap.equal(count_in_sealed(), 2, 'the sealed backup holds two patients still')

    @told.step('the right one erases inside the sealed backup as well')
    def right():
        told.press('ctrl+a')
        told.type(PASSPHRASE)
        dialogs.press_button(told, ERASE, BUTTON)
        told.wait_for_end_of_dialog(ERASE)
        told.gone('list item', re.compile('^Sample Patient 2,'))
        dialogs.wait_for_windows(told, 1)
        tap.equal(count_in_sealed(), 1, 'the sealed backup holds one patient')
