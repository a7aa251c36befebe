"""Every output obeys its schema, and every plan the arithmetic that its members promise."""
import datetime
import itertools

import jsonschema
import regimenctl
import tap

TODAY = '2026-11-24'
# Sessions in which every verdict, status and alert comes up.
PATTERNS = {
    'none': [],
    'one done': ['--done 2026-11-20'],
    'done today': [f'--done {TODAY}'],
    'done and booked': ['--done 2026-10-16', '--done 2026-11-20', '--booked 2026-12-18'],
    'booked too early': ['--done 2026-11-20', '--booked 2026-12-02T14:30'],
    'booked first': ['--booked 2026-12-01', '--booked 2027-01-05T09:00'],
    'booked on one day': ['--booked 2026-12-01T10:00', '--booked 2026-12-01T09:00',
                          '--booked 2026-12-01'],
    'unconfirmed': ['--done 2026-09-01', '--booked 2026-10-06'],
    'overdue': ['--done 2026-08-01'],
    'out of order': ['--done 2026-11-20', '--done 2026-09-01', '--done 2026-10-16'],
    'early': ['--done 2026-10-20', '--done 2026-11-07', '--booked 2026-11-27'],
    'too close': ['--done 2026-11-01', '--done 2026-11-08', '--done 2026-11-09'],
    'on one day': ['--done 2026-11-20', '--done 2026-11-20'],
    'late': ['--done 2026-01-31', '--done 2026-09-30'],
    'leap day': ['--done 2024-02-29', '--done 2024-03-31', '--done 2024-12-31'],
    'enough': ['--done 2026-06-01', '--done 2026-07-06', '--done 2026-08-10',
               '--done 2026-09-14'],
    'all and more': [f'--done 2026-{month:02}-01' for month in range(1, 11)],
    'more booked': [f'--done 2026-{month:02}-01' for month in range(3, 11)]
                   + ['--booked 2026-12-01', '--booked 2027-01-10'],
    'early days': ['--done 0001-01-01'],
}

listing = regimenctl.run_json('protocols')
validators = {name: jsonschema.Draft202012Validator(regimenctl.schema(name))
              for name in ('plan', 'protocols', 'protocol')}


def day(text):
    return datetime.date.fromisoformat(text)


def check_schema(name, value):
    wrong = [f'{list(error.absolute_path)}: {error.message}'
             for error in validators[name].iter_errors(value)]
    assert not wrong, '\n'.join(wrong)


def check_sums(plan):
    """What follows from the members alone, whatever the rules."""
    needed, remaining = plan['sessions_needed'], plan['remaining']
    for end in ('min', 'max'):
        assert remaining[end] == max(needed[end] - plan['counted'], 0)
    assert plan['counted'] == sum(session['counts'] for session in plan['sessions']
                                  if session['state'] == 'done')
    for session in plan['sessions']:
        if session['verdict'] == 'too-early':
            limit = session['limits']['absolute' if session['state'] == 'done' else 'minimum']
            assert (day(limit) - day(session['date'])).days == session['days_too_early']
        for reason in session['reasons']:
            assert session['limits'][reason['limit']] == reason['date']
            assert reason['sources'], 'every number has a source'
    for reason in plan['next']['reasons'] if plan['next'] else []:
        name = 'earliest' if reason['limit'] == 'minimum' else reason['limit']
        assert plan['next'][name] == reason['date']
    assert [row['number'] for row in plan['schedule']] \
        == list(range(plan['counted'] + 1, plan['counted'] + 1 + len(plan['schedule'])))
    for row, end in itertools.product(plan['schedule'], ('min', 'max')):
        if row['number'] == needed[end]:
            assert plan['finish'][end] == {name: row[name] for name in plan['finish'][end]}
    for window in plan['windows']:
        assert window['to'] is None or window['from'] <= window['to']
        assert window['sources'], 'every window has a source'


def check_plan(arguments):
    plan = regimenctl.run_json('plan', '--today', TODAY, *arguments)
    check_schema('plan', plan)
    check_sums(plan)
    return plan


seen = {'verdict': set(), 'status': set(), 'alert': set()}


def check_and_note(arguments):
    plan = check_plan(arguments)
    seen['verdict'].update(session['verdict'] for session in plan['sessions'])
    seen['status'].add(plan['status'])
    seen['alert'].update(alert['code'] for alert in plan['alerts'])


for name, validator in validators.items():
    tap.run(f'{name}.schema.json is a schema', validator.check_schema, validator.schema)
tap.run('the list of protocols obeys its schema', check_schema, 'protocols', listing)
tap.equal(sorted(protocol['id'] for protocol in listing['protocols']),
          ['acne-scars', 'collagen-induction', 'hyperpigmentation', 'large-pores', 'scars',
           'stretch-marks', 'tone-texture', 'wrinkles'], 'the eight concerns are there')
