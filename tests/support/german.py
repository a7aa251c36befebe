"""An environment in which a program speaks German, whether or not the machine knows the locale.

gettext heeds LANGUAGE only in a real locale: not in C, and newer ones not in C.UTF-8 either. So
de_DE.UTF-8 is taken where it is, and else compiled into a folder that LOCPATH names.
"""
import os
import subprocess

NAME = 'de_DE.UTF-8'


def _is_installed():
    listed = subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout
    return any(line.lower().replace('-', '') == 'de_de.utf8' for line in listed.splitlines())


def environment(folder):
    """The variables to add to those of the test; `folder` is there and keeps what is compiled."""
    variables = {'LANGUAGE': 'de', 'LC_ALL': NAME}
    if not _is_installed():
        subprocess.run(['localedef', '-i', 'de_DE', '-f', 'UTF-8', os.path.join(folder, NAME)],
                       check=True, capture_output=True)
        variables['LOCPATH'] = folder
    return variables
