"""A table that was corrected comes in again: no session of it is there twice."""
import csv
import re
import subprocess

import regimenctl
import tap
from regimenctl import good, partly, path, write

TODAY = '2026-11-24'
TITLES = 'Date,Time,Client,Area,Depth,Notes\n'
ROWS = ('2026-02-03,14:30,Ann Lee,Face,1.0,\n'
        '2026-03-10,,Ann Lee,Face,1.0,red\n')
BOTH_THERE = '2 sessions are there already.'


def bring(name, text, expect=good):
    return expect('import', write('table.csv', text), '--concern', 'acne-scars', '--database', path(name), '--today',
                  TODAY)


def sessions(name):
    return list(csv.DictReader(good('export', '--format', 'csv', '--database',
                                    path(name)).splitlines()))


@tap.case('rows that say the same in other words are there already')
def other_words():
    bring('words.db', TITLES + ROWS)
    before = sessions('words.db')
    for text in (
            TITLES + ROWS.replace('Face', 'face'), TITLES + ROWS.replace('14:30', '2:30 PM'),
            TITLES + ROWS.replace('Ann Lee', 'ANN LEE').replace('1.0', '1.00 mm'),
            TITLES.replace('\n', ',Price\n') + ROWS.replace('\n', ',100\n'),
            'Client,Date,Time,Notes\nAnn Lee,2026-02-03,14:30,\nAnn Lee,2026-03-10,,red\n'):
        said = bring('words.db', text)
        assert BOTH_THERE in said and '\n0 sessions imported' in said, said
    assert sessions('words.db') == before


@tap.case('one that says otherwise is refused, and it is said what is there and what to do')
def otherwise():
    bring('otherwise.db', TITLES + ROWS)
    before = sessions('otherwise.db')
    there = ('Line 2: Ann Lee has a session on 3 Feb 2026 already (Done 14:30 · Face · '
             '1.00\u00a0mm). Correct it there, or give each its own time if they are two.')
    for text in (ROWS.replace('1.0', '1.5', 1), ROWS.replace('1.0,\n', '1.0,itches\n', 1),
                 ROWS.replace('14:30', '', 1), ROWS.replace('Face', 'Forehead', 1)):
        said = bring('otherwise.db', TITLES + text, partly)
        assert there in said and '1 session is there already.' in said, said
    said = bring('otherwise.db', TITLES + ROWS.replace('10,,', '10,9:00,'), partly)
    assert 'Line 3: Ann Lee has a session on 10 Mar 2026 already (Done · Face · 1.00' in said, said
    assert sessions('otherwise.db') == before


@tap.case('neither is it twice within one table')
def within():
    said = bring('within.db', TITLES + ROWS + '2026-02-03,2:30 PM,ANN LEE,face,1.00 mm,\n'
                 '2026-03-10,,Ann Lee,Face,1.5,red\n', partly)
    assert '2 sessions imported' in said, said
    assert 'Line 4: This is the same as in line 2.' in said, said
    assert ('Line 5: Line 3 is a session of Ann Lee on 10 Mar 2026 already (Done · Face · 1.00'
            in said and 'Keep one of the two, or give each its own time if they are two.' in said)


@tap.case('times, areas and a cancelled booking tell two of a day apart')
def two_of_a_day():
    said = bring('two.db', TITLES.replace('Notes', 'State') + '2026-02-03,9:00,Ann,Face,1,done\n'
                 '2026-02-03,15:00,Ann,Face,1,done\n2026-03-10,,Ann,Face,1,done\n'
                 '2026-03-10,,Ann,Neck,1,done\n2026-04-14,,Ann,Face,1,cancelled\n'
                 '2026-04-14,,Ann,Face,1,done\n')
    assert '6 sessions imported' in said, said


BESIDE = ('There is already a session on this day {} ({}). If this row corrects it, take the row '
          'out and correct the session there.')
FACE = 'Done 14:30 · Face · 1.00\u00a0mm'
OTHER_SKIN = 'Line {}: ' + BESIDE.format('with other areas', FACE)
ONE_BESIDE = '1 session will be added beside another one of the same day'


