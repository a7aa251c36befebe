"""Every word that a person may read is in the template, and in every catalogue."""
import os
import re
import subprocess
import sys
import tempfile

import catalogue
import tap
import tree

MARKED = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2|'
                    r'rgm_reason_translate)\s*\(\s*[\w,\s]*"'
                    r'|(?<!\w)(rgm_protocol_group_fail|fail_at)\s*\([^;]*"')
TRANSLATABLE = re.compile(r'translatable="(yes|true|1)"')


def with_words(files):
    """The paths of `files` that hold a string to be translated."""
    found = []
    for path, text in files.items():
        if path.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
            found.append(path)
        elif path.endswith('.ui') and TRANSLATABLE.search(text):
            found.append(path)
        elif path.endswith(('.c', '.h')) and MARKED.search(tree.without_comments(text)):
            found.append(path)
    return found


def without_domain(files):
    """The paths of `files` that are translated only where the whole program is, which a test is not."""
    return [path for path, text in files.items() if path.endswith('.ui')
            and TRANSLATABLE.search(text) and '<interface domain="regimen">' not in text]


def differences(listed, wanted):
    rows = [f'missing: {path}' for path in sorted(set(wanted) - set(listed))]
    rows += [f'has no words, or is not there: {path}' for path in sorted(set(listed) - set(wanted))]
    return rows + [f'twice: {path}' for path in sorted(set(listed)) if listed.count(path) > 1]


def listed_in(path):
    lines = [line.strip() for line in tree.read(path).split('\n')]
    return [line for line in lines if line and not line.startswith('#')]


def untold(template, entries):
    """What the template has and the catalogue lacks, has not translated, or is unsure of."""
    done = {entry.key for entry in entries if entry.translated}
    return [f'{entry.msgid!r}' for entry in template if entry.key not in done]


def fresh_template():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'fresh.pot')
        subprocess.run([os.path.join(tree.ROOT, 'build-aux/update-po'), '--template', path],
                       check=True, stdout=sys.stderr)
        with open(path, encoding='utf-8') as file:
            return catalogue.parse(file.read())


def msgfmt(path):
    """What msgfmt has to say against a catalogue."""
    done = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '--output-file=/dev/null',
                           path], capture_output=True, text=True, cwd=tree.ROOT)
    return done.stderr + ('' if done.returncode == 0 else f'exit status {done.returncode}')


def check_lists():
    files = tree.sources(('src', 'resources', 'data'),
                         ('.c', '.h', '.ui', '.desktop.in', '.metainfo.xml.in', '.gschema.xml'))
    rows = differences(listed_in('po/POTFILES'), with_words(files))
    tap.ok(not rows, 'po/POTFILES is whole', '\n'.join(rows))
    keyfiles = ['data/areas.ini'] + tree.paths(('data/protocols',), ('.protocol', '.ini'))
    rows = differences(listed_in('po/KEYFILES'), keyfiles)
    tap.ok(not rows, 'po/KEYFILES is whole', '\n'.join(rows))
    rows = without_domain(files)
    tap.ok(not rows, 'every .ui with words says whose they are', '\n'.join(rows))


def check_template():
    template = catalogue.parse(tree.read('po/regimen.pot'))
    fresh = {entry.key for entry in fresh_template()}
    told = {entry.key for entry in template}
    rows = [f'new: {key!r}' for key in sorted(fresh - told, key=repr)]
    rows += [f'gone: {key!r}' for key in sorted(told - fresh, key=repr)]
    tap.note(f'{len(told)} texts')
    tap.ok(not rows, 'po/regimen.pot is what build-aux/update-po makes', '\n'.join(rows))
    for text in ('Acne scars', 'Forehead', 'Every 4 to 6 weeks'):
        tap.ok((None, text, None) in told, f'texts of protocols and areas are in: {text}')
    return template


def check_language(language, template):
    entries = catalogue.parse(tree.read(f'po/{language}.po'))
    rows = untold(template, entries)
    tap.ok(not rows, f'{language}: every text is translated', '\n'.join(rows))
    fuzzy = [repr(entry.msgid) for entry in entries if entry.fuzzy]
    tap.ok(not fuzzy, f'{language}: none is in doubt', '\n'.join(fuzzy))
    wrong = msgfmt(f'po/{language}.po')
    tap.ok(not wrong, f'{language}: placeholders, plurals and mnemonics are right', wrong)


def check_itself():
    planted = {'src/a.c': 'puts (_("Hello"));', 'src/b.c': '/* _("no") */ f_ ("no");',
               'src/c.c': 'ngettext ("one", "many", n);', 'src/d.ui': '<p translatable="yes">x</p>',
               'src/e.ui': '<p>x</p>', 'src/f.c': 'C_ ("month",\n    "May")',
               'src/g.c': 'rgm_protocol_group_fail (&place, key, 1, error, "no");',
               'src/h.h': 'gboolean rgm_protocol_group_fail (int a, ...);'}
    tap.equal(with_words(planted), ['src/a.c', 'src/c.c', 'src/d.ui', 'src/f.c', 'src/g.c'],
              'files with words are found')
    tap.equal(without_domain(planted), ['src/d.ui'], 'files without a domain are found')
    tap.equal(len(differences(['a', 'b', 'b'], ['a', 'c'])), 3, 'differences of lists are found')
    template = catalogue.parse('msgid "a"\nmsgstr ""\n\nmsgctxt "x"\nmsgid "b"\n'
                               'msgid_plural "bs"\nmsgstr[0] ""\nmsgstr[1] ""\n')
    half = catalogue.parse('#, fuzzy\nmsgid "a"\nmsgstr "A"\n\nmsgctxt "x"\nmsgid "b"\n'
                           'msgid_plural "bs"\nmsgstr[0] "B"\nmsgstr[1] ""\n')
    tap.equal(untold(template, half), ["'a'", "'b'"], 'doubtful and half translations are found')
    with tempfile.NamedTemporaryFile('w', suffix='.po') as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                   '#, c-format\nmsgid "%s of %d"\nmsgstr "%d von %s"\n')
        file.flush()
        tap.ok(msgfmt(file.name), 'a wrong placeholder is found')


check_lists()
current = check_template()
languages = listed_in('po/LINGUAS')
tap.ok('de' in languages, 'there is a German catalogue')
for name in languages:
    check_language(name, current)
check_itself()
tap.finish()
