"""Pictures of courses in each of their states, and of what is done with them: cursor and card, a
booking moved, the rest planned, sessions entered and edited. Part of screenshots.py."""
import json
import os
import re
import sqlite3
import subprocess

import backup_looks
import look as looks
import moving
import nodes

# Patients of the sample, by the state that their course is in.
STATES = {'complete': 'Patient 2', 'overdue': 'Patient 4', 'paused': 'Patient 16',
          'not-started': 'Patient 8', 'stopped': 'Patient 9', 'two-courses': 'Patient 10',
          'missed': 'Patient 21'}
BARE = 'Patient 7'
# A day of December by the beginning of its name, in either language.
DECEMBER = r'\w+[.,]? {}\.? De[cz]\b'
# What the bubble says while a booking is held.
MOVED = re.compile(r'\b18\b.* · 28 .* · ')
ASKED = re.compile(r'\? .*(instead of|statt)')
CURSOR = re.compile(r'^\w+[.,]? 24\.? Nov')
LONG_NAME = ('Sample Patient With a First Name, Several Others and a Family Name as Long as Those of '
             'People Sometimes Are')
LONG_DEVICE = 'Sample Pen of a Make Whose Name Goes on and on, Second Series, Deluxe'
MISTAKES = {'Time': '25:00', 'Minutes': 'long'}
# Patients whose last session is long ago, and its year.
LONG_AGO = {'Patient 4': 2016, 'Patient 2': 1900}
GROWN_SESSIONS = 60
GROWN_YEARS = 10
FIRST_YEAR = 2017


def open_sample(look, name):
    return look.shown(name, backup_looks.make_practice(look, name))


def show_states(look):
    """A course in each state that it can be in."""
    with open_sample(look, 'states') as told:
        told.find('list item')
        for state, name in STATES.items():
            looks.open_course(look, name)
            look.keep_whole(f'state-{state}')


