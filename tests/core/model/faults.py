"""Faults planted in the model, to see that the comparison finds them.

Each is a slip that an engine could really have. A comparison that lets one of them pass would let
the same slip pass in src/core.
"""

from contextlib import contextmanager
from unittest import mock

from . import courses, days, evaluation, forecast, plan, protocols


def limit_day_is_bad(day, limit):
    return limit.day is not None and day <= limit.day


def clamp_to_month_end(day, period):
    year, month, day_of_month = days.year_month_day(day)
    months = year * 12 + (month - 1) + period.years * 12 + period.months
    year, month = months // 12, months % 12 + 1
    day_of_month = min(day_of_month, days.month_length(year, month))
    return days.check(days.number(year, month, day_of_month) + period.weeks * 7 + period.days
                      - (-period.hours // 24))


def hours_rounded_down(day, period, add=days.add):
    return add(day, period._replace(hours=period.hours // 24 * 24))


def grace_for_bookings(state, day, limits, judge=evaluation.verdict_of):
    verdict = judge(state, day, limits)
    if verdict == "too-early" and not evaluation.is_before(day, limits["absolute"]):
        return "grace"
    return verdict


def early_counts(protocol, session, verdict):
    return verdict != "extra" and session.counts != "no"


def yes_counts_beyond_the_most(protocol, session, verdict):
    return session.counts == "yes" or (session.counts == "auto" and verdict != "extra")


def every_area_overlaps(areas, other_areas):
    return True


def too_early_stands_in(booked):
    return {judged.number: judged for judged in booked if judged.counts}


def overdue_on_the_last_day(self):
    if self.next is None or self.coming_bookings():
        return False
    last = self.next.dates["recommended_to"].day
    return last is not None and self.today >= last


def every_time_unknown_is_first(self):
    return 0 if self.minute is None else 1


def child_before_parent(child, parent):
    return {**parent, **{name: lines for name, lines in child.items() if name not in parent}}


FAULTS = {
    "the limit day itself is bad": (evaluation, "is_before", limit_day_is_bad),
    "a date that does not exist is clamped": (days, "add", clamp_to_month_end),
    "hours become days rounded down": (days, "add", hours_rounded_down),
    "a booking has grace": (evaluation, "verdict_of", grace_for_bookings),
    "repeat is not obeyed": (evaluation, "does_count", early_counts),
    "a yes counts beyond the most": (evaluation, "does_count", yes_counts_beyond_the_most),
    "areas do not matter": (evaluation, "overlaps", every_area_overlaps),
    "a booking too early stands in": (forecast, "standing_in", too_early_stands_in),
    "overdue a day too soon": (plan.Plan, "is_overdue", overdue_on_the_last_day),
    "a booking without a time is first": (courses.Session, "part_of_day",
                                          every_time_unknown_is_first),
    "inherited groups are not replaced": (protocols, "inherit", child_before_parent),
}


@contextmanager
def planted(name):
    owner, function, fault = FAULTS[name]
    with mock.patch.object(owner, function, fault):
        yield
