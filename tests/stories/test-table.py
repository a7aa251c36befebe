"""A German log from a spreadsheet comes in: what is too early is told, and Undo takes it back."""
import os
import re
import sqlite3
import subprocess

import desktop
import routes
import story
import tap

NAME = 'Sample Patient 1'
LOG = ('Datum;Uhrzeit;Tiefe (mm);Durchgänge;Gerät;Bemerkung\r\n'
       '12.01.2026;09:00;1,5;3;Stift;Rötung 2 Tage\r\n'
       '16.02.2026;09:30;1,5;3;Stift;\r\n'
       '20.02.2026;09:30;2,0;3;Stift;zu früh, trotzdem gemacht\r\n'
       '30.03.2026;;1,25;2;Stift;für Narben\r\n'
       'irgendwann;;1,0;2;Stift;\r\n')
PICTURES = os.environ.get('TABLE_PICTURES')


def picture(told, name):
    if PICTURES:
        told.screen.save_picture(os.path.join(PICTURES, f'{name}.png'))


def count(told):
    with sqlite3.connect(f'file:{told.database}?mode=ro', uri=True) as database:
        return database.execute('SELECT count(*) FROM session').fetchone()[0]


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a practice opens at a patient')
    def begin():
        told.log = os.path.join(told.screen.folder, 'protokoll.csv')
        with open(told.log, 'wb') as file:
            file.write(LOG.encode('latin-1'))
        subprocess.run([told.regimenctl, 'sample', '--patients', '12', '--database',
                        told.database], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        told.before = count(told)
        told.start()
        told.find('list item', re.compile(f'^{NAME},'))
        told.press('ctrl+f')
        told.type('patient 1')
        told.press('Return')
        told.find('label', NAME)

    @told.step('Import shows the columns, what is too early and what is refused, and writes nothing')
    def look():
        routes.choose(told, 'Main Menu', (re.compile('^Import'), 'i'))
        routes.open_file(told, told.log)
        told.find('push button', 'Import 4 Sessions')
        picture(told, 'table-import')
        told.find('list item', re.compile('^Line 4, .*too early'))
        told.find('list item', re.compile('^Line 6, .*“irgendwann” is not a date'))
        told.find(None, re.compile('^Column 3, Tiefe'))
        tap.equal(count(told), told.before, 'nothing is written yet')

    @told.step('the button imports what it says')
    def bring_in():
        told.click('push button', 'Import 4 Sessions')
        desktop.until(lambda: count(told) == told.before + 4, 'four sessions')

    # The message does not stay for long: nothing else is looked for before.
    @told.step('and Undo takes all of it back')
    def undo():
        told.click('push button', 'Undo')
        desktop.until(lambda: count(told) == told.before, 'the end of undoing')
