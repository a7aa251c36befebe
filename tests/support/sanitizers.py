"""Tells whether a program was built with the sanitizers, for tests that make no sense then."""

# What a program that has the address sanitizer calls before everything else.
MARK = b'__asan_init'


def are_in(program):
    with open(program, 'rb') as file:
        return MARK in file.read()
