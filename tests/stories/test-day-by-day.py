"""Timeline and calendar agree on each day of each course of the sample, as a screen reader hears them,
and both say what regimenctl computes: sessions, how far each window has come, and when to book.

    test-day-by-day.py ANSWERING-REGIMEN REGIMENCTL PICTURES
"""
import datetime
import re
import sqlite3
import subprocess

import answers
import desktop
import nodes
import plans
import story
import tap

TODAY = '2026-11-24'
PATIENTS = 12
LANES = ['Sessions', 'Healing', 'Collagen', 'Results', 'Book next']
WINDOWS = LANES[1:4]
PROGRESS = re.compile(r'\bday \d+(?: of \d+)?|\babout \d+ (?:month|year)s? on')
# So long the days of a window without an end are counted, and then the months, and then the years.
DAYS_COUNTED, MONTHS_COUNTED = 90, 23
DAYS_OF_MONTH, DAYS_OF_YEAR = 30.436875, 365.2425
NOTHING = 'nothing.'
MONTHS = 12


def days_of(first, last):
    day = datetime.date.fromisoformat(first)
    while day.isoformat() <= last:
        yield day.isoformat()
        day += datetime.timedelta(days=1)


def between(first, last):
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


def named(day):
    """The day as it is said: “Fri 4 Dec”, with the year far from today."""
    date = datetime.date.fromisoformat(day)
    text = f'{plans.WEEKDAYS[date.weekday()]} {plans.day(day, TODAY)}'
    return text + ', today' if day == TODAY else text


def is_on(plan, window, day):
    """Whether a window is told of on a day: one without an end gives way to its next."""
    if window['to'] is not None:
        return window['from'] <= day <= window['to']
    return window['from'] <= day and not any(
        other['id'] == window['id'] and window['from'] < other['from'] <= day
        for other in plan['windows'])


def since(days):
    """How far a window without an end has come."""
    months, years = round(days / DAYS_OF_MONTH), round(days / DAYS_OF_YEAR)
    if days <= DAYS_COUNTED:
        return f'day {days}'
    n, unit = (months, 'month') if months <= MONTHS_COUNTED else (years, 'year')
    return f"about {n} {unit}{'' if n == 1 else 's'} on"


def progress_of(plan, day):
    """How far each window has come on a day, from the numbers of regimenctl."""
    for window in plan['windows']:
        if is_on(plan, window, day):
            begun = between(window['session'], day)
            yield (since(begun) if window['to'] is None
                   else f"day {begun} of {between(window['session'], window['to'])}")


def zone_of(plan, day):
    """The word for a day to book on; None where nothing is forecast, or has no limits."""
    limits = plan['next']
    if limits is None or limits['recommended_to'] is None:
        return None
    if day < limits['earliest']:
        return 'too early'
    if day < limits['recommended_from']:
        return 'possible'
    return 'recommended' if day <= limits['recommended_to'] else 'overdue'


def in_year(days, year):
    return [day for day in days if day.startswith(f'{year}-')]


