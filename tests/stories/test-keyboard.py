"""From the first run to the plan and a booking with keys alone: what is done here by no other way
is read through AT-SPI only to see that it was done."""
import re

import desktop
import nodes
import routes
import story
import tap


# Each key on the timeline, and what a screen reader says then.
WALK = [
    ('Left', 'Mon 23 Nov. Sessions: nothing.'),
    ('ctrl+Left', 'Mon 16 Nov. Sessions: nothing.'),
    ('Home', 'Fri 16 Oct. Sessions: Session 1 on 16 Oct is the first: nothing comes before it.'),
    ('Page_Down', 'Mon 16 Nov. Sessions: nothing.'),
    ('Up', 'Mon 16 Nov. Sessions: nothing.'),
]


def in_list():
    node = nodes.focused(told.app)
    return node is not None and nodes.role(node) == 'list item'


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('the first choice has the keyboard')
    def begin():
        told.start()
        told.reach('Keep My Own Log')
        told.press('Return')

    @told.step('the course is added without a mouse, for another concern')
    def course():
        told.find('push button', 'Add Course…')
        told.press('ctrl+shift+n')
        told.wait_for_dialog('Add Course')
        told.reach('Concern')
        told.press('space')
        desktop.until(in_list, 'the list of concerns with the keyboard')
        told.find('list item', 'Collagen induction')
        told.press('Down', 'Return')
        told.find('label', '3 sessions')
        told.press('alt+a')
        told.wait_for_end_of_dialog('Add Course')
        plan = told.agrees()
        tap.equal(plan['protocol'], 'collagen-induction', 'the second concern was taken')

    @told.step('past sessions are added with Ctrl+R')
    def past():
        routes.add_past(told, '2026-10-16')
        routes.add_past(told, '2026-11-20')
        tap.equal(told.agrees()['counted'], 2, 'both count')

    @told.step('a session is booked with Ctrl+B, with the time reached by Tab')
    def booked():
        routes.begin_booking(told, '2026-12-18')
        told.reach('Time')
        told.fill('Time', '14:30')
        routes.end_booking(told)
        told.find('label', 'Booked 14:30')
        told.agrees()

    @told.step('the timeline is read day by day and lane by lane, each step whole')
    def timeline():
        told.reach('Tue 24 Nov, today. Sessions: nothing.')
        for key, sentence in WALK:
            told.press(key)
            desktop.until(lambda sentence=sentence: told.focused() == sentence,
                          f'{key} to “{sentence}”')
            tap.equal(nodes.role(nodes.focused(told.app)), 'table cell', f'{key} is on a cell')

    @told.step('the reasons open and close again')
    def why():
        told.reach('Why These Dates?')
        told.press('space')
        told.find('label', re.compile('20 Nov 2026 \\+ 14 days = 4 Dec 2026'))
        told.press('Escape')
        desktop.until(lambda: len(told.screen.windows.all()) == 1, 'the end of the reasons')
