"""A whole story: the program in a real window, what its user does, and what is then seen.

    with story.Story(__file__, today='2026-11-24') as told:
        @told.step('the first plan has the right dates')
        def plan():
            told.press('ctrl+b')
            told.find('text', 'Date')
    # leaving the block ends the program, looks at what it complained of, and prints the plan

Steps run in order. The first that fails ends the story with a picture in meson-logs and the tree
of what was seen. A warning of GTK or GLib anywhere fails it as well.

The programs come from the command line: REGIMEN REGIMENCTL PICTURES.
"""
import os
import re
import subprocess
import sys
import traceback

import desktop
import nodes
import plans
import tap

COMPLAINT = re.compile(r'(WARNING|CRITICAL|ERROR)\b|Sanitizer|runtime error:|assertion failed')
START_SECONDS = 60
MANY_TABS = 60


class _Ended(Exception):
    """A step failed; those after it make no sense."""


class Story:
    def __init__(self, file, today=None, database=None):
        self.title = os.path.splitext(os.path.basename(file))[0]
        self.regimen, self.regimenctl, self.pictures = sys.argv[1:4]
        self.today = today
        self.screen = desktop.Desktop()
        self.database = database
        self.process = None
        # A program that starts it, with its arguments, and is then replaced by it.
        self.wrapper = []
        # Where its input comes from and its output goes to, if not nowhere and to the log.
        self.streams = {}
        self.app = None
        self.runs = 0

    def __enter__(self):
        self.screen.__enter__()
        if self.database is None:
            self.database = os.path.join(self.screen.folder, 'own.regimen')
        return self

    def __exit__(self, kind, problem, trace):
        try:
            if problem is not None and not isinstance(problem, _Ended):
                tap.ok(False, 'the story is told', ''.join(
                    traceback.format_exception(kind, problem, trace)))
                self._save_picture()
            if (self.process is not None and problem is None
                    and not tap.run('the program ends when asked to', self.quit)):
                self._save_picture()
            self._judge_complaints()
        finally:
            self.screen.__exit__()
        tap.finish()

    def step(self, name):
        """Decorator: runs the function at once, as one case of the story."""
        def decorate(function):
            if not tap.run(name, function):
                self._save_picture()
                raise _Ended
            return function
        return decorate

    def _save_picture(self):
        picture = os.path.join(self.pictures, f'{self.title}.png')
        self.screen.save_picture(picture)
        tap.note(f'a picture of it: {picture}')
        tap.note(f'open windows: {self.screen.windows.all()}')

    # The program

    def _log(self):
        return os.path.join(self.screen.folder, f'complaints-{self.runs}')

    def start(self, *arguments, **environment):
        """Starts the program on the story's database, and waits for its window."""
        self.launch(*arguments, **environment)
        self.app = desktop.until(self._find_application, 'the program', START_SECONDS)
        nodes.find(self.app, 'frame')
        self.screen.top()

    def launch(self, *arguments, **environment):
        """Starts the program on the story's database, in a folder where it may leave what it likes."""
        self.runs += 1
        command = [*self.wrapper, os.path.abspath(self.regimen), '--database', self.database,
                   *arguments]
        if self.today is not None:
            command += ['--today', self.today]
        with open(self._log(), 'wb') as log:
            self.process = self.screen.start(
                command, cwd=self.screen.folder, env={**self.screen.environment, **environment},
                **{'stderr': log, 'stdout': log, **self.streams})

    def _find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}: '
                                 f'{self.read_log()}')
        return nodes.application(self.process.pid)

    def read_log(self):
        with open(self._log(), encoding='utf-8', errors='replace') as log:
            return log.read()

    def quit(self):
        """Closes the program as its user does, with Ctrl+Q."""
        process, self.process = self.process, None
        desktop.until(lambda: process.poll() is not None or self._press_quit(process),
                      'the end of the program')
        assert process.returncode == 0, f'it ended with {process.returncode}'

    def _press_quit(self, process):
        # A program whose window has gone may still be ending: then there is nothing to press.
        windows = self.screen.windows.all()
        if windows:
            # A dialog has to go first.
            self.screen.press_in(windows[-1], 'Escape' if len(windows) > 1 else 'ctrl+q')
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            pass
        return process.poll() is not None

    def _judge_complaints(self):
        for self.runs in range(1, self.runs + 1):
            lines = [line for line in self.read_log().splitlines() if COMPLAINT.search(line)]
            tap.equal(lines, [], f'no complaint of the libraries in run {self.runs}')

    # Its user

    def press(self, *keys):
        self.screen.press(*keys)

    def type(self, text):
        self.screen.type(text)

    def find(self, role=None, name=None, **options):
        return nodes.find(self.app, role, name, **options)

    def find_all(self, role=None, name=None):
        return nodes.find_all(self.app, role, name)

    def click(self, role, name):
        """Clicks the node of this name that can be clicked: a menu button lies within another, which
        later GTK tells to be a toggle button."""
        roles = [role, 'toggle button'] if role == 'push button' else [role]
        nodes.wait(self.app, lambda: any(nodes.click(node) for wanted in roles
                                         for node in self.find_all(wanted, name)),
                   f'a click on {role} “{getattr(name, "pattern", name)}”')

    def focused(self):
        """The name of what has the keyboard."""
        node = nodes.focused(self.app)
        return nodes.name(node) if node is not None else None

    def reach(self, name, key='Tab'):
        """Presses Tab until something of this name has the keyboard."""
        self.screen.top()
        for _ in range(MANY_TABS):
            if nodes.same(name, self.focused() or ''):
                return
            self.press(key)
        raise AssertionError(f'{MANY_TABS} times {key} did not reach {name!r}, '
                             f'but {self.focused()!r} at last')

    def fill(self, name, text):
        """Types into the field that has the keyboard, in place of what is in it. Its name must be
        `name`, or the text is not found there."""
        self.press('ctrl+a')
        self.type(text)
        desktop.until(lambda: nodes.text(self.find('text', name)) == text, f'“{text}” in “{name}”')

    def gone(self, role, name):
        """Waits until there is no such node."""
        desktop.until(lambda: not nodes.find_now(self.app, role, name), f'the end of {role} “{name}”')

    def wait_for_dialog(self, title):
        """Waits for a window of this title, with the keyboard."""
        self.find('frame', title)
        self.screen.top()

    def wait_for_end_of_dialog(self, title):
        self.gone('frame', title)
        self.screen.top()

    # The plan

    def plan(self, course=None):
        """What regimenctl computes for a course of the same database."""
        return plans.ask(self.regimenctl, self.database, course or plans.courses(self.database)[0],
                         self.today)

    def agrees(self, course=None, seconds=desktop.WAIT_SECONDS):
        """Waits until the window says of a course what regimenctl says of it."""
        plan = self.plan(course)
        wanted = plans.sayings(plan)

        def missing():
            seen = nodes.find_names(self.app)
            unsaid = [saying for saying in wanted
                      if not any(nodes.same(saying, name) for name in seen)]
            alerts = [name for name in nodes.find_names(self.app, 'alert') if name]
            return unsaid + ([f'{plan["alerts"]} but {alerts}']
                             if len(alerts) != plans.count_strips(plan) else [])
        try:
            desktop.until(lambda: not missing(), 'agreement with regimenctl', seconds)
        except desktop.Waited:
            raise AssertionError(f'the window does not say {missing()}:\n'
                                 f'{nodes.outline(self.app)}') from None
        return plan
