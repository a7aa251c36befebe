"""Regimen that answers questions besides: see answering-regimen.c."""
import subprocess


class Ended(AssertionError):
    """The program ended."""


class Answers:
    """What the program of a story answers. It has no window yet when it is launched."""

    def __init__(self, told):
        self.told = told

    def launch(self, **environment):
        self.told.streams = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE}
        self.told.launch(**environment)

    def ask(self, *question):
        """The lines of an answer."""
        process = self.told.process
        try:
            process.stdin.write((' '.join(map(str, question)) + '\n').encode())
            process.stdin.flush()
        except BrokenPipeError:
            raise Ended from None
        lines = []
        while True:
            line = process.stdout.readline().decode()
            if not line:
                raise Ended
            if line == 'done\n':
                return lines
            lines.append(line.rstrip('\n'))
