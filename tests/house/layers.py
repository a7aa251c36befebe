"""A folder of src is a fence: which headers each layer may include.

Meson's dependencies alone do not stop <sqlite3.h> or <gio/gio.h>, which lie in the compiler's path.
"""
import os
import re

import tap
import tree

# Which layers each one may know, and which headers from outside.
LAYERS = {
    'core': {'core'},
    'store': {'core', 'store'},
    'exchange': {'core', 'timeline', 'exchange'},
    'timeline': {'core', 'timeline'},
    'cli': {'core', 'store', 'exchange', 'cli'},
    'app': {'core', 'store', 'exchange', 'timeline', 'app'},
}
LANGUAGE = {'assert.h', 'ctype.h', 'errno.h', 'inttypes.h', 'limits.h', 'locale.h', 'math.h',
            'signal.h', 'stdarg.h', 'stdbool.h', 'stddef.h', 'stdint.h', 'stdio.h', 'stdlib.h',
            'string.h', 'time.h'}
SYSTEM = LANGUAGE | {'fcntl.h', 'langinfo.h', 'sys/file.h', 'sys/ioctl.h', 'sys/resource.h',
                     'sys/stat.h', 'sys/types.h', 'unistd.h'}
GLIB = {'glib.h', 'glib-object.h'}
GIO = GLIB | {'gio/gio.h', 'glib/gstdio.h'}
PAPER = {'cairo.h', 'cairo-pdf.h', 'cairo-svg.h', 'pango/pangocairo.h'}
WORDS = {'glib/gi18n.h', 'glib/gi18n-lib.h', 'libintl.h'}
OUTSIDE = {
    'core': GLIB | LANGUAGE - {'locale.h', 'signal.h', 'stdio.h', 'time.h'},
    'store': GIO | SYSTEM | WORDS | {'sodium.h', 'sqlite3.h'},
    'exchange': GIO | SYSTEM | WORDS | PAPER | {'csv.h', 'json-glib/json-glib.h', 'langinfo.h', 'libical/ical.h'},
    'timeline': GLIB | LANGUAGE - {'locale.h', 'signal.h', 'stdio.h', 'time.h'},
    'cli': GIO | SYSTEM | WORDS,
    'app': GIO | SYSTEM | WORDS | {'gtk/gtk.h', 'adwaita.h', 'graphene.h', 'pango/pango.h',
                                   'gdk/x11/gdkx.h', 'gtk/gtkaccessible.h'},
}
# Headers of the build, not of a layer.
GENERATED = {'config.h'}
# Within the program: what holds data knows no page, and a page knows no other page.
DATA_FOLDERS = {'service', 'model', 'compat'}
PAGE_FOLDERS = {'patients', 'course', 'agenda', 'protocols', 'preferences'}

INCLUDE = r'^\s*#\s*include\s+(["<])([^">]+)[">]'


def homes(files):
    """The path of each of our headers by its bare name."""
    return {os.path.basename(path): path for path in files if path.endswith('.h')}


def folder_in_app(path):
    parts = path.split('/')
    return parts[2] if len(parts) > 3 else ''


def core_finding(path, target):
    """What is wrong with one file of the core including another, or None."""
    if target.startswith('src/core/record/') and not path.startswith('src/core/record/'):
        return 'the rules must not know the records'
    return None


def app_finding(path, target):
    """What is wrong with one file of the program including another, or None."""
    own, other = folder_in_app(path), folder_in_app(target)
    if own in DATA_FOLDERS and other not in DATA_FOLDERS:
        return f'app/{own} must not know a page or a widget'
    if own in PAGE_FOLDERS and other in PAGE_FOLDERS - {own}:
        return 'a page must not know another page'
    if own and not other:
        return 'only the window knows the window'
    return None


def finding(path, bracket, header, known):
    """What is wrong with one #include, or None."""
    layer = path.split('/')[1]
    target = known.get(os.path.basename(header))
    if header in GENERATED:
        return None
    if target is None:
        if bracket == '"' and header.startswith('rgm-') and not header.endswith('-resources.h'):
            return 'no such header in src'
        if bracket == '"' and header.endswith('-resources.h'):
            return None
        return None if header in OUTSIDE[layer] else f'{layer} may not use it'
    if bracket == '<':
        return 'a header of the project stands in quotes'
    other = target.split('/')[1]
    if other not in LAYERS[layer]:
        return f'{layer} must not know {other}'
    if layer == other == 'core':
        return core_finding(path, target)
    return app_finding(path, target) if layer == other == 'app' else None


