"""A plan is printed for real, by keys: through the dialog of GTK and its printer that prints to a file.
"""
import os
import re
import subprocess

import desktop
import dialogs
import nodes
import plans
import routes
import story
import tap

PRINTER = 'Print to File'
# What nobody can make a file in, not even root.
NO_FOLDER = '/proc'


def run(*command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=True).stdout


def find_pdfs():
    return [os.path.join(place, name) for place, _, names in os.walk(told.screen.folder)
            for name in names if name.endswith('.pdf')]


def make_text(path):
    """The words of a PDF, each line as it stands on paper."""
    return run('pdftotext', '-layout', path, '-')


def is_whole():
    """Whether there is one PDF, and nothing is wrong with it."""
    found = find_pdfs()
    return len(found) == 1 and subprocess.run(['qpdf', '--check', found[0]],
                                              stdin=subprocess.DEVNULL, capture_output=True,
                                              check=False).returncode == 0


def start_in(folder):
    """Starts the program in the folder where GTK is to print to a file."""
    told.regimen = os.path.abspath(told.regimen)
    told.wrapper = ['env', f'--chdir={folder}']
    told.start()


def ask_for_printer():
    """From the course to the printers."""
    told.press('ctrl+p')
    told.wait_for_dialog('Print')
    told.press('Return')
    told.find('label', PRINTER)
    dialogs.wait_for_windows(told, 3)


def can_print():
    button = nodes.find_now(dialogs.top(told), 'push button', 'Print')
    return button is not None and nodes.has_state(button, 'sensitive')


def choose_printer():
    """The list of printers, reached by keys; the row in it is chosen by the space key."""
    told.press('Tab')
    node = nodes.focused(dialogs.top(told))
    if node is not None and nodes.role(node) in ('table row', 'table cell', 'list item'):
        told.press('space')
    return can_print()


def print_to_file():
    ask_for_printer()
    desktop.until(choose_printer, 'a printer that prints')
    dialogs.reach(told, dialogs.top(told), 'Print')
    told.press('Return')


with story.Story(__file__, today='2026-11-24') as told:
    @told.step('a course has a session')
    def begin():
        start_in(told.screen.folder)
        routes.make_log(told, '2026-11-20')

    @told.step('whoever does not choose a printer is back where the sheet is asked for')
    def dismiss():
        ask_for_printer()
        told.press('Escape')
        dialogs.wait_for_windows(told, 2)
        desktop.until(lambda: dialogs.focused(told.find('frame', 'Print')) == 'Print…',
                      'the keyboard where it was')
        told.press('Escape')
        dialogs.wait_for_windows(told, 1)
        tap.equal(find_pdfs(), [], 'nothing is printed')

    @told.step('what prints to a file is chosen, and prints')
    def print_sheet():
        print_to_file()
        dialogs.wait_for_windows(told, 1)
        desktop.until(is_whole, 'the file')

    @told.step('the file says word for word what regimenctl does')
    def look():
        path = os.path.join(told.screen.folder, 'regimenctl.file')
        run(told.regimenctl, 'export', '--format', 'pdf', '--to', path, '--paper', 'a4',
            '--course', plans.courses(told.database)[0], '--database', told.database,
            '--today', told.today)
        printed = make_text(find_pdfs()[0])
        tap.equal(printed, make_text(path), 'the texts are the same')
        tap.ok('Treatment plan' in printed and 'Acne scars' in printed, 'the plan is in it', printed)
        tap.ok('(A4)' in run('pdfinfo', find_pdfs()[0]), 'on A4')
        fonts = run('pdffonts', find_pdfs()[0]).splitlines()[2:]
        tap.ok(fonts and all(re.search(r'\byes +\w+ +\w+ +\d+ +\d+$', line) for line in fonts),
               'its fonts are embedded', '\n'.join(fonts))
        told.quit()

    @told.step('a printer that fails is told of, and the dialog stays')
    def fail():
        start_in(NO_FOLDER)
        told.find('heading', '1 of 6 sessions done')
        print_to_file()
        told.find('alert', re.compile('^Could not be printed: .'))
        dialogs.wait_for_windows(told, 2)
        dialogs.escape(told, 'Print')
