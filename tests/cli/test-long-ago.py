"""A course whose last session was long ago: time is told in units in which one thinks of it, and
what is over is not told as news. What is computed stays the same to the day."""
import re

import regimenctl
import tap
from regimenctl import GERMAN, good

TODAY = '2026-11-24'
COURSE = ('plan', '--concern', 'acne-scars', '--today', TODAY)

# The last session; how overdue the next one is, in English and in German; how far healing is.
# Four to six weeks lie between two sessions, and healing goes on for six months.
OVERDUE = (
    ('2026-10-12', '1 day', '1 Tag', 'Healing: day 43', 'Heilung: Tag 43'),
    ('2026-09-30', '13 days', '13 Tage', 'Healing: day 55', 'Heilung: Tag 55'),
    ('2026-07-15', '90 days', '90 Tage', 'Healing: day 132', 'Heilung: Tag 132'),
    ('2026-07-14', 'about 3 months', 'etwa 3 Monate', 'Healing: day 133', 'Heilung: Tag 133'),
    ('2026-05-24', 'about 5 months', 'etwa 5 Monate', 'Healing: day 184', 'Heilung: Tag 184'),
    ('2026-05-23', 'about 5 months', 'etwa 5 Monate',
     'Healing: ended on 23 Nov', 'Heilung: beendet am 23. Nov'),
    ('2025-10-13', 'about 12 months', 'etwa 12 Monate',
     'Healing: ended on 13 Apr', 'Heilung: beendet am 13. Apr'),
    ('2024-11-20', 'about 23 months', 'etwa 23 Monate',
     'Healing: ended on 20 May 2025', 'Heilung: beendet am 20. Mai 2025'),
    ('2024-10-10', 'about 2 years', 'etwa 2 Jahre',
     'Healing: ended on 10 Apr 2025', 'Heilung: beendet am 10. Apr 2025'),
    ('2023-10-01', 'about 3 years', 'etwa 3 Jahre',
     'Healing: ended on 1 Apr 2024', 'Heilung: beendet am 1. Apr 2024'),
    ('2016-10-01', 'about 10 years', 'etwa 10 Jahre',
     'Healing: ended on 1 Apr 2017', 'Heilung: beendet am 1. Apr 2017'),
    ('1900-01-05', 'about 127 years', 'etwa 127 Jahre',
     'Healing: ended on 5 Jul 1900', 'Heilung: beendet am 5. Jul 1900'),
)

# Sessions before today, and what is said of the last of them.
GAPS = (
    (('2026-08-01', '2026-10-20'), '80 days · 38 days late'),
    (('2026-01-10', '2026-10-20'), 'about 9 months · about 8 months late'),
    (('2016-10-20', '2026-10-20'), 'about 10 years · about 10 years late'),
    (('1900-01-05', '2026-10-20'), 'about 127 years · about 127 years late'),
)

# What is counted from a day of booking or of a pause, to the day as long as one counts.
PASSED = (
    ('2026-11-01', '23 days ago', 'liegt 23 Tage zurück'),
    ('2016-11-20', 'about 10 years ago', 'liegt etwa 10 Jahre zurück'),
)


def plain(text):
    """What a text says, without its line breaks."""
    return ' '.join(text.split())


def holds(said, *expected):
    """Whether a text says all that is expected; the text itself is too long to be shown."""
    missing = [words for words in expected if words not in said]
    assert not missing, (missing, said[:400])


def plan(*days, **variables):
    done = [word for day in days for word in ('--done', day)]
    return plain(good(*COURSE, *done, **variables))


@tap.case('how overdue a session is')
def overdue():
    for last, words, _, _, _ in OVERDUE:
        said = plan(last)
        holds(said, f'Session 2 is overdue by {words}: the last day on time was')


@regimenctl.case_in('de_DE.UTF-8', 'how overdue a session is, in German')
def overdue_in_german():
    for last, _, words, _, healing in OVERDUE:
        said = plan(last, **GERMAN)
        holds(said, f'Sitzung 2 ist {words} überfällig: ', healing)


@tap.case('healing has a day as long as it goes on, and an end after that')
def healing():
    for last, _, _, words, _ in OVERDUE:
        said = plan(last)
        holds(said, f'Healing and care today {words} ')


@tap.case('how long after the one before it a session was')
def gaps():
    for days, words in GAPS:
        said = plan(*days)
        holds(said, f' Done {words} ')


@tap.case('how long ago a booking was that nobody confirmed')
def passed():
    for day, words, _ in PASSED:
        said = plain(good(*COURSE, '--booked', day))
        holds(said, f'has passed, {words}, and nobody has said')


@regimenctl.case_in('de_DE.UTF-8', 'how long ago a booking was, in German')
def passed_in_german():
    for day, _, words in PASSED:
        said = plain(good(*COURSE, '--booked', day, **GERMAN))
        holds(said, f' {words}, und es ist nicht vermerkt')


@tap.case('a course that was to be finished by now does not “finish” then')
def finish():
    said = plan('2016-10-01')
    holds(said, 'was to finish 18 Feb – 29 Apr 2017',
          'final results were to show from 18 May 2017')
    assert 'finishes' not in said and 'final results from' not in said
    # As long as the last recommended day lies ahead, it does.
    said = plan('2026-06-15')
    holds(said, 'finishes')
    assert 'was to' not in said


@tap.case('nowhere are the days of years counted')
def no_days_of_years():
    for variables in ({}, GERMAN):
        for last in ('1900-01-05', '2016-01-01'):
            said = plan(last, **variables)
            found = re.search(r'\d{4,} (days|Tag)|(day|Tag) \d{4,}', said)
            assert not found, found


@tap.case('other programs still read days')
def json_counts_days():
    got = regimenctl.run_json(*COURSE, '--done', '2016-10-01')
    assert [alert['days'] for alert in got['alerts'] if alert['code'] == 'overdue'] == [3664], got


tap.finish()
