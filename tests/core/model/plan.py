"""ENGINE.md, "Forecast" from "Status" on: the whole plan and its summary."""

from collections import namedtuple

from . import days
from .evaluation import Evaluation
from .forecast import forecast_next, row_of, schedule

VERDICTS = ("first", "on-time", "early", "late", "grace", "extra", "too-early")
"""The more remarkable, the later."""

ShownWindow = namedtuple("ShownWindow", "judged window start end peak")
Alert = namedtuple("Alert", "code judged days")


class Outlook:
    """Where a course stands and what is next: as much as a summary tells."""

    def __init__(self, course):
        self.course = course
        self.today = course.today
        self.needed = course.needed
        evaluation = Evaluation(course)
        self.evaluation = evaluation
        self.sessions = evaluation.done + evaluation.booked
        self.counted = evaluation.counted_done
        self.remaining = tuple(max(0, needed - self.counted) for needed in self.needed)
        self.status = self.find_status(evaluation)
        self.next = None
        if self.status not in ("stopped", "paused", "complete"):
            self.next = forecast_next(evaluation)
        self.overdue = self.is_overdue()

    def open_pauses(self):
        return [pause for pause in self.course.pauses if pause.is_open(self.today)]

    def find_status(self, evaluation):
        least, most = self.needed
        if self.course.stopped:
            return "stopped"
        if self.open_pauses():
            return "paused"
        if self.counted >= most:
            return "complete"
        if self.counted >= least:
            return "enough"
        return "in-progress" if evaluation.done else "not-started"

    def bookings(self):
        return [judged for judged in self.sessions if judged.session.state == "booked"]

    def is_unconfirmed(self, judged):
        """A booking before today."""
        return judged.session.state == "booked" and judged.session.day < self.today

    def coming_bookings(self):
        return [judged for judged in self.bookings() if judged.session.day >= self.today]

    def is_overdue(self):
        if self.next is None or self.coming_bookings():
            return False
        last_on_time = self.next.dates["recommended_to"].day
        return last_on_time is not None and self.today > last_on_time


class Plan(Outlook):
    def __init__(self, course):
        super().__init__(course)
        self.schedule = schedule(self.evaluation) if self.next else []
        self.finish = tuple(row_of(self.schedule, number) for number in self.needed)
        self.last_counted = next((judged for judged in reversed(self.evaluation.done)
                                  if judged.counts), None)
        self.final_results = self.find_final_results()
        self.windows = list(self.find_windows())
        self.alerts = list(self.find_alerts())

    def find_final_results(self):
        """From the recommended start of session number minimum, or, once that many count, from
        the last that counts."""
        rule = next((window for window in self.course.protocol.windows
                     if "final-results" in (window.kind, window.id)), None)
        if rule is None:
            return None
        if self.counted >= self.needed[0]:
            return days.add(self.last_counted.session.day, rule.start)
        start = self.finish[0] and self.finish[0].dates["recommended_from"].day
        return days.add(start, rule.start) if start is not None else None

    def find_windows(self):
        enough = self.counted >= self.needed[0]
        for judged in self.sessions:
            day = judged.session.day
            for window in self.course.protocol.windows:
                if window.after_last and not (enough and judged is self.last_counted):
                    continue
                yield ShownWindow(judged, window, days.add(day, window.start),
                                  window.end and days.add(day, window.end),
                                  window.peak and days.add(day, window.peak))

    def find_alerts(self):
        for judged in self.sessions:
            if judged.verdict == "too-early":
                yield Alert("too-early", judged, judged.days_too_early)
            if judged.verdict == "extra":
                yield Alert("extra", judged, 0)
            if self.is_unconfirmed(judged):
                yield Alert("unconfirmed", judged, self.today - judged.session.day)
        if self.overdue:
            yield Alert("overdue", None, self.today - self.next.dates["recommended_to"].day)
        if self.status == "paused":
            yield Alert("paused", None,
                        self.today - min(pause.first for pause in self.open_pauses()))


def reasons_of(judged):
    """What decided the verdict of a session."""
    done = judged.session.state == "done"
    deciding = {"too-early": ["absolute" if done else "minimum"],
                "grace": ["minimum"],
                "early": ["recommended_from"],
                "on-time": ["recommended_from", "recommended_to"],
                "late": ["recommended_to"]}
    return [(limit, judged.limits[limit]) for limit in deciding.get(judged.verdict, [])
            if judged.limits[limit].day is not None]


def summary_of(plan):
    """What a list of courses shows."""
    bookings, coming = plan.bookings(), plan.coming_bookings()
    dates = [plan.next.dates[limit].day if plan.next else None
             for limit in ("minimum", "recommended_from", "recommended_to")]
    return {
        "status": plan.status, "min": plan.needed[0], "max": plan.needed[1],
        "counted": plan.counted, "booked": len(bookings),
        "unconfirmed": sum(plan.is_unconfirmed(judged) for judged in bookings),
        "number": plan.next.number if plan.next else 0,
        "earliest": days.iso(dates[0]), "recommended-from": days.iso(dates[1]),
        "recommended-to": days.iso(dates[2]),
        "next-booked": days.iso(coming[0].session.day if coming else None),
        "worst": max((judged.verdict for judged in plan.sessions), key=VERDICTS.index,
                     default="first"),
        "most-too-early": max((judged.days_too_early for judged in bookings
                               if not judged.stands_in), default=0),
        "overdue": "yes" if plan.overdue else "no",
    }
