"""From the first run to a planned course with keys alone, mistakes included: AT-SPI is only asked to
see what was done, and what a screen reader says."""
import re

import desktop
import nodes
import routes
import story
import tap


# What is typed into a field by mistake, and what is said of it.
MISTAKES = [
    ('Time', '25:00', 'A time lies between 0:00 and 23:59.'),
    ('Date', 'yesterdy', re.compile('^This is not a date')),
    ('Date', '2026-02-31', 'The calendar has no 2026-02-31.'),
    ('Date', '2026-12-24', 'A session that took place cannot be after today, 24 Nov 2026.'),
]
# Each key on the timeline, and what a screen reader says then.
WALK = [
    ('Left', 'Mon 23 Nov. Sessions: nothing.'),
    ('ctrl+Left', 'Mon 16 Nov. Sessions: nothing.'),
    ('Home', 'Fri 16 Oct. Sessions: Session 1 on 16 Oct is the first: nothing comes before it.'),
    ('Page_Down', 'Mon 16 Nov. Sessions: nothing.'),
    ('Page_Down', 'Wed 16 Dec. Sessions: nothing.'),
    ('Down', re.compile('^Wed 16 Dec[.] Healing: nothing[.]$')),
    ('Down', re.compile('^Wed 16 Dec[.] Collagen: Collagen after session 1: .* · day 61 of 182[.] '
                        'Collagen after session 2: .* · day 26 of 181[.]$')),
    ('Down', re.compile('^Wed 16 Dec[.] Results: Visible results after session 1: from 13 Nov ')),
    ('Down', 'Wed 16 Dec. Book next: Next session, possible: 4–17 Dec · 2 days before the '
             'recommended days.'),
    ('Right', 'Thu 17 Dec. Book next: Next session, possible: 4–17 Dec · 1 day before the '
              'recommended days.'),
    ('Right', 'Fri 18 Dec. Book next: Next session, recommended: 18 Dec – 1 Jan.'),
]
BACK = [
    ('Up', re.compile('^Fri 18 Dec[.] Results: ')),
    ('Up', re.compile('^Fri 18 Dec[.] Collagen: .*after session 3, if it takes place as booked')),
    ('Up', re.compile('^Fri 18 Dec[.] Healing: ')),
    ('Up', 'Fri 18 Dec. Sessions: Session 3 is booked on time: 18 Dec is 28 days after session 2. '
           'Booked 14:30.'),
]
SESSION = re.compile('18 Dec')


def in_list():
    node = nodes.focused(told.app)
    return node is not None and nodes.role(node) == 'list item'


def refused(problem):
    """Waits until the button that saves is off and says why."""
    def says():
        button = told.find('push button', 'Add')
        return (not nodes.has_state(button, 'sensitive')
                and nodes.same(problem, nodes.description(button)))
    desktop.until(says, f'a button that says {problem}')


def walk(steps):
    """Presses keys on the timeline, and waits for what is said after each."""
    for key, sentence in steps:
        told.press(key)
        desktop.until(lambda sentence=sentence: nodes.same(sentence, told.focused() or ''),
                      f'{key} to “{sentence}”')
        tap.equal(nodes.role(nodes.focused(told.app)), 'table cell', f'{key} is on a cell')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('the first choice has the keyboard')
    def begin():
        told.start()
        told.reach('Keep My Own Log')
        told.press('Return')

    @told.step('the course is added without a mouse, for another concern')
    def course():
        routes.open_form_by_key(told, routes.MY_LOG)
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

    @told.step('what is wrong with a session is said while it is typed, and nothing is saved')
    def wrong():
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        for field, typed, problem in MISTAKES:
            told.reach(field)
            told.fill(field, typed)
            refused(problem)
            told.press('Return')
            told.press('Tab')
            told.find('label', problem)
        told.find('frame', routes.ADD_PAST)
        tap.equal(told.plan()['sessions'], [], 'nothing was saved')

    @told.step('corrected, it is saved; another is added with Ctrl+R')
    def past():
        told.reach('Date', 'shift+Tab')
        told.fill('Date', '2026-10-16')
        told.reach('Time')
        told.fill('Time', '9:15')
        told.press('Return')
        told.wait_for_end_of_dialog(routes.ADD_PAST)
        routes.add_past(told, '2026-11-20')
        tap.equal(told.agrees()['counted'], 2, 'both count')

    @told.step('the timeline is read day by day and lane by lane, each step whole')
    def timeline():
        told.reach('Tue 24 Nov, today. Sessions: nothing.')
        walk(WALK)

    @told.step('B books on the day of the cursor, with the time reached by Tab')
    def booked():
        told.press('b')
        told.wait_for_dialog(routes.BOOK)
        tap.equal(nodes.text(told.find('text', 'Date')), 'Fri 18 Dec 2026', 'the day is there')
        told.reach('Time')
        told.fill('Time', '14:30')
        routes.end_booking(told)
        told.find('label', 'Booked 14:30')
        plan = told.agrees()
        tap.equal(plan['sessions'][-1]['date'], '2026-12-18', 'regimenctl has the day')

    @told.step('the keyboard is still on that day, and its session opens with Enter')
    def opened():
        walk(BACK)
        told.press('Return')
        told.wait_for_dialog(SESSION)
        told.press('Escape')
        told.wait_for_end_of_dialog(SESSION)
        desktop.until(lambda: told.focused() == BACK[-1][1], 'the same day with the keyboard')

    @told.step('the reasons open and close again')
    def why():
        told.reach('Why These Dates?')
        told.press('space')
        told.find('label', re.compile('20 Nov 2026 \\+ 14 days = 4 Dec 2026'))
        told.press('Escape')
        desktop.until(lambda: len(told.screen.windows.all()) == 1, 'the end of the reasons')
