"""Thousands of random actions in a real window: nothing breaks, the libraries have nothing to complain
of, and what the window shows is what regimenctl computes from the same file.

    test-random-actions.py ANSWERING-REGIMEN REGIMENCTL PICTURES [--full] [--seed N] [--actions N]

Each seed is printed, and gives the same actions again. Of a run that fails the last actions are told.
Controls: a wrong date, a deaf window, a warning, a failed assertion and a crash are each found.
"""
import argparse
import collections
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import answers
import desktop
import hand as hands
import plans
import random_actions
import story
import tap

TODAY = '2026-11-24'
PATIENTS = 12
# Wider and higher than every window.
SCREEN = 1400, 1400
QUICK, FULL = 250, 10000
LOOK_EVERY = 500
TOLD = 25
MANY_ESCAPES = 60
START_SECONDS = 60
# For one action and all that follows from it.
PATIENCE_SECONDS = 120
DEBUG = 'fatal-warnings'
READER = os.path.join(os.path.dirname(__file__), 'agreeing.py')
MEANINGLESS_KEY = 'F12'
# What is pressed where a question is in the way, the first that is there.
ANSWERS = ['Discard', 'Put Back', '_Put Back', 'Cancel']


class Player:
    """Somebody who does anything at all at a window."""

    def __init__(self, told, seed):
        self.told, self.seed = told, seed
        self.answers = answers.Answers(told)
        self.ask = self.answers.ask
        self.screen, self.windows = told.screen, told.screen.windows
        self.hand = hands.Hand(self.windows)
        self.actions = random_actions.Actions(seed, *SCREEN)
        self.done = collections.deque(maxlen=TOLD)
        self.count = 0

    def start(self):
        self.windows.stand_in_for_manager()
        self.answers.launch(G_DEBUG=DEBUG)
        desktop.until(self.windows.top, 'a window', START_SECONDS)
        self.ask('settle')
        self.focus()

    def focus(self):
        """The window on top has the keyboard, as a window manager would have it."""
        top = self.windows.top()
        if top is not None and self.windows.focused() != top:
            self.windows.focus(top)
        return top

    def targets(self):
        top = self.focus()
        if top is None:
            return []
        rows = [line.split('\t') for line in self.ask('targets', top)]
        found = [(row[0], row[1], *map(int, row[2:])) for row in rows]
        # What is scrolled out of sight lies beyond the window.
        return [target for target in found if target[2] + target[4] > 0 < target[3] + target[5]]

    def _wait(self, seconds):
        time.sleep(seconds)
        self.ask('settle')

    def act(self):
        """One random action, and all that follows from it."""
        signal.alarm(PATIENCE_SECONDS)
        action = self.actions.choose(self.targets())
        self.count += 1
        self.done.append(action)
        random_actions.do(action, self.hand, self.windows, self._wait)
        self.ask('settle')

    def begin_again(self):
        """Starts the program again, where it ended as it was asked to."""
        code = self.told.process.wait(START_SECONDS)
        assert code == 0, f'the program ended with {code}'
        self.hand.let_go()
        self.start()

    def play(self, actions):
        for _ in range(actions):
            try:
                self.act()
            except answers.Ended:
                self.begin_again()

    def state(self):
        return dict(line.split(' ', 1) for line in self.ask('state'))

    def _is_at_rest(self, state):
        return (len(self.windows.all()) == 1 and state['popovers'] == '0'
                and state['trying'] == '0')

    def rest(self):
        """Ends whatever is open or held, without keeping it."""
        self.hand.let_go()
        for _ in range(MANY_ESCAPES):
            self.ask('settle')
            if self._is_at_rest(self.state()):
                return
            words = {target[1]: target for target in self.targets()}
            answer = next((words[word] for word in ANSWERS if word in words), None)
            if answer is not None:
                self.hand.move(answer[2] + answer[4] // 2, answer[3] + answer[5] // 2)
                self.hand.click()
            else:
                self.hand.press('Escape')
            # A message that has just come takes its time to go.
            time.sleep(0.05)
        raise AssertionError(f'{MANY_ESCAPES} times Escape did not bring it to rest: {self.state()}, '
                             f'windows {self.windows.all()}')

    def show(self):
        """A course that is shown, or any, with the file that it is of."""
        state = self.state()
        with sqlite3.connect(f'file:{state.get("file", self.told.database)}?mode=ro',
                             uri=True) as connection:
            rows = connection.execute('SELECT DISTINCT patient_id, course.id FROM course '
                                      'JOIN session ON course_id = course.id').fetchall()
            rows = connection.execute('SELECT patient_id, id FROM course WHERE id = ?',
                                      (state.get('course'),)).fetchall() or sorted(rows)
        connection.close()
        if rows:
            # A narrow window may show the list alone.
            self.ask('show', *self.actions.random.choice(rows))
            self.ask('settle')
            state = self.state()
        return state.get('course'), state.get('file')

    def count_right(self, course, file):
        """What is shown has the numbers of regimenctl."""
        shown = json.loads(''.join(self.ask('plan')))
        computed = plans.ask(self.told.regimenctl, file, course, TODAY)
        assert shown == computed, f'the plan shown is not that of the file: {shown}, {computed}'

    def read_right(self, course, file, *seconds):
        """What a screen reader reads says so."""
        read = subprocess.run(
            [sys.executable, READER, *sys.argv[1:4], str(self.told.process.pid), file, course, TODAY,
             *seconds], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        assert read.returncode == 0, read.stderr

    def be_heard(self, seconds=PATIENCE_SECONDS // 2):
        """What draws may yet hear nobody: whatever is pressed does nothing then."""
        before = self.ask('heard')
        self.focus()
        self.hand.press(MEANINGLESS_KEY)
        desktop.until(lambda: self.ask('heard') != before, 'a key that comes to the window',
                      seconds)

    def look(self):
        """As compare(), though the last action may have asked the program to end."""
        try:
            return self.compare()
        except answers.Ended:
            self.begin_again()
            return self.compare()

    def compare(self):
        """Looks at a course at rest. Returns whether there is any."""
        signal.alarm(PATIENCE_SECONDS)
        self.rest()
        self.be_heard()
        course, file = self.show()
        if course is not None:
            self.count_right(course, file)
            self.read_right(course, file)
        return course is not None


def on_alarm(*_):
    raise AssertionError(f'nothing happened for {PATIENCE_SECONDS} s')


def choose_seed(arguments):
    if arguments.seed is not None:
        return arguments.seed
    return int(time.time()) if arguments.full else 1


def prepare(told):
    subprocess.run([told.regimenctl, 'sample', '--patients', str(PATIENTS),
                    '--database', told.database], stdin=subprocess.DEVNULL, check=True,
                   capture_output=True)


def play(player, actions):
    """All actions, with a look at the plan now and then and at the end."""
    looks = 0
    player.start()
    try:
        while player.count < actions:
            player.play(min(LOOK_EVERY, actions - player.count))
            looks += player.look()
            tap.note(f'{player.count} actions, {looks} plans compared')
    except Exception:
        tap.note(f'seed {player.seed}, after {player.count} actions, the last of them:')
        for action in player.done:
            tap.note(action)
        tap.note(player.told.read_log())
        raise
    assert looks > 0, 'no plan was compared'


@contextlib.contextmanager
def playing(seed):
    """A player in a story of which nobody is told."""
    told = make_story()
    with told.screen:
        told.database = os.path.join(told.screen.folder, 'own.regimen')
        prepare(told)
        player = Player(told, seed)
        player.start()
        yield player


def find_end(fault):
    """A control: what must not happen ends the program, and is seen."""
    with playing(1) as player:
        try:
            player.ask(fault)
        except answers.Ended:
            pass
        assert player.told.process.wait(START_SECONDS) < 0, 'it went on'


def find_deafness():
    """A control: a window to which no key comes is found."""
    with playing(1) as player:
        player.be_heard()
        player.ask('deafen')
        try:
            player.be_heard(2)
        except desktop.Waited:
            return
        raise AssertionError('a key came to the window')


def find_wrong_date():
    """A control: a window that shows another date is found, in the numbers and by reading."""
    with playing(1) as player:
        assert player.compare(), 'a course is shown'
        course, file = player.show()
        assert player.ask('try') == [], 'another date'
        for look, *seconds in ((player.count_right,), (player.read_right, '3')):
            try:
                look(course, file, *seconds)
            except AssertionError:
                continue
            raise AssertionError(f'{look.__name__}: a wrong date was not found')


def find_faults():
    for fault in ('warn', 'fail', 'crash'):
        tap.run(f'control: {fault}', find_end, fault)
    tap.run('control: a deaf window', find_deafness)
    tap.run('control: a wrong date', find_wrong_date)


def make_story():
    told = story.Story(__file__, today=TODAY)
    # GTK cannot place a menu whose button lies beyond the screen.
    told.screen = desktop.Desktop(*SCREEN)
    return told


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('programs', nargs=3)
    parser.add_argument('--full', action='store_true')
    parser.add_argument('--seed', type=int)
    parser.add_argument('--actions', type=int)
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, on_alarm)
    actions = arguments.actions or (FULL if arguments.full else QUICK)
    if arguments.seed is None:
        find_faults()
    seed = choose_seed(arguments)
    with make_story() as told:
        prepare(told)
        player = Player(told, seed)

        @told.step(f'{actions} actions of seed {seed}, and the plans are those of the file')
        def played():
            play(player, actions)


if __name__ == '__main__':
    main()
