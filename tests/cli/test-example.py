"""The example of the specification, number by number: a third session booked two days too early."""
import regimenctl
import tap

plan = regimenctl.run_json(*regimenctl.EXAMPLE)
RULE = 'acne-scars/Spacing standard'


def reason(limit, reference, period, date, sources):
    return {'limit': limit, 'rule': RULE, 'reference': reference, 'period': period, 'date': date,
            'sources': sources}


def windows(identity):
    return [window for window in plan['windows'] if window['id'] == identity]


tap.equal(list(plan), ['protocol', 'revision', 'basis', 'severity', 'today', 'status',
                       'sessions_needed', 'counted', 'remaining', 'sessions', 'next', 'schedule',
                       'finish', 'final_results', 'windows', 'alerts', 'healing'],
          'the members stand in the order of the specification')
tap.equal([plan[name] for name in ('protocol', 'revision', 'basis', 'severity', 'today', 'status')],
          ['acne-scars', 1, 'standard', None, '2026-11-24', 'in-progress'], 'what is planned')
tap.equal((plan['sessions_needed'], plan['counted'], plan['remaining']),
          ({'min': 6, 'max': 6}, 2, {'min': 4, 'max': 4}), '2 of 6 are done, 4 remain')

first, second, third = plan['sessions']
tap.equal(first, {'date': '2026-10-16', 'state': 'done', 'number': 1, 'verdict': 'first',
                  'counts': True, 'gap_days': None, 'days_too_early': 0, 'limits': None,
                  'unconfirmed': False, 'reasons': []}, 'session 1 is the first')
tap.equal(list(first), ['date', 'state', 'number', 'verdict', 'counts', 'gap_days',
                        'days_too_early', 'limits', 'unconfirmed', 'reasons'],
          'the members of a session stand in order, without a time where there is none')
tap.equal((second['verdict'], second['gap_days'], second['days_too_early']), ('on-time', 35, 0),
          'session 2 is on time, after 35 days')
tap.equal(second['reasons'],
          [reason('recommended_from', '2026-10-16', '4 weeks', '2026-11-13',
                  ['how-many', 'how-long']),
           reason('recommended_to', '2026-10-16', '6 weeks', '2026-11-27',
                  ['how-many', 'how-long'])], 'both ends make session 2 on time')
tap.equal(third, {'date': '2026-12-02', 'state': 'booked', 'number': 3, 'verdict': 'too-early',
                  'counts': True, 'gap_days': 12, 'days_too_early': 2,
                  'limits': {'absolute': '2026-12-04', 'minimum': '2026-12-04',
                             'recommended_from': '2026-12-18', 'recommended_to': '2027-01-01'},
                  'unconfirmed': False,
                  'reasons': [reason('minimum', '2026-11-20', '14 days', '2026-12-04',
                                     ['how-often'])]},
          'session 3 is booked 2 days too early, 12 days after session 2')
tap.equal(plan['next'],
          {'number': 3, 'earliest': '2026-12-04', 'recommended_from': '2026-12-18',
           'recommended_to': '2027-01-01', 'overdue': False,
           'reasons': [reason('minimum', '2026-11-20', '14 days', '2026-12-04', ['how-often']),
                       reason('recommended_from', '2026-11-20', '4 weeks', '2026-12-18',
                              ['how-many', 'how-long']),
                       reason('recommended_to', '2026-11-20', '6 weeks', '2027-01-01',
                              ['how-many', 'how-long'])]}, 'the next session and why')
tap.equal([list(row.values()) for row in plan['schedule']],
          [[3, '2026-12-04', '2026-12-18', '2027-01-01', None],
           [4, '2026-12-18', '2027-01-15', '2027-02-12', None],
           [5, '2027-01-01', '2027-02-12', '2027-03-26', None],
           [6, '2027-01-15', '2027-03-12', '2027-05-07', None]],
          'each column of the schedule is chained from itself')
finish = {'earliest': '2027-01-15', 'recommended_from': '2027-03-12',
          'recommended_to': '2027-05-07'}
tap.equal(plan['finish'], {'min': finish, 'max': finish}, 'it finishes from 12 March to 7 May 2027')
tap.equal(plan['final_results'], '2027-06-12', 'the final results show 3 months later')
tap.equal(windows('collagen')[0],
          {'session': '2026-10-16', 'id': 'collagen', 'kind': 'collagen', 'from': '2026-10-16',
           'to': '2027-04-16', 'peak': '2026-10-30', 'sources': ['how-often', 'how-many']},
          'the collagen of session 1')
tap.equal([(window['from'], window['to'], window['peak']) for window in windows('collagen')[1:]],
          [('2026-11-20', '2027-05-20', '2026-12-04'), ('2026-12-02', '2027-06-02', '2026-12-16')],
          'the collagen of sessions 2 and 3')
tap.equal([(window['from'], window['to']) for window in windows('aftercare')],
          [('2026-10-16', '2026-10-19'), ('2026-11-20', '2026-11-23'),
           ('2026-12-02', '2026-12-05')], 'aftercare ends on 23 November')
tap.equal([(window['from'], window['to']) for window in windows('visible-results')],
          [('2026-11-13', None), ('2026-12-18', None), ('2026-12-30', None)],
          'results are visible from 4 weeks on, without an end')
tap.equal(windows('final-results'), [], 'what follows the last session is not there yet')
tap.equal(plan['alerts'], [{'code': 'too-early', 'session': '2026-12-02', 'days': 2}],
          'the one alert')

timed = regimenctl.run_json(*regimenctl.EXAMPLE[:-4], '--booked', '2026-12-02T14:30', '--today',
                            '2026-11-24')
tap.equal(list(timed['sessions'][2])[:3] + [timed['sessions'][2]['time']],
          ['date', 'time', 'state', '14:30'], 'a time that is given stands after the date')
moved = regimenctl.run_json(*regimenctl.EXAMPLE[:-4], '--booked', '2026-12-18', '--today',
                            '2026-11-24')
tap.equal((moved['sessions'][2]['verdict'], moved['alerts'], moved['schedule'][0]),
          ('on-time', [], {'number': 3, 'earliest': '2026-12-18', 'recommended_from': '2026-12-18',
                           'recommended_to': '2026-12-18', 'booked': '2026-12-18'}),
          'moved to 18 December, the booking is on time and stands in the schedule')

text = regimenctl.run(*regimenctl.EXAMPLE)
for line in ('Acne scars · 2 of 6 sessions done',
             '4 remaining · finishes 12 Mar – 7 May 2027 · final results from 12 Jun 2027',
             '! Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.',
             'Recommended 18 Dec – 1 Jan.',
             'Session 3: earliest 4 Dec, recommended 18 Dec – 1 Jan, overdue from 2 Jan.',
             'Earliest: 20 Nov 2026 + 14 days = 4 Dec 2026, from session 2',
             'final results from 12 Jun 2027: 12 Mar 2027 + 3 months = 12 Jun 2027',
             'Collagen after session 1: 16 Oct 2026 – 16 Apr 2027, peak about 30 Oct'):
    tap.ok(line in text.stdout, f'the text says: {line}', text.stdout)
for row in (('1', 'Fri 16 Oct 2026', 'Done', 'First session'),
            ('2', 'Fri 20 Nov 2026', 'Done', '35 days · on time'),
            ('3', 'Wed 2 Dec 2026', 'Booked', '12 days · 2 days too early')):
    tap.ok(any(all(cell in line for cell in row) for line in text.stdout.splitlines()),
           f'the table has the row {" | ".join(row)}', text.stdout)

tap.finish()