def findings(files):
    known = homes(files)
    rows = []
    for path, text in files.items():
        if path.split('/')[1] not in LAYERS:
            rows.append(f'{path}: not in a layer')
            continue
        for number, match in tree.grep(INCLUDE, tree.without_comments(text)):
            wrong = finding(path, match[1], match[2], known)
            if wrong:
                rows.append(f'{path}:{number}: {match[2]}: {wrong}')
    return rows


def sqlite_outside_store(files):
    return [f'{path}:{number}' for path, text in files.items()
            if not path.startswith('src/store/')
            for number, _ in tree.grep(r'\bsqlite3_\w+\s*\(', tree.without_comments(text))]


# Each line of the right column, alone in a file of the left one, must be found.
PLANTED = [
    ('src/core/rgm-planted.c', '#include <gio/gio.h>'),
    ('src/core/rgm-planted.c', '#include <glib/gi18n-lib.h>'),
    ('src/core/rgm-planted.c', '#include <time.h>'),
    ('src/core/rgm-planted.h', '#include "rgm-store.h"'),
    ('src/core/rgm-planted.h', '#  include "../store/rgm-store.h"'),
    ('src/core/record/rgm-planted.c', '#include <gio/gio.h>'),
    ('src/core/record/rgm-planted.c', '#include "rgm-store.h"'),
    ('src/core/rgm-planted.c', '#include "rgm-patient.h"'),
    ('src/timeline/rgm-planted.c', '#include <gtk/gtk.h>'),
    ('src/timeline/rgm-planted.c', '#include "rgm-sentence.h"'),
    ('src/exchange/rgm-planted.c', '#include <sqlite3.h>'),
    ('src/exchange/rgm-planted.c', '#include "rgm-store.h"'),
    ('src/store/rgm-planted.c', '#include "rgm-page.h"'),
    ('src/store/rgm-planted.c', '#include <json-glib/json-glib.h>'),
    ('src/cli/rgm-planted.c', '#include <libical/ical.h>'),
    ('src/cli/rgm-planted.c', '#include <adwaita.h>'),
    ('src/cli/rgm-planted.c', '#include "rgm-scale.h"'),
    ('src/app/model/rgm-planted.c', '#include "rgm-page.h"'),
    ('src/app/patients/rgm-planted.c', '#include "rgm-page.h"'),
    ('src/app/course/rgm-planted.c', '#include "rgm-window.h"'),
    ('src/app/rgm-planted.c', '#include <sqlite3.h>'),
    ('src/app/rgm-planted.c', '#include <rgm-store.h>'),
    ('src/app/rgm-planted.c', '#include "rgm-absent.h"'),
    ('src/other/rgm-planted.c', '#include <glib.h>'),
]
ALLOWED = [
    ('src/core/rgm-planted.c', '/* #include <gio/gio.h> */'),
    ('src/core/rgm-planted.c', '#include "config.h"'),
    ('src/store/rgm-planted.c', '#include <sqlite3.h>'),
    ('src/cli/rgm-planted.c', '#include "rgm-store.h"'),
    ('src/core/record/rgm-planted.c', '#include "rgm-patient.h"'),
    ('src/store/rgm-planted.c', '#include "rgm-patient.h"'),
    ('src/app/rgm-planted.c', '#include "rgm-page.h"'),
    ('src/app/course/rgm-planted.c', '#include "rgm-page.h"'),
]
INVENTED = {'src/store/rgm-store.h': '', 'src/core/record/rgm-patient.h': '', 'src/exchange/rgm-sentence.h': '',
            'src/timeline/rgm-scale.h': '', 'src/app/course/rgm-page.h': '',
            'src/app/rgm-window.h': ''}


def main():
    files = tree.sources()
    includes = sum(len(re.findall(INCLUDE, text, re.M)) for text in files.values())
    tap.note(f'{len(files)} files, {includes} includes')
    tap.ok(includes > 20, 'the includes are found at all')
    for layer in LAYERS:
        own = [row for row in findings(files) if row.startswith(f'src/{layer}/')]
        tap.ok(not own, f'{layer} includes only what its row allows', '\n'.join(own))
    tap.ok(not [row for row in findings(files) if row.endswith('not in a layer')],
           'every file belongs to a layer')
    calls = sqlite_outside_store(files)
    tap.ok(not calls, 'SQLite is called only in the store', '\n'.join(calls))
    for path, line in PLANTED:
        tap.equal(len(findings({**INVENTED, path: line + '\n'})), 1, f'caught in {path}: {line}')
    for path, line in ALLOWED:
        tap.equal(findings({**INVENTED, path: line + '\n'}), [], f'allowed in {path}: {line}')
    tap.finish()


main()
