"""Bookings go out to a calendar and come in from one, by keys alone; and what a screen reader hears of
the two dialogs."""
import os
import re

import desktop
import dialogs
import story
import tap

EXPORT, IMPORT = 'Export Calendar', 'Import Calendar'
EVENT = 'BEGIN:VEVENT\r\nUID:{}\r\nSUMMARY:Visit\r\nDTSTART:{}\r\nEND:VEVENT\r\n'
CALENDAR = ('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sample\r\n' + EVENT.format(1, '20270110T143000')
            + EVENT.format(2, '20270230T143000') + 'END:VCALENDAR\r\n')


def begin_import(path):
    dialogs.open_menu(told, 'Course Menu', 'i')
    dialogs.choose_file(told, path)
    dialogs.find(told, IMPORT)


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        dialogs.open_practice(told)

    @told.step('what goes out is asked, and Escape writes nothing')
    def ask():
        dialogs.open_menu(told, 'Course Menu', 'x', 'c')
        dialogs.judge(told, EXPORT)
        for words in ('^Reminder', '^Names and concerns in titles'):
            told.find(None, re.compile(words))
        dialogs.escape(told, EXPORT)

    @told.step('the calendar is written')
    def export():
        told.out = os.path.join(told.screen.folder, 'out.ics')
        dialogs.open_menu(told, 'Course Menu', 'x', 'c')
        dialogs.press_button(told, EXPORT, 'Export…')
        dialogs.choose_file(told, told.out)
        told.wait_for_end_of_dialog(EXPORT)
        with open(told.out, encoding='utf-8', newline='') as file:
            text = file.read()
        tap.ok(text.startswith('BEGIN:VCALENDAR\r\n') and text.endswith('END:VCALENDAR\r\n'),
               'it is whole', text)
        tap.ok('Sample' not in text, 'it names nobody', text)

    @told.step('what comes in is told first, and nothing is written')
    def look():
        told.before = dialogs.count_sessions(told)
        begin_import(dialogs.make_file(told, 'in.ics', CALENDAR))
        dialogs.judge(told, IMPORT)
        told.find('list item', re.compile('^Line 4 · Visit: Sun 10 Jan · 14:30\nWill be added'))
        told.find('list item', 'Line 9 · Visit: Its day is not in the calendar.')
        dialogs.escape(told, IMPORT)
        tap.equal(dialogs.count_sessions(told), told.before, 'no session more')

    @told.step('the booking is in the plan')
    def bring_in():
        begin_import(os.path.join(told.screen.folder, 'in.ics'))
        dialogs.press_button(told, IMPORT, 'Import')
        told.wait_for_end_of_dialog(IMPORT)
        tap.equal(dialogs.count_sessions(told), told.before + 1, 'one session more')
        told.find('push button', 'Actions for Sun 10 Jan 2027')

    @told.step('a second time there is nothing to import, and Enter imports nothing')
    def again():
        begin_import(os.path.join(told.screen.folder, 'in.ics'))
        told.find('label', re.compile('^There is nothing to import'))
        dialogs.escape(told, IMPORT)
        tap.equal(dialogs.count_sessions(told), told.before + 1, 'no session more')

    @told.step('one Ctrl+Z takes all of it back')
    def undo():
        told.press('ctrl+z')
        desktop.until(lambda: dialogs.count_sessions(told) == told.before, 'the end of undoing')
        told.gone('push button', 'Actions for Sun 10 Jan 2027')
