"""A dialog by keys alone, as its user goes through it, and what a screen reader hears of its controls.
"""
import os
import re
import sqlite3
import subprocess
import time

import desktop
import nodes
import story
import tap

# It is the window system's, and has a key there.
WINDOW_BUTTON = 'Close'
CONTROLS = ('push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text',
            'password text', 'spin button', 'progress bar')
# What the libraries call a thing that nobody has named.
NAMELESS = re.compile('^$|^(Gtk|Adw|Rgm)[A-Z]')
# A page of a menu takes its time to come in.
SLIDE_SECONDS, MENU_SECONDS = 0.5, 5


def open_practice(told, patients=3):
    """Opens a practice at its first patient, who has a course."""
    subprocess.run([told.regimenctl, 'sample', '--patients', str(patients), '--database',
                    told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    told.start()
    told.find('list item', re.compile('^Sample Patient 1,'))
    told.press('ctrl+f')
    told.type('patient 1')
    told.press('Return')
    told.find('push button', 'Course Menu')


def count_sessions(told):
    with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as database:
        return database.execute('SELECT count(*) FROM session').fetchone()[0]


def find(told, title):
    """The dialog of this title, with the keyboard."""
    told.wait_for_dialog(title)
    return told.find('frame', title)


def wait_for_windows(told, count):
    """Waits for so many windows, the last of them with the keyboard."""
    desktop.until(lambda: len(told.screen.windows.all()) == count, f'{count} windows')
    told.screen.top()


def judge_names(told, title):
    """Every control of a dialog has a name of its own."""
    dialog = find(told, title)
    controls = [node for role in CONTROLS for node in nodes.find_all(dialog, role)]
    nameless = [nodes.role(node) for node in controls if NAMELESS.search(nodes.name(node))]
    tap.ok(controls and not nameless, f'each of {len(controls)} controls of {title} has a name',
           f'without: {nameless}\n{nodes.outline(dialog)}')


def judge_keys(told, title):
    """Tab comes to every button that is not off."""
    dialog = find(told, title)
    wanted = {nodes.name(node) for node in nodes.find_all(dialog, 'push button')
              if nodes.has_state(node, 'sensitive')} - {WINDOW_BUTTON}
    reached = set()
    for _ in range(story.MANY_TABS):
        told.press('Tab')
        reached.add(focused(dialog))
        if wanted <= reached:
            break
    tap.equal(wanted - reached, set(), f'Tab comes to each button of {title}')


def judge(told, title):
    judge_names(told, title)
    judge_keys(told, title)


def focused(dialog):
    """The name of what has the keyboard in it, without a look at all the rest of the window behind."""
    node = nodes.focused(dialog)
    return node and nodes.name(node)


def top(told):
    """The dialog on top, as a screen reader sees it."""
    return nodes.children(told.app)[-1]


def reach(told, dialog, name):
    """Presses Tab until something of this name has the keyboard in the dialog."""
    for _ in range(story.MANY_TABS):
        if nodes.same(name, focused(dialog) or ''):
            return
        told.press('Tab')
    raise AssertionError(f'Tab did not come to {name!r}, but to {focused(dialog)!r} at last')


def press_button(told, title, name):
    """Goes to the button of this name in the dialog of this title, and presses it."""
    reach(told, find(told, title), name)
    told.press('Return')


def choose_in_list(told, dialog, row, choice, *keys, opening='space'):
    """Opens the list of a row by the key `opening`, and goes to what is chosen by `keys`, the last of
    them as often as need be."""
    reach(told, dialog, row)
    told.press(opening)
    desktop.until(lambda: list_item(dialog), 'the list with the keyboard')
    for key in keys[:-1]:
        told.press(key)
    for _ in range(story.MANY_TABS):
        if list_item(dialog) == choice:
            told.press('Return')
            desktop.until(lambda: not list_item(dialog), 'the end of the list')
            return
        told.press(keys[-1])
    raise AssertionError(f'{keys} did not come to {choice!r}, but to {list_item(dialog)!r} at last')


def list_item(dialog):
    """The item with the keyboard of a list that has opened, if one has."""
    node = nodes.focused(dialog)
    return nodes.name(node) if node is not None and nodes.role(node) == 'list item' else None


def escape(told, title):
    told.press('Escape')
    told.wait_for_end_of_dialog(title)


def open_menu(told, button, *keys):
    """Opens a menu, and goes through it by the keys that are underlined. What has the keyboard tells
    which of its pages is shown: each begins with another item. A page comes in from the side; on the
    way, the items of both answer to a key."""
    told.reach(button)
    told.press('Return')
    item = desktop.until(lambda: menu_item(told), 'an item with the keyboard')
    for key in keys[:-1]:
        told.press(key)
        seen = []
        item = desktop.until(lambda item=item, seen=seen: next_page(told, item, seen),
                             'the submenu')
        time.sleep(SLIDE_SECONDS)
    told.press(keys[-1])
    if len(keys) > 1:
        press_if_open(told, keys[-1])


def press_if_open(told, key):
    """Presses a key again that only led to an item, because one of the page before answered to it,
    too. Where two of one page do, it leads to the other."""
    try:
        desktop.until(lambda: menu_item(told) is None, 'the end of the menu', MENU_SECONDS)
    except desktop.Waited:
        told.press(key)


def menu_item(told):
    """The item of a menu that has the keyboard, if one has, and where it begins. Later GTK tells no
    name of it."""
    node = nodes.focused(told.app)
    return ((node.path, nodes.left(node))
            if node is not None and nodes.role(node) in ('menu item', 'check menu item') else None)


def next_page(told, item, seen):
    """As menu_item(), of another page than that of `item`, which has come to rest: it is where it was
    seen before. (Where that is hangs on what is around it, which later GTK leaves out.)"""
    seen.append(menu_item(told))
    found = seen[-1]
    is_next = found is not None and found[0] != item[0]
    return found if is_next and seen[-2:] == [found, found] else None


def choose_file(told, path):
    """The dialog for a file, which has no title to be known by: its path is typed."""
    desktop.until(lambda: nodes.find_now(told.app, 'push button', re.compile('^(Open|Save)$')),
                  'the dialog for a file')
    chooser = told.screen.top()
    told.press('ctrl+l')
    told.press('ctrl+a')
    told.type(path)
    told.press('shift+End', 'Delete', 'Return')
    desktop.until(lambda: chooser not in told.screen.windows.all(), 'the end of the dialog')


def make_file(told, name, text):
    """Writes a file as other programs do, and returns its path."""
    path = os.path.join(told.screen.folder, name)
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    return path
