"""Plans and records as PDF, timelines as pictures: whole files, with their fonts and their text.

They are made without a display. What they hold is asked of the usual programs: qpdf, pdftotext,
pdffonts, pdfinfo.
"""
import hashlib
import json
import os
import re
import struct
import subprocess
import xml.etree.ElementTree

import regimenctl
import tap

TODAY = ['--today', '2026-11-24']
NAMES = {'plain': 'Sample Patient 1', 'hebrew': 'מטופלת לדוגמה', 'arabic': 'مريض عينة',
         'long': 'Sample Patient ' + 'von und zu Langenname-Beispiel ' * 6 + 'End',
         'odd': 'Sample \ufffe Patient \ufdd0 9'}


def make_database():
    """A database with one patient for each name; for each, the id of the course."""
    made = os.path.join(regimenctl.HOME, 'made.db')
    path = os.path.join(regimenctl.HOME, 'print.db')
    for file in (made, path):
        result = regimenctl.run('sample', '--patients', '1', '--database', file)
        assert result.returncode == 0, result
    archive = json.loads(regimenctl.run('export', '--database', made).stdout)
    text = json.dumps(archive['patients'][0])
    ids = set(re.findall(r'"id": "([0-9a-f-]{36})"', text))
    patients, courses = [], {}
    for key, name in NAMES.items():
        copy = text
        for old in ids:
            digest = hashlib.sha256((key + old).encode()).hexdigest()
            copy = copy.replace(old, f'{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-'
                                     f'a{digest[17:20]}-{digest[20:32]}')
        patient = json.loads(copy)
        patient['name'] = name
        patients.append(patient)
        courses[key] = patient['courses'][0]['id']
    lengthen(next(patient for patient in patients if patient['name'] == NAMES['long']))
    archive['patients'], archive['history'] = patients, []
    source = regimenctl.write('print.json', json.dumps(archive))
    result = regimenctl.run('import', source, '--database', path)
    assert result.returncode == 0, result
    return path, courses


def lengthen(patient):
    """Sixty sessions, each as long as anybody may write, so that pages have to break."""
    course = patient['courses'][0]
    first = course['sessions'][0]
    course['start_day'] = '2021-01-16'
    course['sessions'] = []
    for number in range(60):
        session = json.loads(json.dumps(first))
        session['id'] = f'{number:08x}-0000-5000-a000-000000000000'
        session['day'] = f'{2021 + number // 12}-{number % 12 + 1:02}-16'
        session['notes'] = f'Note of {number}. ' * (1 if number % 7 else 150)
        course['sessions'].append(session)


DATABASE, COURSES = make_database()
written = 0


def export(key, form, *options, **variables):
    """The path of an export that must go well."""
    global written
    written += 1
    path = os.path.join(regimenctl.HOME, f'{written}.{form}')
    result = regimenctl.run('export', '--format', form, '--course', COURSES[key], *TODAY,
                            '--database', DATABASE, '--to', path, *options, **variables)
    assert result.returncode == 0 and result.stderr == '', result
    return path


def ask(*words):
    result = subprocess.run(words, capture_output=True, encoding='utf-8', timeout=60)
    assert result.returncode == 0, result
    return result.stdout


def words(path):
    return ' '.join(ask('pdftotext', '-layout', path, '-').split())


def info(path, what):
    return re.search(rf'^{what}:\s*(.*)$', ask('pdfinfo', path), re.M)[1]


def png_size(path):
    with open(path, 'rb') as file:
        head = file.read(24)
    assert head[:8] == b'\x89PNG\r\n\x1a\n', head
    return struct.unpack('>II', head[16:])


def refusal(status, *arguments):
    result = regimenctl.run('export', '--database', DATABASE, *TODAY, *arguments)
    tap.equal(result.returncode, status, f'{arguments}: exit status')
    return result.stderr


for _key in NAMES:
    for _sheet in ('plan', 'record'):
        @tap.case(f'{_key}, {_sheet}: a whole PDF, its fonts in it')
        def whole_pdf(key=_key, sheet=_sheet):
            path = export(key, 'pdf', '--sheet', sheet)
            ask('qpdf', '--check', path)
            ask('qpdf', '--check', export(key, 'pdf', '--sheet', sheet, '--titles', 'full'))
            fonts = ask('pdffonts', path).splitlines()[2:]
            assert fonts
            for font in fonts:
                assert re.search(r' yes yes yes +\d+ +\d+$', font), font


