"""Pictures of every page, to be looked at: light, dark, from right to left, high contrast, narrow.

Run by `meson compile screenshots`; the pictures are in the build folder's screenshots/. With a
fourth argument, a folder, the best ones are put there, for the README and the software centres.
"""
import os
import re
import shutil
import subprocess
import sys

import desktop
import routes
import story

TODAY = '2026-11-24'
SIZE = (1180, 860)
NARROW = (360, 780)
LOOKS = {
    'light': {},
    'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'},
    'rtl': {'GTK_DEBUG': 'invert-text-dir'},
    'contrast': {'ADW_DEBUG_HIGH_CONTRAST': '1'},
    'narrow': {},
}
BEST = {'course-page': ('course', 'light'), 'course-page-dark': ('course', 'dark'),
        'book-session': ('book', 'light'), 'why-these-dates': ('why', 'light')}


def keep(told, page, look):
    """A picture of the window on top once it has come to rest: two that are the same."""
    path = os.path.join(told.pictures, f'{page}-{look}.png')
    seen = []

    def rests():
        told.screen.save_picture(path, told.screen.top())
        with open(path, 'rb') as file:
            seen.append(file.read())
        return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]
    desktop.until(rests, f'rest on {page}')


def show_dialog(told, page, look, title):
    told.wait_for_dialog(title)
    keep(told, page, look)
    told.press('Escape')
    desktop.until(lambda: len(told.screen.windows.all()) == 1, f'the end of {page}')


def show_start(told, look, size):
    told.database = os.path.join(told.screen.folder, f'none-{look}.regimen')
    told.start(**LOOKS[look])
    told.screen.resize(*size)
    told.find('push button', 'Keep My Own Log')
    keep(told, 'first-run', look)
    told.click('push button', 'Keep My Own Log')
    told.find('push button', 'Add Course…')
    keep(told, 'no-course', look)
    told.quit()


def show_practice(told, look, size):
    told.database = told.sample
    told.start(**LOOKS[look])
    told.screen.resize(*size)
    told.find('list item', re.compile('^Sample Patient 1,'))
    keep(told, 'patients', look)
    told.press('ctrl+f')
    told.type('Sample Patient 1')
    told.press('Return')
    told.find('heading', '2 of 6 sessions done')
    told.find('alert')
    if size != NARROW:
        told.press('ctrl+f', 'ctrl+a', 'BackSpace', 'Tab')
        told.find('list item', re.compile('^Sample Patient 2,'))
    keep(told, 'course', look)
    told.press('ctrl+b')
    show_dialog(told, 'book', look, routes.BOOK)
    told.click('push button', 'Why These Dates?')
    show_dialog(told, 'why', look, re.compile('Why'))
    told.press('ctrl+shift+n')
    show_dialog(told, 'add-course', look, 'Add Course')
    told.press('ctrl+comma')
    show_dialog(told, 'preferences', look, 'Preferences')
    told.quit()


def publish(told, folder):
    for name, (page, look) in BEST.items():
        shutil.copyfile(os.path.join(told.pictures, f'{page}-{look}.png'),
                        os.path.join(folder, f'{name}.png'))


def main():
    os.makedirs(sys.argv[3], exist_ok=True)
    with story.Story(__file__, today=TODAY) as told:
        told.sample = os.path.join(told.screen.folder, 'sample.regimen')
        subprocess.run([told.regimenctl, 'sample', '--patients', '24', '--database', told.sample],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        for look in LOOKS:
            size = NARROW if look == 'narrow' else SIZE
            told.step(f'pictures of the start, {look}')(lambda: show_start(told, look, size))
            told.step(f'pictures of a practice, {look}')(lambda: show_practice(told, look, size))
        if len(sys.argv) > 4:
            told.step('the best are published')(lambda: publish(told, sys.argv[4]))


main()
