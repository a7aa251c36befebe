"""From nothing to a planned course with keys alone: a practice, a patient, a course, what has taken
place, and all that remains, booked by a rule. What the window says is what regimenctl says, and one
undo and one redo bring back to the letter what was."""
import re

import desktop
import dialogs
import nodes
import plans
import records
import routes
import story
import tap

NAME = 'Sample Patient 1'
REST = 'Plan the Rest'
PROPOSED = re.compile(r'^Session (\d) · \w+ (\d+ \w+ \d{4})$')
DAYS = ['2026-12-24', '2027-01-21', '2027-02-18', '2027-03-18']


def booked(plan):
    return [session['date'] for session in plan['sessions'] if session['state'] == 'booked']


def proposed():
    """The days that the dialog proposes, in their order."""
    names = [nodes.name(box) for box in told.find_all('check box', PROPOSED)
             if nodes.has_state(box, 'checked')]
    return [PROPOSED.match(name)[2] for name in names]


def choose_weekday(dialog, wanted):
    """Opens the list of weekdays and goes down to the one that is wanted. Enter opens it, and does
    not book what is not chosen yet."""
    dialogs.choose_in_list(told, dialog, 'Weekday', wanted, 'Down', opening='Return')


with story.Story(__file__, today='2026-11-24') as told:
    states = []

    @told.step('a practice is begun, and its first patient added')
    def patient():
        told.start()
        told.reach('Track Patients')
        told.press('Return')
        told.find('label', 'No Patients Yet')
        told.press('ctrl+n')
        told.wait_for_dialog('Add Patient')
        told.fill('Name', NAME)
        told.press('Return')
        told.wait_for_end_of_dialog('Add Patient')
        told.find('list item', re.compile(f'^{NAME}, No course yet'))

    @told.step('a course is added, as it is offered')
    def course():
        routes.add_course_by_keys(told, NAME)
        tap.equal(told.agrees()['counted'], 0, 'nothing has taken place')

    @told.step('what has taken place is recorded')
    def past():
        routes.add_past(told, '2026-10-16')
        routes.add_past(told, '2026-11-20')
        tap.equal(told.agrees()['counted'], 2, 'both count')
        states.append(records.state(told))

    @told.step('a rule proposes the rest, and everything says what would be')
    def rest():
        told.press('ctrl+shift+b')
        dialog = dialogs.find(told, REST)
        told.find('label', '4 sessions remain.')
        choose_weekday(dialog, 'Thursday')
        dialogs.reach(told, dialog, 'Time')
        told.fill('Time', '10:30')
        desktop.until(lambda: proposed() == [plans.day(day) for day in DAYS], f'{DAYS} proposed')
        told.find('label', 'Booked for Thu 24 Dec')
        tap.equal(booked(told.plan()), [], 'nothing is saved yet')
        records.same(told, states[0], 'nothing at all')

    @told.step('Enter books all of it, and the window says what regimenctl says')
    def saved():
        told.press('Return')
        told.wait_for_end_of_dialog(REST)
        told.find('status bar', 'Sessions booked')
        states.append(records.changed(told, states[0]))
        plan = told.agrees()
        tap.equal(booked(plan), DAYS, 'the days that were proposed')
        tap.equal({session['verdict'] for session in plan['sessions'][2:]}, {'on-time'},
                  'all are on time')

    @told.step('one undo takes all of it back')
    def undone():
        told.press('ctrl+z')
        told.find('status bar', f'Undone: {REST}')
        records.becomes(told, states[0], 'all is as before')
        tap.equal(booked(told.agrees()), [], 'nothing is booked')

    @told.step('one redo brings all of it again')
    def redone():
        told.press('ctrl+shift+z')
        told.find('status bar', f'Redone: {REST}')
        records.becomes(told, states[1], 'all is as after it')
        tap.equal(booked(told.agrees()), DAYS, 'all are booked')

    @told.step('the list of patients says where the course stands')
    def listed():
        told.find('list item', re.compile(rf'^{NAME}, Acne scars · 2 of 6\. '))
