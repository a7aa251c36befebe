"""Menus that a button of the pointer opens: once it is let go, and not at all where that is done
elsewhere."""
import time

import desktop
import moving
import routes
import story
import tap

ROLE = 'menu item'
TIMES = 5
# As long as an unhurried hand holds a button.
HELD_SECONDS = 0.2
# More than the window has room for.
LINES = 60
WHEEL_UP = 4
# So far that the notes are there still, and their end is not.
STEPS = 8
# Of the dialog, which stands in the corner.
MIDDLE = 240, 400


def press_and_let_go():
    """Opens a menu where the pointer is. The card of what is below the pointer may just be coming up, and take the press:
    a hand presses again. Returns whether there was a menu while the button was down."""
    early = []

    def is_open():
        moving.pointer(told, 'mousedown', 3)
        time.sleep(HELD_SECONDS)
        early.extend(told.find_all(ROLE))
        moving.pointer(told, 'mouseup', 3)
        return told.find_all(ROLE)

    desktop.until(is_open, 'a menu')
    return early


def open_late(find):
    moving.point_at(told, find)
    tap.equal(press_and_let_go(), [], 'no menu while the button is down')
    told.press('Escape')
    desktop.until(lambda: not told.find_all(ROLE), 'no menu any more')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a session is being booked')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')

    @told.step('the menu of a session opens once the button is let go')
    def view():
        for _ in range(TIMES):
            open_late(lambda: moving.mark(told, 1))

    @told.step('so does that of a field, and of notes')
    def text():
        routes.begin_booking(told, '2026-12-18')
        for name in ('Time', 'Notes'):
            told.reach(name)
            open_late(lambda name=name: told.find('text', name))

    @told.step('in long notes it opens at the pointer, though the caret is far away')
    def long_notes():
        told.reach('Notes')
        told.press(*['Return'] * LINES)
        moving.pointer(told, 'mousemove', *MIDDLE)
        moving.pointer(told, 'click', '--repeat', STEPS, WHEEL_UP)
        press_and_let_go()
        told.find(ROLE, 'Select All')
        told.press('Escape')

    @told.step('whoever lets go elsewhere gets none')
    def elsewhere():
        moving.point_at(told, lambda: told.find('text', 'Time'))
        moving.pointer(told, 'mousedown', 3, 'mousemove_relative', '--', 0, -200, 'mouseup', 3)
        time.sleep(HELD_SECONDS)
        tap.equal(told.find_all(ROLE), [], 'no menu')

    @told.step('what was typed is given up')
    def discarded():
        told.press('Escape')
        told.click('push button', 'Discard')
        told.gone('push button', 'Discard')