class Reader:
    """A screen reader at both views of a course."""

    def __init__(self, told):
        self.told = told
        self.answers = answers.Answers(told)

    def start(self):
        self.answers.launch()
        self.told.app = desktop.until(lambda: nodes.application(self.told.process.pid), 'the program')
        self.told.find('list item')

    def show(self, patient, course):
        self.answers.ask('show', patient, course)
        self.answers.ask('settle')
        first, last = self.answers.ask('range')
        return list(days_of(first, last))

    def _find_cursor(self, day):
        self.answers.ask('place', day, 0)
        self.answers.ask('settle')
        cell = self.told.find('table cell', re.compile(re.escape(named(day)) + r'\. Sessions: '))
        return cell.get_parent()

    def hear_timeline(self, days):
        """What the cursor of the timeline says, for each day and lane."""
        self.told.click('push button', 'Timeline')
        cursor = self._find_cursor(days[0])
        return {(day, name): self._hear(cursor, day, lane, name)
                for day in days for lane, name in enumerate(LANES)}

    def _hear(self, cursor, day, lane, name):
        self.answers.ask('place', day, lane)
        start = f'{named(day)}. {name}: '
        said = nodes.child_names(cursor)
        found = [sentence for sentence in said if sentence.startswith(start)]
        assert len(found) == 1, f'{said} on {day} in {name}'
        return found[0][len(start):]

    def hear_calendar(self, days):
        """What the days of the calendar say, a year at a time."""
        self.told.click('push button', 'Calendar')
        self.told.click('push button', 'Year')
        heard = {}
        for year in sorted({day[:4] for day in days}):
            wanted = in_year(days, year)
            self.answers.ask('place', wanted[0], 0)
            self.answers.ask('settle')
            names = desktop.until(lambda: self._hear_year(wanted), f'the year {year}')
            for day in wanted:
                heard[day] = self._pick(names, day)
        return heard

    def _hear_year(self, wanted):
        """What all days of a year say, once that is shown: months of their own are there besides,
        unseen, and for a moment perhaps another year."""
        months = [table for table in self.told.find_all('table')
                  if len(nodes.children(table.get_parent())) == MONTHS]
        names = [name for month in months for name in nodes.find_names(month, 'table cell')]
        is_there = len(months) == MONTHS and all(
            any(name.startswith(named(day)) for name in names) for day in (wanted[0], wanted[-1]))
        return names if is_there else None

    def _pick(self, names, day):
        """What is said of a day, of which more than one month may have a cell."""
        start = f'{named(day)}. '
        found = {name[len(start):] for name in names if name.startswith(start)}
        assert len(found) == 1, f'{day}: {found}'
        return found.pop()


def judge_day(plan, day, lanes, calendar):
    """The two views agree with each other and with the numbers on a day."""
    wanted = sorted(progress_of(plan, day))
    by_lane = sorted(part for lane in WINDOWS for part in PROGRESS.findall(lanes[lane]))
    assert by_lane == wanted, f'{day}: the timeline says {by_lane}, regimenctl {wanted}'
    by_day = sorted(PROGRESS.findall(calendar))
    assert by_day == wanted, f'{day}: the calendar says {by_day}, regimenctl {wanted}'
    for lane in ('Sessions', 'Book next'):
        if lanes[lane] != NOTHING and (lane == 'Sessions' or plan['next'] is not None):
            assert lanes[lane] in calendar, f'{day}: {lanes[lane]!r} is not in {calendar!r}'
    if all(lanes[lane] == NOTHING for lane in LANES[:4]) and plan['next'] is None:
        assert calendar == 'Nothing.', f'{day}: {calendar!r}'


def judge_session(session, said):
    """A session is told on its day, with its verdict."""
    verdict = plans.VERDICTS[session['verdict']]
    assert verdict in said and (session['number'] is None
                                or f"Session {session['number']} " in said), f'{session}: {said!r}'


def judge_zone(plan, day, said):
    wanted = zone_of(plan, day)
    if wanted is not None and said != NOTHING:
        assert f'Next session, {wanted}' in said or wanted in said, f'{day}: {wanted}: {said!r}'


def judge(plan, days, timeline, calendar):
    for day in days:
        lanes = {lane: timeline[day, lane] for lane in LANES}
        judge_day(plan, day, lanes, calendar[day])
        judge_zone(plan, day, lanes['Book next'])
    for session in plan['sessions']:
        judge_session(session, timeline[session['date'], 'Sessions'])
        judge_session(session, calendar[session['date']])


with story.Story(__file__, today=TODAY) as told:
    subprocess.run([told.regimenctl, 'sample', '--patients', str(PATIENTS), '--database',
                    told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as connection:
        courses = connection.execute(
            'SELECT patient_id, id FROM course ORDER BY created, id').fetchall()
    connection.close()
    reader = Reader(told)

    @told.step('the sample is shown')
    def begin():
        reader.start()

    for patient, course in courses:
        @told.step(f'course {courses.index((patient, course)) + 1} of {len(courses)}')
        def course_agrees(patient=patient, course=course):
            plan = told.plan(course)
            days = reader.show(patient, course)
            judge(plan, days, reader.hear_timeline(days), reader.hear_calendar(days))
            tap.note(f"{len(days)} days, {len(plan['sessions'])} sessions")
