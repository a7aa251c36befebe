"""What was entered is there again after a restart: the mode, the patients, the plans."""
import re
import sqlite3

import desktop
import routes
import story
import tap

# "7 Oct 2026 – 1 Feb 2027", above the timeline.
DAYS = re.compile(r'^\d+ \w+( \d{4})? – \d+ \w+ \d{4}$')


def shown_days():
    return told.find('label', DAYS).get_name()


def zoom_in():
    before = shown_days()
    told.click('push button', 'Zoom In')
    return desktop.until(lambda: shown_days() != before and shown_days(), 'fewer days')


def kept_days(database):
    with sqlite3.connect(f'file:{database}?mode=ro', uri=True) as connection:
        return connection.execute("SELECT * FROM setting WHERE key LIKE 'view.%'").fetchall()


def open_course():
    told.start()
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

    @told.step('the days that are looked at are written where they rest, and not as a change')
    def rested():
        told.whole = shown_days()
        told.closer = zoom_in()
        desktop.until(lambda: kept_days(told.database), 'the days in the file')
        told.press('ctrl+z')
        told.find('status bar', 'Undone: Book Session')
        told.press('ctrl+shift+z')
        told.find('status bar', 'Redone: Book Session')

    @told.step('they are there again after a restart')
    def rested_again():
        told.quit()
        open_course()
        desktop.until(lambda: shown_days() == told.closer, 'the days of before')

    @told.step('so are those that were left at once')
    def left():
        told.closest = zoom_in()
        told.quit()
        open_course()
        desktop.until(lambda: shown_days() == told.closest, 'the days of before')
        tap.equal(len({told.whole, told.closer, told.closest}), 3, 'each were other days')
