"""A look of the program, in which pictures of it are taken: light, dark, from right to left, high
contrast, narrow, with large text, in German. Part of screenshots.py.
"""
import contextlib
import gettext
import os
import subprocess

import desktop
import german
import routes

SIZE = (1180, 860)
NARROW = (360, 780)
# So high that the whole course page is seen.
SCREEN = '1280x2600x24'
HEIGHTS = {'narrow': 2500, 'large': 2500}
WHOLE_PX = 1420
MENU_PX = 720
LARGE_TEXT = 'Xft/DPI 196608\n'
LOOKS = {
    'light': {},
    'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'rtl': {'GTK_DEBUG': 'invert-text-dir'},
    'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'contrast-dark': {'ADW_DEBUG_HIGH_CONTRAST': '1', 'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'narrow': {},
    'large': {},
    'german': german.ENVIRONMENT,
}


class Look:
    """One look of the program, and what its pictures are called."""

    def __init__(self, told, name):
        self.told, self.name = told, name
        self.size = NARROW if name == 'narrow' else SIZE
        # Texts of the window, in the language of the look.
        folder = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(told.regimen))), 'po')
        self.words = (gettext.translation('regimen', folder, ['de']).gettext if name == 'german'
                      else str)

    @contextlib.contextmanager
    def shown(self, database, file=None, **environment):
        """The program with its window in this look, until the block is left."""
        told = self.told
        told.database = file or os.path.join(told.screen.folder, f'{database}-{self.name}.regimen')
        told.start(**LOOKS[self.name], **environment)
        told.screen.resize(*self.size)
        yield told
        told.quit()

    def find(self, role, words=None):
        return self.told.find(role, words and self.words(words).replace('_', ''))

    def click(self, words):
        self.told.click('push button', self.words(words).replace('_', ''))

    def choose(self, menu, *items):
        """Goes through a menu and its submenus, by the words of each."""
        routes.choose(self.told, self.words(menu), *(
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
        self.told.screen.resize(self.size[0], HEIGHTS.get(self.name, WHOLE_PX))
        self.keep(page)
        self.told.screen.resize(*self.size)


@contextlib.contextmanager
def text_size(told, name):
    """Runs the block with twice the size of text, if that is the look."""
    if name != 'large':
        yield
        return
    path = os.path.join(told.screen.folder, 'large-text')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(LARGE_TEXT)
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
