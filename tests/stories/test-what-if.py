"""What if: a booking is moved on timeline and calendar, put back, kept, undone; the records tell."""
import re
import subprocess
import sys

import desktop
import moving
import nodes
import routes
import story
import tap

CONTENT_HASH = sys.argv[4]
EARLY = re.compile('^Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2')
TABS = 60
# From the middle of a mark to where its card stands, and where the question does.
INTO_CARD_PX, INTO_QUESTION_PX = 45, 60
ON_TIME = re.compile('^Session 3 is booked on time: 18 Dec is 28 days after session 2')
ON_TIME_THERE = re.compile(r'^Fri 18 Dec\. ' + ON_TIME.pattern[1:])

with story.Story(__file__, today='2026-11-24') as told:
    def content():
        """A sum of all that is recorded, stamps included."""
        return subprocess.run([CONTENT_HASH, told.database], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=True).stdout

    def becomes(wanted, what):
        desktop.until(lambda: content() == wanted, f'the content {what}')
        tap.ok(True, what)
        told.agrees()

    def reach_a_day():
        """Gives the keyboard to the calendar, on whatever day."""
        told.screen.top()
        for _ in range(TABS):
            node = nodes.focused(told.app)
            if node is not None and nodes.role(node) == 'table cell':
                return
            told.press('Tab')
        raise AssertionError('no day has the keyboard')

    states = []

    @told.step('a third session is booked two days too early')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        routes.begin_booking(told, '2026-12-02')
        routes.end_booking(told)
        told.find('alert', EARLY)
        told.screen.resize(1180, 860)
        states.append(content())

    @told.step('dragged, everything says what would be, and nothing is written')
    def dragged():
        moving.drag(told, 3, 16)
        told.find('list item', ON_TIME)
        told.find('status bar', 'Fri 18 Dec · 28 days · on time')
        told.find('label', 'Booked for Fri 18 Dec')
        told.gone('alert', EARLY)
        tap.equal(content(), states[0], 'the records are as they were')
        tap.equal(told.plan()['sessions'][-1]['date'], '2026-12-02', 'and so is the plan in the file')

    @told.step('Escape puts it back')
    def put_back():
        moving.press(told, 'Escape')
        told.find('alert', EARLY)
        moving.release(told)
        told.agrees()
        tap.equal(content(), states[0], 'nothing was written')

    @told.step('let go where it is on time, it is kept at once')
    def kept():
        moving.drag(told, 3, 16)
        moving.release(told)
        told.find('status bar', 'Booking moved')
        desktop.until(lambda: content() != states[0], 'another content')
        states.append(content())
        plan = told.agrees()
        tap.equal(plan['sessions'][-1]['date'], '2026-12-18', 'it is on 18 Dec')

    @told.step('Ctrl+Z brings the identical state back')
    def undone():
        told.press('ctrl+z')
        told.find('status bar', 'Undone: Move Session')
        becomes(states[0], 'to the letter')
        told.agrees()

    @told.step('let go where it is too early, the user is asked; Escape puts it back')
    def asked():
        moving.drag(told, 3, -3)
        moving.release(told)
        told.find('dialog', re.compile('^Session 3 is booked 5 days too early'))
        told.find('push button', 'Put Back')
        tap.equal(content(), states[0], 'nothing is written yet')
        told.press('Escape')
        told.find('alert', EARLY)
        told.agrees()
        tap.equal(content(), states[0], 'nothing was written')

    @told.step('Escape takes away what is pressed, once that is let go')
    def pressed():
        x, y = moving.point_at(told, lambda: moving.mark(told, 3))
        moving.hold_and_escape(told, round(x), round(y) - INTO_CARD_PX)
        moving.drag(told, 3, -3)
        moving.release(told)
        told.find('dialog', re.compile('^Session 3 is booked 5 days too early'))
        moving.hold_and_escape(told, round(x), round(y) + INTO_QUESTION_PX)
        told.find('alert', EARLY)
        tap.equal(content(), states[0], 'nothing was written')
        told.agrees()

    @told.step('Enter keeps it, with the reason')
    def kept_early():
        moving.drag(told, 3, -3)
        moving.release(told)
        told.find('dialog', re.compile('^Session 3 is booked 5 days too early'))
        told.type('Goes abroad')
        told.press('Return')
        told.find('status bar', 'Booking moved')
        plan = told.agrees()
        tap.equal([(alert['code'], alert['days']) for alert in plan['alerts']],
                  [('too-early', 5)], 'regimenctl gives the same alert')
        exported = subprocess.run(
            [told.regimenctl, 'export', '--format', 'json', '--database', told.database],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True).stdout
        tap.ok('Goes abroad' in exported, 'the reason is in the export')
        told.press('ctrl+z')
        becomes(states[0], 'undone to the letter')

    @told.step('what took place stays on its day, and that is said')
    def only_bookings():
        moving.drag(told, 2, 4)
        moving.release(told)
        told.find('status bar', re.compile('took place and stays on its day'))
        told.agrees()
        tap.equal(content(), states[0], 'nothing was written')

    @told.step('on the calendar it is dragged as well, kept, and undone to the letter')
    def on_calendar():
        told.click('push button', 'Calendar')
        told.find('status bar', re.compile('^(November|December) 2026$'))
        reach_a_day()
        told.press('Home', 'Page_Down', 'Page_Down')
        moving.drag_on_calendar(told, 'Wed 2 Dec', 'Fri 18 Dec')
        told.find('status bar', 'Fri 18 Dec · 28 days · on time')
        told.find('table cell', ON_TIME_THERE)
        tap.equal(content(), states[0], 'nothing is written yet')
        moving.release(told)
        desktop.until(lambda: content() != states[0], 'another content')
        plan = told.agrees()
        tap.equal(plan['sessions'][-1]['date'], '2026-12-18', 'it is on 18 Dec')
        told.press('ctrl+z')
        becomes(states[0], 'undone to the letter')

    @told.step('a screen reader is told of the keys, and they move it')
    def by_keys():
        told.press('Home', 'Page_Down', 'Page_Down')
        for _ in range(14):
            told.press('Left')
        node = nodes.focused(told.app)
        tap.ok(nodes.same(re.compile('^Wed 2 Dec'), nodes.name(node)), 'on the booking')
        tap.equal(nodes.description(node), 'Alt with the arrow keys moves the booking', 'the keys')
        told.press('alt+Down', 'alt+Down', 'alt+Right', 'alt+Right')
        told.find('status bar', 'Fri 18 Dec · 28 days · on time')
        tap.equal(content(), states[0], 'nothing is written yet')
        told.press('Return')
        desktop.until(lambda: content() != states[0], 'another content')
        told.press('ctrl+z')
        becomes(states[0], 'undone to the letter')
