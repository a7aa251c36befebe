"""Random protocols and courses, made to lie on and beside every limit that there is."""

from pathlib import Path

from . import days, protocols
from .courses import Course, Pause, Session

# Families of periods, each from short to long; a rule takes its limits from one of them in order.
LADDERS = (
    ("0 days", "1 day", "13 days", "14 days", "15 days", "30 days", "45 days"),
    ("1 week", "14 days", "3 weeks", "4 weeks", "5 weeks", "6 weeks", "8 weeks", "16 weeks"),
    ("1 month - 4 days", "1 month", "2 months", "3 months - 1 day", "6 months - 4 days",
     "6 months", "9 months"),
    ("4 weeks - 4 days", "4 weeks", "1 month + 1 week", "1 year - 1 day", "1 year", "2 years"),
    ("0 days", "10 days - 1 week", "1 week+2 days", "6 days + 2 weeks", "2 months-2 weeks"),
)
WINDOW_LADDER = ("-24 hours", "0 days", "1 hour", "24 hours", "1 day + 1 hour", "48 hours",
                 "72 hours", "2 weeks", "1 month", "6 months - 4 days", "1 year")
BEGINNINGS = {
    "ordinary": ("2026-10-16", "2026-01-05", "2025-06-30"),
    "month ends": ("2026-01-29", "2026-01-30", "2026-01-31", "2026-03-31", "2026-08-31"),
    "leap days": ("2023-12-30", "2024-01-30", "2024-02-28", "2024-02-29", "2100-01-31",
                  "2000-02-29", "2027-12-31"),
    "year ends": ("2026-12-25", "2026-12-31", "2027-01-01", "1999-12-24"),
    "range ends": ("0001-01-01", "0001-01-20", "0001-03-01", "9999-10-31", "9998-12-31",
                   "9999-06-01", "9999-12-03", "9999-12-17"),
}
SHIPPED = Path(__file__).parents[3] / "data" / "protocols"
WITH_SHIPPED_PROTOCOLS = "protocols as shipped"
BEGINNINGS[WITH_SHIPPED_PROTOCOLS] = BEGINNINGS["ordinary"] + BEGINNINGS["month ends"]
FAMILIES = tuple(BEGINNINGS)


def chance(rand, percent):
    return rand.random() * 100 < percent


def invent_sessions(rand):
    least = rand.choice((1, 2, 3, 3, 4, 5, 6, 6))
    return "%d-%d" % (least, least + rand.randrange(4)) if chance(rand, 40) else str(least)


def sources(rand):
    return ";".join(rand.sample(("how-often", "how-many", "how-long"), rand.randint(1, 3)))


def invent_spacing(rand):
    """One rule; any of its limits may be missing, but they never contradict one another."""
    keys = list(protocols.LIMIT_KEYS.values())
    ladder = rand.choice(LADDERS)
    steps = sorted(rand.choices(range(len(ladder)), k=len(keys)))
    kept = rand.sample(range(len(keys)), rand.choice((1, 2, 3, 4, 4, 4, 4)))
    lines = ["%s=%s" % (keys[i], ladder[steps[i]]) for i in sorted(kept)]
    lines += ["%sSources=%s" % (keys[i], sources(rand)) for i in kept if chance(rand, 15)]
    lines.append("Sources=" + sources(rand))
    session = rand.randint(2, 6) if chance(rand, 35) else None
    if session:
        lines.append("Session=%d" % session)
    if chance(rand, 30):
        lines.append("From=%d" % rand.randint(1, session - 1 if session else 4))
    elif chance(rand, 50):
        lines.append("From=previous")
    if chance(rand, 25):
        lines.append("Basis=" + rand.choice(("standard", "short")))
    return lines


def invent_window(rand, kind, after_last):
    first, peak, last = sorted(rand.choices(range(len(WINDOW_LADDER)), k=3))
    lines = ["Name=W", "Kind=" + kind, "From=" + WINDOW_LADDER[first], "Sources=how-many"]
    if chance(rand, 40):
        lines.append("Peak=" + WINDOW_LADDER[peak])
    if chance(rand, 70):
        lines.append("To=" + WINDOW_LADDER[last])
    if after_last:
        lines.append("After=last")
    return lines


def text_of(groups):
    return "\n".join("[%s]\n%s\n" % (name, "\n".join(lines)) for name, lines in groups.items())


def choose_shipped(rand):
    """A protocol that comes with the program, with the one that it inherits from."""
    path = rand.choice(sorted(SHIPPED.glob("*.protocol")))
    text = path.read_text()
    inherited = protocols.read_key_file(text)["Protocol"].get("Inherits")
    return text, inherited and (SHIPPED / (inherited + ".protocol")).read_text()