@tap.case('the plan says what the plan of the command line says, in its order')
def plan_in_order():
    text = words(export('plain', 'pdf'))
    at = 0
    for part in ('Sample Patient 1', 'Acne scars · Face', '2 of 6 sessions done',
                 'Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.',
                 'Next session', 'recommended 18 Dec – 1 Jan',
                 'Earliest: 20 Nov 2026 + 14 days = 4 Dec 2026, from session 2 [1]',
                 'Sessions', '35 days · on time', 'final results from 12 Jun 2027', 'Fri 15 Jan 2027',
                 'Before each session', 'After each session', 'Do not swim.',
                 'Where the sources disagree', 'Rules and sources',
                 '“How Often Should You Do Micro-Needling?”', 'no medical advice'):
        found = text.find(part, at)
        assert found >= 0, (part, text[at:at + 500])
        at = found


@tap.case('a course of long ago is on its timeline, not the months around today')
def long_ago():
    text = words(export('plain', 'pdf', '--today', '2036-11-24'))
    ruler = text[text.index(' Timeline ') + 10:text.index(' Sessions ')]
    assert '2026' in ruler and '2027' in ruler and '2036' not in ruler, ruler


@tap.case('the record says what was done')
def record():
    text = words(export('plain', 'pdf', '--sheet', 'record'))
    for part in ('Session 1 · Fri 16 Oct 2026', 'Clinic', 'Pen · Sample Pen',
                 'Face · 1.25 mm · 3 passes', 'Sample Serum, lot L-2026-01', 'Redness for a day'):
        assert part in text, (part, text)


@tap.case('names that run from right to left can be searched for')
def right_to_left():
    for key in ('hebrew', 'arabic'):
        text = ask('pdftotext', export(key, 'pdf'), '-')
        for word in NAMES[key].split():
            assert word in text, (word, text[:300])


