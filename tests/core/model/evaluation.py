"""ENGINE.md, "Evaluating sessions": a verdict for every session done or booked."""

from collections import namedtuple
from dataclasses import dataclass

from . import days
from .protocols import LIMITS

Reference = namedtuple("Reference", "day number")
"""What a limit counts from; number: of the session, 0 if it did not count or is of another
course."""

Limit = namedtuple("Limit", "day reference rule kind", defaults=(None, None, None, None))
"""A day with what it was computed from: rule and reference, and which period of the rule."""

NO_LIMIT = Limit()
NO_LIMITS = dict.fromkeys(LIMITS, NO_LIMIT)


class DoneAfterToday(Exception):
    """A `done` session after today is an input error."""


@dataclass(eq=False)
class Judged:
    """A session with what the engine says of it."""
    session: object
    number: int  # 0 for `extra`
    verdict: str
    counts: bool
    gap_days: object  # None without a previous session
    days_too_early: int
    limits: dict

    @property
    def stands_in(self):
        """Forecast: a booking stands in for the session that it would count as, unless it is too
        early and nobody has overridden that."""
        return (self.session.state == "booked" and self.counts
                and (self.verdict != "too-early" or self.session.counts == "yes"))


def overlaps(areas, other_areas):
    return areas & other_areas != 0


def has_reference(rules, number, previous, numbered):
    """Whether there is any session that a limit of this one could count from."""
    return previous is not None or any(
        rule.start in numbered for rule in rules if rule.session in (None, number))


def limits_of(rules, number, previous, numbered, wanted=LIMITS):
    """Evaluating 2 and 3: each limit is the latest of reference + period over the rules that hold.

    previous: the reference `previous`; numbered: {N: the reference N}; the first rule of the file
    is named where two give the same day. A limit that is not wanted cannot be out of range.
    """
    limits = dict(NO_LIMITS)
    for rule in rules:
        if rule.session not in (None, number):
            continue
        reference = previous if rule.start is None else numbered.get(rule.start)
        if reference is None:
            continue
        for limit in wanted:
            if limit not in rule.periods:
                continue
            day = days.add(reference.day, rule.periods[limit])
            if limits[limit].day is None or day > limits[limit].day:
                limits[limit] = Limit(day, reference, rule, limit)
    return limits


def is_before(day, limit):
    """The limit day itself is good; a missing limit never fails."""
    return limit.day is not None and day < limit.day


def verdict_of(state, day, limits):
    """Evaluating 4, with a reference. There is no grace for a booking."""
    if state == "done":
        if is_before(day, limits["absolute"]):
            return "too-early"
        if is_before(day, limits["minimum"]):
            return "grace"
    elif is_before(day, limits["minimum"]):
        return "too-early"
    if is_before(day, limits["recommended_from"]):
        return "early"
    last_on_time = limits["recommended_to"].day
    return "on-time" if last_on_time is None or day <= last_on_time else "late"


def does_count(protocol, session, verdict):
    """Evaluating 5. Nothing counts beyond the maximum, whatever the user says."""
    if verdict == "extra":
        return False
    if session.counts != "auto":
        return session.counts == "yes"
    return not (verdict == "too-early" and protocol.repeat_early)


class Evaluation:
    """All verdicts of a course: `done`, then `booked` in a provisional pass as if attended."""

    def __init__(self, course):
        self.course = course
        self.rules = course.rules()
        self.counted = 0
        self.numbered = {}  # the session that became number N
        self.past = []  # (order, own areas or None, Reference) of all that may be `previous`
        self.done = []
        self.booked = []
        for session in course.sessions:
            if session.state == "done" and session.day > course.today:
                raise DoneAfterToday(session)
        self.run("done", self.done)
        self.counted_done = self.counted
        self.numbered_done = dict(self.numbered)
        self.past_done = list(self.past)
        self.run("booked", self.booked)

    def run(self, state, judged):
        for other in self.course.others:
            if other.state == state:
                self.past.append((other.order, other.areas, Reference(other.day, 0)))
        own = [session for session in self.course.sessions if session.state == state]
        for session in sorted(own, key=lambda session: session.order):
            judged.append(self.judge(session))

    def previous(self, areas, past, order=None):
        """The latest earlier session, whether or not it counted; of another course of the
        patient only where the areas overlap."""
        found = None
        for other_order, other_areas, reference in past:
            if order is not None and other_order >= order:
                continue
            if other_areas is not None and not overlaps(areas, other_areas):
                continue
            if found is None or other_order > found[0]:
                found = (other_order, reference)
        return found[1] if found else None

    def judge(self, session):
        previous = self.previous(session.areas or self.course.areas, self.past, session.order)
        gap_days = session.day - previous.day if previous else None
        if self.counted >= self.course.needed[1]:
            number, verdict, limits = 0, "extra", NO_LIMITS
        elif not has_reference(self.rules, self.counted + 1, previous, self.numbered):
            number, verdict, limits = self.counted + 1, "first", NO_LIMITS
        else:
            number = self.counted + 1
            limits = limits_of(self.rules, number, previous, self.numbered)
            verdict = verdict_of(session.state, session.day, limits)
        counts = does_count(self.course.protocol, session, verdict)
        reference = Reference(session.day, number if counts else 0)
        self.past.append((session.order, None, reference))
        if counts:
            self.counted = number
            self.numbered[number] = reference
        limit = limits["absolute" if session.state == "done" else "minimum"]
        days_too_early = limit.day - session.day if verdict == "too-early" else 0
        return Judged(session, number, verdict, counts, gap_days, days_too_early, limits)
