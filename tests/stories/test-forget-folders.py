"""Somebody is erased while a folder is away in which backups may be: it is told of, and forgotten
after a second question, by keys alone. What is read out names the folder."""
import os
import re
import sqlite3

import desktop
import dialogs
import nodes
import story
import tap

UNREACHED, FORGET = 'Not All Backups Were Reached', 'Forget These Folders?'
ERASE = re.compile('^Erase “Sample Patient')

with story.Story(__file__, today='2026-11-24') as told:
    def former():
        """The files that the database says it was salvaged from."""
        with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as database:
            return [value for value, in database.execute(
                "SELECT value FROM setting WHERE key = 'former-files' AND value <> ''")]

    def asked(message):
        """The question of this name on top, with the keyboard."""
        def found():
            dialog = dialogs.top(told)
            return dialog if nodes.same(message, nodes.name(dialog)) else None
        dialog = desktop.until(found, f'the question {message}')
        dialogs.wait_for_windows(told, 2)
        return dialog

    def answer(message, button):
        dialogs.reach(told, asked(message), button)
        told.press('Return')

    def erase():
        dialogs.open_menu(told, 'Course Menu', 'p', 'g')
        answer(ERASE, 'Erase for Good')

    def judge(message, preferred):
        """What is read out names the folder, and Enter does no harm."""
        dialog = asked(message)
        told.find('label', re.compile(re.escape(told.folder)))
        tap.ok(told.folder in nodes.description(dialog).splitlines(),
               f'the folder is read out with “{message}”', nodes.description(dialog))
        desktop.until(lambda: dialogs.focused(dialog) == preferred, f'the keyboard on {preferred}')

    @told.step('a practice was salvaged from a file in a folder that is not there')
    def begin():
        told.folder = os.path.join(told.screen.folder, 'Backup disk')
        dialogs.open_practice(told)
        with sqlite3.connect(told.database) as database:
            database.execute("INSERT INTO setting VALUES ('former-files', ?, 1)",
                             (f'file://{told.folder}/own.regimen'.replace(' ', '%20'),))
        database.close()

    @told.step('who erases a patient is told of the folder')
    def unreached():
        erase()
        judge(UNREACHED, 'Close')

    @told.step('Enter forgets nothing: it leads back to where it was told of')
    def cancel():
        answer(UNREACHED, 'Forget Folders…')
        judge(FORGET, 'Cancel')
        told.press('Return')
        judge(UNREACHED, 'Close')
        tap.equal(len(former()), 1, 'the folder is known still')

    @told.step('whoever goes to the button forgets the folder')
    def forget():
        answer(UNREACHED, 'Forget Folders…')
        answer(FORGET, 'Forget Folders')
        told.find(None, 'Folders forgotten')
        dialogs.wait_for_windows(told, 1)
        tap.equal(former(), [], 'the folder is not known any more')

    @told.step('the next patient is erased without a word of it')
    def without():
        told.press('ctrl+f', 'ctrl+a')
        told.type('patient 2')
        told.press('Return')
        told.find('push button', 'Course Menu')
        erase()
        told.gone('list item', re.compile('^Sample Patient 2,'))
        told.find(None, 'Patient erased')
        dialogs.wait_for_windows(told, 1)
