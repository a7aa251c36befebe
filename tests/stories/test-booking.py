"""Too early and seen, moved and clear, cancelled; and why these dates."""
import re

import routes
import story
import tap

EARLY = re.compile('^Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2')

with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has two sessions')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')

    @told.step('the dialog warns before anything is saved: by how much, and the earliest date')
    def warning():
        routes.begin_booking(told, '2026-12-02')
        told.find('status bar', '12 days after session 2 · 2 days too early · earliest Fri 4 Dec')
        told.find('push button', 'Recommended: Fri 18 Dec')
        told.find('push button', 'Earliest: Fri 4 Dec')
        told.find('text', 'Reason (optional)')
        tap.equal(len(told.plan()['sessions']), 2, 'nothing is saved yet')

    @told.step('it does not block: the booking is kept, and the page warns')
    def kept():
        routes.end_booking(told)
        told.find('alert', EARLY)
        told.find('label', re.compile('^Earliest 4 Dec .*Recommended 18 Dec – 1 Jan'))
        plan = told.agrees()
        tap.equal([(alert['code'], alert['days']) for alert in plan['alerts']],
                  [('too-early', 2)], 'regimenctl gives the same alert')

    @told.step('the day before the limit is too early, the limit day itself is good')
    def limit():
        told.click('push button', 'Move…')
        told.wait_for_dialog(re.compile('2 Dec'))
        told.fill('Date', '2026-12-03')
        told.find('status bar', re.compile('^13 days after session 2 · 1 day too early'))
        told.fill('Date', '2026-12-04')
        told.find('status bar', re.compile('^14 days after session 2 · (?!.*too early)'))

    @told.step('moved to the recommended day, the warning clears')
    def moved():
        told.click('push button', 'Recommended: Fri 18 Dec')
        told.press('Return')
        told.wait_for_end_of_dialog(re.compile('2 Dec'))
        told.gone('alert', EARLY)
        plan = told.agrees()
        tap.equal(plan['alerts'], [], 'regimenctl has no alert either')
        tap.equal(plan['sessions'][-1]['date'], '2026-12-18', 'it is on 18 Dec')

    @told.step('why these dates: limit, sum, reference and source')
    def why():
        told.press('Escape')
        told.click('push button', 'Why These Dates?')
        told.wait_for_dialog(re.compile('Why|Session'))
        told.find('label', re.compile('20 Nov 2026 \\+ 14 days = 4 Dec 2026'))
        told.find('label', re.compile('20 Nov 2026 \\+ 4 weeks = 18 Dec 2026'))
        told.find('label', re.compile('20 Nov 2026 \\+ 6 weeks = 1 Jan 2027'))
        told.find('label', re.compile('How Often Should You Do Micro-Needling'))
        told.find('label', re.compile('sources disagree', re.IGNORECASE))
        told.press('Escape')

    @told.step('cancelled, it leaves the plan')
    def cancelled():
        routes.choose_in_menu(told, 'Fri 18 Dec 2026', 'Cancel Booking')
        told.find('label', 'Cancelled')
        plan = told.agrees()
        tap.equal(len(plan['sessions']), 2, 'two sessions remain')
