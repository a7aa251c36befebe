"""A file that is gone, or damaged and salvaged into another: nothing empty takes its place, and the
next start leads to what is left. By keys alone."""
import os
import re
import shutil
import subprocess

import desktop
import dialogs
import problem_looks
import routes
import story
import tap

MISSING, DAMAGED = 'The File Is Missing', 'The File Is Damaged'
RESTORE, ANEW = 'Restore a Backup', 'Start Without Your Data?'
# What is remembered on this computer outlasts the program here.
KEPT = {'GSETTINGS_BACKEND': 'keyfile'}
PATIENT = re.compile('^Sample Patient 1,')


def run(*arguments):
    subprocess.run([told.regimenctl, *arguments, '--database', told.database],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)


def is_suggested(words):
    """The button with the keyboard, and what a screen reader says with it."""
    told.screen.top()
    desktop.until(lambda: told.focused() == words, f'{words} has the focus')


def press(words):
    told.reach(words)
    told.press('Return')


def salvage(name):
    """Into the folder of the file, under a name that is free."""
    into = os.path.join(told.screen.folder, 'alone', name)
    routes.take_folder(told, 'alone', 'alt+s')
    told.find('label', re.compile(f'^Salvaged into {into}:'))
    dialogs.wait_for_windows(told, 2)
    told.press('Escape')
    dialogs.wait_for_windows(told, 1)
    tap.ok(os.path.exists(into), 'the new file is there')
    return into


def nothing_made():
    tap.ok(not os.path.exists(told.database), 'no file was put there')
    tap.equal(told.find_all('push button', 'Keep My Own Log'), [], 'and none is a click away')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice has a backup, and its file is gone')
    def begin():
        run('sample', '--patients', '3')
        run('backup')
        os.remove(told.database)
        told.start()

    @told.step('that is said, with what the backup holds')
    def missing():
        told.find('label', MISSING)
        told.find('label', re.compile(re.escape(told.database)))
        told.find('label', re.compile('^There is 1 backup, of .*: 3 patients, '))
        is_suggested('Restore a Backup…')
        nothing_made()

    @told.step('the backup is restored')
    def restored():
        told.press('Return')
        told.find('radio button')
        dialogs.judge(told, RESTORE)
        dialogs.press_button(told, RESTORE, 'Restore')
        told.wait_for_end_of_dialog(RESTORE)
        told.find('list item', PATIENT)
        # Who was erased since cannot be known, and that is said.
        dialogs.wait_for_windows(told, 2)
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        told.quit()

    @told.step('gone once more: to start anew takes a second yes')
    def kept():
        os.remove(told.database)
        told.start()
        told.find('label', re.compile('^There (is|are) [12] backups?, '))
        is_suggested('Restore a Backup…')
        press('Start Anew…')
        told.find('label', ANEW)
        dialogs.wait_for_windows(told, 2)
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        nothing_made()

    @told.step('with it, the first page comes, and the backup stays')
    def anew():
        press('Start Anew…')
        told.find('label', ANEW)
        dialogs.wait_for_windows(told, 2)
        dialogs.reach(told, dialogs.top(told), 'Start Anew')
        told.press('Return')
        dialogs.wait_for_windows(told, 1)
        told.find('push button', 'Keep My Own Log')
        tap.ok(not os.path.exists(told.database), 'there is no file before something is chosen')
        told.click('push button', 'Track Patients')
        told.find('label', 'No Patients Yet')
        told.quit()
        tap.ok(os.listdir(os.path.join(told.screen.folder, 'backups')), 'the backup is there')

    @told.step('a file that was opened here before is missed without a backup, too')
    def known():
        told.database = os.path.join(told.screen.folder, 'alone', 'practice.regimen')
        os.mkdir(os.path.dirname(told.database))
        run('sample', '--patients', '3')
        told.start(**KEPT)
        told.find('list item', PATIENT)
        told.quit()
        os.rename(told.database, told.database + '.elsewhere')
        shutil.rmtree(os.path.join(os.path.dirname(told.database), 'backups'), ignore_errors=True)
        told.start(**KEPT)
        told.find('label', MISSING)
        told.find('label', 'No backup that can be restored lies beside it.')
        is_suggested('Open Another File…')
        nothing_made()
        told.quit()

    @told.step('put back but damaged, it is salvaged into a new file')
    def salvaged():
        os.rename(told.database + '.elsewhere', told.database)
        shutil.rmtree(os.path.join(os.path.dirname(told.database), 'backups'), ignore_errors=True)
        problem_looks.make_damaged(told.database)
        told.start(**KEPT)
        told.find('label', DAMAGED)
        told.find('label', 'No backup that can be restored lies beside it.')
        is_suggested('Salvage What Is Left…')
        told.press('Return')
        told.into = salvage('practice-salvaged-2026-11-24.regimen')
        is_suggested('Salvage What Is Left…')

    @told.step('and into another one, where the first stays as it is')
    def once_more():
        with open(told.into, 'rb') as file:
            before = file.read()
        told.press('Return')
        second = salvage('practice-salvaged-2026-11-24-2.regimen')
        with open(told.into, 'rb') as file:
            tap.ok(file.read() == before, 'the first one is as it was')
        told.into = second
        told.quit()

    @told.step('the next start shows where that is, and opens it')
    def led():
        told.start(**KEPT)
        told.find('label', DAMAGED)
        told.find('label', f'What could be read of it was salvaged into “{told.into}”.')
        is_suggested('Open the Salvaged File')
        told.press('Return')
        told.find('list item', re.compile('^Sample Patient'))
        told.quit()

    @told.step('where regimenctl salvaged it later is shown just as well')
    def by_command():
        told.into = os.path.join(told.screen.folder, 'alone', 'by-command.regimen')
        done = subprocess.run([told.regimenctl, 'salvage', told.database, '--to', told.into],
                              env=told.screen.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        tap.ok(os.path.exists(told.into), 'the new file is there', done.stderr)
        told.start()
        told.find('label', DAMAGED)
        told.find('label', f'What could be read of it was salvaged into “{told.into}”.')
        is_suggested('Open the Salvaged File')
        told.quit()
