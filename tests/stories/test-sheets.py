"""A sheet is saved as a PDF and the timeline as a picture, by keys alone; and what a screen reader hears
of the two dialogs for a sheet."""
import os
import re
import subprocess

import desktop
import dialogs
import story
import tap


def begins(path, start):
    """Waits for a file, and says whether it begins so."""
    desktop.until(lambda: os.path.exists(path), 'the file')
    with open(path, 'rb') as file:
        return file.read(len(start)) == start


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        dialogs.open_practice(told)

    @told.step('Escape in a submenu leaves the window to the keys')
    def submenu():
        dialogs.open_menu(told, 'Course Menu', 'p', 'Escape')
        desktop.until(lambda: told.focused() == 'Course Menu', 'the keyboard on the button')

    @told.step('Ctrl+P asks what to print, and each control is named')
    def ask():
        told.press('ctrl+p')
        dialogs.judge(told, 'Print')
        dialogs.escape(told, 'Print')

    @told.step('a record is saved as a PDF')
    def save():
        dialogs.open_menu(told, 'Course Menu', 'x', 'f')
        dialogs.judge(told, 'Save as PDF')
        path = os.path.join(told.screen.folder, 'record.pdf')
        dialogs.choose_in_list(told, dialogs.find(told, 'Save as PDF'), 'Sheet', 'Session record',
                               'Down')
        dialogs.press_button(told, 'Save as PDF', 'Save…')
        dialogs.choose_file(told, path)
        told.wait_for_end_of_dialog('Save as PDF')
        tap.ok(begins(path, b'%PDF-'), 'it is a PDF')
        text = subprocess.run(['pdftotext', path, '-'], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=True).stdout
        tap.ok('Session record' in text, 'with what was chosen', text)

    @told.step('a file that cannot be written is told of, and the dialog stays')
    def fail():
        dialogs.open_menu(told, 'Course Menu', 'x', 'f')
        dialogs.press_button(told, 'Save as PDF', 'Save…')
        dialogs.choose_file(told, '/proc/record.pdf')
        told.find('alert', re.compile('^Not saved. .'))
        dialogs.escape(told, 'Save as PDF')

    @told.step('the timeline is saved as a picture')
    def picture():
        path = os.path.join(told.screen.folder, 'timeline.svg')
        dialogs.open_menu(told, 'Course Menu', 'x', 'u')
        dialogs.choose_file(told, path)
        tap.ok(begins(path, b'<?xml'), 'it is an SVG')
