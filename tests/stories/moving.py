"""Moving a booking on the timeline, with a real pointer.

The marks are found as a screen reader finds them, and pressed where they are in the window, which
lies in the corner of the screen.
"""
import re
import time

import desktop
import nodes
import places

STEPS = 8
HAND_SECONDS = 0.8
# Between the first two sessions.
DAYS_APART = 35


def center(node):
    """Where the middle of a node is in its window."""
    extents = places.box(node)
    return extents.x + extents.width / 2, extents.y + extents.height / 2


def mark(told, number):
    """The mark of a session on the timeline."""
    pattern = re.compile(rf'^Session {number} (was|is booked|on)|^Sitzung {number} (war|lag|ist|am)')
    return desktop.until(lambda: next((node for node in told.find_all('list item', pattern)
                                       if len(nodes.actions(node)) >= 0), None),
                         f'the mark of session {number}')


def day_px(told):
    """How far apart days are, from the first two sessions of the sample; negative from right to
    left."""
    return (center(mark(told, 2))[0] - center(mark(told, 1))[0]) / DAYS_APART


def pointer(told, *commands):
    told.screen.top()
    told.screen._run('xdotool', *map(str, commands))


def point_at(told, find):
    """Puts the pointer on what `find` returns, and returns where that is. A page that was changed a
    moment ago may still be laid out anew, and a card may come or go: a hand that is on its way
    looks again."""
    def is_below_pointer():
        place = center(find())
        pointer(told, 'mousemove', *map(round, place))
        time.sleep(HAND_SECONDS)
        return place if center(find()) == place else None

    return desktop.until(is_below_pointer, 'something that stays where it is')


def take(told, find):
    """Takes hold of what `find` returns, and returns where."""
    place = point_at(told, find)
    pointer(told, 'mousedown', 1)
    return place


def carry(told, x, y, to_x, to_y):
    """Moves what was taken at a place to another, a little at a time, and holds it."""
    for step in range(1, STEPS + 1):
        pointer(told, 'mousemove', round(x + (to_x - x) * step / STEPS),
                round(y + (to_y - y) * step / STEPS))


def drag(told, number, days):
    """Takes the mark of a session on the timeline, moves it by so many days and holds it."""
    x, y = take(told, lambda: mark(told, number))
    carry(told, x, y, x + days * day_px(told), y + 1)


def day(told, words):
    """The cell of a day of the calendar, by the beginning of its name: on the page made last."""
    pattern = re.compile('^' + words)
    return desktop.until(lambda: (told.find_all('table cell', pattern) or [None])[-1],
                         f'a day like {words}')


def drag_on_calendar(told, words, to):
    """Takes what is on a day of the calendar, moves it to another day and holds it."""
    x, y = take(told, lambda: day(told, words))
    carry(told, x, y, *center(day(told, to)))


def release(told):
    pointer(told, 'mouseup', 1)


def press(told, key):
    """Presses a key while the pointer may hold something: the desktop's own way to press keys lets
    go of it first."""
    pointer(told, 'key', key)


def hold_and_escape(told, x, y):
    """Presses what is at a place, and Escape before it is let go a little beside."""
    pointer(told, 'mousemove', x, y)
    # What has just come up takes no press before it has its shape.
    time.sleep(HAND_SECONDS)
    pointer(told, 'mousedown', 1)
    press(told, 'Escape')
    pointer(told, 'mousemove', x + 4, y)
    release(told)
    # Away from the card of what is below.
    pointer(told, 'mousemove', 1, 1)
    time.sleep(HAND_SECONDS)
