"""Another program writes what stands in an open form: nothing of it is undone, nothing typed is lost,
and what both have changed says so."""
import json
import os
import re
import subprocess

import desktop
import routes
import story
import tap

DAY = '2026-12-18'
EDITED = 'Session of 18 Dec'
CHANGED = re.compile('^This session was changed elsewhere while you were editing')

with story.Story(__file__, today='2026-11-24') as told:
    def run(*arguments):
        return subprocess.run([told.regimenctl, *arguments, '--database', told.database],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=True).stdout

    def sessions(archive):
        return archive['patients'][0]['courses'][0]['sessions']

    def booking(archive):
        found, = [session for session in sessions(archive) if session['day'] == DAY]
        return found

    def read():
        return json.loads(run('export', '--format', 'json'))

    def write(**changes):
        """Has the other program change the booking."""
        archive = read()
        booking(archive).update(changes)
        path = os.path.join(told.screen.folder, 'changed.json')
        with open(path, 'w', encoding='utf-8') as file:
            json.dump(archive, file)
        run('import', path, '--replace')

    @told.step('a session is booked')
    def begin():
        told.start()
        routes.make_log(told, '2026-10-16', '2026-11-20')
        routes.begin_booking(told, DAY)
        routes.end_booking(told)

    @told.step('what the other program writes comes into the form, and what was typed stays')
    def merged():
        routes.choose_in_menu(told, 'Fri 18 Dec 2026', 'Edit…')
        told.wait_for_dialog(EDITED)
        told.reach('Time')
        told.fill('Time', '9:00')
        told.reach('Minutes')
        told.fill('Minutes', '45')
        write(state='cancelled', notes='Ill', minute='14:30')
        told.find('alert', CHANGED)
        told.find(None, 'Changed elsewhere to: 14:30')
        told.press('alt+s')
        told.wait_for_end_of_dialog(EDITED)
        desktop.until(lambda: booking(read())['length'] == 45, 'the session saved')
        saved = booking(read())
        tap.equal((saved['state'], saved['notes'], saved['minute']), ('cancelled', 'Ill', '09:00'),
                  'theirs where I typed nothing, and mine where I did')
