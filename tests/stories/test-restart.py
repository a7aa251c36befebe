"""What was entered is there again after a restart: the mode, the patients, the plans."""
import re

import routes
import story
import tap

with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice begins with a patient and a course')
    def begin():
        told.start()
        told.click('push button', 'Track Patients')
        told.find('label', 'No Patients Yet')
        told.press('ctrl+n')
        told.wait_for_dialog('Add Patient')
        told.fill('Name', 'Sample Patient 1')
        told.press('Return')
        told.wait_for_end_of_dialog('Add Patient')
        told.find('list item', re.compile('^Sample Patient 1, No course yet'))
        routes.add_course(told)
        routes.add_past(told, '2026-10-16')
        routes.begin_booking(told, '2026-11-13')
        routes.end_booking(told)

    @told.step('the plan before the end')
    def before():
        told.before = told.agrees()
        told.quit()

    @told.step('restarted, the list of patients is there, and says how it stands')
    def restarted():
        told.start()
        told.find('list item', re.compile(r'^Sample Patient 1, Acne scars · 1 of 6\. '))
        tap.equal(told.find_all('push button', 'Keep My Own Log'), [], 'nothing is asked again')

    @told.step('the course is as it was')
    def same():
        told.reach(re.compile('^Sample Patient 1,'))
        told.press('Return')
        told.find('heading', '1 of 6 sessions done')
        tap.equal(told.agrees(), told.before, 'and so is the plan')
