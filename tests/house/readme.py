"""What the README promises is there: its commands, its files, its pictures."""
import os
import re

import tap
import tree


def targets(text):
    """The paths that a Markdown text links to, but for those on the web."""
    return [link for link in re.findall(r'\]\(([^)#]+)\)', text) if '://' not in link]


def commands(text):
    """The commands of the project's own that stand in blocks or in `…`."""
    return sorted(set(re.findall(r'\bbuild-aux/[\w-]+', text)))


def folders(text):
    """The left column of the section on where things live."""
    block = re.search(r'## Where things live\n+```\n(.*?)```', text, re.S)[1]
    return [line.split()[0] for line in block.strip().split('\n')]


def subcommands(text):
    return sorted(set(re.findall(r'\bregimenctl (plan|protocols?|sample|[a-z]+)\b', text)))


def exists(path):
    return os.path.exists(os.path.join(tree.ROOT, path))


def main():
    for page in ('README.md', 'CONTRIBUTING.md'):
        text = tree.read(page)
        for link in targets(text):
            tap.ok(exists(link), f'{page} links to what is there: {link}')
        for command in commands(text):
            tap.ok(os.access(os.path.join(tree.ROOT, command), os.X_OK),
                   f'{page} names a command that can be run: {command}')
    readme = tree.read('README.md')
    tap.equal(len(folders(readme)), 12, 'where things live, in twelve lines')
    for folder in folders(readme):
        tap.ok(exists(folder), f'the README names what is there: {folder}')
    for schema in re.findall(r'data/[\w.-]+\.json', readme):
        tap.ok(exists(schema), f'the README names a schema that is there: {schema}')
    manual = tree.read('data/regimenctl.1')
    for name in subcommands(readme):
        tap.ok(f'.Cm {name}' in manual, f'the manual explains: regimenctl {name}')
    licence = tree.read('LICENSE')
    tap.ok('GNU GENERAL PUBLIC LICENSE' in licence and 'Version 3, 29 June 2007' in licence
           and len(licence) > 30000, 'the licence is there, in full')
    tap.ok(all(not exists(link) for link in targets('[x](data/absent.png)')),
           'a link to nothing is found')
    tap.finish()


main()
