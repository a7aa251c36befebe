"""Healing and care belong to the skin: the course that was on it last is asked, whichever it is."""
import re
import sqlite3
import subprocess

import tap
from regimenctl import good, path, run_json, write

TODAY = '2026-11-24'
TITLES = 'Date,Time,Client,Concern,Area,Status\n'
# What was done (or is otherwise known), what is asked, and what is told of it: how far healing is,
# and after the session of which other course.
CASES = [
    ('the course itself was there last',
     'acne-scars 2026-11-23 face, wrinkles 2026-11-01 face', 'acne-scars', 'day 1', None),
    ('another one was',
     'acne-scars 2026-11-01 face, wrinkles 2026-11-23 face', 'acne-scars', 'day 1',
     '23 Nov (Wrinkles and fine lines)'),
    ('on one day, the later by the clock',
     'acne-scars 2026-11-23T09:00 face, wrinkles 2026-11-23T16:00 face', 'acne-scars', 'day 1',
     '23 Nov (Wrinkles and fine lines)'),
    ('on one day, the course itself later by the clock',
     'acne-scars 2026-11-23T16:00 face, wrinkles 2026-11-23T09:00 face', 'acne-scars', 'day 1',
     None),
    ('on other skin',
     'acne-scars 2026-11-01 face, wrinkles 2026-11-23 neck', 'acne-scars', 'day 23', None),
    ('on a part of the skin, by a session that has areas of its own',
     'acne-scars 2026-11-01 face, wrinkles 2026-11-22 face, wrinkles 2026-11-23 neck',
     'acne-scars', 'day 2', '22 Nov (Wrinkles and fine lines)'),
    ('the course itself has yet to begin',
     'acne-scars 2026-12-18 face booked, wrinkles 2026-11-24 face', 'acne-scars', 'day 0',
     '24 Nov (Wrinkles and fine lines)'),
    ('a booking, a missed and a cancelled session heal nothing',
     'acne-scars 2026-11-01 face, wrinkles 2026-11-24 face booked, '
     'wrinkles 2026-11-22 face missed, wrinkles 2026-11-21 face cancelled',
     'acne-scars', 'day 23', None),
    ('the latest of two others',
     'acne-scars 2026-11-01 face, wrinkles 2026-11-22 face, large-pores 2026-11-20 face',
     'acne-scars', 'day 2', '22 Nov (Wrinkles and fine lines)'),
    ('long ago', 'acne-scars 2025-01-01 face, wrinkles 2025-02-01 face', 'acne-scars',
     'ended on 1 Aug 2025', None),
]


def make_row(concern, day, area, state='done'):
    date, _, time = day.partition('T')
    return f'{date},{time},Ann,{concern},{area},{state}\n'


def make(name, sessions):
    """A patient whose courses say of all their areas what their first session says."""
    rows = [session.split() for session in sessions.split(', ')]
    table = ''.join(make_row(*row) for row in rows)
    good('import', write('skin.csv', TITLES + table), '--database', path(name), '--today', TODAY)
    with sqlite3.connect(path(name)) as database:
        for concern, _, area, *_ in reversed(rows):
            database.execute('UPDATE course SET areas = ? WHERE id = ?',
                             (area, course_of(name, concern)))


def course_of(name, concern):
    with sqlite3.connect(f'file:{path(name)}?mode=ro', uri=True) as database:
        return database.execute('SELECT c.id FROM course c JOIN protocol_copy p'
                                ' ON p.id = c.protocol_copy WHERE p.protocol_id = ?',
                                (concern,)).fetchone()[0]


def asked(name, concern):
    return ('--course', course_of(name, concern), '--database', path(name), '--today', TODAY)


def plan_text(name, concern):
    return good('plan', *asked(name, concern))


def sheet_text(name, concern):
    pdf = path(f'{name}-{concern}.pdf')
    good('export', '--format', 'pdf', *asked(name, concern), '--to', pdf, '--force')
    return subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True,
                          text=True).stdout


def words(text):
    """What is said, however its lines are broken."""
    return ' '.join(text.replace('•', ' ').split())


def told(text):
    """What a text or a sheet says of today, from its heading to the general care."""
    _, found, rest = words(text).partition('Healing and care today ')
    return rest.split(' Care From 24 hours')[0].split(' Before each session ')[0] if found else None


for at, (what, sessions, concern, healing, other) in enumerate(CASES):
    @tap.case(what)
    def case():
        name = f'skin{at}.db'
        make(name, sessions)
        for said in told(plan_text(name, concern)), told(sheet_text(name, concern)):
            assert said is not None and said.startswith(f'Healing: {healing}'), said
            assert (f'Care today, after the session of {other} ' in said) == (other is not None), said
            assert ('after the session of' in said.replace('after the session:', '')) == bool(other)


@tap.case('text and sheet tell the same of today')
def equal():
    for at, (_, _, concern, _, _) in enumerate(CASES):
        text, sheet = (told(make_text(f'skin{at}.db', concern))
                       for make_text in (plan_text, sheet_text))
        assert re.sub(r'\[\d+\]', '', text) == re.sub(r'\[\d+\]', '', sheet), (text, sheet)


@tap.case('JSON names the other course')
def json():
    make('json.db', 'acne-scars 2026-11-01 face, wrinkles 2026-11-23 face')
    got = run_json('plan', *asked('json.db', 'acne-scars'))['healing']
    assert (got['session'], got['day'], got['protocol']) == ('2026-11-23', 1, 'wrinkles'), got
    assert got['other_course'] == course_of('json.db', 'wrinkles'), got
    assert [care['to'] for care in got['care']] == ['2026-11-26'] * len(got['care']), got
    own = run_json('plan', *asked('json.db', 'wrinkles'))['healing']
    assert own['other_course'] is None and own['care'] == got['care'], own


@tap.case('care that the other protocol asks for is what holds, not that of the course')
def other_protocol():
    make('own.db', 'acne-scars 2026-11-01 face, wrinkles 2026-11-23 face')
    with sqlite3.connect(path('own.db')) as database:
        database.execute("UPDATE protocol_copy SET content = content || ? WHERE protocol_id = 'wrinkles'",
                         ('\n[Care balm]\nText=Put balm on it.\nFrom=0 days\nTo=2 days\n',))
    for make_text in plan_text, sheet_text:
        said = told(make_text('own.db', 'acne-scars'))
        assert 'Until 2 days after the session: Put balm on it.' in said, said
    assert 'Put balm' not in words(plan_text('own.db', 'wrinkles')).split('Care today')[0]


@tap.case('a course on the same skin whose rules cannot be read has treated it all the same')
def unreadable():
    make('bad.db', 'acne-scars 2026-11-01 face, wrinkles 2026-11-23 face')
    with sqlite3.connect(path('bad.db')) as database:
        database.execute("UPDATE protocol_copy SET content = 'x' WHERE protocol_id = 'wrinkles'")
    for make_text in plan_text, sheet_text:
        said = told(make_text('bad.db', 'acne-scars'))
        assert said.startswith('Healing: day 1 Care today, after the session of 23 Nov (wrinkles)'
                               ' Until 72 hours after the session'), said


@tap.case('without a database there is no other course')
def plain():
    said = good('plan', '--concern', 'acne-scars', '--done', '2026-11-20', '--today', TODAY)
    assert told(said).startswith('Healing: day 4 Care today '), said
    said = good('plan', '--concern', 'acne-scars', '--today', TODAY)
    assert 'Healing' not in said, said
    assert run_json('plan', '--concern', 'acne-scars', '--today', TODAY)['healing'] is None


tap.finish()
