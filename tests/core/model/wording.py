"""Plans and courses as the lines that tests/core/plan-peer.c speaks."""

from . import days
from .evaluation import NO_LIMIT
from .forecast import DATES
from .plan import reasons_of, summary_of
from .protocols import LIMITS


def yes_no(value):
    return "yes" if value else "no"


def identity(session):
    """What tells a session from all others, also where they have no ids."""
    minute = "-" if session.minute is None else session.minute
    return "%s %s %s" % (session.id or "-", days.iso(session.day), minute)


def limit_lines(kind, limit):
    if limit.day is None:
        return
    if limit.rule is None:
        yield " limit %s %s" % (kind, days.iso(limit.day))
    else:
        yield " limit %s %s = %s (%d) %s" % (kind, days.iso(limit.day),
                                             days.iso(limit.reference.day),
                                             limit.reference.number, limit.rule.rule)


def reason_lines(reasons):
    for kind, limit in reasons:
        if limit.rule is None:
            continue
        period = " ".join(str(amount) for amount in limit.rule.periods[limit.kind])
        yield " reason %s %s (%d) + %s = %s %s [%s]" % (
            kind, days.iso(limit.reference.day), limit.reference.number, period,
            days.iso(limit.day), limit.rule.rule, ";".join(limit.rule.sources[limit.kind]))


def session_lines(plan, judged):
    session = judged.session
    yield ("session %s %s number %d %s counts %s overridden %s stands-in %s unconfirmed %s gap %s"
           " early %d" % (identity(session), session.state, judged.number, judged.verdict,
                          yes_no(judged.counts), yes_no(session.counts != "auto"),
                          yes_no(judged.stands_in), yes_no(plan.is_unconfirmed(judged)),
                          "-" if judged.gap_days is None else judged.gap_days,
                          judged.days_too_early))
    for kind in LIMITS:
        yield from limit_lines(kind, judged.limits[kind])
    yield from reason_lines(reasons_of(judged))


def forecast_lines(word, forecast):
    booked = identity(forecast.booked.session) if forecast.booked else "-"
    yield "%s %d booked %s" % (word, forecast.number, booked)
    for kind in DATES:
        yield from limit_lines(kind, forecast.dates.get(kind, NO_LIMIT))
    yield from reason_lines((kind, forecast.dates[kind]) for kind in DATES
                            if forecast.dates[kind].day is not None)


def plan_lines(plan):
    finish = tuple(str(row.number) if row else "-" for row in plan.finish)
    yield "plan %s needed %d %d counted %d remaining %d %d overdue %s final %s finish %s %s" % (
        (plan.status,) + plan.needed + (plan.counted,) + plan.remaining
        + (yes_no(plan.overdue), days.iso(plan.final_results)) + finish)
    for judged in plan.sessions:
        yield from session_lines(plan, judged)
    if plan.next:
        yield from forecast_lines("next", plan.next)
    for row in plan.schedule:
        yield from forecast_lines("row", row)
    for shown in plan.windows:
        yield "window %s %s %s %s %s" % (identity(shown.judged.session), shown.window.id,
                                         days.iso(shown.start), days.iso(shown.end),
                                         days.iso(shown.peak))
    for alert in plan.alerts:
        yield "alert %s %s %d" % (
            alert.code, identity(alert.judged.session) if alert.judged else "-", alert.days)


def summary_lines(outlook):
    yield "summary " + " ".join("%s %s" % item for item in summary_of(outlook).items())


def course_lines(name, course):
    """The course, as the peer reads it."""
    yield "course %s %s %s %d %s %s" % (name, course.severity or "-", course.basis or "-",
                                        course.areas, yes_no(course.stopped),
                                        days.iso(course.today))
    for word, sessions in (("session", course.sessions), ("other", course.others)):
        for session in sessions:
            yield "%s %s %s %s %d" % (word, identity(session), session.state, session.counts,
                                      session.areas)
    for pause in course.pauses:
        yield "pause %s %s" % (days.iso(pause.first), days.iso(pause.last))
    yield "plan"


def protocol_lines(name, text, parent_text):
    """A protocol by the name under which courses will ask for it."""
    for word, part in (("parent", parent_text), ("protocol", text)):
        if part is not None:
            lines = part.splitlines()
            yield "%s %s %d" % (word, name, len(lines))
            yield from lines
