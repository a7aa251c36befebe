"""An import tells which sessions that are there already become too early by what it brings."""
import sqlite3

import tap
from regimenctl import good, path, write

TITLES = 'Date,Client,Concern,Area\n'
BECOMES = '1 session that is there already becomes too early.'


def bring(name, file, *arguments):
    return good('import', file, '--database', path(name), '--today', '2026-11-22', *arguments)


def bring_rows(name, rows, *arguments):
    return bring(name, write('table.csv', TITLES + rows), *arguments)


def course_of(name, protocol='acne-scars'):
    with sqlite3.connect(f'file:{path(name)}?mode=ro', uri=True) as database:
        return database.execute('SELECT c.id FROM course c JOIN protocol_copy p'
                                ' ON p.id = c.protocol_copy WHERE p.protocol_id LIKE ?',
                                (f'%{protocol}%',)).fetchone()[0]


def treat_face(name):
    """Says of all courses what a table says of their sessions alone."""
    with sqlite3.connect(path(name)) as database:
        database.execute("UPDATE course SET areas = 'face'")


@tap.case('a session after those of a table')
def table():
    bring_rows('table.db', '2026-02-03,Ann,acne-scars,face\n2026-10-30,Ann,acne-scars,face\n')
    rows = '2026-10-28,Ann,acne-scars,face\n'
    for arguments in ('--dry-run',), ():
        said = bring_rows('table.db', rows, *arguments)
        assert BECOMES in said and '\n  Ann · Fri 30 Oct: ' in said, said
        assert '2 days · 12 days too early instead of about 9 months · about 7 months late' in said, said
    said = bring_rows('table.db', rows)
    assert 'becomes' not in said, said


@tap.case('one of another course on the same skin, and none on other skin')
def other_course():
    bring_rows('other.db', '2026-10-30,Ann,acne-scars,face\n2026-10-30,Bob,acne-scars,neck\n')
    said = bring_rows('other.db', '2026-10-28,Ann,wrinkles,face\n2026-10-28,Bob,wrinkles,face\n')
    assert BECOMES in said and '\n  Ann · Fri 30 Oct: ' in said and 'Bob ·' not in said, said


@tap.case('what comes in is told of by its own line alone')
def own_line():
    bring_rows('own.db', '2026-09-01,Ann,acne-scars,face\n')
    said = bring_rows('own.db', '2026-10-28,Ann,acne-scars,face\n2026-10-30,Ann,acne-scars,face\n')
    assert 'Line 3: Session 3 was 12 days too early' in said and 'becomes' not in said, said


@tap.case('a booking after one of a calendar')
def calendar():
    bring_rows('calendar.db', '2026-10-30,Ann,acne-scars,face\n2026-12-03,Ann,acne-scars,face\n')
    file = write('new.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@x'
                 '\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')
    options = (file, '--course', course_of('calendar.db'))
    said = bring('calendar.db', *options)
    assert BECOMES in said and '\n  Ann · Thu 3 Dec: 2 days · 12 days too early' in said, said
    said = bring('calendar.db', *options)
    assert 'becomes' not in said, said


@tap.case('one of another course on the same skin by a calendar, and none on other skin')
def other_course_by_calendar():
    bring_rows('skin.db', '2026-12-03,Ann,acne-scars,face\n2026-12-03,Bob,acne-scars,face\n'
               '2026-02-03,Ann,wrinkles,face\n')
    treat_face('skin.db')
    file = write('skin.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@x\r\n'
                 'DTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')
    options = (file, '--course', course_of('skin.db', 'wrinkles'))
    for arguments in ('--dry-run',), ():
        said = bring('skin.db', *options, *arguments)
        assert BECOMES in said and '\n  Ann · Thu 3 Dec: 2 days · 12 days too early' in said, said
        assert 'Bob' not in said, said
    said = bring('skin.db', *options)
    assert 'becomes' not in said, said
    bring_rows('other-skin.db', '2026-12-03,Ann,acne-scars,neck\n2026-02-03,Ann,wrinkles,face\n')
    treat_face('other-skin.db')
    said = bring('other-skin.db', file, '--course', course_of('other-skin.db', 'wrinkles'))
    assert said.startswith('1 added') and 'becomes' not in said, said


tap.finish()
