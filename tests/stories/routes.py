"""What users do in more than one story."""
import re

import desktop
import nodes

MY_LOG = 'My log'
ADD_PAST = 'Add Past Session'
BOOK = re.compile('^Book (Session|Extra Session)')


def keep_log(told):
    """From the first page to a log without a course."""
    told.click('push button', 'Keep My Own Log')
    told.find('push button', 'Add Course…')


def add_course(told, concern='Acne scars'):
    """Adds a course through its dialog. The concern must be the one that the dialog offers."""
    told.click('push button', 'Add Course…')
    told.wait_for_dialog('Add Course')
    told.find('label', concern)
    told.click('push button', 'Add')
    told.wait_for_end_of_dialog('Add Course')
    told.find('heading', re.compile('^0 of '))


def open_form_by_key(told, who):
    """Opens the dialog that adds a course. `who` is the name above the page: before it is there, the
    key does nothing."""
    told.find('label', who)
    told.press('ctrl+shift+n')
    told.wait_for_dialog('Add Course')


def add_course_by_keys(told, who):
    """Adds the course that the dialog offers."""
    open_form_by_key(told, who)
    told.find('label', 'Acne scars')
    told.press('alt+a')
    told.wait_for_end_of_dialog('Add Course')
    told.find('heading', re.compile('^0 of '))


def add_past(told, date):
    """Enters a session that took place."""
    told.press('ctrl+r')
    told.wait_for_dialog(ADD_PAST)
    told.fill('Date', date)
    told.press('Return')
    told.wait_for_end_of_dialog(ADD_PAST)


def begin_booking(told, date):
    told.press('ctrl+b')
    told.wait_for_dialog(BOOK)
    told.fill('Date', date)


def end_booking(told):
    told.press('Return')
    told.wait_for_end_of_dialog(BOOK)


def choose(told, menu, *items):
    """Opens a menu and chooses from it, through submenus where there are more `items`: pairs of a name
    and a key. Later GTK tells of no name of a menu's items: there it is the key underlined in the
    item that chooses."""
    told.click('push button', menu)
    for item, key in items:
        told.find('menu item')
        if any(nodes.find_names(told.app, 'menu item')):
            told.click('menu item', item)
        else:
            told.press(key)


def choose_in_menu(told, session, item):
    """Chooses from the menu of a session's row, named by its date, by the item's first letter."""
    choose(told, f'Actions for {session}', (item, item[0].lower()))


def open_file(told, path):
    """Chooses a file in the dialog for it, by its path. Of what the dialog completes, later GTK leaves
    some behind what is typed."""
    told.find('push button', 'Open')
    told.screen.top()
    told.press('ctrl+l')
    told.press('ctrl+a')
    told.type(path)
    told.press('shift+End', 'Delete', 'Return')


def save_file(told, path):
    """Gives a path in the dialog for a file that is to be written, which has its name selected."""
    desktop.until(lambda: len(told.screen.windows.all()) == 2, 'the dialog for a file')
    chooser = told.screen.top()
    told.press('ctrl+a')
    told.type(path)
    told.press('Return')
    desktop.until(lambda: chooser not in told.screen.windows.all(), 'the end of the dialog')


def take_folder(told, name, key):
    """Takes the folder that the dialog for one begins with, which has to have this name. Before the
    dialog has read it, the key of its button does nothing."""
    desktop.until(lambda: len(told.screen.windows.all()) == 2, 'the dialog for a folder')
    chooser = told.screen.top()
    told.find('label', name)
    told.press(key)
    desktop.until(lambda: chooser not in told.screen.windows.all(), 'the end of the dialog')


def choose_folder(told, path, key):
    """Chooses a folder in the dialog for one, by its path. Of what the dialog completes, later GTK
    leaves some behind what is typed."""
    desktop.until(lambda: len(told.screen.windows.all()) == 2, 'the dialog for a folder')
    chooser = told.screen.top()
    told.press('ctrl+l')
    told.press('ctrl+a')
    told.type(path)
    told.press('shift+End', 'Delete', key)
    desktop.until(lambda: chooser not in told.screen.windows.all(), 'the end of the dialog')


def make_log(told, *done):
    """A log with one course of acne scars and these sessions."""
    keep_log(told)
    add_course(told)
    for date in done:
        add_past(told, date)
