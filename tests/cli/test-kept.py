"""Why a session was kept is told in the text and the record, and not on the patient's sheet."""
import sqlite3
import subprocess

import tap
from regimenctl import good, path, write

DAY = '2026-11-24'
REASON = 'Leaves on Friday, agreed'
TABLE = '''Date,Client,Concern,Area,Status
2026-10-16,Ann,acne-scars,face,done
2026-11-20,Ann,acne-scars,face,done
2026-12-02,Ann,acne-scars,face,booked
'''


def make(name):
    """A course of two sessions with a booking that is too early."""
    good('import', write('sessions.csv', TABLE), '--database', path(name), '--today', DAY)
    with sqlite3.connect(path(name)) as database:
        return database.execute('SELECT id FROM course').fetchone()[0]


def keep(name, reason):
    with sqlite3.connect(path(name)) as database:
        changed = database.execute("UPDATE session SET override_reason = ? WHERE day ="
                                   " (SELECT max(day) FROM session)", (reason,))
        assert changed.rowcount == 1, 'one booking'


def plan(name, course, *more):
    return good('plan', '--database', path(name), '--course', course, '--today', DAY, *more)


def read_pdf(name, course, *more):
    pdf = path('sheet.pdf')
    good('export', '--format', 'pdf', '--database', path(name), '--course', course, '--today', DAY,
         '--to', pdf, '--force', *more)
    return subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True,
                          text=True).stdout


@tap.case('in the text, with the session and nowhere else')
def text():
    course = make('kept.db')
    before = plan('kept.db', course)
    assert 'Kept' not in before, before
    keep('kept.db', REASON)
    after = plan('kept.db', course)
    added = f'      Kept all the same: {REASON}\n'
    assert after.count(added) == 1 and after.replace(added, '') == before, after
    sessions = after.split('\nSessions\n')[1].split('\nNext session\n')[0]
    assert sessions.rstrip('\n').endswith(added.rstrip('\n')), sessions


@tap.case('JSON has the names it had')
def json():
    course = make('json.db')
    before = plan('json.db', course, '--format', 'json')
    keep('json.db', REASON)
    assert plan('json.db', course, '--format', 'json') == before


@tap.case('the sheet, which goes to the patient, leaves it out')
def sheet():
    course = make('sheet.db')
    before = read_pdf('sheet.db', course)
    keep('sheet.db', REASON)
    assert '2 days too early' in before, before
    assert read_pdf('sheet.db', course) == before
    record = ' '.join(read_pdf('sheet.db', course, '--sheet', 'record').split())
    assert 'Kept all the same' in record and REASON in record, record


@tap.case('whatever it holds, the text has no control codes')
def codes():
    course = make('codes.db')
    keep('codes.db', 'one\x1b[31m\ntwo')
    after = plan('codes.db', course)
    assert '\x1b' not in after, after
    assert '      Kept all the same: one' in after and 'two\n' in after, after


tap.finish()
