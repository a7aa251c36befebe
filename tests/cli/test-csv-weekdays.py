"""A weekday that stands beside a date has to be the one of that day."""
import csv

import regimenctl
import tap
from regimenctl import case_in, good, partly, path, write

TODAY = '2026-11-24'


def options(name, *more):
    return ('--database', path(name), '--concern', 'acne-scars', '--patient-name', 'Ana Lopez',
            '--today', TODAY, *more)


def days(name):
    text = good('export', '--format', 'csv', '--database', path(name))
    return sorted(row['day'] for row in csv.DictReader(text.splitlines()))


@tap.case('a weekday that agrees with its date is read over, in English and in German')
def agrees():
    written = ('Fri 20.11.2026', 'Friday, October 16, 2026', 'Di. 1.9.2026', 'So 2. August 2026',
               'Sonnabend 4.7.2026', 'DONNERSTAG 2026-06-04')
    table = write('agrees.csv', 'Date;What\n' + ''.join(f'{day};x\n' for day in written))
    assert '6 sessions imported' in good('import', table, *options('agrees.db'))
    assert days('agrees.db') == ['2026-06-04', '2026-07-04', '2026-08-02', '2026-09-01',
                                 '2026-10-16', '2026-11-20']


@tap.case('one that does not is refused, with its line, the weekday and the day it stands beside')
def contradicts():
    table = write('not.csv', 'Date;What\n20.10.2026;x\nMon 20.11.2026;x\nTuesday, Nov 19, 2026;x\n'
                  'So 21.11.2026;x\nTh 2026-11-18 14:30;x\n')
    said = partly('import', table, *options('not.db'))
    for number, weekday, day, other in ((3, 'Monday', '20', 'Friday'),
                                        (4, 'Tuesday', '19', 'Thursday'),
                                        (5, 'Sunday', '21', 'Saturday'),
                                        (6, 'Thursday', '18', 'Wednesday')):
        assert (f'Line {number}: {weekday} does not agree with {day} Nov 2026, a {other}: '
                'correct one of the two.\n') in said, said
    assert days('not.db') == ['2026-10-20']


@case_in(regimenctl.GERMAN['LC_ALL'], 'a German program says so in German')
def in_german():
    table = write('german.csv', 'Datum;Was\n20.10.2026;x\nMo 20.11.2026;x\n')
    said = partly('import', table, *options('german.db'), **regimenctl.GERMAN)
    assert 'Zeile 3: Montag passt nicht zum 20. Nov 2026, einem Freitag:' in said, said


@tap.case('the day of birth of a patient is looked at likewise')
def births():
    table = write('births.csv', 'Name;Born\nAna Lopez;Mon 5.1.1990\nBen Cruz;Fri 5.1.1990\n')
    said = partly('import', table, '--database', path('births.db'), '--today', TODAY)
    assert 'Line 2: Monday does not agree with 5 Jan 1990, a Friday:' in said, said
    assert '1 patient imported' in said, said


@tap.case('a weekday that fits one reading of a date tells the order, unless another is told')
def tells_order():
    table = write('order.csv', 'Date,What\n03/04/2026,x\nFri 4/12/2026,y\n')
    assert '2 sessions imported' in good('import', table, *options('order.db'))
    assert days('order.db') == ['2026-04-03', '2026-12-04']
    said = partly('import', table, *options('told.db', '--date-order', 'mdy'))
    assert 'Line 3: Friday does not agree with 12 Apr 2026, a Sunday:' in said, said


tap.finish()
