"""The rules of the house that a machine can see: sizes, forbidden calls, where old API may stand."""
import re

import tap
import tree

FILE_LINES_MAX = 550
FUNCTION_LINES_MAX = 60
LINE_COLUMNS_MAX = 100

FORBIDDEN = {
    r'\bg_error\s*\(': 'aborts for an outside reason; return a GError',
    r'\bg_file_replace_contents': 'on a full disk it leaves a truncated file in place of the old one',
    r'\bg_file_set_contents\s*\(': 'is not durable; say how with g_file_set_contents_full',
    r'\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|g_alloca|g_newa)\s*\(': 'has no bound',
    r'\b(system|popen)\s*\(': 'hands its text to a shell',
    r'\bg_signal_connect(_swapped|_after|_data)?\s*\(': 'outlives its object; g_signal_connect_object',
    r'(//|/\*).*\b(TODO|FIXME|XXX|HACK)\b': 'is done or is not there',
}
CORE_FORBIDDEN = {
    r'\b(g_date_time_new_now\w*|g_get_real_time|g_get_monotonic_time|g_date_set_time\w*|time)\s*\(':
        'the core asks no clock',
    r'\b(g_message|g_warning|g_info|g_critical|g_print|printf)\s*\(': 'the core says nothing',
}
VERSION_CHECK = (r'\b(GLIB|GTK|GDK|ADW)_CHECK_VERSION\b|\b(GTK|ADW|GLIB)_(MAJOR|MINOR)_VERSION\b'
                 r'|IGNORE_DEPRECATIONS|diagnostic\s+ignored\s+"-Wdeprecated')
# Deprecated from GTK 4.10 and libadwaita 1.6 on: as functions, casts and types, and in .ui files.
GOING_AWAY = ('Gtk:Dialog', 'Gtk:MessageDialog', 'Gtk:FileChooserNative', 'Gtk:FileChooserDialog',
              'Gtk:TreeView', 'Gtk:ListStore', 'Gtk:ComboBox', 'Gtk:ComboBoxText', 'Gtk:InfoBar',
              'Gtk:StyleContext', 'Gtk:ColorButton', 'Gtk:FontButton', 'Gtk:ShortcutsWindow',
              'Adw:Leaflet', 'Adw:Flap', 'Adw:Squeezer', 'Adw:MessageDialog', 'Adw:AboutWindow',
              'Adw:PreferencesWindow', 'Adw:ViewSwitcherTitle')
BAD_NAMES = r'(^|[-_/])(utils?|helpers?|manager|misc|common)([-_./]|$)'


def going_away_pattern():
    names = []
    for item in GOING_AWAY:
        space, name = item.split(':')
        snake = re.sub(r'(?<!^)([A-Z])', r'_\1', name).lower()
        names += [f'{space.lower()}_{snake}_[a-z]\\w*', f'{space}{name}']
    return r'\b(' + '|'.join(names) + r')\b'


def functions(text):
    """(name, first line, lines of the body) of each function; the house puts its braces in column 0."""
    lines = tree.without_comments(text).split('\n')
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            start = number
        elif line == '}' and start:
            head = [row for row in lines[max(0, start - 16):start - 1]
                    if re.match(r'[A-Za-z_]\w* \(', row)]
            yield head[-1].split(' (')[0] if head else '?', start, number - start - 1
            start = None


def long_functions(path, text):
    return [f'{path}:{line}: {name} has {length} lines' for name, line, length in functions(text)
            if length > FUNCTION_LINES_MAX and not name.endswith('_class_init')]


def long_file(path, text):
    length = text.count('\n')
    return [f'{path}: {length} lines'] if length > FILE_LINES_MAX else []


def long_lines(path, text):
    return [f'{path}:{number}: {len(line)} columns' for number, line
            in enumerate(text.split('\n'), 1) if len(line) > LINE_COLUMNS_MAX]


def tabs_and_ends(path, text):
    rows = [f'{path}:{number}: tab or trailing space'
            for number, _ in tree.grep(r'\t|[ ]+$', text)]
    return rows + ([] if text.endswith('\n') or not text else [f'{path}: no newline at the end'])


def forbidden(path, text):
    rows = []
    bare = tree.without_comments(text)
    rules = {**FORBIDDEN, **(CORE_FORBIDDEN if path.startswith('src/core/') else {})}
    for pattern, why in rules.items():
        where = text if 'TODO' in pattern else bare
        rows += [f'{path}:{number}: {match[0].strip()}: {why}'
                 for number, match in tree.grep(pattern, where)]
    return rows


def outside_compat(path, text):
    if path.startswith('src/app/compat/'):
        return []
    bare = text if path.endswith('.ui') else tree.without_comments(text)
    pattern = f'{VERSION_CHECK}|{going_away_pattern()}'
    return [f'{path}:{number}: {match[0]} belongs in src/app/compat'
            for number, match in tree.grep(pattern, bare)]


def bad_name(path, text):
    return [f'{path}: a name that says nothing'] if re.search(BAD_NAMES, path) else []


