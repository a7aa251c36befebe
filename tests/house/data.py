"""What is installed as it is obeys those who will read it: the desktop, the software centre, man."""
import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

import tap
import tree

APPLICATION_ID = 'io.github.regimen.Regimen'
BUILD = sys.argv[1]


def said(command, **options):
    """What a checker says, nothing if it is content."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=tree.ROOT, **options)
    text = (done.stdout + done.stderr).strip()
    return text if done.returncode else ''


def built(ending):
    return os.path.join(BUILD, 'data', APPLICATION_ID + ending)


def content(name, wrong):
    tap.ok(not wrong, name, wrong)


def screenshots():
    """The pictures that README and metainfo speak of and that are not there."""
    text = tree.read('README.md') + tree.read(f'data/{APPLICATION_ID}.metainfo.xml.in')
    paths = set(re.findall(r'data/screenshots/[\w.-]+', text))
    return paths, [path for path in paths if not os.path.exists(os.path.join(tree.ROOT, path))]


def metainfo_version():
    return re.search(r'<release version="([^"]+)"',
                     tree.read(f'data/{APPLICATION_ID}.metainfo.xml.in'))[1]


def main():
    content('the desktop entry is valid', said(['desktop-file-validate', built('.desktop')]))
    content('the metainfo is valid', said(['appstreamcli', 'validate', '--no-net', '--strict',
                                           '--override', 'unknown-tag=pedantic',
                                           built('.metainfo.xml')]))
    content('the settings schema is valid',
            said(['glib-compile-schemas', '--strict', '--dry-run', 'data']))
    pages = sorted(glob.glob(os.path.join(tree.ROOT, 'data', '*.1')))
    tap.equal(len(pages), 2, 'each program has a manual page')
    for page in pages:
        content(f'{os.path.basename(page)} is well made',
                said(['mandoc', '-T', 'lint', '-W', 'warning', page]))
    for icon in tree.paths(('data/icons', 'resources'), ('.svg',)):
        tap.run(f'{os.path.basename(icon)} is well-formed',
                xml.etree.ElementTree.fromstring, tree.read(icon))
    named, missing = screenshots()
    tap.ok(named and not missing, 'the pictures of README and metainfo are there',
           '\n'.join(missing))
    version = re.search(r"version: '([^']+)'", tree.read('meson.build'))[1]
    tap.equal(metainfo_version(), version, 'the newest release of the metainfo is this version')
    desktop = open(built('.desktop'), encoding='utf-8').read()
    tap.ok('Comment[de]=' in desktop, 'the desktop entry is translated', desktop)
    tap.ok('xml:lang="de"' in open(built('.metainfo.xml'), encoding='utf-8').read(),
           'the metainfo is translated')
    tap.finish()


main()
