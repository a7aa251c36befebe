"""What can come in can go out: the most that there can be, and one more."""
import json
import sqlite3

import tap
from regimenctl import good, partly, path, refused, write

MOST = 50000
TODAY = ('--today', '2026-11-24')
DATABASE = ('--database', path('many.db'))
TOO_MANY = f'can keep {MOST} sessions of one course, and would have more.'


def select(sql, *values, name='many.db'):
    with sqlite3.connect(path(name)) as database:
        return database.execute(sql, values).fetchall()


def calendar(name, days):
    lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x']
    for day in days:
        lines += ['BEGIN:VEVENT', f'UID:{name}{day}@x', f'DTSTART:{day}', 'END:VEVENT']
    return write(f'{name}.ics', '\r\n'.join(lines + ['END:VCALENDAR', '']))


def fill(n):
    """As many sessions in the course as there are `n`, as calendars would bring them in turn."""
    columns = [row[1] for row in select('PRAGMA table_info (session)')]
    values = ', '.join({'id': "printf ('%08x-0000-4000-8000-000000000000', n)",
                        'day': '600000 + n'}.get(name, name) for name in columns)
    there = select('SELECT count(*) FROM session WHERE course_id = ?', course)[0][0]
    select(f'WITH RECURSIVE numbers (n) AS (SELECT ? UNION ALL SELECT n + 1 FROM numbers '
           f'WHERE n < ?) INSERT INTO session SELECT {values} FROM numbers, '
           f'(SELECT * FROM session WHERE id = ?)', there + 1, n, booked)


def make_archive(name, session_id):
    """An archive of the course with that one session alone."""
    good('export', '--format', 'json', '--to', path('whole.json'), '--force',
         '--database', path('small.db'))
    with open(path('whole.json'), encoding='utf-8') as file:
        archive = json.load(file)
    sessions = archive['patients'][0]['courses'][0]['sessions']
    sessions[:] = [dict(sessions[0], id=session_id)]
    return write(name, json.dumps(archive))


good('sample', '--patients', '1', *DATABASE)
course, booked = select('SELECT course_id, id FROM session WHERE state = 1 LIMIT 1')[0]
select('VACUUM INTO ?', path('small.db'))


@tap.case('more than ten thousand bookings of a calendar go out and in again')
def calendars():
    fill(10000)
    file = calendar('a', ['20271201', '20271202'])
    assert good('import', file, '--course', course, *DATABASE, *TODAY).startswith('2 added\n')
    good('export', '--format', 'json', '--to', path('all.json'), *DATABASE)
    said = good('import', path('all.json'), '--database', path('other.db'))
    assert '10,002' in said or '10002' in said, said
    count = 'SELECT count(*) FROM session WHERE course_id = ?'
    assert select(count, course, name='other.db') == [(10002,)]


@tap.case('a calendar fills a course, and what is too much is refused, line by line')
def border():
    fill(MOST - 1)
    file = calendar('b', ['20280101', '20280102'])
    for options in (['--dry-run'], []):
        said = partly('import', file, '--course', course, *DATABASE, *TODAY, *options)
        assert ' · 1 refused\n' in said, said
        assert f'The course has {MOST} sessions, the most that one can have.' in said, said
    good('export', '--format', 'json', '--to', path('most.json'), *DATABASE)
    good('import', path('most.json'), '--database', path('most.db'))
    assert select('SELECT count(*) FROM session WHERE course_id = ?', course,
                  name='most.db') == [(MOST,)]


@tap.case('nothing else makes it more: neither an archive nor a table')
def others():
    more = make_archive('more.json', 'ffffffff-0000-4000-8000-000000000000')
    table = write('more.csv', 'Date;State\n2029-01-01;booked\n')
    for arguments in ((more,), (more, '--dry-run'), (table, '--course', course, *TODAY),
                      (table, '--course', course, '--dry-run', *TODAY)):
        assert TOO_MANY in refused('import', *arguments, *DATABASE)
    assert select('SELECT count(*) FROM session WHERE course_id = ?', course) == [(MOST,)]


tap.finish()
