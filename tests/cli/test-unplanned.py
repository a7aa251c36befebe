"""Courses that cannot be planned: what was recorded of them stays, and they stand in nobody's way."""
import json
import os
import subprocess

import regimenctl
import tap
from regimenctl import good, partly, path, refused

home = regimenctl.HOME
TODAY = ('--today', '2026-11-24')
PLACE = ('--database', os.path.join(home, 'there.db'))


def told(*arguments, **variables):
    """Standard output and standard error of a run that leaves something out."""
    result = regimenctl.run(*arguments, **variables)
    assert result.returncode == 4, result
    return result.stdout, result.stderr


def events(text):
    """The events of a calendar, by UID, without the time of writing."""
    lines = text.replace('\r\n ', '').split('\r\n')
    return {next(line for line in event if line.startswith('UID:')): event for event in (
        [line for line in part.split('\n') if not line.startswith('DTSTAMP')]
        for part in '\n'.join(lines).split('BEGIN:VEVENT')[1:])}


good('sample', '--patients', '40', '--database', path('sample.db'))
archive = json.loads(good('export', '--database', path('sample.db')))
owner = next(each for each in archive['patients'] if len(each['courses']) > 1 and any(
    session['state'] == 'booked' for session in each['courses'][0]['sessions']))
course = owner['courses'][0]
concern = next(line for line in archive['protocols'][course['protocol']]['text'].split('\n')
               if line.startswith('Name='))[5:]
WHICH = f'Course ({owner["name"]}, {concern}): it cannot be planned. '
FAR = ('The session of 20 Dec 9999 leads to dates outside the years 1 to 9999: '
       'choose another day for it, or delete it.')
BASIS = 'has no basis “nobodys”; it has '


def spoil(name, **values):
    """A file in which the course has other values."""
    kept = {key: course[key] for key in values}
    course.update(values)
    file = regimenctl.write(name, json.dumps(archive))
    course.update(kept)
    return file


@tap.case('a course whose basis its protocol lacks comes in, and that is said')
def comes_in():
    file = spoil('basis.json', basis='nobodys')
    for arguments in ((), ('--dry-run',), ()):
        if arguments and not os.path.exists(path('there.db')):
            continue
        said = partly('import', file, *PLACE, *arguments)
        assert said.count('cannot be planned') == 1 and WHICH in said, said
        assert BASIS in said and 'standard' in said.split(BASIS)[1], said
    again = json.loads(good('export', *PLACE))
    with open(file, encoding='utf-8') as opened:
        assert again == json.load(opened), 'everything of it is kept'


@tap.case('a severity that the protocol lacks is said as well')
def severity():
    said = partly('import', spoil('severity.json', severity='endless'), '--database',
                  path('severity.db'))
    assert WHICH in said and '“endless”' in said, said
    assert 'cannot be planned' not in good('import', spoil('good.json'), '--database',
                                           path('good.db'))


@tap.case('a session whose dates leave the calendar comes in, and it is said which one it is')
def too_far():
    far = json.loads(json.dumps(archive))
    theirs = next(each for each in far['patients'] if each['id'] == owner['id'])['courses'][0]
    next(each for each in theirs['sessions'] if each['state'] == 'booked')['day'] = '9999-12-20'
    file = regimenctl.write('far.json', json.dumps(far))
    place = ('--database', path('far.db'))
    for arguments in (('--dry-run',), ()):
        said = partly('import', file, '--database', path('far.db'), *arguments) if not arguments \
            else partly('import', file, *PLACE, '--replace', *arguments)
        assert said.count('cannot be planned') == 1 and WHICH + FAR in said, said
    assert json.loads(good('export', *place)) == far, 'everything of it is kept'
    said, _ = told('check', path('far.db'), *TODAY)
    assert FAR in said, said
    said = refused('plan', '--course', course['id'], *place, *TODAY)
    assert 'The session of 9999-12-20 leads to dates outside the years' in said, said


@tap.case('what is quoted of it is no longer than helps to find it')
def long_basis():
    said = partly('import', spoil('long.json', basis='x' * 100000), '--database', path('long.db'))
    assert 'x' * 60 in said and 'x' * 61 not in said, said[:900]


@tap.case('a check says which, and why, and names nobody')
def check():
    said, errors = told('check', path('there.db'), *TODAY)
    assert 'Courses that cannot be planned: 1\n' in said and not errors, (said, errors)
    assert f'Course {course["id"]} of the patient {owner["id"]}: The protocol ' in said, said
    assert BASIS in said, said
    assert 'Sample Patient' not in said, said


