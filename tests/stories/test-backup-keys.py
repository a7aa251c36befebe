"""Backups by keys alone: one is made and gone back to, they are sealed and are so no more; and what a
screen reader hears of the dialogs."""
import re

import desktop
import dialogs
import story

PASSPHRASE = 'four words of sample'
PREFERENCES, RESTORE, SEAL = 'Preferences', 'Restore a Backup', 'Passphrase for Backups'

with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens, and its preferences')
    def begin():
        dialogs.open_practice(told)
        told.press('ctrl+comma')
        dialogs.judge(told, PREFERENCES)

    @told.step('a backup is made')
    def back_up():
        dialogs.press_button(told, PREFERENCES, 'Back Up Now')
        told.find('label', re.compile('· 3 patients'))

    @told.step('the backups are listed, and Escape goes back to none')
    def look():
        dialogs.press_button(told, PREFERENCES, 'Restore…')
        told.find('radio button')
        dialogs.judge(told, RESTORE)
        dialogs.escape(told, RESTORE)

    @told.step('one is gone back to')
    def restore():
        dialogs.press_button(told, PREFERENCES, 'Restore…')
        told.find('radio button')
        dialogs.press_button(told, RESTORE, 'Restore')
        told.wait_for_end_of_dialog(RESTORE)

    @told.step('backups are sealed')
    def seal():
        dialogs.press_button(told, PREFERENCES, 'Set…')
        desktop.until(lambda: dialogs.focused(dialogs.find(told, SEAL)) == 'Passphrase',
                      'the first field')
        told.type(PASSPHRASE)
        dialogs.reach(told, dialogs.find(told, SEAL), 'Once more')
        told.type(PASSPHRASE)
        dialogs.judge(told, SEAL)
        dialogs.press_button(told, SEAL, 'Set')
        told.wait_for_end_of_dialog(SEAL)

    @told.step('and are so no more')
    def open_again():
        dialogs.press_button(told, PREFERENCES, 'Remove…')
        dialogs.wait_for_windows(told, 3)
        dialogs.reach(told, dialogs.top(told), 'Remove')
        told.press('Return')
        told.find('push button', 'Set…')
        dialogs.wait_for_windows(told, 2)
        dialogs.escape(told, PREFERENCES)
