"""Ctrl+Q from a dialog: what was typed is not lost without a question."""
import desktop
import nodes
import routes
import story
import tap

QUESTION = 'Discard What You Entered?'


def asked():
    told.press('ctrl+q')
    told.find('label', QUESTION)
    told.screen.top()


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a session is being booked')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        routes.begin_booking(told, '2026-12-18')
        told.reach('Time')
        told.fill('Time', '14:30')

    @told.step('Ctrl+Q asks, and the booking can be gone on with')
    def kept():
        asked()
        told.click('push button', 'Keep Editing')
        told.gone('label', QUESTION)
        told.screen.top()
        tap.equal(nodes.text(told.find('text', 'Time')), '14:30', 'the time is still there')
        tap.equal(told.process.poll(), None, 'the program goes on')

    @told.step('it can be saved, and the program stays')
    def saved():
        told.reach('Book')
        told.press('Return')
        told.wait_for_end_of_dialog(routes.BOOK)
        tap.equal(len(told.agrees()['sessions']), 3, 'the booking is there')

    @told.step('Ctrl+Q in a dialog with nothing to lose ends the program; so does Discard')
    def ended():
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        told.press('ctrl+q')
        told.process.wait(desktop.WAIT_SECONDS)
        tap.equal(told.process.returncode, 0, 'it ended well')
        told.start()
        told.find('heading', '2 of 6 sessions done')
        routes.begin_booking(told, '2026-12-30')
        asked()
        told.click('push button', 'Discard')
        told.process.wait(desktop.WAIT_SECONDS)
        tap.equal(told.process.returncode, 0, 'it ended well')
        told.process = None
        tap.equal(len(told.plan()['sessions']), 3, 'nothing was booked')
