"""What really happened: an edited date moves the plan, a booking that has passed is confirmed, a
deleted session comes back."""
import re

import desktop
import nodes
import routes
import story
import tap

PASSED = re.compile('^The booking of 2 Dec has passed')
# What a window that explains a change says, in this order.
SIDES = ('After this change', '16 Oct 2026 + 14 days = 30 Oct 2026',
         'Before this change', '13 Nov 2026 + 14 days = 27 Nov 2026')


def judge_both_sides(told, why):
    """The dates that would be are explained, then those that are; keys alone lead to both."""
    heard = [name for name in nodes.find_names(why) if name in SIDES]
    tap.equal(heard, list(SIDES), 'a screen reader hears of both sides')
    told.press('Tab', 'Page_Down')
    desktop.until(lambda: nodes.is_in_sight(nodes.find(why, 'heading', SIDES[2]), why),
                  'the dates as they are in sight')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has two sessions')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        told.agrees()

    @told.step('a screen reader hears the words of each button once')
    def once():
        heard = [node.get_name() for node in told.find_all('push button')]
        assert 'Book Session' in heard and 'Why These Dates?' in heard, heard
        tap.equal([name for name in heard if '_' in name], [], 'no name has an underscore')

    @told.step('the menu of a session out of sight opens, and the page is scrolled to it')
    def out_of_sight():
        told.screen.resize(700, 420)
        told.click('push button', 'Actions for Fri 20 Nov 2026')
        told.find('menu item')
        told.press('Escape')
        told.screen.resize(1180, 860)

    @told.step('the change of a past session is shown before it is saved')
    def preview():
        routes.choose_in_menu(told, 'Fri 20 Nov 2026', 'Edit…')
        told.wait_for_dialog(re.compile('20 Nov'))
        told.fill('Date', '2026-11-13')
        told.find('label', re.compile('^Next session: 11–25 Dec instead of 18 Dec – 1 Jan'))

    @told.step('saved, it moves the dates')
    def moved():
        told.press('Return')
        told.wait_for_end_of_dialog(re.compile('20 Nov'))
        told.find('label', '11–25 Dec')
        plan = told.agrees()
        tap.equal(plan['next']['earliest'], '2026-11-27', 'the earliest day moved by a week')
        tap.equal(plan['finish']['max']['recommended_from'], '2027-03-05', 'so did the finish')

    @told.step('what a deletion changes is told before it is done')
    def told_first():
        routes.choose_in_menu(told, 'Fri 13 Nov 2026', 'Delete')
        told.find('label', 'Delete This Session?')
        told.screen.top()
        told.find('label', re.compile('^Next session: 13–27 Nov instead of 11–25 Dec'))
        told.click('push button', re.compile(r'^Why\? Next session: 13–27 Nov'))
        told.wait_for_dialog('Why These Dates?')
        judge_both_sides(told, told.find('frame', 'Why These Dates?'))
        told.press('Escape')
        told.wait_for_end_of_dialog('Why These Dates?')
        told.find('label', 'Delete This Session?')
        told.press('Escape')
        told.gone('label', 'Delete This Session?')
        told.screen.top()
        tap.equal(told.plan()['counted'], 2, 'nothing is done without a yes')

    @told.step('a deleted session is gone, dates and all')
    def deleted():
        routes.choose_in_menu(told, 'Fri 13 Nov 2026', 'Delete')
        told.find('label', 'Delete This Session?')
        told.screen.top()
        told.press('Return')
        told.gone('label', 'Delete This Session?')
        told.screen.top()
        told.find('heading', '1 of 6 sessions done')
        plan = told.agrees()
        tap.equal(plan['counted'], 1, 'regimenctl counts one')

    @told.step('Undo brings it back as it was')
    def undone():
        told.click('push button', 'Undo')
        told.find('heading', '2 of 6 sessions done')
        plan = told.agrees()
        tap.equal([session['date'] for session in plan['sessions']],
                  ['2026-10-16', '2026-11-13'], 'both sessions are there')

    @told.step('a booking is made for 2 Dec')
    def booked():
        routes.begin_booking(told, '2026-12-02')
        routes.end_booking(told)
        told.agrees()
        told.quit()

    @told.step('when its day has passed, the page asks what became of it')
    def asked():
        told.today = '2026-12-05'
        told.start()
        told.find('alert', PASSED)
        plan = told.agrees()
        tap.ok(plan['sessions'][-1]['unconfirmed'], 'regimenctl has it as unconfirmed')

    @told.step('confirmed, it is done and counts')
    def confirmed():
        told.click('push button', 'It Took Place')
        told.find('heading', '3 of 6 sessions done')
        told.gone('alert', PASSED)
        plan = told.agrees()
        tap.equal([session['state'] for session in plan['sessions']], ['done'] * 3,
                  'all three are done')
