"""The text form: it explains every date, tells it in the user's language, and fits the screen."""
import re
import unicodedata

import regimenctl
import tap

CASES = {
    'example': regimenctl.EXAMPLE,
    'not started': ['plan', '--concern', 'scars', '--today', '2026-11-24'],
    'range of sessions': ['plan', '--concern', 'large-pores', '--done', '2026-11-20',
                          '--today', '2026-11-24'],
    'severe, shortest': ['plan', '--concern', 'acne-scars', '--severity', 'severe', '--basis',
                         'shortest', '--done', '2026-11-20', '--today', '2026-11-24'],
    'complete': ['plan', '--concern', 'hyperpigmentation', '--done', '2026-08-01', '--done',
                 '2026-09-05', '--done', '2026-10-10', '--today', '2026-11-24'],
    'overdue': ['plan', '--concern', 'wrinkles', '--done', '2026-08-01', '--today', '2026-11-24'],
    'protocols': ['protocols'],
    'protocol': ['protocol', 'acne-scars'],
}
ORDER = ['Acne scars', '!', 'Timeline', 'Sessions', 'Next session', 'Schedule', 'Finish',
         'After each session', 'Care', 'Where the sources disagree', 'Rules and sources',
         'Regimen gives no medical advice']


def columns(line):
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in 'WF'
               else 1 for sign in line)


def text(*arguments, **variables):
    result = regimenctl.run(*arguments, **variables)
    assert result.returncode == 0 and result.stderr == '', result
    return result.stdout


def month_day(iso):
    """How the text writes an ISO date, with the year."""
    year, month, day = (int(part) for part in iso.split('-'))
    return f'{day} {"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[month - 1]} {year}'


for name, arguments in CASES.items():
    for width in (20, 40, 80, 120, 200):
        shown = text(*arguments, COLUMNS=str(width))
        wide = [line for line in shown.splitlines() if columns(line) > width]
        tap.ok(not wide, f'{name}: no line is wider than {width} columns', '\n'.join(wide))
    tap.ok(text(*arguments) == text(*arguments, COLUMNS='80'), f'{name}: 80 columns by default')
    tap.ok(not re.search(r'\(null\)|%[sdu]|[ \t]$', text(*arguments), re.MULTILINE),
           f'{name}: nothing is left unfilled, no line ends in a space')

for width in ('0', '-5', 'wide', '', '99999999999999999999'):
    tap.equal(text(*regimenctl.EXAMPLE, COLUMNS=width), text(*regimenctl.EXAMPLE),
              f'COLUMNS={width!r} is no width')

shown = text(*regimenctl.EXAMPLE, COLUMNS='200')
places = [re.search(rf'^{re.escape(head)}', shown, re.MULTILINE) for head in ORDER]
tap.ok(all(places), 'every part is there', [head for head, at in zip(ORDER, places) if not at])
tap.ok([at.start() for at in places] == sorted(at.start() for at in places),
       'what calls for attention comes first, and the parts in their order')


@tap.case('every date of the plan is in the text with its sum')
def sums():
    plan = regimenctl.run_json(*regimenctl.EXAMPLE)
    reasons = plan['next']['reasons'] + [reason for session in plan['sessions']
                                         for reason in session['reasons']]
    for reason in reasons:
        sum_text = (f'{month_day(reason["reference"])} + {reason["period"]} = '
                    f'{month_day(reason["date"])}')
        assert sum_text in shown, sum_text
    for row in plan['schedule']:
        for name in ('earliest', 'recommended_from', 'recommended_to'):
            assert f'= {month_day(row[name])}, from session' in shown, row


@tap.case('every window has a note with its rule and the periods that its days come from')
def window_periods():
    spans = {'inflammation': '0 days to 48 hours', 'aftercare': '0 days to 72 hours',
             'recovery': '1 day to 3 days', 'first-glow': '1 day to 3 days',
             'collagen': '0 days to 6 months, peak about 14 days',
             'visible-results': 'from 4 weeks on', 'final-results': 'from 3 months on'}
    plan = regimenctl.run_json(*regimenctl.EXAMPLE)
    assert {window['id'] for window in plan['windows']} == set(spans) - {'final-results'}
    for window, span in spans.items():
        assert f'Rule acne-scars/Window {window}: {span}. Source' in shown, window


@tap.case('every mark of a note has its note, with the titles of its sources')
def notes():
    body, listed = shown.split('Rules and sources\n')
    used = set(re.findall(r'\[(\d+)\]', body))
    told = dict(re.findall(r'^\s*\[(\d+)\] (.*)$', listed, re.MULTILINE))
    assert used == set(told) and used, (used, told)
    assert all('Source' in note for note in told.values()), told
    titles = {source['title'] for source in regimenctl.run_json('protocols')['sources']}
    for note in told.values():
        assert any(title in note for title in titles), note
    for line in body.splitlines():
        if re.match(r'\s+(Earliest|Recommended from|Last day on time): ', line):
            assert line.endswith(']'), line


@tap.case('the disagreement of the sources is shown, and which side is in use')
def disagreement():
    assert re.search(r'4 to 6 weeks \(in use\)', shown)
    assert re.search(r'14 to 30 days$', shown, re.MULTILINE)
    other = text(*CASES['severe, shortest'], COLUMNS='200')
    assert re.search(r'14 to 30 days \(in use\)', other)
    assert re.search(r'4 to 6 weeks$', other, re.MULTILINE)
    assert 'Basis in use: Every 14 to 30 days' in other