@tap.case('one that may be a correction of what no row tells of comes in, and that is said before')
def beside():
    bring('beside.db', TITLES + ROWS)
    text = TITLES + ROWS.replace('Face', 'Abdomen', 1)
    said = good('import', write('table.csv', text), '--concern', 'acne-scars', '--database',
                path('beside.db'), '--today', TODAY, '--dry-run')
    assert OTHER_SKIN.format(2) in said and ONE_BESIDE in said, said
    assert len(sessions('beside.db')) == 2
    said = bring('beside.db', text)
    assert OTHER_SKIN.format(2) in said and '1 session imported' in said, said
    assert len(sessions('beside.db')) == 3
    said = bring('beside.db', text)
    assert 'already a session' not in said and '2 sessions are there already.' in said, said
    said = bring('beside.db', TITLES + '2026-02-03,16:00,Ann Lee,Face,1.0,\n')
    assert BESIDE.format('at another time', FACE) in said and ONE_BESIDE in said, said


@tap.case('two of a day of which each has its row are no correction, whichever comes first')
def both_told():
    face, abdomen = TITLES + ROWS, ROWS.replace('Face', 'Abdomen', 1).splitlines(True)[0]
    for number, text in enumerate((face + abdomen, TITLES + abdomen + ROWS,
                                   TITLES + abdomen + ROWS.replace('1.0', '1.00 mm'))):
        bring(f'told-{number}.db', face)
        said = bring(f'told-{number}.db', text)
        assert 'already a session' not in said and 'beside' not in said, said
        assert '1 session imported' in said, said
    bring('told.db', face)
    said = bring('told.db', TITLES + ROWS.replace('1.0', '1.5', 1) + abdomen, partly)
    assert 'Correct it there' in said and 'already a session' not in said, said


@tap.case('neither is one that differs in time and areas, nor one on the day of a cancelled booking')
def unlike():
    bring('unlike.db', TITLES + ROWS)
    said = bring('unlike.db', TITLES + '2026-02-03,16:00,Ann Lee,Abdomen,1.0,\n')
    assert 'already a session' not in said and '1 session imported' in said, said
    titles = TITLES.replace('Notes', 'State')
    bring('cancelled.db', titles + '2026-02-03,,Ann Lee,Face,1.0,cancelled\n')
    said = bring('cancelled.db', titles + '2026-02-03,,Ann Lee,Abdomen,1.0,done\n')
    assert 'already a session' not in said and '1 session imported' in said, said


@tap.case('and so does the id that each has, in what the program wrote itself')
def ids():
    bring('ids.db', TITLES + '2026-02-03,,Ann,Face,1,\n2026-02-03,,Ann,Neck,1,\n')
    text = good('export', '--format', 'csv', '--database', path('ids.db')).replace('neck', 'face')
    said = bring('back.db', text)
    assert '2 sessions imported' in said, said
    assert len(sessions('back.db')) == 2
    assert '\n0 sessions imported' in bring('back.db', text)


@tap.case('of several imports at once each says what it brought in itself')
def at_once():
    days = [f'{year}-{month:02}-{day:02}' for year in (2024, 2025) for month in range(1, 13)
            for day in range(1, 9)]
    file = write('once.csv', 'Name,Date\n' + ''.join(f'Ann Lee,{day}\n' for day in days))
    for attempt in range(5):
        name = f'once-{attempt}.db'
        good('sample', '--patients', '1', '--database', path(name))
        begun = [subprocess.Popen(
            [regimenctl.PROGRAM, 'import', file, '--concern', 'acne-scars', '--today',
             '2026-11-24', '--database', path(name)], stdout=subprocess.PIPE,
            env=regimenctl.environment(), encoding='utf-8') for _ in range(3)]
        said = [program.communicate()[0] for program in begun]
        counts = [int(found) for text in said
                  for found in re.findall(r'^(\d+) sessions imported', text, re.MULTILINE)]
        assert sum(counts) == len(days), said


tap.finish()
