"""Tells of the sanitizers: whether a program has them, and how much longer it may take then."""
import os

# What a program that has the address sanitizer calls before everything else.
MARK = b'__asan_init'


def are_in(program):
    with open(program, 'rb') as file:
        return MARK in file.read()


def patience(seconds):
    """How long to wait for what takes less than `seconds` without them."""
    return seconds * (10 if 'ASAN_OPTIONS' in os.environ else 1)
