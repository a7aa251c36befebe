"""Everything that is refused: exit status, nothing on standard output, and one line on standard
error that names the option and says what would be right."""
import os
import shutil
import sqlite3

import regimenctl
import tap

GOOD = '[Protocol]\nFormat=1\nId=own\nRevision=1\nName=Own\nSessions=3\n'
FILES = {
    'empty.protocol': '',
    'text.protocol': 'no key file at all\n',
    'future.protocol': GOOD.replace('Format=1', 'Format=2'),
    'nothing.protocol': GOOD.replace('Sessions=3\n', ''),
    'slip.protocol': GOOD + 'Sesions=3\n',
    'period.protocol': GOOD + '[Spacing standard]\nMinimum=14 dags\n',
    'orphan.protocol': GOOD + 'Inherits=nobody\n',
    'abstract.protocol': GOOD + 'Abstract=true\n',
    'bases.protocol': GOOD + '[Basis own]\nName=Own\n[Spacing a]\nMinimum=1 day\n',
    'named.protocol': GOOD + '[Spacing a]\nBasis=fast\nMinimum=1 day\n',
    'large.protocol': GOOD + '#' + 'x' * (300 * 1024) + '\n',
}
for name, text in FILES.items():
    regimenctl.write(name, text)
home = regimenctl.HOME
os.mkdir(f'{home}/folder')
os.mkfifo(f'{home}/pipe')
regimenctl.write('notes.txt', 'These are notes and no database.\n' * 100)
regimenctl.write('zero.db', '')
regimenctl.write('day.csv', 'Date\n2026-10-16\n')
regimenctl.write('empty.ics', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n')
os.symlink(f'{home}/elsewhere.db', f'{home}/link.db')
assert regimenctl.run('sample', '--database', f'{home}/made.db', '--patients', '3').returncode == 0
shutil.copy(f'{home}/made.db', f'{home}/newer.db')
with sqlite3.connect(f'{home}/newer.db') as connection:
    connection.execute('PRAGMA user_version = 999')
UUID = '00000000-0000-4000-8000-000000000000'
C = 'plan --concern acne-scars'
P = f'plan --protocol {home}'
D = f'plan --course {UUID} --database {home}'

# The command line | exit status | what the line names | what it says besides
ROWS = f'''
                                                    | 2 | command            | --help
 draw                                               | 2 | draw               | --help
 check                                              | 1 | check:             | no file
 check {home}/made.db extra                         | 2 | extra              | one file
 salvage                                            | 2 | No file            | give one
 salvage {home}/made.db                             | 2 | --to FILE          | No new file
 salvage {home}/made.db --to                        | 2 | --to:              | --to FILE
 salvage {home}/pipe --to {home}/new.db             | 1 | salvage            | a folder or a device
 agenda                                             | 2 | agenda             | no command
 --wrong                                            | 2 | --wrong            | --help
 plan                                               | 2 | --concern          | --protocol
 plan --done 2026-10-16                             | 2 | --concern          | --course
 plan acne-scars                                    | 2 | acne-scars         | options
 {C} --wrong                                        | 2 | --wrong:           | --concern, --protocol
 {C} --wrong=x                                      | 2 | --wrong:           | “regimenctl plan” takes
 {C} --conc scars                                   | 2 | --conc:            | --concern
 {C} -x                                             | 2 | -x:                | --help
 {C} --help=yes                                     | 2 | --help:            | --help
 {C} --done                                         | 2 | --done:            | --done DATE
 sample --database=                                 | 2 | --database:        | leave the option out
 erase {UUID} --yes --database=                     | 2 | --database:        | leave the option out
 export --to=                                       | 2 | --to:              | leave the option out
 {C} --done 2026-10-16 --booked                     | 2 | --booked:          | --booked DATE
 {C} --concern                                      | 2 | --concern:         | --concern ID
 plan --protocol                                    | 2 | --protocol:        | --protocol FILE
 plan --course                                      | 2 | --course:          | --course UUID
 {C} --severity                                     | 2 | --severity:        | --severity ID
 {C} --format                                       | 2 | --format:          | --format FORMAT
 {C} 2026-10-16                                     | 2 | 2026-10-16         | options
 {C} --protocol x.protocol                          | 2 | --protocol         | only one
 {C} --course {UUID}                                | 2 | --course           | only one
 {C} --database x.db                                | 2 | --database         | --course
 {D}/made.db --severity severe                      | 2 | --severity         | --course
 {D}/made.db --basis standard                       | 2 | --basis            | --course
 {D}/made.db --done 2026-10-16                      | 2 | --done             | --course
 {D}/made.db --booked 2026-10-16                    | 2 | --booked           | --course
 protocols acne-scars                               | 2 | acne-scars         | options
 protocols --wrong                                  | 2 | --wrong:           | --format, --help
 protocol                                           | 2 | ID                 | protocols
 protocol acne-scars scars                          | 2 | ID                 | one
 sample                                             | 2 | --database         |
 sample --patients 3                                | 2 | --database         |
 sample --database                                  | 2 | --database:        | --database FILE
 sample --patients                                  | 2 | --patients:        | --patients N
 sample --database {home}/new.db more               | 2 | more               |
 plan --concern nothing                             | 1 | --concern          | acne-scars
 plan --concern Acne-Scars                          | 1 | --concern          | acne-scars
 plan --concern microneedling                       | 1 | --concern          | inherited
 plan --concern=                                    | 1 | --concern          | acne-scars
 {C} --format xml                                   | 1 | --format           | text or json
 {C} --format JSON                                  | 1 | --format           | text or json
 {C} --severity mild                                | 1 | --severity         | severe
 plan --concern large-pores --severity severe       | 1 | --severity         | leave
 {C} --basis weekly                                 | 1 | --basis            | standard, shortest
 {P}/bases.protocol --basis weekly                  | 1 | --basis            | own, standard
 {P}/named.protocol --basis weekly                  | 1 | --basis            | standard, fast
 {C} --today tomorrow                               | 1 | --today            | 2026-11-20
 {C} --today 2026-02-30                             | 1 | --today            | calendar
 {C} --today 0000-01-01                             | 1 | --today            | 0001-01-01
 {C} --today 20261124                               | 1 | --today            | 2026-11-20
 {C} --today 2026-11-24T10:00                       | 1 | --today            | --booked
 {C} --today 10000-01-01                            | 1 | --today            | 2026-11-20
 {C} --done 16.10.2026                              | 1 | --done             | 2026-11-20
 {C} --done 2026-13-01                              | 1 | --done             | calendar
 {C} --done 2025-02-29 --today 2026-01-01           | 1 | --done             | calendar
 {C} --done 2026-10-16T10:00 --today 2026-11-24     | 1 | --done             | --booked
 {C} --done 2026-11-25 --today 2026-11-24           | 1 | --done             | after today
 {C} --done=                                        | 1 | --done             | 2026-11-20
 {C} --booked soon                                  | 1 | --booked           | 2026-11-20
 {C} --booked 2026-12-02T                           | 1 | --booked           | T14:30
 {C} --booked 2026-12-02T24:00                      | 1 | --booked           | T14:30
 {C} --booked 2026-12-02T14:60                      | 1 | --booked           | T14:30
 {C} --booked 2026-12-02T14:30:00                   | 1 | --booked           | T14:30
 {C} --booked 2026-12-02t14:30                      | 1 | --booked           | 2026-11-20
 {C} --booked 2026-11-31T14:30                      | 1 | --booked           | calendar
 {C} --booked 9999-12-01 --today 2026-11-24         | 1 | --booked           | 9999-12-31
 {C} --done 9999-12-01 --today 9999-12-31           | 1 | --done             | 9999-12-31
 {P}/missing.protocol                               | 1 | --protocol         | missing.protocol
 {P}/folder                                         | 1 | --protocol         | not a file
 {P}/pipe                                           | 1 | --protocol         | not a file
 plan --protocol /dev/zero                          | 1 | --protocol         | not a file
 {P}/large.protocol                                 | 1 | --protocol         | larger
 {P}/empty.protocol                                 | 1 | --protocol         | empty.protocol
 {P}/text.protocol                                  | 1 | --protocol         | text.protocol
 {P}/future.protocol                                | 1 | --protocol         | Format
 {P}/nothing.protocol                               | 1 | --protocol         | Sessions
 {P}/slip.protocol                                  | 1 | --protocol         | Sesions
 {P}/period.protocol                                | 1 | --protocol         | Minimum
 {P}/orphan.protocol                                | 1 | --protocol         | nobody
 {P}/abstract.protocol                              | 1 | --protocol         | inherited
 protocol nothing                                   | 1 | ID                 | acne-scars
 protocol acne-scars --format xml                   | 1 | --format           | text or json
 protocols --format xml                             | 1 | --format           | text or json
 plan --course 17 --database {home}/made.db         | 1 | --course           | UUID
 {D}/made.db                                        | 1 | --course           | {UUID}
 export --format ics --course {UUID} --database {home}/made.db | 1 | --course | --format json
 import {home}/empty.ics --course {UUID} --database {home}/made.db | 1 | --course | --format json
 import {home}/day.csv --course {UUID} --database {home}/made.db | 1 | --course | --format json
 {D}/missing.db                                     | 1 | --database         | missing.db
 export --to {home}/folder --database {home}/made.db | 1 | --to              | a folder, a device
 export --to {home}/pipe --database {home}/made.db  | 1 | --to               | a folder, a device
 export --to /dev/null --database {home}/made.db    | 1 | --to               | a folder, a device
 export --to {home}/made.db --database {home}/made.db | 1 | --to             | holds data of Regimen
 {D}/folder                                         | 1 | --database         | folder
 {D}/notes.txt                                      | 1 | --database         | notes.txt
 {D}/zero.db                                        | 1 | --database         | zero.db
 {D}/link.db                                        | 1 | --database         | link.db
 {D}/made.db --today never                          | 1 | --today            | 2026-11-20
 sample --database {home}/made.db                   | 1 | --database         | made.db
 sample --database {home}/notes.txt                 | 1 | --database         | notes.txt
 sample --database {home}/zero.db                   | 1 | --database         | zero.db
 sample --database {home}/folder                    | 1 | --database         | folder
 backup --database {home}/missing.db                | 1 | --database         | missing.db
 backup --database {home}/notes.txt                 | 1 | --database         | not a Regimen database
 backup --database {home}/link.db                   | 1 | --database         | link
 backup --database {home}/made.db --to {home}/notes.txt | 1 | --to            | notes.txt
 backup --database {home}/made.db --to {home}/no/b  | 1 | --to               | no folder for “{home}/no/b”
 backup --database {home}/made.db --to /sys/copy.db | 1 | --to               | “/sys/copy.db”
 backup --database {home}/missing.db --to {home}/b  | 1 | --database         | missing.db
 salvage {home}/made.db --to {home}/no/b            | 1 | --to               | no folder for “{home}/no/b”
 salvage {home}/made.db --to {home}/notes.txt       | 1 | --to               | notes.txt
 restore --database {home}/newer.db {home}/made.db  | 1 | --database         | newer Regimen
 restore --database {home}/made.db {home}/newer.db  | 1 | FILE               | cannot restore it
 backup --list --to {home}/b                        | 2 | --to               | --list
 backup {home}/made.db                              | 2 | made.db            | options
 backup --database {home}/made.db --passphrase-file {home}/zero.db | 1 | --passphrase-file | zero.db
 restore                                            | 2 | backup             | --list
 restore {home}/a {home}/b                          | 2 | /b                 | one backup
 restore --database {home}/made.db {home}/missing.db | 1 | FILE              | missing.db
 restore --database {home}/made.db {home}/notes.txt | 1 | FILE               | not a Regimen database
 restore --database {home}/notes.txt {home}/made.db | 1 | --database         | not a Regimen database
 sample --database /proc/nowhere/new.db             | 1 | --database         | new.db
 sample --database {home}/new.db --patients 0       | 1 | --patients         | 1 to
 sample --database {home}/new.db --patients -1      | 1 | --patients         | 1 to
 sample --database {home}/new.db --patients many    | 1 | --patients         | 1 to
 sample --database {home}/new.db --patients 1.5     | 1 | --patients         | 1 to
 sample --database {home}/new.db --patients 100001  | 1 | --patients         | 100000
'''


def check(line, status, option, hint):
    result = regimenctl.run(*line.split())
    told = result.stderr
    assert result.returncode == status, f'exit status {result.returncode}: {told}'
    assert result.stdout == '', f'on standard output: {result.stdout}'
    assert told.startswith('regimenctl: ') and told.endswith('\n') and told.count('\n') == 1, told
    assert option in told and hint in told, told
    assert '(null)' not in told and 'CRITICAL' not in told, told


for row in ROWS.strip('\n').splitlines():
    line, status, option, hint = (cell.strip() for cell in row.split('|'))
    shown = line.replace(home, '').replace(UUID, 'UUID') or '(nothing)'
    tap.run(f'refused: {shown}', check, line, int(status), option, hint)

made = {name: open(f'{home}/{name}', 'rb').read() for name in ('notes.txt', 'zero.db')}
tap.equal((len(made['notes.txt']), made['zero.db']), (3300, b''), 'what was refused is untouched')
tap.ok(not os.path.exists(f'{home}/new.db') and not os.path.exists(f'{home}/missing.db')
       and not os.path.exists(f'{home}/elsewhere.db'), 'nothing was made on the way')


@tap.case('REGIMEN_DATABASE is named where it is what was wrong')
def variable():
    result = regimenctl.run('plan', '--course', UUID, REGIMEN_DATABASE=f'{home}/nowhere.db')
    assert result.returncode == 1 and result.stderr.startswith('regimenctl: REGIMEN_DATABASE: ')
    assert 'nowhere.db' in result.stderr and result.stdout == ''


@tap.case('a line break and bytes that are no text do not break the one line')
def control():
    for argument in ('a\nb', 'a\x1b[31mb', b'\xff\xfe'):
        result = regimenctl.run('plan', '--concern', argument)
        assert result.returncode == 1 and result.stderr.count('\n') == 1, result
        assert '\x1b' not in result.stderr, result


@regimenctl.case_in('de_DE.UTF-8', 'what is refused is told in German too, with its option')
def german():
    result = regimenctl.run('plan', '--concern', 'acne-scars', '--done', 'gestern',
                            **regimenctl.GERMAN)
    assert result.returncode == 1 and result.stderr.startswith('regimenctl: --done: '), result
    assert 'is not a date' not in result.stderr, result
    result = regimenctl.run('plan', '--protocol', f'{home}/period.protocol', **regimenctl.GERMAN)
    assert '[Spacing standard] Minimum: ' in result.stderr and 'dags' in result.stderr, result
    assert 'expected' not in result.stderr, result


tap.finish()