def make_changed(look, name, change):
    """The sample with something that `change` does to its export."""
    path = backup_looks.make_practice(look, name)
    export = path + '.json'
    subprocess.run([look.told.regimenctl, 'export', '--to', export, '--database', path],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)
    with open(export, encoding='utf-8') as file:
        practice = json.load(file)
    change(practice)
    with open(export, 'w', encoding='utf-8') as file:
        json.dump(practice, file)
    subprocess.run([look.told.regimenctl, 'import', export, '--replace', '--database', path],
                   stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return path


def find_patient(practice, name):
    return next(one for one in practice['patients'] if one['name'] == f'Sample {name}')


def grow(practice):
    """Sixty sessions over ten years, and long names."""
    patient = find_patient(practice, 'Patient 1')
    protocol = practice['protocols'][patient['courses'][0]['protocol']]
    protocol['text'] = protocol['text'].replace('Sessions=6\n', f'Sessions={GROWN_SESSIONS + 4}\n')
    patient['name'] = LONG_NAME
    course = patient['courses'][0]
    last = course['sessions'][0]
    course['sessions'] = [
        {**last, 'id': f'{last["id"][:-4]}{number:04x}', 'device_name': LONG_DEVICE,
         'day': f'{FIRST_YEAR + number // 6}-{number % 6 * 2 + 1:02}-12'}
        for number in range(GROWN_SESSIONS - 1)]
    course['start_day'] = course['sessions'][0]['day']


def age(practice):
    """Courses that nobody went on with, one for years and one since 1900."""
    for name, year in LONG_AGO.items():
        for session in find_patient(practice, name)['courses'][0]['sessions']:
            session['day'] = f'{year}{session["day"][4:]}'


def show_long_ago(look):
    """What is said of a course whose last session was years ago."""
    with look.shown('long-ago', make_changed(look, 'long-ago', age)) as told:
        told.find('list item')
        for name, year in LONG_AGO.items():
            looks.open_course(look, name)
            look.keep_whole(f'long-ago-{year}')


def show_grown(look):
    """Sixty sessions, and names that are too long for their places."""
    with look.shown('grown', make_changed(look, 'grown', grow)) as told:
        told.find('list item')
        looks.open_course(look, 'Several')
        look.keep('grown')
        look.keep_whole('grown-whole')
        look.click('Fit Course')
        look.keep_whole('grown-fit')
        look.click('Calendar')
        look.keep_whole('grown-calendar')
        look.click('Timeline')
        told.press('ctrl+r')
        look.keep_dialog('grown-session')


def show_timeline(look):
    """The cursor, the card of what lies under the pointer, and days zoomed in on."""
    with open_sample(look, 'timeline') as told:
        told.find('list item')
        looks.open_course(look, 'Patient 1')
        with look.high():
            told.reach(CURSOR)
            look.keep('cursor')
            told.press('Left', 'Left', 'Left')
            look.keep('cursor-beside')
            told.press('t', 'Down', 'Down')
            look.keep_over('cursor-collagen')
            x, y = moving.center(moving.mark(told, 2))
            moving.pointer(told, 'mousemove', round(x), round(y))
            told.find('label', re.compile(r'\b20\b'))
            look.keep_over('card')
            moving.pointer(told, 'mousemove', 1, 1)
            told.press('plus', 'plus', 'plus')
            look.keep('zoomed')
        look.click('Fit Course')
        look.keep('fit')


def bring_into_sight(told):
    """Where words are large, the timeline begins below the window."""
    if not nodes.is_in_sight(moving.mark(told, 3), told.find('frame')):
        told.reach(CURSOR)


def show_moving(look):
    """A booking dragged: with ghost and bubble, on time and too early, and the question."""
    with open_sample(look, 'moving') as told:
        told.find('list item')
        looks.open_course(look, 'Patient 1')
        if look.size == looks.SIZE:
            looks.end_search(look)
            bring_into_sight(told)
            moving.drag(told, 3, 16)
            told.find('status bar', MOVED)
            look.keep('moving')
            moving.press(told, 'Escape')
            moving.release(told)
        with look.high():
            bring_into_sight(told)
            moving.drag(told, 3, 16)
            told.find('status bar', MOVED)
            look.keep('moved-on-time')
            moving.press(told, 'Escape')
            moving.release(told)
            moving.drag(told, 3, -10)
            look.keep('moved-early')
            moving.release(told)
            told.find('dialog')
            look.keep_over('keep-question')
            told.press('Escape')
            told.gone('dialog', None)


def show_moving_on_calendar(look):
    """A booking dragged on the calendar, on time and too early, and the question; on a year, too."""
    with open_sample(look, 'calendar-moving') as told:
        told.find('list item')
        looks.open_course(look, 'Patient 1')
        with look.high():
            told.reach(CURSOR)
            told.press('Page_Down')
            look.click('Calendar')
            moving.drag_on_calendar(told, DECEMBER.format(2), DECEMBER.format(18))
            look.keep('calendar-moved')
            moving.press(told, 'Escape')
            moving.release(told)
            moving.drag_on_calendar(told, DECEMBER.format(2), DECEMBER.format(1))
            look.keep('calendar-moved-early')
            moving.release(told)
            told.find('dialog')
            look.keep_over('calendar-question')
            told.press('Escape')
            told.gone('dialog', None)
            look.click('Year')
            moving.drag_on_calendar(told, DECEMBER.format(2), DECEMBER.format(23))
            look.keep('calendar-moved-year')
            moving.press(told, 'Escape')
            moving.release(told)


def show_rest(look):
    """The rest of a course planned: the dialog, and the page behind it."""
    with open_sample(look, 'rest') as told:
        told.find('list item')
        looks.open_course(look, BARE)
        with look.high():
            page = told.screen.windows.top()
            told.press('ctrl+shift+b')
            look.wait_for_window(2, 'the rest')
            told.find('check box')
            look.keep('rest-page', page)
            look.keep_form('rest')
            backup_looks.leave(look)


def replace(told, text):
    told.press('ctrl+a')
    told.type(text)


def discard(look):
    """Leaves a form in which something was entered."""
    look.told.press('Escape')
    look.wait_for_window(3, 'a question')
    look.click('_Discard')
    look.wait_for_window(1, 'the window')


def show_entering(look):
    """A session entered: too early, with mistakes, with its days and areas, and what differs."""
    with open_sample(look, 'entering') as told:
        told.find('list item')
        looks.open_course(look, BARE)
        told.press('ctrl+b')
        look.wait_for_window(2, 'the booking')
        replace(told, '2026-11-27')
        told.find('status bar')
        look.keep_form('booking-early')
        replace(told, 'soon')
        for field, mistake in MISTAKES.items():
            told.reach(look.words(field))
            replace(told, mistake)
        look.keep_form('booking-errors')
        discard(look)
        show_popovers(look)


def show_popovers(look):
    told = look.told
    told.press('ctrl+b')
    look.wait_for_window(2, 'the booking')
    look.click('Choose From a Calendar')
    told.find('table cell')
    look.keep_over('day-picker')
    told.press('Escape')
    look.click('Choose A_reas')
    told.find('check box')
    look.keep_over('areas')
    told.press('Escape', 'Escape')
    backup_looks.leave(look)


def show_editing(look):
    """What changes, before a session is edited or deleted; and why."""
    with open_sample(look, 'editing') as told:
        told.find('list item')
        looks.open_course(look, 'Patient 1')
        menu = re.compile(look.words('Actions for %s').replace('%s', r'.*\b20\b.*'))
        look.choose(menu, '_Edit…')
        look.wait_for_window(2, 'the session')
        replace(told, '2026-11-13')
        told.find('label', re.compile('→|11'))
        told.reach(look.words('Make of the device'))
        replace(told, 'Another pen')
        look.keep_form('edited')
        discard(look)
        look.choose(menu, '_Delete')
        look.wait_for_window(2, 'a question')
        look.keep('deleted')
        told.click('push button', ASKED)
        look.wait_for_window(3, 'why')
        look.keep_form('why-change')
        backup_looks.leave(look)
        look.choose(menu, '_Why This Verdict?')
        look.keep_dialog('why-verdict')
        look.click('Why This _Finish?')
        look.keep_dialog('why-finish')


def write(path, statement):
    """What another program does to the database meanwhile."""
    with sqlite3.connect(path) as connection:
        changed = connection.execute(statement).rowcount
    connection.close()
    assert changed > 0, statement


def show_elsewhere(look):
    """What is refused because somebody else has changed the same: a delete, and to resume."""
    path = backup_looks.make_practice(look, 'elsewhere')
    with look.shown('elsewhere', path) as told:
        told.find('list item')
        looks.open_course(look, 'Patient 1')
        look.choose(re.compile(look.words('Actions for %s').replace('%s', r'.*\b20\b.*')),
                    '_Delete')
        look.wait_for_window(2, 'a question')
        write(path, "UPDATE session SET notes = 'Bring the form', pain = 7")
        look.click('_Delete')
        told.find('label', look.words('Changed Elsewhere Meanwhile'))
        look.keep('elsewhere-delete')
        backup_looks.leave(look)
        looks.open_course(look, STATES['paused'])
        resume = look.find('push button', '_Resume')
        write(path, "UPDATE pause SET last_day = first_day + 60")
        nodes.click(resume)
        look.wait_for_window(2, 'a refusal')
        look.keep('elsewhere-resume')
        told.press('Escape')
        look.wait_for_window(1, 'the end of it')
