"""What was done is undone by Ctrl+Z and done again by Shift+Ctrl+Z, across a restart, to the letter."""
import re
import subprocess
import sys

import desktop
import nodes
import routes
import story
import tap

CONTENT_HASH = sys.argv[4]

with story.Story(__file__, today='2026-11-24') as told:
    def content():
        """A sum of all that is recorded, stamps included."""
        return subprocess.run([CONTENT_HASH, told.database], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=True).stdout

    def turn(key, words, wanted, what):
        """Presses a key, waits for what the window says then, and compares the content."""
        told.press(key)
        told.find('status bar', words)
        desktop.until(lambda: content() == wanted, f'the content {what}', 10)
        tap.ok(True, what)

    states = []

    @told.step('a new log has nothing to undo')
    def begin():
        told.start()
        routes.keep_log(told)
        told.empty = content()
        told.press('ctrl+z')
        routes.add_course(told)
        tap.ok(content() != told.empty, 'the sum tells a course')
        states.append(content())

    @told.step('a session is recorded, moved, and the course deleted')
    def done():
        routes.add_past(told, '2026-10-16')
        states.append(content())
        routes.choose_in_menu(told, 'Fri 16 Oct 2026', 'Edit…')
        told.wait_for_dialog(re.compile('^Session of'))
        told.fill('Date', '2026-10-17')
        told.press('Return')
        told.wait_for_end_of_dialog(re.compile('^Session of'))
        told.find('push button', 'Actions for Sat 17 Oct 2026')
        states.append(content())
        routes.choose(told, 'Course Menu', ('Delete Course', 'd'))
        told.find('status bar', 'Course deleted')
        states.append(content())
        tap.equal(len(set(states)), 4, 'each is another state')

    @told.step('Ctrl+Z takes one after the other back')
    def undone():
        turn('ctrl+z', 'Undone: Delete Course', states[2], 'before the course was deleted')
        told.find('push button', 'Actions for Sat 17 Oct 2026')
        turn('ctrl+z', 'Undone: Move Session', states[1], 'before the session was moved')
        told.find('push button', 'Actions for Fri 16 Oct 2026')

    @told.step('after a restart it goes on')
    def restarted():
        told.quit()
        told.start()
        told.find('push button', 'Actions for Fri 16 Oct 2026')
        turn('ctrl+z', 'Undone: Record Session', states[0], 'before the session was recorded')
        told.find('heading', re.compile('^0 of '))

    @told.step('Shift+Ctrl+Z does them again, and so does Ctrl+Y')
    def redone():
        turn('ctrl+shift+z', 'Redone: Record Session', states[1], 'the session is recorded')
        turn('ctrl+y', 'Redone: Move Session', states[2], 'the session is moved')
        turn('ctrl+shift+z', 'Redone: Delete Course', states[3], 'the course is deleted')

    @told.step('the message has the way back')
    def by_message():
        told.click('push button', 'Undo')
        told.find('status bar', 'Undone: Delete Course')
        tap.equal(content(), states[2], 'the course is there again')

    @told.step('in a dialog Ctrl+Z is the text’s, and nothing behind it is undone')
    def in_dialog():
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        told.fill('Date', '2026-10-20')
        told.press('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z')
        told.press('Tab', 'Tab', 'ctrl+z')
        tap.equal(content(), states[2], 'the records are as they were')
        told.press('Escape')
        # Later GTK has taken back all that was typed: then there is nothing to discard.
        desktop.until(lambda: nodes.find_now(told.app, 'push button', 'Discard')
                      or not nodes.find_now(told.app, 'frame', routes.ADD_PAST), 'a question or none')
        if nodes.find_now(told.app, 'push button', 'Discard'):
            told.click('push button', 'Discard')
        told.wait_for_end_of_dialog(routes.ADD_PAST)
