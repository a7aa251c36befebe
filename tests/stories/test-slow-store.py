"""A store that takes two seconds for every call leaves the window answering."""
import time

import desktop
import nodes
import routes
import story
import tap

DELAY_MS = 2000


def is_saving(dialog):
    """Whether the dialog is there and its button is off: it has begun to save and has not ended."""
    add = nodes.find_now(dialog, 'push button', 'Add')
    return add is not None and not nodes.has_state(add, 'sensitive')


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
        dialog = told.find('frame', routes.ADD_PAST)
        pressed = time.monotonic()
        told.press('Return')
        # A window that is blocked answers when all is over, and by then the dialog is gone. So it is
        # no matter of speed: each of these answers came between the begin of saving and its end.
        desktop.until(lambda: is_saving(dialog), 'an answer while saving')
        told.press('Tab')
        desktop.until(lambda: nodes.name(nodes.focused(dialog)) == 'Cancel', 'the focus on Cancel')
        tap.ok(is_saving(dialog), 'clicks and keys were answered before all was saved')
        told.gone('frame', routes.ADD_PAST)
        took = time.monotonic() - pressed
        tap.ok(took > DELAY_MS / 1000, 'the store was slow indeed', f'saved after {took:.2f} s')

    @told.step('and what was saved is there')
    def saved():
        told.find('heading', '2 of 6 sessions done')
        desktop.until(lambda: told.plan()['counted'] == 2, 'two sessions in the file')
        told.agrees()
