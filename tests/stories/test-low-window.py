"""A session that is not to count, by keys alone in a window so low that the field for the reason,
once it is asked for, would come below what is seen of the form."""
import json
import subprocess

import desktop
import dialogs
import nodes
import places
import routes
import story
import tap

WIDTH_PX, HEIGHT_PX = 360, 420
COUNTS, NO, WHY = 'Does it count?', 'No, it does not count', 'Why (optional)'
REASON = 'Too shallow'

with story.Story(__file__, today='2026-11-24') as told:
    def form():
        dialog = dialogs.find(told, routes.ADD_PAST)
        return dialog, nodes.find(dialog, 'scroll pane')

    def saved():
        """The sessions as regimenctl exports them."""
        printed = subprocess.run(
            [told.regimenctl, 'export', '--format', 'json', '--database', told.database],
            stdin=subprocess.DEVNULL, capture_output=True, check=True).stdout
        return json.loads(printed)['patients'][0]['courses'][0]['sessions']

    @told.step('a course has a session, and another is added in a low window')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16')
        told.press('ctrl+r')
        told.wait_for_dialog(routes.ADD_PAST)
        told.screen.resize(WIDTH_PX, HEIGHT_PX)
        _, page = form()
        desktop.until(lambda: places.box(page).height < HEIGHT_PX, 'a low page')

    @told.step('the last row of the form is reached, and ends where the page ends')
    def reach():
        dialog, page = form()
        tap.equal(nodes.find_now(dialog, 'text', WHY), None, 'no reason is asked for')
        dialogs.reach(told, dialog, COUNTS)
        row = nodes.find(dialog, 'combo box', COUNTS)
        desktop.until(lambda: places.is_within(row, page), 'the row in sight')
        tap.ok(places.bottom(row) + places.box(row).height > places.bottom(page),
               'another row would not be seen below it')

    @told.step('it does not count: the field for the reason is in sight, the keyboard where it was')
    def choose():
        dialog, page = form()
        dialogs.choose_in_list(told, dialog, COUNTS, NO, 'Down')
        why = nodes.find(dialog, 'text', WHY)
        desktop.until(lambda: places.is_within(why, page), f'all of “{WHY}” in sight')
        desktop.until(lambda: dialogs.focused(dialog) == COUNTS, f'the keyboard on “{COUNTS}”')
        tap.ok(places.is_within(why, page), f'“{WHY}” is in sight still')

    @told.step('Tab leads to it, and what is typed there is saved')
    def reason():
        told.press('Tab')
        dialog, _ = form()
        desktop.until(lambda: dialogs.focused(dialog) == WHY, f'the keyboard in “{WHY}”')
        told.fill(WHY, REASON)
        told.press('Return')
        told.wait_for_end_of_dialog(routes.ADD_PAST)
        tap.equal([(session['day'], session['counts'], session['counts_reason'])
                   for session in saved()],
                  [('2026-10-16', 'auto', ''), ('2026-11-24', 'no', REASON)],
                  'it is exported with the reason')
        tap.equal(told.agrees()['counted'], 1, 'only the other session counts')
