"""The sources as a mapping from path to text, so that a check can be tried on an invented tree."""
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def paths(folders, endings):
    """Every file under `folders` (relative to the project) with one of these `endings`, sorted."""
    found = []
    for folder in folders:
        for where, subfolders, names in os.walk(os.path.join(ROOT, folder)):
            subfolders[:] = [name for name in subfolders if not name.startswith(('.', '_build'))]
            found += [os.path.relpath(os.path.join(where, name), ROOT)
                      for name in names if name.endswith(endings)]
    return sorted(found)


def sources(folders=('src',), endings=('.c', '.h')):
    return {path: read(path) for path in paths(folders, endings)}


def without_comments(text):
    """C without its comments; the lines stay where they are, and strings stay whole."""
    def blank(match):
        token = match.group(0)
        return token if token[0] in '"\'' else re.sub(r'[^\n]', ' ', token)
    return re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', blank, text,
                  flags=re.S)


def grep(pattern, text):
    """(line number, match) of each line of `text` in which `pattern` is found."""
    for number, line in enumerate(text.split('\n'), 1):
        match = re.search(pattern, line)
        if match:
            yield number, match
