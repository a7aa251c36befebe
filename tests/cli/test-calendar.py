"""Bookings out into a calendar and in again, and what a calendar from elsewhere may not do."""
import os
import sqlite3

import regimenctl
import tap
from regimenctl import good, partly, path, refused, write

home = regimenctl.HOME
TODAY = ('--today', '2026-11-24')
NOBODY = '00000000-0000-4000-8000-000000000000'
BERLIN = {'TZ': 'Europe/Berlin'}


DATABASE = ('--database', path('sample.db'))


def select(sql, *values):
    with sqlite3.connect(f'file:{path("sample.db")}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


def calendar(*events):
    lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x']
    for uid, start, *more in events:
        lines += ['BEGIN:VEVENT', f'UID:{uid}', f'DTSTART:{start}', *more, 'END:VEVENT']
    return '\r\n'.join(lines + ['END:VCALENDAR', ''])


def export(*arguments):
    good('export', '--format', 'ics', '--to', path('out.ics'), '--force', *DATABASE, *TODAY,
         *arguments, **BERLIN)
    with open(path('out.ics'), encoding='utf-8', newline='') as file:
        return file.read()


def bring_in(file, *arguments, expect=good):
    return expect('import', file, '--course', course, *DATABASE, *TODAY, *arguments, **BERLIN)


good('sample', '--patients', '40', *DATABASE)
course, session = select('SELECT course_id, id FROM session WHERE state = 1 AND minute >= 0 '
                         'AND day > 739944 ORDER BY id')[0]


@tap.case('a calendar has the bookings of all, and no names')
def everything():
    text = export()
    booked = select('SELECT id FROM session WHERE state = 1')
    assert all(f'UID:{row[0]}@session.regimen' in text for row in booked)
    assert 'Sample' not in text and 'VALARM' not in text
    assert '\n' not in text.replace('\r\n', '') and write('all.ics', text)


@tap.case('on request it has names, reminders, sessions done and windows')
def more():
    text = export('--course', course, '--titles', 'full', '--reminder', '90', '--with-done',
                  '--with-windows')
    assert 'SUMMARY:Sample Patient' in text and 'TRIGGER:-PT1H30M' in text
    assert 'X-REGIMEN-STATE:DONE' in text and '@window.regimen' in text.replace('\r\n ', '')


@tap.case('what was exported is there already')
def again():
    before = select('SELECT * FROM session ORDER BY id')
    text = export('--course', course)
    said = bring_in(write('one.ics', text))
    assert said.endswith(' unchanged\n') and said.count('\n') == 1, said
    assert select('SELECT * FROM session ORDER BY id') == before


@tap.case('a booking that a calendar moves is moved, with what the plan says of it')
def move():
    lines = export('--course', course).split('\r\n')
    at = lines.index(f'UID:{session}@session.regimen')
    start = next(n for n in range(at, len(lines)) if lines[n].startswith('DTSTART'))
    lines[start] = 'DTSTART;TZID=Europe/Berlin:20270817T111500'
    file = write('moved.ics', '\r\n'.join(lines))
    said = bring_in(file, '--dry-run')
    assert said.startswith('1 to move') and 'Will be moved. Session ' in said, said
    assert select('SELECT minute FROM session WHERE id = ?', session) != [(675,)]
    said = bring_in(file)
    assert said.startswith('1 moved') and 'Moved. Session ' in said, said
    assert select('SELECT minute, said_verdict >= 0 FROM session WHERE id = ?',
                  session) == [(675, 1)]
    assert f'{session}@session.regimen' in export('--course', course)
    assert 'SEQUENCE:1' in export('--course', course), 'the next export tells that it was moved'


@tap.case('an older export does not move it back')
def stale():
    said = bring_in(path('one.ics'), expect=partly)
    assert 'after this calendar was written' in said and '1 refused' in said, said


@tap.case('events of other programs come in once')
def foreign():
    file = write('foreign.ics', calendar(('a@x', '20270901T100000'), ('b@x', '20270930'),
                                         ('c@x', '20270230')))
    before = len(select('SELECT 1 FROM session'))
    assert bring_in(file, expect=partly).startswith('2 added · 1 refused\n')
    assert len(select('SELECT 1 FROM session')) == before + 2
    assert bring_in(file, expect=partly).startswith('2 unchanged · 1 refused\n')
    assert len(select('SELECT 1 FROM session')) == before + 2
    assert any(name.endswith('.backup') for _, _, names in os.walk(home) for name in names)


@tap.case('an older state of an event of another program does not move the booking back')
def older():
    def event(name, sequence, start):
        lines = ('BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:moved@x',
                 f'SEQUENCE:{sequence}', f'DTSTART:{start}', 'END:VEVENT', 'END:VCALENDAR', '')
        return write(name, '\r\n'.join(lines))

    first = event('first.ics', 0, '20271001T100000')
    assert bring_in(first).startswith('1 added\n')
    assert bring_in(event('second.ics', 1, '20271008T100000')).startswith('1 moved\n')
    said = bring_in(first, expect=partly)
    assert 'A newer state of it was brought in before.' in said, said


@tap.case('a series that is moved as a whole moves its bookings, and says so before')
def series():
    def file(start, count, sequence):
        return write('series.ics', calendar(('s@x', start, f'SEQUENCE:{sequence}',
                                             f'RRULE:FREQ=WEEKLY;COUNT={count}')))

    before = select('SELECT count(*) FROM session')[0][0]
    assert bring_in(file('20281101T100000', 3, 0)).startswith('3 added\n')
    booked = select('SELECT id, day FROM session WHERE state = 1 ORDER BY id')
    moved = file('20281103T110000', 2, 1)
    said = bring_in(moved, '--dry-run')
    assert said.startswith('2 to move · 1 to cancel\n'), said
    assert 'Will be cancelled. Its series does not have it any more.' in said, said
    assert select('SELECT id, day FROM session WHERE state = 1 ORDER BY id') == booked
    assert bring_in(moved).startswith('2 moved · 1 cancelled\n')
    assert bring_in(moved).startswith('2 unchanged\n')
    assert select('SELECT count(*) FROM session') == [(before + 3,)]


@tap.case('the calendar of all brings nothing of others into a course')
def others():
    said = bring_in(path('all.ics'), '--dry-run', expect=partly)
    assert 'It is a session of another course.' in said and 'to add' not in said, said


@tap.case('each refusal is one line that names what to change')
def refusals():
    file = path('foreign.ics')
    assert '--course' in refused('import', file, *DATABASE, status=2)
    assert '--course' in refused('import', file, '--course', 'x', *DATABASE)
    assert '--course' in refused('import', file, '--course', NOBODY, *DATABASE)
    assert '--replace' in refused('import', file, '--course', course, '--replace', *DATABASE)
    assert '--course' in refused('import', path('none.json'), '--course', course, *DATABASE)
    assert '--titles' in refused('export', '--format', 'ics', '--titles', 'long', *DATABASE)
    assert '--reminder' in refused('export', '--format', 'ics', '--reminder', '-1', *DATABASE)
    assert '--with-done' in refused('export', '--with-done', *DATABASE)
    assert '--today' in refused('export', '--format', 'ics', '--today', '2020-01-01', *DATABASE)
    broken = write('broken.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')
    assert 'Line 2: ' in refused('import', broken, '--course', course, *DATABASE)


tap.finish()
