"""ENGINE.md, "Days and periods": the text of a period."""

import re
from collections import namedtuple

UNITS = ("years", "months", "weeks", "days", "hours")
Period = namedtuple("Period", UNITS)
TERM = re.compile(r"\s*([+-]?)\s*(\d+)\s+(year|month|week|day|hour)s?(?![a-z])\s*")


class BadPeriod(Exception):
    """A text that is no period."""


def parse(text):
    """`6 months - 4 days`: each unit once, in any order, signs between them."""
    amounts = {}
    position = 0
    while position < len(text) or not amounts:
        term = TERM.match(text, position)
        if not term or (amounts and not term.group(1)):
            raise BadPeriod("%s: position %d" % (text, position))
        unit = term.group(3) + "s"
        if unit in amounts:
            raise BadPeriod("%s: %s twice" % (text, unit))
        amounts[unit] = int(term.group(2)) * (-1 if term.group(1) == "-" else 1)
        position = term.end()
    return Period(*(amounts.get(unit, 0) for unit in UNITS))
