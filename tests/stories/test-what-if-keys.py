"""What if, by keys alone, on timeline and calendar: a booking is moved, put back by Escape and by the
question, kept where it is on time and where it is too early, with a reason, undone and done again.
The records are compared to the letter, and what is handed out of them."""
import re

import desktop
import dialogs
import nodes
import records
import routes
import story
import tap

BOOKED = 'Fri 18 Dec'
WAY = [('Home', 'Fri 16 Oct'), ('Page_Down', 'Mon 16 Nov'), ('Page_Down', 'Wed 16 Dec'),
       ('Right', 'Thu 17 Dec'), ('Right', BOOKED)]
LATER = [('alt+Right', 'Sat 19 Dec', '29 days · on time'),
         ('ctrl+alt+Right', 'Sat 26 Dec', '36 days · on time')]
EARLIER = [('ctrl+alt+Left', 'Fri 11 Dec', '21 days · early · recommended from 18 Dec'),
           ('ctrl+alt+Left', 'Fri 4 Dec', '14 days · early · recommended from 18 Dec'),
           ('alt+Left', 'Thu 3 Dec', '13 days · 1 day too early · earliest 4 Dec'),
           ('alt+Left', 'Wed 2 Dec', '12 days · 2 days too early · earliest 4 Dec')]
QUESTION = re.compile('^Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2')
WHY = 'Session 3: Why?'
REASON = 'Goes abroad'

with story.Story(__file__, today='2026-11-24') as told:
    def is_on(day):
        node = nodes.focused(told.app)
        return (node is not None and nodes.role(node) == 'table cell'
                and nodes.name(node).startswith(day))

    def wait_on(day, what):
        desktop.until(lambda: is_on(day), f'{what}: {day} with the keyboard')

    def go_to_booking():
        for key, day in WAY:
            told.press(key)
            wait_on(day, key)

    def move(steps):
        """Moves the booking by keys, and waits after each for what is said of it."""
        for key, day, said in steps:
            told.press(key)
            told.find('status bar', f'{day} · {said}')
            wait_on(day, key)

    def move_too_early():
        """Moves it where it is too early, and lets it go: the user is asked."""
        move(EARLIER)
        told.press('Return')
        told.find('dialog', QUESTION)
        told.find('push button', 'Put Back')
        is_as_before('nothing is written before the answer')

    def ask_why():
        """Reads why it is too early where it is, and comes back to the question."""
        dialogs.reach(told, told.find('dialog', QUESTION), 'Why?')
        told.press('space')
        dialog = dialogs.find(told, WHY)
        nodes.find(dialog, 'label', '20 Nov 2026 + 14 days = 4 Dec 2026')
        told.gone('dialog', QUESTION)
        told.press('Escape')
        told.wait_for_end_of_dialog(WHY)
        told.find('dialog', QUESTION)
        is_as_before('to ask why writes nothing')

    def is_as_before(what):
        records.same(told, told.before, what)

    def is_put_back():
        wait_on(BOOKED, 'put back')
        told.find('label', f'Booked for {BOOKED}')
        told.gone('dialog', QUESTION)
        is_as_before('nothing was written')
        tap.equal(told.agrees()['alerts'], [], 'the window says what regimenctl says')

    def turn(key, words, wanted, what):
        """Presses a key that undoes, or does again."""
        told.press(key)
        told.find('status bar', words)
        records.becomes(told, wanted, what)
        told.agrees()

    @told.step('a third session is booked, on time')
    def begin():
        told.start()
        told.reach('Keep My Own Log')
        told.press('Return')
        routes.add_course_by_keys(told, routes.MY_LOG)
        routes.add_past(told, '2026-10-16')
        routes.add_past(told, '2026-11-20')
        routes.begin_booking(told, '2026-12-18')
        routes.end_booking(told)
        told.find('label', f'Booked for {BOOKED}')
        told.agrees()
        told.before = records.state(told)

    def try_on(view, button, day):
        """All of it, on a view with such a button, where a day of such a name has the cursor."""
        @told.step(f'{view}: the keys lead to the booking')
        def go():
            told.click('push button', view)
            # Later GTK tells one that stays pressed to be a toggle button.
            desktop.until(lambda: any(told.find_all(role, button)
                                      for role in ('push button', 'toggle button')),
                          f'the button “{button}”')
            told.reach(re.compile(day))
            go_to_booking()

        @told.step(f'{view}: the menu of what is there opens by keys, and explains it')
        def menu():
            told.press('shift+F10')
            told.find('menu item')
            told.press('w')
            dialog = dialogs.find(told, WHY)
            nodes.find(dialog, 'label', '20 Nov 2026 + 4 weeks = 18 Dec 2026')
            told.press('Escape')
            told.wait_for_end_of_dialog(WHY)
            wait_on(BOOKED, 'read')
            is_as_before('to read writes nothing')

        @told.step(f'{view}: moved by keys, everything says what would be; Escape puts it back')
        def moved():
            move(LATER)
            told.find('label', 'Booked for Sat 26 Dec')
            is_as_before('nothing is written')
            told.press('Escape')
            is_put_back()

        @told.step(f'{view}: let go where it is on time it is kept, and undone to the letter')
        def kept():
            move(LATER)
            told.press('Return')
            told.find('status bar', 'Booking moved')
            records.changed(told, told.before)
            tap.equal(told.agrees()['sessions'][-1]['date'], '2026-12-26', 'it is on 26 Dec')
            turn('ctrl+z', 'Undone: Move Session', told.before, 'undone')
            wait_on(BOOKED, 'the cursor goes back with it')
            go_to_booking()

        @told.step(f'{view}: where it is too early one asks why, and Escape answers the question')
        def escaped():
            move_too_early()
            ask_why()
            told.press('Escape')
            is_put_back()

        @told.step(f'{view}: so does Put Back')
        def put_back():
            move_too_early()
            dialogs.reach(told, told.find('dialog', QUESTION), 'Put Back')
            told.press('space')
            is_put_back()

        @told.step(f'{view}: kept with a reason it is what regimenctl says, undone and done again')
        def kept_early():
            move_too_early()
            told.type(REASON)
            told.press('Return')
            told.find('status bar', 'Booking moved')
            after = records.changed(told, told.before)
            tap.ok(REASON in after[1], 'the reason is handed out')
            alerts = told.agrees()['alerts']
            tap.equal([(alert['code'], alert['days']) for alert in alerts], [('too-early', 2)],
                      'regimenctl gives the same alert')
            turn('ctrl+z', 'Undone: Move Session', told.before, 'undone')
            turn('ctrl+shift+z', 'Redone: Move Session', after, 'done again')
            turn('ctrl+z', 'Undone: Move Session', told.before, 'undone again')

    try_on('Timeline', 'Fit Course', '^Tue 24 Nov, today[.] Sessions: ')
    try_on('Calendar', 'Year', '^(Fri 18|Wed 2) Dec[.] ')
