"""From the first run to the plan and a booking with keys alone: what is done here by no other way
is read through AT-SPI only to see that it was done."""
import re

import desktop
import nodes
import routes
import story
import tap


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

    @told.step('the bars of the timeline are walked with the arrows')
    def timeline():
        told.reach(re.compile('^Session 1 on 16 Oct'))
        told.press('Right')
        desktop.until(lambda: nodes.same(re.compile('^Session 2 '), told.focused() or ''),
                      'session 2 with the keyboard')

    @told.step('the reasons open and close again')
    def why():
        told.reach('Why These Dates?')
        told.press('space')
        told.find('label', re.compile('20 Nov 2026 \\+ 14 days = 4 Dec 2026'))
        told.press('Escape')
        desktop.until(lambda: len(told.screen.windows.all()) == 1, 'the end of the reasons')
