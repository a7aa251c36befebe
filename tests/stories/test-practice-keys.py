"""Keys that mean one thing in a view of a course and another beside it, in a practice: Alt+Left moves a
booking where one is looked at, and leads back to the list of patients from elsewhere."""
import re

import desktop
import dialogs
import nodes
import records
import story
import tap

BOOKED = 'Wed 2 Dec'
EARLIER = 'Tue 1 Dec · 11 days · 3 days too early · earliest 4 Dec'
DAYS_AHEAD = 8

with story.Story(__file__, today='2026-11-24') as told:
    def is_on(day):
        node = nodes.focused(told.app)
        return (node is not None and nodes.role(node) == 'table cell'
                and nodes.name(node).startswith(day))

    @told.step('the first patient of a practice has a booking')
    def begin():
        dialogs.open_practice(told)
        told.find('alert', re.compile('^Session 3 is booked 2 days too early'))
        told.before = records.state(told)

    def try_on(view, button, day, *keys):
        @told.step(f'{view}: Alt+Left takes the booking up and moves it a day earlier')
        def moved():
            told.click('push button', view)
            told.find('push button', button)
            told.reach(re.compile(day))
            told.press(*keys)
            desktop.until(lambda: is_on(BOOKED), 'the booking with the keyboard')
            told.press('alt+Left')
            told.find('status bar', EARLIER)
            desktop.until(lambda: is_on('Tue 1 Dec'), 'the keyboard on the booking')
            told.press('Escape')
            desktop.until(lambda: is_on(BOOKED), 'the booking back')
            records.same(told, told.before, 'nothing was written')

    try_on('Timeline', 'Fit Course', '^Tue 24 Nov, today[.] ', *['Right'] * DAYS_AHEAD)
    try_on('Calendar', 'Year', f'^{BOOKED}')

    @told.step('from elsewhere, Alt+Left leads back to the patients')
    def back():
        told.reach('Plan the Rest…')
        told.press('alt+Left')
        desktop.until(lambda: told.focused() == 'Add Patient', 'the list with the keyboard')
        tap.ok(True, 'the list has the keyboard')
