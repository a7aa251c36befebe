"""What the window program refuses before it shows a window; no display is needed for that."""
import os
import subprocess
import sys
import tempfile

import sanitizers
import tap

PROGRAM = sys.argv[1]


def run(home, *arguments):
    kept = {name: value for name, value in os.environ.items()
            if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'REGIMEN_DATABASE')}
    return subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          encoding='utf-8', timeout=sanitizers.patience(60),
                          env={**kept, 'HOME': home, 'XDG_DATA_HOME': os.path.join(home, 'share')})


@tap.case('an empty name is no database, and never the user’s own')
def empty_name():
    with tempfile.TemporaryDirectory() as home:
        for arguments in (('--database', ''), ('--database=',)):
            result = run(home, *arguments)
            assert result.returncode == 1 and result.stdout == '', result
            assert result.stderr == ('regimen: --database: it was given an empty name; give '
                                     '--database FILE, or leave the option out\n'), result
            assert os.listdir(home) == [], os.listdir(home)


tap.finish()
