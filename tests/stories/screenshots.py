"""Pictures of every page, to be looked at: light, dark, from right to left, high contrast, narrow,
with large text, in German.

Run by `meson compile screenshots`; the pictures are in the build folder's screenshots/. SCREENSHOTS
in the environment names the looks, separated by spaces, where not all are wanted. With a fourth
argument, a folder, the best ones are put there, for the README and the software centres.
"""
import contextlib
import gettext
import os
import shutil
import subprocess
import sys

import desktop
import german
import nodes
import story

TODAY = '2026-11-24'
SIZE = (1180, 860)
NARROW = (360, 780)
# So high that the whole course page is seen.
SCREEN = '1280x2600x24'
HEIGHTS = {'narrow': 2500, 'large': 2500}
WHOLE_PX = 1420
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
BEST = {'course-page': ('course', 'light'), 'course-page-dark': ('course', 'dark'),
        'book-session': ('book', 'light'), 'why-these-dates': ('why', 'light')}
DIALOGS = {'book': 'ctrl+b', 'add-course': 'ctrl+shift+n', 'add-patient': 'ctrl+n',
           'preferences': 'ctrl+comma', 'shortcuts': 'ctrl+question'}


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
    def shown(self, database, file=None):
        """The program with its window in this look, until the block is left."""
        told = self.told
        told.database = file or os.path.join(told.screen.folder, f'{database}-{self.name}.regimen')
        told.start(**LOOKS[self.name])
        told.screen.resize(*self.size)
        yield told
        told.quit()

    def find(self, role, words=None):
        return self.told.find(role, words and self.words(words).replace('_', ''))

    def click(self, words):
        self.told.click('push button', self.words(words).replace('_', ''))

    def keep(self, page):
        """A picture of the window on top once it has come to rest: three that are the same."""
        path = os.path.join(self.told.pictures, f'{page}-{self.name}.png')
        seen = []

        def rests():
            self.told.screen.save_picture(path, self.told.screen.top())
            with open(path, 'rb') as file:
                seen.append(file.read())
            return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]
        desktop.until(rests, f'rest on {page}')

    def keep_dialog(self, page):
        windows = self.told.screen.windows
        desktop.until(lambda: len(windows.all()) > 1, f'the window of {page}')
        self.keep(page)
        self.told.press('Escape')
        desktop.until(lambda: len(windows.all()) == 1, f'the end of {page}')

    def keep_whole(self, page):
        """A picture of a page in a window that is high enough for all of it."""
        self.told.screen.resize(self.size[0], HEIGHTS.get(self.name, WHOLE_PX))
        self.keep(page)
        self.told.screen.resize(*self.size)


def show_start(look):
    with look.shown('log'):
        look.find('push button', 'Keep My Own Log')
        look.keep('first-run')
        look.click('Keep My Own Log')
        look.find('push button', '_Add Course…')
        look.keep('no-course')
    with look.shown('practice'):
        look.click('Track Patients')
        look.find('push button', 'Add Patient…')
        look.keep('no-patient')


def open_course(look, name):
    """Searches for a patient of the sample, and opens the course."""
    told = look.told
    told.press('ctrl+f', 'ctrl+a')
    told.type(name)
    desktop.until(lambda: len(told.find_all('list item')) > 0, f'a row for {name}')
    told.press('Return')
    told.find('heading')


def show_practice(look):
    told = look.told
    with look.shown('sample', told.sample):
        told.find('list item')
        look.keep('patients')
        told.type('nobody of that name')
        desktop.until(lambda: not told.find_all('list item'), 'an empty list')
        look.keep('no-match')
        open_course(look, 'Patient 1')
        told.find('alert')
        if look.size != NARROW:
            told.press('ctrl+f', 'ctrl+a', 'BackSpace', 'Tab')
        look.keep('course')
        look.keep_whole('course-whole')
        for page, key in DIALOGS.items():
            told.press(key)
            look.keep_dialog(page)
        look.click('_Why These Dates?')
        look.keep_dialog('why')
        for name in ('Patient 2', 'Patient 3', 'Patient 5'):
            open_course(look, name)
            look.keep_whole(name.lower().replace(' ', '-'))


def show_problems(look):
    path = os.path.join(look.told.screen.folder, 'letter.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write('Dear Sample Patient 1,\n' * 200)
    with look.shown('problem', path):
        look.find('label', 'Not a Regimen File')
        look.keep('problem')


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


def publish(told, folder):
    for name, (page, look) in BEST.items():
        shutil.copyfile(os.path.join(told.pictures, f'{page}-{look}.png'),
                        os.path.join(folder, f'{name}.png'))


def main():
    os.makedirs(sys.argv[3], exist_ok=True)
    told = story.Story(__file__, today=TODAY)
    told.screen.size = SCREEN
    with told:
        told.sample = os.path.join(told.screen.folder, 'sample.regimen')
        subprocess.run([told.regimenctl, 'sample', '--patients', '24', '--database', told.sample],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        for name in os.environ.get('SCREENSHOTS', ' '.join(LOOKS)).split():
            look = Look(told, name)
            with text_size(told, name):
                for show in (show_start, show_practice, show_problems):
                    told.step(f'{show.__name__}, {name}')(lambda show=show: show(look))
        if len(sys.argv) > 4:
            told.step('the best are published')(lambda: publish(told, sys.argv[4]))


main()
