"""Planning the rest of a course by keys: seen before it is saved, put back, booked at once, undone."""
import re

import desktop
import nodes
import routes
import story
import tap

REST = 'Plan the Rest'
DATES = ['2026-12-18', '2027-01-15', '2027-02-12', '2027-03-12']


def booked(plan):
    return [session['date'] for session in plan['sessions'] if session['state'] == 'booked']


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has two sessions, and nothing is booked')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        told.find('push button', 'Plan the Rest…')

    @told.step('the rest is proposed, and the page shows it; nothing is saved')
    def proposed():
        told.press('ctrl+shift+b')
        told.wait_for_dialog(REST)
        told.find('label', '4 sessions remain.')
        for session, day in ((3, 'Fri 18 Dec 2026'), (4, 'Fri 15 Jan 2027'),
                             (5, 'Fri 12 Feb 2027'), (6, 'Fri 12 Mar 2027')):
            box = told.find('check box', f'Session {session} · {day}')
            assert nodes.has_state(box, 'checked'), f'{day} is to be booked'
        told.find('label', '28 days after session 2 · on time')
        told.find('status bar', re.compile('finishes 12 Mar 2027'))
        # On the page behind the dialog.
        told.find('label', 'Booked for Fri 18 Dec')
        tap.equal(booked(told.plan()), [], 'nothing is saved')

    @told.step('Escape puts everything back')
    def put_back():
        told.press('Escape')
        told.wait_for_end_of_dialog(REST)
        told.gone('label', 'Booked for Fri 18 Dec')
        told.agrees()

    @told.step('days to avoid move the days, as one types')
    def avoided():
        told.press('ctrl+shift+b')
        told.wait_for_dialog(REST)
        # The day, the weekday, seven weekdays to avoid.
        told.press(*['Tab'] * 9)
        told.fill('Days to avoid', '18 Dec - 3 Jan')
        told.find('check box', 'Session 3 · Mon 4 Jan 2027')
        told.find('label', 'No day of 18 Dec – 1 Jan fits the rule. This is the next that does.')
        told.fill('Days to avoid', '24 Dec')
        told.find('check box', 'Session 3 · Fri 18 Dec 2026')

    @told.step('all of it is booked by Enter, and the window agrees with regimenctl')
    def saved():
        told.press('Return')
        told.wait_for_end_of_dialog(REST)
        told.find('status bar', 'Sessions booked')
        desktop.until(lambda: booked(told.plan()) == DATES, 'the bookings')
        plan = told.agrees()
        tap.equal(plan['alerts'], [], 'none is too early')
        told.gone('push button', 'Plan the Rest…')

    @told.step('one undo takes all of it back')
    def undone():
        told.press('ctrl+z')
        desktop.until(lambda: booked(told.plan()) == [], 'no booking')
        told.agrees()
