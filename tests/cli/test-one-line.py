"""Names and the like are one line, and read as what they are, whichever way they come in."""
import json

import regimenctl
import tap
from regimenctl import good, path, refused

HEBREW = '\u05e9\u05e8\u05d4 \u05db\u05d4\u05df'
OVERRIDE = '\u202e'


def names(database):
    archive = json.loads(good('export', '--database', path(database)))
    return sorted(patient['name'] for patient in archive['patients'])


@tap.case('out of a table')
def table():
    rows = [['patient', 'phone', 'patient-notes'], ['Sample\nPatient 1', '+49\t30\n1', 'two\nlines'],
            [f'{OVERRIDE}Sample Patient 2', '', ''], [HEBREW, '', '']]
    text = '\r\n'.join(','.join(f'"{cell}"' for cell in row) for row in rows)
    file = regimenctl.write('names.csv', text)
    good('sample', '--patients', '1', '--database', path('table.db'))
    before = names('table.db')
    good('import', file, '--database', path('table.db'))
    assert names('table.db') == sorted(before[1:] + ['Sample Patient 1', 'Sample Patient 2',
                                                     HEBREW]), names('table.db')
    archive = json.loads(good('export', '--database', path('table.db')))
    first = next(each for each in archive['patients'] if each['name'] == 'Sample Patient 1')
    assert first['contact']['phone'] == '+49 30 1', first['contact']
    assert first['notes'] == 'two\nlines', 'notes may have lines'
    again = good('import', file, '--database', path('table.db'))
    assert '0 patients imported' in again, again


@tap.case('and a name of nothing else is none')
def no_name():
    file = regimenctl.write('none.csv', f'patient,phone\r\n"{OVERRIDE}",1\r\n')
    result = regimenctl.run('import', file, '--database', path('table.db'))
    assert 'There is no patient’s name.' in result.stdout, result


@tap.case('of the command line')
def given():
    file = regimenctl.write('log.csv', 'date,depth\r\n2026-07-20,1.5\r\n')
    good('import', file, '--patient-name', f'Sample\nPatient{OVERRIDE} 9', '--concern',
         'acne-scars', '--database', path('table.db'), '--today', '2026-11-24')
    assert 'Sample Patient 9' in names('table.db'), names('table.db')


@tap.case('out of JSON')
def archive():
    good('sample', '--patients', '2', '--database', path('sample.db'))
    read = json.loads(good('export', '--database', path('sample.db')))
    first, second = read['patients']
    first['name'], second['name'] = f'\tSample\r\nPatient {OVERRIDE}1\n', HEBREW
    sessions = [session for course in first['courses'] for session in course['sessions']]
    sessions[0]['device_name'], sessions[0]['notes'] = 'Pen\n2', 'two\nlines'
    file = regimenctl.write('archive.json', json.dumps(read))
    good('import', file, '--database', path('archive.db'))
    assert names('archive.db') == sorted(['Sample Patient 1', HEBREW]), names('archive.db')
    brought = [session for patient in
               json.loads(good('export', '--database', path('archive.db')))['patients']
               for course in patient['courses'] for session in course['sessions']
               if session['id'] == sessions[0]['id']][0]
    assert (brought['device_name'], brought['notes']) == ('Pen 2', 'two\nlines'), brought
    first['name'] = OVERRIDE
    said = refused('import', regimenctl.write('empty.json', json.dumps(read)), '--database',
                   path('archive.db'))
    assert 'name' in said, said


tap.finish()
