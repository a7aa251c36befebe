"""Another program writes while somebody works on a course: what does not change under them stays as
it is, with the keyboard on it, and the card that they read stays open."""
import os
import re
import sqlite3
import subprocess

import desktop
import moving
import nodes
import routes
import story
import tap

EARLY = re.compile('^Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2')
TABS = 80

with story.Story(__file__, today='2026-11-24') as told:
    def write(device):
        """Names a device in the first session, and writes a note to somebody else as well."""
        with sqlite3.connect(told.database) as connection:
            connection.execute('UPDATE patient SET notes = ? WHERE name = ?',
                               (device, 'Sample Patient 2'))
            connection.execute('UPDATE session SET device = 5, device_name = ? WHERE day ='
                               ' (SELECT min(day) FROM session)', (device,))
        connection.close()
        told.find('list item', re.compile(device))

    def reach_button_of_alert():
        """Gives the keyboard to the first button of the alert."""
        told.screen.top()
        for _ in range(TABS):
            node = nodes.focused(told.app)
            if node is not None and EARLY.match(nodes.description(node)):
                return node
            told.press('Tab')
        raise AssertionError('no button of the alert has the keyboard')

    @told.step('a booking is too early')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        routes.begin_booking(told, '2026-12-02')
        routes.end_booking(told)
        told.find('alert', EARLY)
        told.screen.resize(1180, 860)
        table = os.path.join(told.screen.folder, 'sessions.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('Patient,Date\nSample Patient 2,2026-11-01\n')
        subprocess.run([told.regimenctl, 'import', table, '--concern', 'acne-scars', '--database',
                        told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)

    @told.step('the keyboard stays on the button of an alert')
    def keyboard():
        node = reach_button_of_alert()
        write('Pen of the other program')
        tap.ok(nodes.has_state(node, 'focused'), 'the very same button has the keyboard')
        told.press('space')
        told.wait_for_dialog(re.compile('2 Dec'))
        told.press('Escape')
        told.wait_for_end_of_dialog(re.compile('2 Dec'))

    @told.step('the card of a session stays open')
    def card():
        moving.point_at(told, lambda: moving.mark(told, 2))
        popups = desktop.until(told.screen.windows.popups, 'a card')
        write('Another pen of that program')
        tap.equal(told.screen.windows.popups(), popups, 'the card is the very same')