def include_order(path, text):
    """config.h first, the project before the system; a header is read once."""
    if path.endswith('.h'):
        return [] if '#pragma once' in text else [f'{path}: no #pragma once']
    included = re.findall(r'^#\s*include\s+(["<])([^">]+)', tree.without_comments(text), re.M)
    rows = []
    if not included or included[0][1] != 'config.h':
        rows.append(f'{path}: config.h is not the first')
    brackets = [bracket for bracket, _ in included]
    if brackets != sorted(brackets):
        rows.append(f'{path}: a header of the project stands after one of the system')
    return rows


def body(lines):
    return 'static void\nplanted (void)\n{\n' + '  work ();\n' * lines + '}\n'


# (check, path, text that must be found, text that must not)
PLANTED = [
    (forbidden, 'src/store/rgm-x.c', 'g_error ("no");\n', 'g_set_error (e, "g_error");\n'),
    (forbidden, 'src/app/rgm-x.c', 'g_file_replace_contents (f);\n', '/* g_file_replace_contents */\n'),
    (forbidden, 'src/store/rgm-x.c', 'strcpy (a, b);\n', 'g_strlcpy (a, b, 3);\n'),
    (forbidden, 'src/app/rgm-x.c', 'g_signal_connect (a, b, c, d);\n',
     'g_signal_connect_object (a, b, c, d, 0);\n'),
    (forbidden, 'src/app/rgm-x.c', '/* TODO: later */\n', '/* Nothing to do. */\n'),
    (forbidden, 'src/core/rgm-x.c', 'x = g_get_real_time ();\n', 'x = rgm_time (y);\n'),
    (long_functions, 'src/core/rgm-x.c', body(FUNCTION_LINES_MAX + 1), body(FUNCTION_LINES_MAX)),
    (long_file, 'src/core/rgm-x.c', '\n' * (FILE_LINES_MAX + 1), '\n' * FILE_LINES_MAX),
    (long_lines, 'src/core/rgm-x.c', 'x' * 101 + '\n', 'x' * 100 + '\n'),
    (tabs_and_ends, 'src/core/rgm-x.c', 'a \n', 'a\n'),
    (outside_compat, 'src/app/rgm-x.c', 'gtk_dialog_new ();\n', 'adw_dialogue_new ();\n'),
    (outside_compat, 'src/app/rgm-x.c', 'ADW_CHECK_VERSION (1, 5, 0)\n', 'CHECK_VERSION\n'),
    (outside_compat, 'resources/ui/rgm-x.ui', '<object class="AdwLeaflet">\n',
     '<object class="AdwCarousel">\n'),
    (outside_compat, 'src/app/rgm-x.c', 'adw_message_dialog_new (a, b, c);\n',
     'rgm_message_dialog_ask (a);\n'),
    (include_order, 'src/core/rgm-x.c', '#include "rgm-x.h"\n',
     '#include "config.h"\n#include "rgm-x.h"\n#include <string.h>\n'),
    (include_order, 'src/core/rgm-x.c', '#include "config.h"\n#include <a.h>\n#include "b.h"\n', None),
    (include_order, 'src/core/rgm-x.h', '#include <glib.h>\n', '#pragma once\n'),
    (bad_name, 'src/app/rgm-utils.c', '', None),
    (bad_name, 'src/app/rgm-list-manager.h', '', None),
]
RULES = [
    (long_functions, f'no function has more than {FUNCTION_LINES_MAX} lines'),
    (long_file, f'no file has more than {FILE_LINES_MAX} lines'),
    (long_lines, f'no line has more than {LINE_COLUMNS_MAX} columns'),
    (tabs_and_ends, 'no tabs, no trailing space, a newline at the end'),
    (forbidden, 'no forbidden call'),
    (outside_compat, 'version checks and what is going away stand in app/compat alone'),
    (include_order, 'includes stand in order'),
    (bad_name, 'no file is named after nothing'),
]


def main():
    files = tree.sources()
    tests = tree.sources(('tests',))
    templates = tree.sources(('resources',), ('.ui',))
    found = [row for text in files.values() for row in functions(text)]
    tap.note(f'{len(files)} files, {len(found)} functions, {len(templates)} templates')
    tap.ok(len(found) > 20, 'the functions are found at all')
    for check, name in RULES:
        scope = dict(files)
        if check in (long_functions, long_file, long_lines, tabs_and_ends, bad_name):
            scope.update(tests)
        if check is outside_compat:
            scope.update(templates)
        rows = [row for path, text in scope.items() for row in check(path, text)]
        tap.ok(not rows, name, '\n'.join(rows))
    for check, path, wrong, right in PLANTED:
        what = f'{check.__name__} in {path}: {wrong.strip()[:40]}'
        tap.equal(len(check(path, wrong)), 1, f'caught by {what}')
        if right is not None:
            tap.equal(check(path, right), [], f'{check.__name__} lets pass: {right.strip()[:40]}')
    tap.finish()


main()
