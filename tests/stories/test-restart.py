"""What was entered is there again after a restart: the mode, the patients, the plans."""
import pathlib
import re

import desktop
import routes
import story
import tap

# "7 Oct 2026 – 1 Feb 2027", above the timeline.
DAYS = re.compile(r'^\d+ \w+( \d{4})? – \d+ \w+ \d{4}$')

KEPT = {'GSETTINGS_BACKEND': 'keyfile'}


def shown_days():
    return told.find('label', DAYS).get_name()


def other_days(*days):
    """Waits until other days are shown than these, and returns them."""
    return desktop.until(lambda: next((now for now in [shown_days()] if now not in days), None),
                         f'other days than {days}')


def zoom_in():
    """The view is under way, and maybe not there yet, when this returns."""
    before = shown_days()
    told.click('push button', 'Zoom In')
    other_days(before)


def read(database):
    return pathlib.Path(database).read_bytes()


def open_course():
    told.start(**KEPT)
    told.reach(re.compile('^Sample Patient 1,'))
    told.press('Return')
    told.find('heading', '1 of 6 sessions done')


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

        told.quit()

    @told.step('the days that were looked at are there again, and looking changed nothing')
    def looked_at():
        open_course()
        told.whole = shown_days()
        told.quit()
        before = read(told.database)
        open_course()
        zoom_in()
        told.quit()
        tap.ok(read(told.database) == before, 'the file is as it was')
        open_course()
        told.closer = other_days(told.whole)
        told.quit()
        open_course()
        desktop.until(lambda: shown_days() == told.closer, 'the days of before')

    @told.step('so are those that were looked at next')
    def looked_at_again():
        zoom_in()
        told.quit()
        open_course()
        closest = other_days(told.whole, told.closer)
        told.quit()
        open_course()
        desktop.until(lambda: shown_days() == closest, 'the days of before')