tap.equal(listing['problems'], [], 'no built-in file is left out')
for protocol in listing['protocols']:
    tap.run(f'protocol {protocol["id"]} obeys its schema',
            lambda: check_schema('protocol', regimenctl.run_json('protocol', protocol['id'])))
tap.run('the protocol that is only inherited obeys it too',
        lambda: check_schema('protocol', regimenctl.run_json('protocol', 'microneedling')))

for protocol in listing['protocols']:
    severities = [[]] + [['--severity', severity['id']] for severity in protocol['severities']]
    bases = [['--basis', basis['id']] for basis in protocol['bases']]
    for severity, basis, (name, pattern) in itertools.product(severities, bases,
                                                              PATTERNS.items()):
        words = ' '.join(pattern).split()
        tap.run(' '.join(['plan', protocol['id'], *severity, *basis]) + f': {name}',
                check_and_note, ['--concern', protocol['id'], *severity, *basis, *words])

tap.equal(seen['verdict'], {'first', 'on-time', 'early', 'late', 'too-early', 'extra'},
          'every verdict of the built-in protocols came up')
tap.equal(seen['status'], {'not-started', 'in-progress', 'enough', 'complete'},
          'every status that needs no database came up')
tap.equal(seen['alert'], {'too-early', 'extra', 'unconfirmed', 'overdue'},
          'every alert that needs no database came up')

OWN = '''[Protocol]
Format=1
Id=own
Revision=7
Name=Own “concern” \\\\ <b>
Inherits=microneedling
Sessions=3
EarlySessions=repeat
[Severity severe]
Name=Severe
Sessions=4
[Basis standard]
Name=Mine
[Spacing standard]
AbsoluteMinimum=10 days
Minimum=14 days
RecommendedFrom=6 months - 4 days
Sources=how-often
[Window odd]
Name=Odd
Kind=odd
From=-1 day
To=1 year + 2 weeks
Sources=how-often
'''
own = regimenctl.write('own.protocol', OWN)


@tap.case('a protocol file of the user, with grace and repeats, gives plans that obey the schema')
def user_protocol():
    plan = check_plan(['--protocol', own, '--done', '2026-11-01', '--done', '2026-11-11',
                       '--done', '2026-11-13'])
    assert [session['verdict'] for session in plan['sessions']] == ['first', 'grace', 'too-early']
    assert [session['counts'] for session in plan['sessions']] == [True, True, False]
    assert plan['revision'] == 7 and plan['next']['recommended_to'] is None


@tap.case('a protocol file in the data folder of the user is found by its id, and one that is bad '
          'is reported')
def user_folder():
    import os
    folder = os.path.join(regimenctl.HOME, 'share', 'regimen', 'protocols')
    os.makedirs(folder)
    regimenctl.write('share/regimen/protocols/own.protocol', OWN)
    regimenctl.write('share/regimen/protocols/bad.protocol',
                     OWN.replace('Id=own', 'Id=bad').replace('Sessions=3', 'Sessions=x'))
    listed = regimenctl.run_json('protocols')
    check_schema('protocols', listed)
    assert [protocol['origin'] for protocol in listed['protocols']
            if protocol['id'] == 'own'] == ['user']
    assert len(listed['problems']) == 1 and 'bad.protocol' in listed['problems'][0], listed
    check_schema('protocol', regimenctl.run_json('protocol', 'own'))
    assert regimenctl.run_json('plan', '--concern', 'own')['protocol'] == 'own'
    text = regimenctl.run('protocols').stdout
    assert 'bad.protocol' in text and 'Sessions' in text, text


@tap.case('a schema refuses what is too much, what is missing and what is of another kind')
def strict():
    plan = regimenctl.run_json(*regimenctl.EXAMPLE)
    spoiled = []
    for name in plan:
        spoiled.append({key: value for key, value in plan.items() if key != name})
        spoiled.append({**plan, name: 'nonsense'} if name not in ('protocol', 'basis', 'severity')
                       else {**plan, name: 17})
    spoiled.append({**plan, 'more': 1})
    spoiled.append({**plan, 'sessions': [{**plan['sessions'][0], 'more': 1}]})
    spoiled.append({**plan, 'sessions': [{**plan['sessions'][0], 'time': '24:00'}]})
    spoiled.append({**plan, 'sessions': [{**plan['sessions'][2], 'days_too_early': 0}]})
    spoiled.append({**plan, 'status': 'paused'})
    for value in spoiled:
        assert not validators['plan'].is_valid(value), value


tap.finish()
