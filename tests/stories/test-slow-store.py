"""A store that takes two seconds for every call leaves the window answering."""
import re
import time

import desktop
import nodes
import routes
import story
import tap

DELAY_MS = 2000
# A press of a key is answered within a fraction of the delay, on a slow machine as well.
ANSWER_SECONDS = 1.2

with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has a session')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16')
        told.quit()

    @told.step('with a slow store, the window is there before the data')
    def slow():
        told.start(REGIMEN_STORE_DELAY_MS=str(DELAY_MS))
        tap.equal(told.find_all('heading', '1 of 6 sessions done'), [], 'the data is not there yet')
        told.find('heading', '1 of 6 sessions done')

    @told.step('while a session is being saved, keys and clicks are answered')
    def answering():
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        told.fill('Date', '2026-11-20')
        told.press('Return')
        pressed = time.monotonic()
        longest = 0
        while told.find_all('frame', routes.ADD_PAST):
            asked = time.monotonic()
            nodes.children(told.app)
            longest = max(longest, time.monotonic() - asked)
            time.sleep(desktop.POLL_SECONDS)
        took = time.monotonic() - pressed
        tap.ok(took > DELAY_MS / 1000, 'the store was slow indeed', f'saved after {took:.2f} s')
        tap.note(f'longest wait for an answer: {longest * 1000:.0f} ms')
        tap.ok(longest < ANSWER_SECONDS, 'the window answered all the while')

    @told.step('and what was saved is there')
    def saved():
        told.find('heading', '2 of 6 sessions done')
        desktop.until(lambda: told.plan()['counted'] == 2, 'two sessions in the file')
        told.agrees()
