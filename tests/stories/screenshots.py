"""Pictures of every page, to be looked at: light, dark, from right to left, high contrast, narrow,
wide, with large text, in German.

Run by `meson compile screenshots`; the pictures are in the build folder's screenshots/. SCREENSHOTS
in the environment names the looks, separated by spaces, such as `narrow-dark`; SCREENSHOT_PARTS
the functions that show something. With a fourth argument, a folder, the best ones are put there,
for the README and the software centres.
"""
import os
import shutil
import subprocess
import sys

import backup_looks
import course_looks
import desktop
import exchange_looks
import look as looks
import problem_looks
import story

TODAY = '2026-11-24'
BEST = {'course-page': ('course', 'light'), 'course-page-dark': ('course', 'dark'),
        'move-booking': ('moving', 'light'), 'calendar': ('month', 'light'),
        'book-session': ('book', 'light'), 'why-these-dates': ('why', 'light')}
# As high as a month needs.
MONTH_PX = 1130
DIALOGS = {'book': 'ctrl+b', 'add-course': 'ctrl+shift+n', 'add-patient': 'ctrl+n',
           'preferences': 'ctrl+comma', 'shortcuts': 'ctrl+question'}


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


def show_calendar(look):
    """A month and a year of the course that is shown; at the end it is a timeline again."""
    look.click('Calendar')
    look.keep_whole('calendar')
    look.told.screen.resize(look.size[0], MONTH_PX)
    look.keep('month')
    look.told.screen.resize(*look.size)
    look.click('Year')
    look.keep_whole('calendar-year')
    look.click('Month')
    look.click('Timeline')


def show_practice(look):
    told = look.told
    with look.shown('sample', told.sample):
        told.find('list item')
        look.keep('patients')
        told.type('nobody of that name')
        desktop.until(lambda: not told.find_all('list item'), 'an empty list')
        look.keep('no-match')
        looks.open_course(look, 'Patient 1')
        told.find('alert')
        looks.end_search(look)
        look.keep('course')
        look.keep_whole('course-whole')
        show_calendar(look)
        for page, key in DIALOGS.items():
            told.press(key)
            look.keep_dialog(page)
        look.click('_Why These Dates?')
        look.keep_dialog('why')


PARTS = [show for show in (
    show_start, show_practice, course_looks.show_states, course_looks.show_long_ago,
    course_looks.show_grown, course_looks.show_timeline, course_looks.show_moving,
    course_looks.show_moving_on_calendar, course_looks.show_rest, course_looks.show_entering,
    course_looks.show_editing, course_looks.show_elsewhere,
    backup_looks.show_backups, backup_looks.show_sealing, backup_looks.show_progress,
    exchange_looks.show_menus, exchange_looks.show_going_out, exchange_looks.show_coming_in,
    exchange_looks.show_erasing, exchange_looks.show_long_erasing, problem_looks.show_refused,
    problem_looks.show_missing, problem_looks.show_banners,
    problem_looks.show_read_only_folder)
    if show.__name__ in os.environ.get('SCREENSHOT_PARTS', show.__name__).split()]


def publish(told, folder):
    for name, (page, look) in BEST.items():
        shutil.copyfile(os.path.join(told.pictures, f'{page}-{look}.png'),
                        os.path.join(folder, f'{name}.png'))


def main():
    os.makedirs(sys.argv[3], exist_ok=True)
    told = story.Story(__file__, today=TODAY)
    told.screen.size = looks.SCREEN
    with told:
        told.sample = os.path.join(told.screen.folder, 'sample.regimen')
        subprocess.run([told.regimenctl, 'sample', '--patients', '24', '--database', told.sample],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        for name in os.environ.get('SCREENSHOTS', ' '.join(looks.LOOKS)).split():
            look = looks.Look(told, name)
            with looks.desktop_settings(told, name):
                for show in PARTS:
                    told.step(f'{show.__name__}, {name}')(lambda show=show: show(look))
        if len(sys.argv) > 4:
            told.step('the best are published')(lambda: publish(told, sys.argv[4]))


main()
