"""A look of the program, in which pictures of it are taken: light, dark, from right to left, high
contrast, narrow, on a wide screen, with large text, without animations, in German. Looks go together:
a `narrow-dark-german` one is all three. Part of screenshots.py.
"""
import contextlib
import gettext
import os
import re
import subprocess

import desktop
import german
import routes

SIZE = (1180, 860)
NARROW = (360, 780)
WIDE = (3840, 2160)
FORM = (480, 1700)
# So high that the whole course page is seen.
SCREEN = '3840x3200x24'
WHOLE_PX, HIGH_PX = 1420, 2600
MENU_PX = 720
# Each word of a look: what is in the environment, and what the desktop's settings say.
ENVIRONMENTS = {
    'light': {},
    'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'rtl': {'GTK_DEBUG': 'invert-text-dir'},
    'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'german': german.ENVIRONMENT,
}
SETTINGS = {'large': 'Xft/DPI 196608\n', 'still': 'Gtk/EnableAnimations 0\n'}
SIZES = {'narrow': NARROW, 'wide': WIDE}
LOOKS = ('light', 'dark', 'rtl', 'contrast', 'contrast-dark', 'narrow', 'narrow-dark', 'large',
         'german', 'wide')


class Look:
    """One look of the program, and what its pictures are called."""

    def __init__(self, told, name):
        self.told, self.name = told, name
        parts = name.split('-')
        self.size = next((SIZES[part] for part in parts if part in SIZES), SIZE)
        self.height = (HIGH_PX if {'narrow', 'large'} & set(parts)
                       else max(WHOLE_PX, self.size[1]))
        self.environment = {key: value for part in parts
                            for key, value in ENVIRONMENTS.get(part, {}).items()}
        # Texts of the window, in the language of the look.
        folder = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(told.regimen))), 'po')
        self.german = (gettext.translation('regimen', folder, ['de']) if 'german' in parts
                       else None)

    def words(self, words):
        """What the window says for words of the program, which a calendar may have of its own."""
        if self.german is None:
            return words
        own = self.german.pgettext('calendar', words)
        return own if own != words else self.german.gettext(words)

    @contextlib.contextmanager
    def shown(self, database, file=None, **environment):
        """The program with its window in this look, until the block is left."""
        told = self.told
        told.database = file or os.path.join(told.screen.folder, f'{database}-{self.name}.regimen')
        told.start(**self.environment, **environment)
        told.screen.resize(*self.size)
        yield told
        told.quit()

    def find(self, role, words=None):
        return self.told.find(role, words and self.words(words).replace('_', ''))

    def click(self, words):
        self.told.click('push button', self.words(words).replace('_', ''))

    def choose(self, menu, *items):
        """Goes through a menu and its submenus, by the words of each."""
        routes.choose(self.told, menu if isinstance(menu, re.Pattern) else self.words(menu), *(
            (self.words(item).replace('_', ''), item[item.index('_') + 1].lower())
            for item in items))

    def keep(self, page, window=None):
        """A picture of a window, or of that on top, once it has come to rest: three that are the same.
        """
        path = os.path.join(self.told.pictures, f'{page}-{self.name}.png')
        seen = []

        def rests():
            self.told.screen.save_picture(path, window or self.told.screen.top())
            with open(path, 'rb') as file:
                seen.append(file.read())
            return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]
        desktop.until(rests, f'rest on {page}')

    def keep_moving(self, page):
        """A picture of a window in which something moves."""
        path = os.path.join(self.told.pictures, f'{page}-{self.name}.png')
        self.told.screen.save_picture(path, self.told.screen.top())

    def keep_fitted(self, page):
        """A picture of a dialog, which is as narrow as the window where that is the look."""
        if self.size == NARROW:
            self.told.screen.resize(*self.size)
        self.keep(page)

    def keep_form(self, page):
        """A picture of a form, and one of all that can be scrolled to in it."""
        self.keep_fitted(page)
        self.told.screen.resize(min(self.size[0], FORM[0]), min(self.height, FORM[1]))
        self.keep(f'{page}-whole')

    def keep_over(self, page):
        """A picture of the window on top with what lies over it, which is a window of its own."""
        width, height = self.told.screen.windows.get_size(self.told.screen.top())
        self.told.screen.crop = f'{max(width, MENU_PX)}x{height}+0+0'
        self.keep(page, 'root')
        self.told.screen.crop = None

    def wait_for_window(self, count, what):
        """Waits until there are so many windows, the last of them with the keyboard."""
        desktop.until(lambda: len(self.told.screen.windows.all()) == count, what)
        self.told.screen.top()

    def keep_dialog(self, page):
        self.wait_for_window(2, f'the window of {page}')
        self.keep_fitted(page)
        self.told.press('Escape')
        self.wait_for_window(1, f'the end of {page}')

    def keep_menu(self, page, menu, *submenus):
        """A picture of a menu, which may be larger than its window."""
        self.choose(menu, *submenus)
        self.told.find('menu item')
        self.told.screen.crop = '{}x{}+0+0'.format(max(self.size[0], MENU_PX), SIZE[1])
        self.keep(page, 'root')
        self.told.screen.crop = None
        while self.told.find_all('menu item'):
            self.told.press('Escape')

    def keep_whole(self, page):
        """A picture of a page in a window that is high enough for all of it."""
        with self.high():
            self.keep(page)

    @contextlib.contextmanager
    def high(self):
        """Makes the window high enough for all of its page, until the block is left."""
        self.told.screen.resize(self.size[0], self.height)
        yield
        self.told.screen.resize(*self.size)


@contextlib.contextmanager
def desktop_settings(told, name):
    """Runs the block with what the desktop is set to in a look, such as twice the size of text."""
    words = ''.join(SETTINGS.get(part, '') for part in name.split('-'))
    if not words:
        yield
        return
    path = os.path.join(told.screen.folder, 'settings')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(words)
    settings = told.screen.start(['xsettingsd', '-c', path], stderr=subprocess.DEVNULL)
    yield
    desktop.end_process(settings)


def open_course(look, name):
    """Searches for a patient of the sample, and opens the course."""
    told = look.told
    told.press('ctrl+f', 'ctrl+a')
    told.type(name)
    desktop.until(lambda: len(told.find_all('list item')) > 0, f'a row for {name}')
    told.press('Return')
    told.find('heading')


def end_search(look):
    """Shows all patients again, where they are beside the course."""
    if look.size != NARROW:
        look.told.press('ctrl+f', 'ctrl+a', 'BackSpace', 'Tab')


def open_file(look, path, windows):
    """Chooses a file, by its path, in the dialog for it: the one after so many windows."""
    told = look.told
    look.wait_for_window(windows + 1, 'the dialog for a file')
    chooser = told.screen.top()
    told.press('ctrl+l')
    told.press('ctrl+a')
    told.type(path)
    told.press('shift+End', 'Delete', 'Return')
    desktop.until(lambda: chooser not in told.screen.windows.all(), 'the end of the dialog')
