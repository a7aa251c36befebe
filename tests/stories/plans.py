"""What regimenctl says of a course, and the words that the window must have for it.

The words are made here afresh from the numbers of the JSON, in English: the window's own sentences
are what is tried.
"""
import datetime
import json
import re
import sqlite3
import subprocess

NEAR_DAYS = 182
MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
VERDICTS = {'first': 'first', 'on-time': 'on time', 'too-early': 'too early', 'late': 'late',
            'early': 'before the recommended', 'grace': 'grace', 'extra': 'extra'}
WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split()


def courses(database):
    """The ids of the courses in a database, the one entered first before the others."""
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return [row[0] for row in
                connection.execute('SELECT id FROM course ORDER BY created, id')]


def ask(regimenctl, database, course, today):
    result = subprocess.run(
        [regimenctl, 'plan', '--course', course, '--database', database, '--today', today,
         '--format', 'json'],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


# The alerts that a session has for its verdict.
JUDGED = ('too-early', 'extra')


def count_strips(plan):
    """How many strips the window has for the alerts of a plan: one for each kind, three at most."""
    kinds = {alert['code'] for alert in plan['alerts'] if alert['code'] not in JUDGED}
    # A day may have two sessions, one done and one booked.
    kinds |= {(session['verdict'], session['state']) for session in plan['sessions']
              for alert in plan['alerts'] if alert['code'] in JUDGED
              and (alert['code'], alert['session']) == (session['verdict'], session['date'])}
    return min(len(kinds), 3)


def _day(text):
    return datetime.date.fromisoformat(text)


def day(text, today=None):
    """“2 Dec”, or “2 Dec 2026” without a `today` or far from it."""
    date = _day(text)
    short = f'{date.day} {MONTHS[date.month - 1]}'
    near = today is not None and abs((date - _day(today)).days) <= NEAR_DAYS
    return short if near else f'{short} {date.year}'


def weekday(text):
    return f'{WEEKDAYS[_day(text).weekday()]} {day(text)}'


def _days(first, last, today):
    """“18 Dec – 1 Jan”, “4–17 Dec”: both ends, in whatever way they share month and year."""
    one, other = _day(first), _day(last)
    if first == last:
        return re.escape(day(last, today))
    if (one.year, one.month) == (other.year, other.month):
        return rf'{one.day}\s*–\s*{re.escape(day(last, today))}'
    return (rf'{one.day} {MONTHS[one.month - 1]}( {one.year})?\s*–\s*'
            rf'{other.day} {MONTHS[other.month - 1]}( {other.year})?')


def _count(pair):
    return str(pair['min']) if pair['min'] == pair['max'] else f"{pair['min']}–{pair['max']}"


def _sayings_of_session(session):
    """The row of a session: its date, then its verdict with the number of days."""
    words = rf"^{weekday(session['date'])}\..*{VERDICTS[session['verdict']]}"
    yield re.compile(words)
    if session['days_too_early']:
        number, gap = session['days_too_early'], session['gap_days']
        after = f'{gap} day' if gap else 'on the same day'
        yield re.compile(rf'{number} days? too early.*: .* is {after}')


def _sayings_of_next(plan):
    forecast = plan['next']
    if forecast is None:
        return
    yield re.compile(rf"^Next: session {forecast['number']}$")
    if forecast['recommended_to'] is None:
        return
    yield re.compile('^' + _days(forecast['recommended_from'], forecast['recommended_to'],
                                 plan['today']) + '$')
    after = (_day(forecast['recommended_to']) + datetime.timedelta(days=1)).isoformat()
    yield re.compile(rf"^earliest {day(forecast['earliest'], plan['today'])} · "
                     rf"overdue (from|since) {day(after, plan['today'])}$")


def sayings(plan):
    """Patterns that each must be the name of something in the window."""
    needed = _count(plan['sessions_needed'])
    found = [re.compile(rf"^{plan['counted']} of {needed} sessions? done$")]
    if plan['finish']['max'] is not None and plan['finish']['max']['recommended_to']:
        last = plan['finish']['max']
        days = _days(last['recommended_from'], last['recommended_to'], None)
        remaining = _count(plan['remaining'])
        found.append(re.compile(rf'{remaining} remaining · (finish|up to session).*{days}'))
    found += _sayings_of_next(plan)
    for session in plan['sessions']:
        found += _sayings_of_session(session)
    return found
