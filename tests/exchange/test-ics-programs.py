"""Calendars are read by other programs as they are meant: python3-vobject and khal.

No one checker of calendars is enough; libical's own table is asked in test-ics-writer.
"""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import zoneinfo

import tap

WRITER = sys.argv[1]
COURSES = 200
KHAL_COURSES = 20

try:
    import vobject
except ImportError:
    vobject = None


def expected(path):
    """The sessions that a calendar is to have, by UUID."""
    with open(path, encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines]
    return {row[0]: row[1:] for row in rows}


def sessions_of(calendar):
    return {event.uid.value.split('@')[0]: event for event in calendar.contents.get('vevent', [])
            if '@session.' in event.uid.value}


def check_event(event, day, minute, length, state, zone):
    start = event.dtstart.value
    assert event.status.value == ('CANCELLED' if state == 'cancelled' else 'CONFIRMED'), state
    if minute == '-1':
        assert start == datetime.date.fromisoformat(day), (start, day)
        return
    hour, rest = divmod(int(minute), 60)
    local = datetime.datetime.fromisoformat(f'{day}T{hour:02}:{rest:02}')
    meant = local.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(datetime.timezone.utc)
    assert start.astimezone(datetime.timezone.utc) == meant, (start, meant, zone)
    told = event.contents.get('duration')
    minutes = told[0].value.total_seconds() / 60 if told else 0
    assert minutes == int(length), (minutes, length)


def forget_zones():
    """A time zone of a calendar is its own; vobject keeps the first of a name for all."""
    registry = getattr(vobject.icalendar, '__tzidMap')
    for name in [name for name in registry if name != 'UTC']:
        del registry[name]


def check_course(folder, number):
    forget_zones()
    path = os.path.join(folder, f'{number:03}')
    with open(path + '.ics', encoding='utf-8', newline='') as file:
        calendar = vobject.readOne(file.read())
    calendar.validate(raiseException=True)
    wanted = expected(path + '.txt')
    found = sessions_of(calendar)
    assert found.keys() == wanted.keys(), (found.keys(), wanted.keys())
    for session, row in wanted.items():
        check_event(found[session], *row)
    return len(wanted)


def make_late(folder, number):
    """Says of the first booking with a time that it was meant an hour later."""
    path = os.path.join(folder, f'{number:03}.txt')
    with open(path, encoding='utf-8') as told:
        rows = [line.split('\t') for line in told]
    timed = [row for row in rows if row[2] != '-1']
    if timed:
        timed[0][2] = str((int(timed[0][2]) + 60) % 1440)
        with open(path, 'w', encoding='utf-8') as told:
            told.writelines('\t'.join(row) for row in rows)
    return bool(timed)


def khal(home, *arguments):
    result = subprocess.run(
        ['khal', '-c', os.path.join(home, 'config'), *arguments], capture_output=True, text=True,
        env={**os.environ, 'HOME': home, 'XDG_DATA_HOME': home, 'XDG_CACHE_HOME': home,
             'XDG_CONFIG_HOME': home, 'LC_ALL': 'C.UTF-8', 'PYTHONPATH': ''}, check=False)
    assert result.returncode == 0, result.stderr
    assert 'critical' not in result.stderr.lower() and 'Traceback' not in result.stderr, \
        result.stderr
    return result.stdout


def make_home(folder):
    os.makedirs(os.path.join(folder, 'calendar'))
    with open(os.path.join(folder, 'config'), 'w', encoding='utf-8') as config:
        config.write(f'[calendars]\n[[one]]\npath = {folder}/calendar\n[locale]\n'
                     'timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n'
                     'datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n'
                     'default_timezone = Europe/Berlin\nlocal_timezone = Europe/Berlin\n'
                     f'[sqlite]\npath = {folder}/khal.db\n')


def check_khal(folder, number):
    """What khal lists of the bookings of a calendar written in Berlin."""
    path = os.path.join(folder, f'{number:03}')
    home = os.path.join(folder, f'khal-{number}')
    make_home(home)
    khal(home, 'import', '--batch', '-a', 'one', path + '.ics')
    listed = khal(home, 'list', '--format', '{uid}\t{start-date}\t{start-time}',
                  '--day-format', '', '2025-01-01', '2029-01-01')
    rows = [line.split('\t') for line in listed.splitlines() if '@session.' in line]
    found = {row[0].split('@')[0]: row[1:] for row in rows}
    wanted = expected(path + '.txt')
    assert found.keys() == wanted.keys(), (found.keys(), wanted.keys())
    for session, (day, minute, _, _, _) in wanted.items():
        time = '' if minute == '-1' else f'{int(minute) // 60:02}:{int(minute) % 60:02}'
        assert found[session] == [day, time], (found[session], day, time)
    return len(wanted)


def try_all(name, numbers, check, folder):
    @tap.case(f'{name} reads {len(numbers)} calendars as they are meant')
    def run():
        total = sum(check(folder, number) for number in numbers)
        tap.note(f'{name}: {len(numbers)} calendars, {total} sessions')
        assert total > len(numbers)


with tempfile.TemporaryDirectory() as home_of_all:
    subprocess.run([WRITER, home_of_all, str(COURSES)], check=True)
    if vobject is None:
        tap.skip('python3-vobject', 'it is not installed')
    else:
        try_all('python3-vobject', range(COURSES), check_course, home_of_all)

    if shutil.which('khal') is None:
        tap.skip('khal', 'it is not installed')
    else:
        try_all('khal', range(0, KHAL_COURSES * 5, 5), check_khal, home_of_all)
    if vobject is not None:
        @tap.case('a booking that is told an hour late is found')
        def control():
            for number in range(COURSES):
                if make_late(home_of_all, number):
                    break
            try:
                check_course(home_of_all, number)
            except AssertionError:
                return
            raise RuntimeError('nothing was found')
tap.finish()
