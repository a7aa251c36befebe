"""First run, own log, a course, its past sessions, and the first plan."""
import re

import routes
import story
import tap

with story.Story(__file__, today='2026-11-24') as told:
    @told.step('at the first start there is a choice')
    def start():
        told.start()
        for choice in ('Keep My Own Log', 'Track Patients', 'Open the Sample'):
            told.find('push button', choice)

    @told.step('an own log begins without a list of patients')
    def log():
        routes.keep_log(told)

    @told.step('a course is added, and shows what it will mean')
    def course():
        told.click('push button', 'Add Course…')
        told.wait_for_dialog('Add Course')
        told.find('label', '6 sessions')
        told.find('label', re.compile('^Recommended: 4 weeks to 6 weeks'))
        told.find('label', re.compile('^Too early: less than 14 days'))
        told.click('push button', 'Add')
        told.wait_for_end_of_dialog('Add Course')
        plan = told.agrees()
        tap.equal(plan['status'], 'not-started', 'the course is not started')

    @told.step('a date that is none is told beside the field, and nothing is saved')
    def wrong():
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        told.fill('Date', '31 Feb')
        told.find('label', re.compile('date|day', re.IGNORECASE))
        told.press('Return')
        told.find('frame', routes.ADD_PAST)
        told.fill('Date', '2026-10-16')
        told.press('Return')
        told.wait_for_end_of_dialog(routes.ADD_PAST)

    @told.step('the second past session makes the first whole plan')
    def second():
        routes.add_past(told, '2026-11-20')
        plan = told.agrees()
        tap.equal(plan['counted'], 2, 'two sessions count')
        tap.equal(plan['next']['earliest'], '2026-12-04', 'the next is not before 4 Dec')
        tap.equal(plan['next']['recommended_from'], '2026-12-18', 'it is best from 18 Dec')
        tap.equal(plan['next']['recommended_to'], '2027-01-01', 'and until 1 Jan')

    @told.step('the window has the dates of the picture')
    def picture():
        told.find('heading', '2 of 6 sessions done')
        told.find('label', '18 Dec – 1 Jan')
        told.find('label', 'earliest 4 Dec · overdue from 2 Jan')
        told.find('label', '4 remaining · finishes 12 Mar – 7 May 2027 · '
                           'final results from 12 Jun 2027')
