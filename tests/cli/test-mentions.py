"""Who is erased may be named in what was written of others: erasing tells where, before and after,
and leaves it."""
import datetime
import os
import sqlite3

import regimenctl
import tap
from regimenctl import good, path

NAME = 'Quittenbäumchen Özgül'
SURELY = 'The name also stands in other texts, and stays there:\n'
MAYBE = 'A part of the name also stands in other texts; it may mean somebody else, and stays there:\n'
PATIENT = "(SELECT id FROM patient WHERE name = 'Sample Patient {}')"
SESSION = ('(SELECT min (s.id) FROM session s JOIN course c ON c.id = course_id'
           f' WHERE patient_id = {PATIENT})')


def ask(database, sql):
    connection = sqlite3.connect(database)
    with connection:
        found = connection.execute(sql).fetchone()
    connection.close()
    return found[0] if found else None


def practice(folder):
    """A practice with one patient of that name: the file and the UUID."""
    os.mkdir(path(folder))
    database = path(f'{folder}/a.db')
    good('sample', '--patients', '5', '--database', database)
    uuid = ask(database, f'SELECT {PATIENT.format(1)}')
    ask(database, f"UPDATE patient SET name = '{NAME}' WHERE id = '{uuid}'")
    return database, uuid


def asked(database, uuid):
    """What is told where it is not confirmed, and nothing is done."""
    result = regimenctl.run('erase', uuid, '--database', database)
    assert result.returncode == 1 and result.stderr.startswith('regimenctl: --yes: '), result
    assert ask(database, f"SELECT name FROM patient WHERE id = '{uuid}'") == NAME
    return result.stdout


def write_of_others(database):
    """Both texts of others, and the two lines that tell of them."""
    session = ask(database, f'SELECT {SESSION.format(3)}')
    ask(database, f"UPDATE session SET notes = 'sister of {NAME}' WHERE id = '{session}'")
    ask(database, "UPDATE patient SET notes = 'friend of QUITTENBÄUMCHEN' WHERE id ="
                  f' {PATIENT.format(2)}')
    day = datetime.date.fromordinal(ask(database, f"SELECT day FROM session WHERE id = '{session}'"))
    return (f'{SURELY}  Sample Patient 3: session of {day.day} {day:%b %Y}\n'
            f'{MAYBE}  Sample Patient 2: patient notes\n')


@tap.case('before it is confirmed, and after it is done, erasing tells of texts of others')
def told():
    database, uuid = practice('told')
    lines = write_of_others(database)
    said = asked(database, uuid)
    assert lines in said and 'erased' not in said, said
    said = good('erase', uuid, '--yes', '--database', database)
    assert said.startswith('The patient is erased.\n') and lines in said, said
    assert ask(database, "SELECT count (*) FROM session WHERE notes LIKE 'sister of %'") == 1


@tap.case('a text that was corrected before is not told of')
def corrected():
    database, uuid = practice('corrected')
    write_of_others(database)
    ask(database, "UPDATE session SET notes = 'sister of another patient' WHERE notes <> ''")
    said = asked(database, uuid)
    assert SURELY not in said and MAYBE in said, said


@tap.case('where nothing is written of them, nothing is told')
def silent():
    database, uuid = practice('silent')
    assert asked(database, uuid) == ''
    said = good('erase', uuid, '--yes', '--database', database)
    assert SURELY not in said and MAYBE not in said, said


tap.finish()
