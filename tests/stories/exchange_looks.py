"""Pictures of what goes out and comes in: menus, sheets, calendars, tables, a patient erased. Part of
screenshots.py."""
import os
import sqlite3
import subprocess

import backup_looks
import desktop
import look as looks
import moving
from course_looks import CURSOR

# A log in a spreadsheet's own words: with a session that is too early, and with what is no date.
LOG = ('Datum;Uhrzeit;Tiefe (mm);Durchgänge;Gerät;Bemerkung\r\n'
       '12.01.2026;09:00;1,5;3;Stift;Rötung 2 Tage\r\n'
       '16.02.2026;09:30;1,5;3;Stift;\r\n'
       '20.02.2026;09:30;2,0;3;Stift;zu früh, trotzdem gemacht\r\n'
       '30.03.2026;;1,25;2;Stift;für Narben\r\n'
       'irgendwann;;1,0;2;Stift;\r\n')
# Names in two columns, days as a spreadsheet numbers them, and words of the other language.
NAMES = ('Vorname;Nachname;Behandlungsdatum;Behandlung;Bereich\r\n'
         'Ana;Lopez;46174,375;Aknenarben;Wangen\r\n'
         'Ana;Lopez;46216,5;Aknenarben;Wangen, Stirn\r\n'
         'Ben;;46220;Wrinkles and fine lines;Um die Augen\r\n')
EVENT = 'BEGIN:VEVENT\r\nUID:{0}\r\nSUMMARY:{1}\r\nDTSTART:{2}\r\nEND:VEVENT\r\n'
CALENDAR = ('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sample\r\n'
            + EVENT.format(1, 'Needling', '20261125T143000')
            + EVENT.format(2, 'Needling', '20270110T143000')
            + EVENT.format(3, 'A visit with a title as long as those of calendars sometimes are',
                           '20270230') + 'END:VCALENDAR\r\n')
FORMER = 'file:///media/practice/Backup%20disk/practice.regimen'
# A day of these weeks by the beginning of its name, in either language.
DAY = r'\w+[.,]? {}\.? (Nov|De[cz])\b'
SUBMENU = 'Print and E_xport'


def show_menus(look):
    with look.shown('menus', backup_looks.make_practice(look, 'menus')):
        look.told.find('list item')
        look.keep_menu('menu-main', 'Main Menu')
        looks.open_course(look, 'Patient 1')
        look.keep_menu('menu-course', 'Course Menu')
        look.keep_menu('menu-print', 'Course Menu', SUBMENU)
        look.keep_menu('menu-patient', 'Course Menu', '_Patient')
        with look.high():
            show_view_menus(look)


def keep_view_menu(look, page):
    """A picture of the menu that was just opened on a view, over it."""
    look.told.find('menu item')
    look.keep_over(page)
    while look.told.find_all('menu item'):
        look.told.press('Escape')


def open_view_menu(look, find):
    """Opens the menu of what `find` returns, by pointer. The card of it may just be coming up, and
    take a press: a hand presses again."""
    def is_open():
        moving.pointer(look.told, 'click', 3)
        return look.told.find_all('menu item')

    moving.point_at(look.told, find)
    desktop.until(is_open, 'a menu')


def show_view_menus(look):
    """The menus of the timeline, of a lane by key and of a booking by pointer, and of the calendar."""
    told = look.told
    told.reach(CURSOR)
    told.press('Down', 'Down', 'shift+F10')
    keep_view_menu(look, 'menu-timeline-lane')
    open_view_menu(look, lambda: moving.mark(told, 3))
    keep_view_menu(look, 'menu-timeline-booking')
    look.click('Calendar')
    for page, day in (('day', 27), ('booking', 2)):
        open_view_menu(look, lambda day=day: moving.day(told, DAY.format(day)))
        keep_view_menu(look, f'menu-calendar-{page}')


