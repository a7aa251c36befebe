"""Where the rows of a table go: to whom they name, and to no other course that was chosen."""
import csv
import datetime
import os
import sqlite3

import tap
from regimenctl import good, partly, path, write

TODAY = '2026-11-24'


def select(name, sql, *values):
    with sqlite3.connect(f'file:{path(name)}?mode=ro', uri=True) as database:
        return database.execute(sql, values).fetchall()


def sample(name):
    good('sample', '--patients', '3', '--database', path(name))
    return path(name)


def course_of(name, patient='Sample Patient 1'):
    return select(name, 'SELECT c.id FROM course c JOIN patient p ON p.id = c.patient_id '
                  'WHERE p.name = ?', patient)[0][0]


def export(name):
    return good('export', '--format', 'csv', '--database', path(name))


def chosen(name, text, *arguments, expect=partly):
    """What is said of a table that is to go to the course of Sample Patient 1."""
    return expect('import', write('chosen.csv', text), '--course', course_of(name), '--database',
                  path(name), '--today', TODAY, *arguments)


@tap.case('what belongs to other patients and courses does not go to the course that is chosen')
def elsewhere():
    sample('elsewhere.db')
    before = export('elsewhere.db')
    others = [row for row in csv.DictReader(before.splitlines(keepends=True))
              if row['patient'] != 'Sample Patient 1']
    said = chosen('elsewhere.db', before)
    assert '\n0 sessions imported' in said and f'{len(others)} rows are refused' in said, said
    for row in others:
        assert (f'It is a session of {row["patient"]}, and the table goes to Sample Patient 1.'
                in said), said
    assert export('elsewhere.db') == before


@tap.case('a row that names somebody else is refused, and one that names the same or nobody is not')
def names_another():
    sample('another.db')
    said = chosen('another.db', 'Date,Client,Born\n2024-01-01,Zoe,\n2024-02-01,SAMPLE patient 1,'
                  '\n2024-03-01,,\n2024-04-01,Sample Patient 2,\n')
    assert '2 sessions imported' in said and '2 rows are refused' in said, said
    assert 'Line 2: It is a session of Zoe, and the table goes to Sample Patient 1.' in said, said
    assert 'Line 5: It is a session of Sample Patient 2, and the table goes to' in said, said
    assert not select('another.db', "SELECT 1 FROM patient WHERE name = 'Zoe'")


@tap.case('so is one of somebody who is called the same and was born on another day')
def names_namesake():
    sample('namesake.db')
    with sqlite3.connect(path('namesake.db')) as database:
        database.execute("UPDATE patient SET birth_day = ? WHERE name = 'Sample Patient 1'",
                         (datetime.date(1990, 1, 5).toordinal(),))
    said = chosen('namesake.db', 'Date,Client,Born\n2024-01-01,Sample Patient 1,1980-01-06\n'
                  '2024-02-01,Sample Patient 1,1990-01-05\n2024-03-01,Sample Patient 1,\n')
    assert '2 sessions imported' in said, said
    assert 'Line 2: It is a session of another patient who is called Sample Patient 1.' in said, said


@tap.case('a table of before, with the name that a patient had then, still goes to that patient')
def names_former():
    text = 'Date,Client,Concern\n2024-01-01,Zoe,acne-scars\n'
    good('import', write('zoe.csv', text), '--database', path('former.db'), '--today', TODAY)
    with sqlite3.connect(path('former.db')) as database:
        database.execute("UPDATE patient SET name = 'Sample Patient 1'")
    assert '0 sessions imported' in chosen('former.db', text, expect=good)


@tap.case('a course, a session and a concern of elsewhere are refused, too, and a strange one is told')
def names_elsewhere():
    sample('course.db')
    course = course_of('course.db', 'Sample Patient 2')
    session = select('course.db', 'SELECT id FROM session WHERE course_id = ?', course)[0][0]
    own = next(row['protocol'] for row in csv.DictReader(export('course.db').splitlines())
               if row['course_id'] == course_of('course.db'))
    said = chosen('course.db', f'Date,course_id,id,Concern\n2024-01-01,{course},,\n2024-02-01,,'
                  f'{session},\n2024-03-01,,,stretch-marks\n2024-04-01,,,{own}\n'
                  '2024-05-01,,,Dermapen\n2024-06-01,,,microneedling\n')
    assert '3 sessions imported' in said and '3 rows are refused' in said, said
    for line in 2, 3:
        assert f'Line {line}: It is a session of Sample Patient 2, and the table goes' in said, said
    assert 'Line 4: It is a session for Stretch marks, and the table goes to ' in said, said
    assert 'The concern of 1 row is not known, and plays no part.' in said, said


@tap.case('a treatment in words of its own is no concern where it was told what all sessions are for')
def free_concern():
    table = write('free.csv', 'Date,Treatment\n2025-02-03,Microneedling face\n'
                              '2025-03-17,Stretch marks\n')
    options = ('import', table, '--patient-name', 'Me', '--today', TODAY, '--database')
    said = good(*options, path('free.db'), '--concern', 'acne-scars')
    assert '2 sessions imported' in said, said
    assert 'The concern of 1 row is not known, and plays no part.' in said, said
    assert select('free.db', 'SELECT protocol_id FROM protocol_copy ORDER BY 1') \
        == [('acne-scars',), ('stretch-marks',)]


@tap.case('without that it is refused with the way out, and no empty database is left behind')
def no_concern():
    table = write('words.csv', 'Date,Treatment\n2025-02-03,Microneedling face\n')
    said = partly('import', table, '--patient-name', 'Me', '--today', TODAY, '--database',
                  path('words.db'))
    assert ('Line 2: There is no concern “Microneedling face”: choose what the sessions are for, '
            'or leave the column out.') in said, said
    assert 'give --concern with what all sessions are for, and --map none=Treatment.' in said, said
    assert not os.path.exists(path('words.db'))


@tap.case('of the columns that tell nothing of a session it is told that they are left out')
def idle_columns():
    sample('idle.db')
    said = chosen('idle.db', 'Date,Client,Phone,E-Mail,Depth\n2024-01-01,Sample Patient 1,1,,1.5\n',
                  expect=good)
    assert 'This column is left out because the rows are sessions: “Phone”.' in said, said
    said = good('import', write('people.csv', 'Name,Phone,Comment\nZoe,1,tall\n'), '--database',
                path('idle.db'))
    assert 'This column is left out because the rows are patients: “Comment”.' in said, said


tap.finish()
