"""A practice in a folder that may only be read: the window says so, and offers nothing that it would
then refuse."""
import os
import re
import subprocess

import dialogs
import nodes
import problem_looks
import story
import tap

BANNER = re.compile('^The folder “.*” can only be read')
NO_BACKUP = 'There is none, and none can be made: its folder can only be read.'
# What only looks, shows or writes elsewhere.
HARMLESS = re.compile('^(Main Menu|Course Menu|Minimize|Maximize|Close|Why|Timeline|Calendar|Zoom|'
                      'Fit Course|Earlier|Later|Go to Today|Actions for)')
CHANGING_KEYS = ('ctrl+n', 'ctrl+shift+n', 'ctrl+b', 'ctrl+r', 'ctrl+shift+b', 'ctrl+z',
                 'ctrl+shift+z')

with story.Story(__file__, today='2026-11-24') as told:
    def offered(root):
        return [nodes.name(button) for button in nodes.find_all(root, 'push button')
                if nodes.has_state(button, 'sensitive')]

    @told.step('it opens, and says why nothing can be changed')
    def begin():
        folder = os.path.join(told.screen.folder, 'kept')
        os.mkdir(folder)
        told.database = os.path.join(folder, 'practice.regimen')
        subprocess.run([told.regimenctl, 'sample', '--patients', '3', '--database', told.database],
                       stdin=subprocess.DEVNULL, capture_output=True, check=True)
        os.chmod(folder, 0o500)
        told.wrapper = problem_looks.powers_to_drop()
        told.start()
        told.find('status bar', BANNER)

    @told.step('its course has no button that changes anything')
    def look():
        told.press('ctrl+f')
        told.type('patient 1')
        told.press('Return')
        told.find('push button', 'Course Menu')
        tap.equal([name for name in offered(told.app) if not HARMLESS.search(name)], [],
                  'only what changes nothing is offered')

    @told.step('nor does a key open a form')
    def keys():
        told.press(*CHANGING_KEYS)
        told.press('ctrl+comma')
        dialogs.wait_for_windows(told, 2)
        tap.equal([nodes.name(window) for window in nodes.children(told.app)],
                  ['Regimen', 'Preferences'], 'the preferences alone have opened')

    @told.step('the preferences say that no backup can be made, and make none')
    def back_up():
        told.find('label', NO_BACKUP)
        tap.equal(offered(dialogs.find(told, 'Preferences')), ['Close'], 'nothing is offered')
        dialogs.escape(told, 'Preferences')