def make_fonts(font):
    """A configuration with one font alone."""
    fonts = regimenctl.path('fonts')
    os.makedirs(fonts, exist_ok=True)
    os.symlink(font, os.path.join(fonts, os.path.basename(font)))
    return regimenctl.write('fonts.conf', f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{fonts}</cachedir></fontconfig>
""")


@tap.case('letters that no font has are told of, and the PDF is made all the same')
def unknown_letters():
    files = [set(ask('fc-list', '-f', '%{file}\\n', f':lang={lang}').split('\n'))
             for lang in ('en', 'he')]
    config = make_fonts(sorted(files[0] - files[1])[0])
    path = regimenctl.path('boxes.pdf')
    for sheet in ('plan', 'record'):
        result = regimenctl.run('export', '--format', 'pdf', '--course', COURSES['hebrew'], *TODAY,
                                '--database', DATABASE, '--to', path, '--force', '--sheet', sheet,
                                FONTCONFIG_FILE=config)
        assert (result.returncode, result.stdout) == (0, ''), result
        letters = re.fullmatch('regimenctl: Boxes stand for letters that no font here has: (.*)[.] '
                               'Install a font that has them[.]\n', result.stderr)
        assert letters and set(letters[1]) == set(NAMES['hebrew']), result
        ask('qpdf', '--check', path)
        assert 'Sessions' in ask('pdftotext', path, '-') or sheet == 'record'


@tap.case('each page tells patient, course, the day it was made, and its number')
def page_heads():
    path = export('long', 'pdf', '--sheet', 'record')
    n_pages = int(info(path, 'Pages'))
    assert n_pages > 5, n_pages
    pages = ask('pdftotext', '-layout', path, '-').split('\f')[:n_pages]
    for number, page in enumerate(pages, 1):
        assert page.lstrip().startswith('Sample Patient von und zu'), page[:200]
        assert 'Made on Tue 24 Nov 2026' in page and f'Page {number} of {n_pages}' in page
    text = ' '.join(' '.join(pages).split())
    for number in range(60):
        assert f'Note of {number}.' in text, number


@tap.case('a table that goes on tells its head again, and no heading ends a page')
def long_table():
    pages = ask('pdftotext', '-layout', export('long', 'pdf'), '-').split('\f')
    heads = [page for page in pages if re.search(r'No\.\s+Day\s+State\s+Verdict', page)]
    assert len(heads) >= 2, len(heads)
    for page in pages[:-1]:
        last = page.split('Made on')[0].rstrip().splitlines()[-1].strip()
        assert last not in ('Sessions', 'Next session', 'Rules and sources', 'Timeline',
                            'Before each session', 'After each session'), last


@tap.case('the title names the patient only when asked to')
def title():
    path = export('plain', 'pdf')
    tap.equal(info(path, 'Title'), 'Treatment plan', 'the title')
    with open(path, 'rb') as file:
        assert b'Sample Patient' not in file.read()
    named = info(export('plain', 'pdf', '--titles', 'full'), 'Title')
    tap.equal(named, 'Treatment plan: Sample Patient 1', 'the title that was asked for')


@tap.case('the paper is that asked for')
def paper():
    assert '(A4)' in info(export('plain', 'pdf', '--paper', 'a4'), 'Page size')
    assert '(letter)' in info(export('plain', 'pdf', '--paper', 'letter'), 'Page size')


@regimenctl.case_in('en_US.UTF-8', 'else that of the country')
def paper_of_country():
    path = export('plain', 'pdf', LC_ALL='en_US.UTF-8')
    assert '(letter)' in info(path, 'Page size')


@regimenctl.case_in('de_DE.UTF-8', 'a plan in German, on A4')
def german():
    path = export('plain', 'pdf', **regimenctl.GERMAN)
    assert '(A4)' in info(path, 'Page size')
    text = words(path)
    for part in ('2 von 6 Sitzungen erfolgt', 'Regeln und Quellen', 'Aknenarben'):
        assert part in text, part
    for part in ('Treatment plan', 'Sessions to come', 'Why these dates', 'Made on'):
        assert part not in text, part


@tap.case('the same input makes the same file, to the byte')
def same_file():
    for form in ('pdf', 'svg', 'png'):
        files = []
        for _ in range(2):
            with open(export('plain', form), 'rb') as file:
                files.append(file.read())
        assert files[0] == files[1], form


@tap.case('a PNG is as large as asked for')
def png():
    width, height = png_size(export('plain', 'png'))
    assert width == 960 and 300 < height < 700, (width, height)
    tap.equal(png_size(export('plain', 'png', '--scale', '3')), (3 * width, 3 * height), 'size')


@tap.case('an SVG is well-formed and has a title')
def svg():
    root = xml.etree.ElementTree.parse(export('plain', 'svg')).getroot()
    tap.equal(root.tag, '{http://www.w3.org/2000/svg}svg', 'root')
    tap.equal(root[0].text, 'Acne scars · Face', 'title')


@tap.case('no display, no toolkit')
def no_display():
    libraries = ask('ldd', regimenctl.PROGRAM)
    assert 'libgtk' not in libraries and 'libadwaita' not in libraries, libraries
    export('plain', 'pdf', DISPLAY='', WAYLAND_DISPLAY='')


@tap.case('what cannot be is refused with what would be right')
def refusals():
    course = ['--course', COURSES['plain']]
    assert 'a4 or letter' in refusal(1, '--format', 'pdf', *course, '--paper', 'a5')
    assert 'plan or record' in refusal(1, '--format', 'pdf', *course, '--sheet', 'bill')
    assert '--scale' in refusal(1, '--format', 'png', *course, '--scale', '9')
    assert '--scale' in refusal(1, '--format', 'svg', *course, '--scale', '2')
    assert '--paper' in refusal(1, '--format', 'png', *course, '--paper', 'a4')
    assert '--course' in refusal(2, '--format', 'pdf')
    assert 'there is no course' in refusal(1, '--format', 'pdf', '--course',
                                           '00000000-0000-4000-8000-000000000000')


@tap.case('a file that cannot be written leaves nothing, one that is there stays')
def unwritable():
    missing = os.path.join(regimenctl.HOME, 'no-such-folder', 'a.pdf')
    refusal(1, '--format', 'pdf', '--course', COURSES['plain'], '--to', missing)
    assert not os.path.exists(os.path.dirname(missing))
    there = regimenctl.write('there.pdf', 'mine')
    refusal(1, '--format', 'pdf', '--course', COURSES['plain'], '--to', there)
    with open(there, encoding='utf-8') as file:
        tap.equal(file.read(), 'mine', 'the file that was there')


tap.finish()
