"""Courses to tests/core/plan-peer.c and its answers back, in batches."""

import random
import subprocess
from collections import namedtuple

from . import days, wording
from .evaluation import DoneAfterToday
from .invention import invent_course, invent_protocol
from .plan import Outlook, Plan
from .protocols import read

COURSES_PER_PROTOCOL = 20

Case = namedtuple("Case", "texts course")
"""texts: (protocol, parent or None); course: what the model reads."""


def invent_cases(seed, family, count):
    rand = random.Random("%s %s" % (seed, family))
    cases = []
    while len(cases) < count:
        texts = invent_protocol(rand, family)
        protocol = read(*texts)
        for _ in range(min(COURSES_PER_PROTOCOL, count - len(cases))):
            cases.append(Case(texts, invent_course(rand, protocol, family)))
    return cases


def question(cases):
    """The lines for the peer; a protocol is sent once for all the courses that follow it."""
    names, lines = {}, []
    for case in cases:
        name = names.get(case.texts)
        if name is None:
            name = names[case.texts] = "p%d" % len(names)
            lines.extend(wording.protocol_lines(name, *case.texts))
        lines.extend(wording.course_lines(name, case.course))
    return "\n".join(lines) + "\n"


def ask(program, cases):
    """The peer's answer to each case, as a list of lines."""
    done = subprocess.run([program], input=question(cases), capture_output=True, text=True,
                          check=False)
    answers = [answer.splitlines() for answer in done.stdout.split("end\n")[:-1]]
    if done.returncode != 0 or done.stderr or len(answers) != len(cases):
        raise RuntimeError("the peer ended with %d after %d of %d courses: %s" % (
            done.returncode, len(answers), len(cases), done.stderr[:2000]))
    return answers


def expect(case):
    """What ENGINE.md says of it."""
    for name, known in (("severity", case.course.protocol.severities),
                        ("basis", case.course.protocol.bases)):
        asked = getattr(case.course, name)
        if asked is not None and asked not in known:
            return ["error " + name]
    plan = answer_with(Plan, wording.plan_lines, "", case.course)
    if plan == ["error range"]:
        # A list says no more of a course than its page can.
        return plan + ["summary error range"]
    return plan + answer_with(Outlook, wording.summary_lines, "summary ", case.course)


def answer_with(compute, lines, prefix, course):
    try:
        return list(lines(compute(course)))
    except DoneAfterToday:
        return [prefix + "error done-after-today"]
    except days.OutOfRange:
        return [prefix + "error range"]
