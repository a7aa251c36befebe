"""A desktop of its own for a story: an X server without a screen, a message bus, a keyboard.

    with desktop.Desktop() as screen:
        screen.environment     # what a program needs to appear on it
        screen.press('ctrl+q')
        screen.type('2026-11-20')
        screen.save_picture('/tmp/seen.png')

Nothing of the user's own desktop is used or touched, and what was started is ended by its id.
There is no window manager: the driver gives the keyboard to the window on top, as one would.
"""
import os
import shutil
import signal
import subprocess
import tempfile
import time

from windows import Windows

WIDTH_PX, HEIGHT_PX = 1280, 900
# For a slow machine: a condition that holds is seen at once, so a long wait costs nothing.
WAIT_SECONDS = 40
POLL_SECONDS = 0.05


class Waited(AssertionError):
    """What was waited for did not come."""


def until(condition, what, seconds=WAIT_SECONDS):
    """Calls `condition` until it returns something true, and returns that. `what` names it."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Waited(f'not seen within {seconds} s: {what}')
        time.sleep(POLL_SECONDS)


def end_process(process):
    """Ends a process that was started here, kindly first."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Desktop:
    """A display, a message bus and a home folder, all of them gone at the end."""

    def __init__(self, width=WIDTH_PX, height=HEIGHT_PX):
        self.size = f'{width}x{height}x24'
        self.processes = []
        self.windows = None
        # What of a picture is wanted, such as '200x100+0+0'.
        self.crop = None

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='regimen-story-')
        self.environment = self._clean_environment()
        try:
            self.environment['DISPLAY'] = self._start_server()
            self.windows = Windows(self.environment['DISPLAY'])
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = self._start_bus()
            # This process looks at the same desktop; pyatspi reads these when it is imported.
            for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'):
                os.environ[name] = self.environment[name]
            os.environ.pop('AT_SPI_BUS_ADDRESS', None)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem):
        if self.windows is not None:
            self.windows.close()
        for process in reversed(self.processes):
            end_process(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _clean_environment(self):
        """The variables of the test, but with a home of its own."""
        environment = dict(os.environ)
        for name in ('WAYLAND_DISPLAY', 'NO_AT_BRIDGE', 'GTK_A11Y', 'GTK_DEBUG', 'GTK_THEME',
                     'AT_SPI_BUS_ADDRESS', 'REGIMEN_DATABASE', 'REGIMEN_TODAY', 'G_DEBUG',
                     'XDG_CURRENT_DESKTOP', 'SESSION_MANAGER', 'DESKTOP_STARTUP_ID'):
            environment.pop(name, None)
        for name, folder in (('HOME', 'home'), ('XDG_DATA_HOME', 'data'),
                             ('XDG_CONFIG_HOME', 'config'), ('XDG_CACHE_HOME', 'cache'),
                             ('XDG_STATE_HOME', 'state'), ('XDG_RUNTIME_DIR', 'runtime')):
            environment[name] = os.path.join(self.folder, folder)
            os.mkdir(environment[name], mode=0o700)
        environment.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', NO_AT_BRIDGE='0',
                           LC_ALL='C.UTF-8', LANGUAGE='en', TZ='UTC', GSETTINGS_BACKEND='memory',
                           # The tree of a window is read slower than any person reads it.
                           REGIMEN_UNDO_TOAST_MS='120000')
        return environment

    def start(self, command, **options):
        """Starts a process that ends with the desktop at the latest."""
        options.setdefault('stdin', subprocess.DEVNULL)
        options.setdefault('env', self.environment)
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        return process

    def _start_server(self):
        """The X server; it takes a display that is free and tells which."""
        read_end, write_end = os.pipe()
        self.start(['Xvfb', '-displayfd', str(write_end), '-screen', '0', self.size,
                    '-nolisten', 'tcp', '-noreset'],
                   pass_fds=[write_end], stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError('Xvfb did not start')
        return f':{number}'

    def _start_bus(self):
        bus = self.start(['dbus-daemon', '--session', '--nofork', '--nopidfile',
                          '--print-address=1'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return bus.stdout.readline().strip()

    def _run(self, *command):
        return subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)

    def top(self):
        """The window on top, as soon as there is one, with the keyboard."""
        top = until(self.windows.top, 'a window')
        if self.windows.focused() != top:
            self.windows.focus(top)
        return top

    def press(self, *keys):
        """Presses keys one after the other, such as `Tab` or `ctrl+n`."""
        self.press_in(self.top(), *keys)

    def press_in(self, window, *keys):
        """Presses keys in a window that is there, or was a moment ago."""
        if self.windows.focused() != window:
            self.windows.focus(window)
        self._run('xdotool', 'key', '--clearmodifiers', '--delay', '20', *keys)

    def type(self, text):
        self.top()
        self._run('xdotool', 'type', '--delay', '12', '--', text)

    def resize(self, width, height):
        """Resizes the window on top, and puts it into the corner."""
        self.windows.place(self.top(), width, height)

    def save_picture(self, path, window='root'):
        part = ['-crop', self.crop, '+repage'] if self.crop else []
        self._run('import', '-window', str(window), *part, path)