@tap.case('the calendar of all has all bookings, and lacks only what a plan says of one course')
def calendar():
    options = ('--format', 'ics', '--titles', 'full', '--with-windows', *TODAY)
    whole = events(good('export', *options, '--database', path('sample.db')))
    said, errors = told('export', *options, *PLACE)
    assert errors.startswith(f'regimenctl: {WHICH}') and errors.count('\n') == 1, errors
    assert BASIS in errors, errors
    some = events(said)
    theirs = {session['id'] for session in course['sessions']}
    for uid, event in whole.items():
        of_course = any(each in uid for each in theirs)
        if '@window' in uid and of_course:
            assert uid not in some, uid
        elif of_course:
            assert [line for line in event if line.startswith('DTSTART')] == [
                line for line in some[uid] if line.startswith('DTSTART')], uid
        else:
            assert some[uid] == event, uid
    assert any(each in uid for uid in some for each in theirs), 'their bookings are there'


@tap.case('a session that is done and yet to come keeps nobody else from a calendar')
def yet_to_come():
    late = json.loads(json.dumps(archive))
    sessions = next(each for each in late['patients'] if each['id'] == owner['id']
                    )['courses'][0]['sessions']
    next(each for each in sessions if each['state'] == 'booked').update(state='done',
                                                                        day='2999-01-01')
    good('import', regimenctl.write('late.json', json.dumps(late)), '--database', path('late.db'))
    said, errors = told('export', '--format', 'ics', '--database', path('late.db'))
    assert said.count('BEGIN:VEVENT') > 10 and '1 Jan 2999' in errors, errors
    assert '--today' in refused('export', '--format', 'ics', *TODAY, '--database',
                                path('late.db'))


@tap.case('the plans of a patient are printed but for that one, and the record of all')
def paper():
    def export(sheet):
        options = ('--format', 'pdf', '--sheet', sheet, '--patient', owner['id'])
        said, errors = told('export', *options, '--to', path(f'{sheet}.pdf'), '--force', *PLACE,
                            *TODAY)
        assert said == '' and WHICH in errors and errors.count('\n') == 1, (said, errors)
        text = subprocess.run(['pdftotext', '-layout', path(f'{sheet}.pdf'), '-'],
                              capture_output=True, text=True, check=True).stdout
        return text

    others = len(owner['courses']) - 1
    assert export('plan').count('Where these dates come from') <= others
    notes = [session['day'][:4] for session in course['sessions']]
    assert concern in export('record') and notes


@tap.case('where it alone was asked for, the plan is refused with the reason')
def alone():
    for arguments in (('plan',), ('export', '--format', 'pdf'), ('export', '--format', 'svg')):
        said = refused(*arguments, '--course', course['id'], *PLACE, *TODAY)
        assert '--course: The protocol ' in said and BASIS in said, said
    told('export', '--format', 'pdf', '--sheet', 'record', '--course', course['id'], *PLACE, *TODAY,
         '--to', path('alone.pdf'))
    said, errors = told('export', '--format', 'ics', '--course', course['id'], *PLACE, *TODAY)
    assert 'BEGIN:VEVENT' in said and WHICH in errors, (said, errors)


@tap.case('a calendar brings its bookings in, and it is said that nothing is said of them')
def bookings():
    text = '\r\n'.join(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1@x',
                        'DTSTART:20270301T100000', 'END:VEVENT', 'END:VCALENDAR', ''])
    options = ('import', regimenctl.write('visit.ics', text), '--course', course['id'], *PLACE,
               *TODAY)
    said = partly(*options, '--dry-run')
    assert '1 to add' in said and 'cannot be planned' in said and BASIS in said, said
    assert '1 added' in partly(*options)
    assert '2027-03-01' in good('export', *PLACE)
    assert '1 unchanged' in partly(*options)


@tap.case('what needs no plan is exported as ever')
def without_plan():
    for form in ('json', 'csv', 'text'):
        assert good('export', '--format', form, *PLACE)


@regimenctl.case_in('de_DE.UTF-8', 'it is said in German as well')
def german():
    said = partly('import', path('basis.json'), *PLACE, **regimenctl.GERMAN)
    assert 'kennt keine Grundlage „nobodys“, sondern ' in said and 'planen' in said, said
    said, _ = told('check', path('there.db'), *TODAY, **regimenctl.GERMAN)
    assert 'kennt keine Grundlage' in said, said


tap.finish()
