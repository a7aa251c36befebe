"""What the program says in one language, it reads in a table on a machine that speaks another."""
import csv
import os
import re

import catalogue
import regimenctl
import tap
from regimenctl import good, partly

MACHINES = {'English': {}, 'German': regimenctl.GERMAN}
LEFT_OUT = r'(is|are) left out:|(wird|werden) ausgelassen:'
# What an export writes, and what the program says.
WORDS = {
    'state': {'done': 'Done', 'booked': 'Booked', 'cancelled': 'Cancelled', 'missed': 'Missed'},
    'setting': {'': 'Not told', 'clinic': 'Clinic', 'home': 'Home'},
    'device': {'': 'Not told', 'pen': 'Pen', 'roller': 'Roller', 'stamp': 'Stamp',
               'rf': 'Radio frequency', 'other': 'Other device'},
}


def read(*names):
    with open(os.path.join(regimenctl.ROOT, *names), encoding='utf-8') as file:
        return file.read()


def read_concerns():
    """The protocols that a course can have, by id."""
    names = os.listdir(os.path.join(regimenctl.ROOT, 'data/protocols'))
    texts = [read('data/protocols', name) for name in sorted(names) if name.endswith('.protocol')]
    return {re.search('^Id=(.*)', text, re.M)[1]: re.search('^Name=(.*)', text, re.M)[1]
            for text in texts if not re.search('^Abstract=true', text, re.M)}


AREAS = dict(re.findall(r'^\[Area (\S+)\]\nName=(.*)', read('data/areas.ini'), re.M))
CONCERNS = read_concerns()
TITLES = dict(re.findall(r'\{ "(\w+)", N_\("(.*?)"\)', read('src/exchange/rgm-csv-field.c')))
CATALOGUE = {(entry.msgctxt, entry.msgid): entry.msgstr[0]
             for entry in catalogue.parse(read('po/de.po'))}


def translate(words, language):
    if language == 'English':
        return list(words)
    return [CATALOGUE.get((None, word)) or CATALOGUE['session', word] for word in words]


def path(name, ending):
    return regimenctl.path(f"{name.replace(' ', '-')}.{ending}")


def write(name, rows):
    return regimenctl.write(f"{name.replace(' ', '-')}.csv", '\n'.join(rows) + '\n')


def bring_in(name, title, words, machine, wanted):
    """A new database holds what is wanted of a column of words, a month for each."""
    rows = [f'Date;{title}'] + [f'{2020 + i // 12}-{i % 12 + 1:02}-01;{word}'
                                for i, word in enumerate(words)]
    said = good('import', write(name, rows), '--database', path(name, 'db'), '--patient-name',
                'Ana Lopez', *(() if title == 'protocol' else ('--concern', 'acne-scars')),
                '--today', '2026-11-24', **MACHINES[machine])
    text = good('export', '--format', 'csv', '--database', path(name, 'db'))
    found = sorted(csv.DictReader(text.splitlines()), key=lambda row: row['day'])
    assert [row[title] for row in found] == list(wanted), (text, said)
    assert not any(row['device_name'] for row in found), text


def check_areas(name, language, machine):
    bring_in(name, 'areas', translate(AREAS.values(), language), machine, AREAS)


def check_concerns(name, language, machine):
    bring_in(name, 'protocol', translate(CONCERNS.values(), language), machine, CONCERNS)


def check_words(name, language, machine):
    for field, words in WORDS.items():
        bring_in(f'{name} {field}', field, translate(words.values(), language), machine, words)


def check_titles(name, language, machine):
    titles = translate([title for code, title in TITLES.items() if code != 'none'], language)
    table = write(name, [';'.join(titles), ';'.join('x' for title in titles)])
    said = partly('import', table, '--database', path(name, 'db'), '--dry-run',
                  **MACHINES[machine])
    assert not re.search(LEFT_OUT, said), said


def check_lists(machine):
    name = f'lists in {machine}'
    for field, title in (('state', 'day'), ('counts', 'day'), ('setting', 'day'),
                         ('archived', 'patient'), ('preferred', 'patient')):
        start = '2020-01-01' if title == 'day' else 'Ana'
        options = ('--database', path(name, 'db'), '--dry-run', '--today', '2026-11-24',
                   *(('--patient-name', 'Ana', '--concern', 'acne-scars') if title == 'day' else ()))
        table = write(name, [f'{title};{field}', f'{start};vanished'])
        said = partly('import', table, *options, **MACHINES[machine])
        words = re.search(r'[“„]vanished[”“].*\(.*\): (?:write|Schreiben Sie) (.*)\.$', said, re.M)
        words = re.split(', | or | oder ', words[1])
        assert len(words) > 1, said
        for word in words:
            said = good('import', write(name, [f'{title};{field}', f'{start};{word}']), *options,
                        **MACHINES[machine])


def check_all(machine):
    for what, check in (('areas', check_areas), ('concerns', check_concerns),
                        ('states, settings and devices', check_words), ('titles', check_titles)):
        for language in MACHINES:
            name = f'{what} in {language} on {machine}'
            tap.run(f'{what} in {language} get in on a machine that speaks {machine}', check, name,
                    language, machine)
    tap.run(f'what a refusal in {machine} says to write is read', check_lists, machine)


@tap.case('umlauts may be spelt out, accents left away, and capitals do not matter')
def spelling():
    words = {'Hände': 'hands', 'HAENDE': 'hands', 'Gesaess': 'buttocks', 'GESÄSS': 'buttocks',
             'Dekolleté': 'decollete', 'decollete': 'decollete', 'Dekolletee': 'decollete',
             'Wange': 'face-cheeks', 'cheek': 'face-cheeks', 'unterarm': 'arms-lower'}
    bring_in('spelling', 'areas', words, 'English', words.values())
    words = {'durchgefuehrt': 'done', 'BESTAETIGT': 'booked', 'versaeumt': 'missed'}
    bring_in('spelt', 'state', words, 'English', words.values())


tap.ok(len(AREAS) > 20 and len(CONCERNS) > 5 and len(TITLES) > 30, 'all are found at all')
for speaking, settings in MACHINES.items():
    if settings and not regimenctl.has_locale(settings['LC_ALL']):
        tap.skip(f'tables get in on a machine that speaks {speaking}', 'there is no such locale')
    else:
        check_all(speaking)


@tap.case('an own concern that is called as one of the program is in another language goes first')
def own_concern():
    protocols = os.path.join(regimenctl.HOME, 'share', 'regimen', 'protocols')
    os.makedirs(protocols, exist_ok=True)
    with open(os.path.join(protocols, 'own.protocol'), 'w', encoding='utf-8') as file:
        file.write('[Protocol]\nFormat=1\nId=own\nRevision=1\nName=Aknenarben\nSessions=1\n'
                   'Sources=none\n[Basis standard]\nName=Standard\nSources=none\n'
                   '[Spacing standard]\nBasis=standard\nFrom=previous\nRecommendedTo=6 weeks\n'
                   'Sources=none\n')
    bring_in('own', 'protocol', ['Aknenarben', 'Falten und feine Linien'], 'English',
             ['own', 'wrinkles'])


tap.finish()