@tap.case('the timeline has its lanes, and today in all of them')
def timeline():
    lanes = shown.split('Timeline\n')[1].split('\n\n')[0].splitlines()
    labels = [re.match(r'\S*( \S+)*', lane)[0] for lane in lanes[2:]]
    assert labels == ['Sessions', 'Healing', 'Collagen', 'peak', 'Results', 'Book next'] or \
        [lane.split('  ')[0] for lane in lanes[2:]] == \
        ['Sessions', 'Healing', 'Collagen', 'peak', 'Results', 'Book next'], labels
    assert 'Oct 2026' in lanes[0] and 'Jan 2027' in lanes[0] and '▼ Today' in lanes[1]
    today = lanes[1].index('▼')
    assert lanes[2][today] == '│' and lanes[6][today] != ' ', lanes
    assert '●1' in lanes[2] and '●2' in lanes[2] and '○3!' in lanes[2]
    first = lanes[2].index('●1')
    assert lanes[4][first] == '▁' and lanes[4].count('█') >= 2, lanes[4]
    assert lanes[5].index('▲30 Oct') == lanes[4].index('█')
    book = lanes[7].lstrip('Book next ')
    assert re.fullmatch(r'×+~+█+›+', book), book


@tap.case('where the terminal knows ASCII alone, the text does with it')
def ascii_only():
    plain = text(*regimenctl.EXAMPLE, LC_ALL='C', LANGUAGE='')
    assert plain.isascii() and '?' not in plain.split('Timeline')[1].split('Sessions\n')[0]
    assert 'Book next' in plain and 'xxxx' in plain and '18 Dec - 1 Jan' in plain


@regimenctl.case_in('de_DE.UTF-8', 'in German, words, days and plurals are German')
def in_german():
    shown = text(*regimenctl.EXAMPLE, **regimenctl.GERMAN, COLUMNS='200')
    assert re.search(r'\b2\. Dez', shown), shown[:800]
    for english in ('sessions done', 'too early', 'Next session', 'Earliest', 'Recommended',
                    'Schedule', 'medical advice', 'weeks'):
        assert english not in shown.replace('Sessions of Microneedling', ''), english
    assert '12 Tage' in shown and '4 Wochen' in shown
    bound = [line for line in text(*regimenctl.EXAMPLE, COLUMNS='40',
                                   **regimenctl.GERMAN).splitlines()
             if columns(line) > 40]
    assert not bound, bound


@regimenctl.case_in('en_US.UTF-8', 'where the month comes before the day, days say so')
def month_first():
    shown = text(*regimenctl.EXAMPLE, COLUMNS='200', LC_ALL='en_US.UTF-8', LANGUAGE='en')
    for said in ('Today: Tue, Nov 24, 2026', 'finishes Mar 12 – May 7, 2027', 'Dec 4–17',
                 'Nov 20, 2026 + 14 days = Dec 4, 2026', 'Dec 2 is 12 days after session 2'):
        assert said in shown, said


@tap.case('a timeline of many years shows its end, and says so')
def long_course():
    arguments = ['plan', '--concern', 'acne-scars', '--done', '2016-01-01', '--done', '2026-11-20',
                 '--today', '2026-11-24']
    assert 'What was before 1 Jan 2025 is not drawn.' in text(*arguments)
    assert 'is not drawn' not in text(*regimenctl.EXAMPLE)


@tap.case('a booking far away leaves today in the timeline, and that is said')
def far_booking():
    shown = text('plan', '--concern', 'acne-scars', '--done', '2026-10-16', '--done', '2026-11-20',
                 '--booked', '2040-01-01', '--today', '2026-11-24')
    assert '▼ Today' in shown, shown
    assert 'What comes after 30 Sep 2028 is not drawn.' in shown, shown
    assert '▲30 Oct' in shown, shown


@regimenctl.case_in('de_DE.UTF-8', 'the JSON of a plan is the same in every language')
def json_in_german():
    assert regimenctl.run_json(*regimenctl.EXAMPLE) == regimenctl.run_json(
        *regimenctl.EXAMPLE, **regimenctl.GERMAN)


@tap.case('each command tells its options, and only what there is')
def help_texts():
    for command, options in {'plan': ['--concern', '--protocol', '--course', '--database',
                                      '--severity', '--basis', '--done', '--booked', '--today',
                                      '--format'],
                             'protocols': ['--format'], 'protocol': ['--format'],
                             'sample': ['--patients', '--database'],
                             'check': ['--today'], 'salvage': ['--to']}.items():
        for option in ('--help', '-h'):
            told = text(command, option)
            assert f'regimenctl {command}' in told and '--help' in told, told
            assert all(name in told for name in options), told
    whole = text('--help')
    assert all(f'\n  {name} ' in whole for name in ('plan', 'protocols', 'protocol', 'sample', 'check',
                                                   'salvage'))
    assert text('--version').startswith('regimenctl '), text('--version')


@tap.case('a plan without --today is that of the local date')
def local_date():
    import datetime
    before = datetime.date.today().isoformat()
    today = regimenctl.run_json('plan', '--concern', 'scars')['today']
    assert before <= today <= datetime.date.today().isoformat(), today
    far_east = regimenctl.run_json('plan', '--concern', 'scars', TZ='<+24>-24')['today']
    assert far_east > before, far_east


tap.finish()
