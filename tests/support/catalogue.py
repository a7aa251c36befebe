"""Reads a gettext catalogue or template, as far as its own tools write it."""
import re
from dataclasses import dataclass, field

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+"(.*)"$')
_ESCAPES = {'n': '\n', 't': '\t', '"': '"', '\\': '\\'}


@dataclass
class Entry:
    msgctxt: str = None
    msgid: str = ''
    msgid_plural: str = None
    msgstr: dict = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self):
        return self.msgctxt, self.msgid, self.msgid_plural

    @property
    def translated(self):
        return bool(self.msgstr) and all(self.msgstr.values()) and not self.fuzzy


def _unescape(text):
    return re.sub(r'\\(.)', lambda match: _ESCAPES.get(match[1], match[1]), text)


def _entry(block):
    entry, target = Entry(), None
    for line in block.split('\n'):
        match = _KEYWORD.match(line)
        if line.startswith('#,'):
            entry.fuzzy = 'fuzzy' in line
        elif match:
            target = (match[1], int(match[2] or 0))
        if match or line.startswith('"'):
            text = _unescape(match[3] if match else line.strip()[1:-1])
            if target[0] == 'msgstr':
                entry.msgstr[target[1]] = entry.msgstr.get(target[1], '') + text
            else:
                setattr(entry, target[0], (getattr(entry, target[0]) or '') + text)
    return entry


def parse(text):
    """Every entry but the header and those that are obsolete."""
    blocks = re.split(r'\n\s*\n', text)
    entries = [_entry(block) for block in blocks if re.search(r'^msgid', block, re.M)]
    return [entry for entry in entries if entry.msgid]
