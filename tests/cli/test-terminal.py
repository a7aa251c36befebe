"""Standard output: colours on a terminal alone, its width, and what happens where it is full."""
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

import regimenctl
import tap

ESCAPE = re.compile(r'\x1b\[[0-9;]*m')


def run_in_terminal(*arguments, size=(24, 100), **variables):
    """What a run writes to a terminal of `size` lines and columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', *size, 0, 0))
    process = subprocess.Popen([regimenctl.PROGRAM, *arguments], stdout=slave,
                               stderr=subprocess.PIPE,
                               env=regimenctl.environment(**{'TERM': 'xterm', **variables}))
    os.close(slave)
    written = b''
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.close(master)
    assert process.wait() == 0, process.stderr.read()
    process.stderr.close()
    return written.decode().replace('\r\n', '\n')


on_terminal = run_in_terminal(*regimenctl.EXAMPLE)
piped = regimenctl.run(*regimenctl.EXAMPLE, COLUMNS='100').stdout
tap.ok('\x1b[31m' in on_terminal and '\x1b[1m' in on_terminal, 'a terminal has colours')
tap.ok('\x1b' not in piped, 'a pipe has none', piped[:300])
tap.equal(ESCAPE.sub('', on_terminal), piped,
          'without its colours, the text of a terminal is that of a pipe: nothing hangs on them')
tap.equal(on_terminal.count('\x1b[0m') * 2, on_terminal.count('\x1b['), 'every colour ends')
for line in on_terminal.splitlines():
    if line.rfind('\x1b[') != line.rfind('\x1b[0m'):
        tap.ok(False, 'no colour runs over the end of its line', line)
for name, variables, coloured in (('NO_COLOR set', {'NO_COLOR': '1'}, False),
                                  ('NO_COLOR empty', {'NO_COLOR': ''}, True),
                                  ('a dumb terminal', {'TERM': 'dumb'}, False)):
    tap.equal('\x1b' in run_in_terminal(*regimenctl.EXAMPLE, **variables), coloured,
              f'{name}: colours {"as before" if coloured else "none"}')
tap.ok('\x1b' not in run_in_terminal(*regimenctl.EXAMPLE, '--format', 'json'),
       'JSON has no colours on a terminal either')


def watched(*arguments, **variables):
    """What a run says on a terminal that is its standard error, and on its output."""
    master, slave = pty.openpty()
    process = subprocess.Popen([regimenctl.PROGRAM, *arguments], stdout=subprocess.PIPE,
                               stderr=slave, env=regimenctl.environment(TERM='xterm', **variables))
    os.close(slave)
    output = process.communicate()[0].decode()
    os.set_blocking(master, False)
    try:
        said = os.read(master, 65536).decode()
    except OSError:
        said = ''
    os.close(master)
    assert process.returncode == 0, said
    return said, output


@tap.case('what takes long tells a terminal how far it is, and leaves its line empty')
def progress():
    database = os.path.join(regimenctl.HOME, 'watched.db')
    regimenctl.good('sample', '--patients', '40', '--database', database)
    export = 'export', '--database', database
    plain = regimenctl.good(*export)
    said, output = watched(*export, REGIMEN_PROGRESS_DELAY_MS='0')
    assert output == plain
    assert 'Reading… 2 %' in said and said.endswith('Reading… 100 %\r\x1b[K'), said
    assert watched(*export, REGIMEN_PROGRESS_DELAY_MS='600000') == ('', plain)
    said, _ = watched('salvage', database, '--to', f'{database}.new', REGIMEN_PROGRESS_DELAY_MS='0')
    assert 'Salvaging… 50 %' in said and said.endswith('100 %\r\x1b[K'), said


def widest(text):
    return max(len(line) for line in ESCAPE.sub('', text).splitlines())


for width in (40, 100, 160):
    tap.ok(width - 12 < widest(run_in_terminal(*regimenctl.EXAMPLE, size=(24, width))) <= width,
           f'the width of the terminal is taken: {width}')
tap.ok(widest(run_in_terminal(*regimenctl.EXAMPLE, size=(24, 160), COLUMNS='60')) <= 60,
       'COLUMNS goes before it')
tap.ok(widest(run_in_terminal(*regimenctl.EXAMPLE, size=(0, 0))) <= 80,
       'a terminal that does not tell its width has 80 columns')

FULL = (regimenctl.EXAMPLE, [*regimenctl.EXAMPLE, '--format', 'json'], ['protocols'],
        ['protocols', '--format', 'json'], ['protocol', 'scars'],
        ['protocol', 'scars', '--format', 'json'], ['--help'], ['plan', '--help'], ['--version'])
for arguments in FULL:
    with open('/dev/full', 'w') as full:
        result = regimenctl.run(*arguments, stdout=full)
    tap.ok(result.returncode == 1 and result.stderr.count('\n') == 1
           and 'Standard output' in result.stderr and 'space' in result.stderr,
           f'a full disk is told: {" ".join(arguments)}', result)

closed = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&-', regimenctl.PROGRAM,
                         *regimenctl.EXAMPLE], stderr=subprocess.PIPE, text=True,
                        env=regimenctl.environment())
tap.ok(closed.returncode == 1 and closed.stderr.count('\n') == 1, 'so is an output that is closed',
       closed)

tap.finish()
