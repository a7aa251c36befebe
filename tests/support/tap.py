"""Results of a test written in Python, in the Test Anything Protocol.

A test file states its cases one after the other and ends with `tap.finish()`:

    import tap

    tap.equal(plan['counted'], 2, 'two sessions count')
    tap.ok('late' in text, 'the late session is named', text)

    @tap.case('a database that is locked is told in one line')
    def locked():
        assert run('plan', '--database', locked_file).returncode == 1

    tap.finish()

`tap` is found without further ado, because tests/meson.build puts this folder into PYTHONPATH.
"""
import sys
import traceback

_count = 0
_failed = 0


def note(text):
    """Prints `text` as TAP comments, one for each line; numbers measured belong here."""
    for line in str(text).splitlines():
        print(f'# {line}', flush=True)


def _report(passed, name, suffix=''):
    global _count, _failed
    _count += 1
    _failed += not passed
    label = ' '.join(str(name).split()).replace('#', '\\#')
    print(f"{'ok' if passed else 'not ok'} {_count} - {label}{suffix}", flush=True)


def ok(condition, name, why=''):
    """One case: it holds if `condition` is true; `why` is printed where it is not."""
    _report(bool(condition), name)
    if not condition and why != '':
        note(why)
    return bool(condition)


def equal(actual, expected, name):
    """One case: `actual` equals `expected`."""
    return ok(actual == expected, name, f'expected: {expected!r}\nactual:   {actual!r}')


def skip(name, reason):
    """One case that cannot be tried here, and why not."""
    _report(True, name, f" # SKIP {' '.join(str(reason).split())}")


def run(name, function, *arguments):
    """One case: `function` returns without an exception."""
    try:
        function(*arguments)
    except Exception:
        return ok(False, name, traceback.format_exc())
    return ok(True, name)


def case(name):
    """Decorator: runs the function at once, as one case of this name."""
    def decorate(function):
        run(name, function)
        return function
    return decorate


def finish():
    """Prints the plan and ends the process. A file without this line, or without a case, fails."""
    print(f'1..{_count}' if _count else 'Bail out! no case was tried', flush=True)
    sys.exit(0 if _count and not _failed else 1)