def invent_protocol(rand, family):
    """(text, text of the protocol it inherits from or None)"""
    if family == WITH_SHIPPED_PROTOCOLS:
        return choose_shipped(rand)
    head = ["Format=1", "Id=made-up", "Revision=%d" % rand.randint(1, 9), "Name=Made up",
            "Sessions=" + invent_sessions(rand), "Sources=how-many"]
    if chance(rand, 60):
        head.append("EarlySessions=" + rand.choice(("count", "repeat")))
    groups = {"Protocol": head}
    for basis in ("standard", "short"):
        groups["Basis " + basis] = ["Name=B", "Sources=how-often"]
    for severity in ("mild", "severe"):
        groups["Severity " + severity] = ["Name=S", "Sessions=" + invent_sessions(rand),
                                          "Sources=how-many"]
    for name in rand.sample("abcdef", rand.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        groups["Spacing " + name] = invent_spacing(rand)
    for name in rand.sample("vwxyz", rand.randrange(4)):
        groups["Window " + name] = invent_window(rand, "healing", chance(rand, 25))
    if chance(rand, 70):
        name = rand.choice(("final-results", "outcome"))
        groups["Window " + name] = invent_window(rand, "final-results", chance(rand, 70))
    return split(rand, groups) if chance(rand, 30) else (text_of(groups), None)


def split(rand, groups):
    """The same protocol with some of its groups inherited, and some of those replaced."""
    parent = {"Protocol": ["Format=1", "Id=ancestor", "Revision=1", "Name=Ancestor",
                           "Abstract=true", "Sessions=9", "EarlySessions=repeat",
                           "Sources=how-long"]}
    child = {}
    for name, lines in groups.items():
        if name == "Protocol" or chance(rand, 60):
            child[name] = lines
        if name != "Protocol" and (name not in child or chance(rand, 40)):
            again = {"Spacing": invent_spacing, "Window": lambda _: lines}
            kind = name.split()[0]
            parent[name] = again[kind](rand) if kind in again and name in child else lines
    child["Protocol"] = child["Protocol"] + ["Inherits=ancestor"]
    return text_of(child), text_of(parent)


def within(day):
    return min(max(day, days.FIRST), days.LAST)


def next_day(rand, protocol, day):
    """A day some time on, more often than not on a limit of a rule or beside it."""
    rules = protocol.spacings
    if rules and chance(rand, 70):
        periods = rand.choice(rules).periods
        try:
            day = days.add(day, rand.choice(list(periods.values())))
        except days.OutOfRange:
            pass
        return within(day + rand.choice((-1, 0, 0, 1)))
    return within(day + rand.choice((0, 0, 1, 13, 14, 15, 28, 42, 43, rand.randrange(90))))


def invent_session(rand, name, day, today, areas):
    if day < today or chance(rand, 1):
        states = ("done",) * 12 + ("booked", "booked", "cancelled", "missed")
    elif day == today:
        states = ("done", "done", "booked", "booked", "cancelled", "missed")
    else:
        states = ("booked",) * 6 + ("cancelled", "missed")
    counts = rand.choice(("auto",) * 8 + ("yes", "no"))
    minute = rand.choice((0, 540, 870, 1439)) if chance(rand, 30) else None
    return Session(name, day, minute, rand.choice(states), counts, areas)


def invent_areas(rand):
    return rand.choice((0, 1, 2, 3, 4, 6))


def invent_pauses(rand, today):
    for _ in range(rand.choice((0,) * 8 + (1, 2))):
        first = within(today + rand.choice((-40, -1, 0, 1, 10)))
        last = within(first + rand.choice((0, 1, 39, 40, 60)))
        yield Pause(first, None if chance(rand, 40) else last)


def invent_course(rand, protocol, family):
    day = days.from_iso(rand.choice(BEGINNINGS[family]))
    course_days = [day]
    for _ in range(rand.choice((0, 1, 2, 3, 4, 5, 6, 7, 9))):
        day = day if chance(rand, 5) else next_day(rand, protocol, day)
        course_days.append(day)
    today = rand.choice(course_days) if chance(rand, 70) else next_day(rand, protocol, day)
    today = within(today + rand.choice((-1, 0, 0, 1, 14)))
    areas = invent_areas(rand)
    names = ["s%02d" % number for number in rand.sample(range(40), 40)]
    others_too = chance(rand, 30)
    sessions, others = [], []
    for day in course_days if not chance(rand, 5) else ():
        if others_too and chance(rand, 35):
            others.append(invent_session(rand, names.pop(), day, today, invent_areas(rand)))
        else:
            session_areas = invent_areas(rand) if chance(rand, 20) else 0
            sessions.append(invent_session(rand, names.pop(), day, today, session_areas))
    rand.shuffle(sessions)
    if chance(rand, 5):
        forget_names(sessions, others)
    severity = rand.choice([None, None] + sorted(protocol.severities))
    basis = rand.choice([None, None] + sorted(protocol.bases))
    if chance(rand, 1):
        severity, basis = rand.choice((("of-old", None), (None, "of-old")))
    return Course(protocol, today, severity, basis, areas, chance(rand, 3),
                  sessions, others, list(invent_pauses(rand, today)))


def forget_names(sessions, others):
    """Without ids the order of entry must not matter either: then no two share a moment."""
    seen = set()
    for session in list(sessions) + list(others):
        moment = session.order[:3]
        if moment not in seen:
            session.id = None
            session.order = session.order[:-1] + ("",)
        seen.add(moment)
