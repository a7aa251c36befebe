"""The manual and the help tell of the same commands, with the same options and operands."""
import os
import re

import regimenctl
import tap

ARGUMENT = re.compile(r'^[A-Z]+$')


def read_synopsis():
    """What the manual says that each command takes: (options, operands)."""
    with open(os.path.join(regimenctl.ROOT, 'data', 'regimenctl.1'), encoding='utf-8') as file:
        lines = file.read().split('.Sh SYNOPSIS\n')[1].split('.Sh ')[0].splitlines()
    commands, command = {}, None
    for line in lines:
        words = [word.replace('\\-', '-') for word in line.lstrip('.').split()]
        if words[0] == 'Cm' and not line.startswith('.Op'):
            command = commands.setdefault(words[1], (set(), set()))
            words = words[2:]
        if command is None or words == ['Nm']:
            command = None
            continue
        options = {f'-{word}' for word, before in zip(words[1:], words) if before == 'Fl'}
        command[0].update(options)
        if not options and words[-1:] and ARGUMENT.match(words[-1]):
            command[1].add(words[-1])
    return commands


def read_help(command):
    lines = regimenctl.good(command, '--help').splitlines()
    usage = next(line for line in lines if line.startswith(f'  regimenctl {command} '))
    options = {word for line in lines for word in re.findall(r'^  (?:-h, )?(--[a-z-]+)', line)}
    operands = set(re.findall('[A-Z]{2,}', usage.replace('[OPTION…]', '')))
    return options - {'--help'}, operands


synopsis = read_synopsis()
named = re.findall(r'^  ([a-z]+)(?: |$)', regimenctl.good('--help').split('Commands:')[1]
                   .split('Options:')[0], re.MULTILINE)
tap.equal(sorted(synopsis), sorted(named), 'the manual and the help name the same commands')
for name, taken in synopsis.items():
    tap.equal(read_help(name), taken, f'{name} takes what the manual says that it takes')

tap.finish()
