"""A mismatch made small enough to be read."""

from dataclasses import replace

from .peer import Case
from .protocols import read


def without(items, position):
    return items[:position] + items[position + 1:]


def smaller_courses(course):
    for name in ("sessions", "others", "pauses"):
        items = getattr(course, name)
        for position in range(len(items)):
            yield replace(course, **{name: without(items, position)})
    for name, plain in (("severity", None), ("basis", None), ("areas", 0), ("stopped", False)):
        if getattr(course, name) != plain:
            yield replace(course, **{name: plain})
    for position, session in enumerate(course.sessions):
        for name, plain in (("counts", "auto"), ("minute", None), ("areas", 0)):
            if getattr(session, name) != plain:
                simpler = replace(session, **{name: plain})
                sessions = list(course.sessions)
                sessions[position] = simpler
                yield replace(course, sessions=sessions)


def smaller_texts(texts):
    """Without one group, and without one line; both are tried on each of the two files."""
    for position, text in enumerate(texts):
        if text is None:
            continue
        groups = text.split("\n\n")
        pieces = [("\n\n", groups), ("\n", text.split("\n"))]
        for joint, parts in pieces:
            for part in range(len(parts)):
                if not parts[part].startswith("[Protocol]"):
                    smaller = list(texts)
                    smaller[position] = joint.join(without(parts, part))
                    yield tuple(smaller)


def smaller_cases(case):
    for course in smaller_courses(case.course):
        yield Case(case.texts, course)
    for texts in smaller_texts(case.texts):
        try:
            yield Case(texts, replace(case.course, protocol=read(*texts)))
        except Exception:  # no longer a protocol: not a smaller case of the same thing
            continue


def shrink(case, differs):
    """The smallest case found for which `differs` is still true."""
    found = True
    while found:
        found = False
        for smaller in smaller_cases(case):
            if differs(smaller):
                case, found = smaller, True
                break
    return case