def show_going_out(look):
    """The dialogs of sheets and calendars."""
    with look.shown('out', backup_looks.make_practice(look, 'out')):
        look.told.find('list item')
        looks.open_course(look, 'Patient 1')
        look.told.press('ctrl+p')
        look.keep_dialog('sheet-print')
        look.choose('Course Menu', SUBMENU, 'Save as PD_F…')
        look.keep_dialog('sheet-pdf')
        look.choose('Course Menu', SUBMENU, 'Export _Calendar…')
        look.keep_dialog('calendar-export')
        look.choose('Course Menu', '_Patient', 'E_xport Patient…')
        look.wait_for_window(2, 'a question')
        look.keep('patient-export')
        backup_looks.leave(look)


def make_file(path, name, text):
    path = os.path.join(os.path.dirname(path), name)
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    return path


def show_coming_in(look):
    """A table, a calendar and an export, each shown before anything is written."""
    path = backup_looks.make_practice(look, 'in')
    export = os.path.join(os.path.dirname(path), 'export.json')
    subprocess.run([look.told.regimenctl, 'export', '--to', export, '--database', path],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)
    with look.shown('in', path):
        look.told.find('list item')
        look.choose('Main Menu', '_Import…')
        looks.open_file(look, make_file(path, 'log.csv', LOG), 1)
        look.find('frame', 'Import')
        look.keep_fitted('import-table')
        backup_looks.leave(look)
        look.choose('Main Menu', '_Import…')
        looks.open_file(look, make_file(path, 'names.csv', NAMES), 1)
        look.find('frame', 'Import')
        look.keep_fitted('import-names')
        backup_looks.leave(look)
        look.choose('Main Menu', '_Import…')
        looks.open_file(look, export, 1)
        look.told.find('push button', look.words('_Close').replace('_', ''))
        look.keep('import-nothing')
        backup_looks.leave(look)
        looks.open_course(look, 'Patient 1')
        look.choose('Course Menu', '_Import Calendar…')
        looks.open_file(look, make_file(path, 'calendar.ics', CALENDAR), 1)
        look.find('frame', 'Import Calendar')
        look.keep_fitted('import-calendar')
        backup_looks.leave(look)


def leave_disk(path):
    """Has a file know that it was salvaged from one on a disk that is not there."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO setting VALUES ('former-files', ?, 1)", (FORMER,))
    connection.close()


def ask_to_erase(look):
    look.told.find('list item')
    looks.open_course(look, 'Patient 1')
    look.choose('Course Menu', '_Patient', 'Erase Patient for _Good…')
    look.wait_for_window(2, 'a question')


def show_long_erasing(look):
    """How far it has come where it takes longer than a second, and a disk that is not there or is to
    be forgotten."""
    path = backup_looks.make_practice(look, 'erase-long')
    leave_disk(path)
    with look.shown('erase-long', path, REGIMEN_STORE_DELAY_MS=str(backup_looks.DELAY_MS)):
        ask_to_erase(look)
        look.click('_Erase for Good')
        look.find('progress bar', 'Erasing from the Backups…')
        look.keep_moving('erase-progress')
        look.find('push button', '_Try Again')
        look.told.screen.top()
        look.keep('erase-unreached')
        look.click('_Forget Folders…')
        look.find('push button', '_Forget Folders')
        look.told.screen.top()
        look.keep('erase-forget')
        look.told.press('Escape')
        look.find('push button', '_Try Again')
        backup_looks.leave(look)


def show_erasing(look):
    """The question before, a passphrase that is wrong, and a backup that nobody can look into."""
    path = backup_looks.make_practice(look, 'erase')
    backup_looks.make_many(look, path)
    with look.shown('erase', path):
        ask_to_erase(look)
        look.keep_fitted('erase')
        look.told.type('another passphrase')
        look.click('_Erase for Good')
        look.find('alert', 'No sealed backup opens with this passphrase. Nothing was erased; '
                  'correct it, or leave it empty.')
        look.keep('erase-wrong')
        look.told.press('ctrl+a', 'Delete')
        look.click('_Erase for Good')
        look.find('push button', '_Delete Files')
        look.told.screen.top()
        look.keep('erase-left')
        backup_looks.leave(look)
