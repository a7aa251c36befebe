"""Compares the engine with an independent model of it on random courses.

    test-plan-model.py PEER [--courses N] [--seed SEED]

PEER is tests/core/plan-peer.c, built. The same seed gives the same courses. A mismatch is made as
small as it gets and printed as the lines that PEER reads, with what each of the two says.
"""

import argparse
import datetime
import difflib
import functools
import multiprocessing
import random

import tap
from model import days, faults, peer, periods
from model.invention import FAMILIES
from model.shrinking import shrink

BATCH = 500
PROCESSES = 2
FAULT_COURSES = 3000


def differs(program, case):
    try:
        return peer.ask(program, [case])[0] != peer.expect(case)
    except RuntimeError:
        return False


def report(program, case):
    """The smallest case like this one, with both answers side by side, line by line."""
    case = shrink(case, functools.partial(differs, program))
    lines = ["the smallest course on which the two differ:"] + peer.question([case]).splitlines()
    answer, expected = peer.ask(program, [case])[0], peer.expect(case)
    marks = {"  ": "  both:   ", "- ": "  engine: ", "+ ": "  model:  "}
    lines += [marks[line[:2]] + line[2:] for line in difflib.ndiff(answer, expected)
              if line[:2] in marks]
    return "\n".join(lines)


def compare(program, seed, family, count):
    """(number of mismatches, a report on the first)"""
    cases = peer.invent_cases(seed, family, count)
    answers = peer.ask(program, cases)
    wrong = [case for case, answer in zip(cases, answers) if answer != peer.expect(case)]
    return len(wrong), report(program, wrong[0]) if wrong else ""


def compare_job(job):
    return compare(*job)


def test_family(pool, arguments, family, count):
    jobs = [(arguments.peer, "%s/%d" % (arguments.seed, start), family, min(BATCH, count - start))
            for start in range(0, count, BATCH)]
    results = pool.map(compare_job, jobs, chunksize=1)
    wrong = sum(result[0] for result in results)
    tap.ok(not wrong, "%d random courses: %s" % (count, family),
           "%d differ\n%s" % (wrong, next((text for _, text in results if text), "")))


def test_fault(arguments, name):
    """A comparison that cannot fail proves nothing."""
    found = 0
    with faults.planted(name):
        for family in FAMILIES:
            cases = peer.invent_cases(arguments.seed, family, FAULT_COURSES // len(FAMILIES))
            answers = peer.ask(arguments.peer, cases)
            found += sum(answer != peer.expect(case) for case, answer in zip(cases, answers))
    tap.ok(found > 0, "a planted fault is found: " + name)


def test_days(seed):
    """The model's own arithmetic beside the one of the language, where that has any."""
    rand = random.Random(seed)
    some = [rand.randint(days.FIRST, days.LAST) for _ in range(20000)]
    tap.ok(all(days.iso(day) == datetime.date.fromordinal(day).isoformat() for day in some),
           "days have the names that they have elsewhere")
    tap.equal(days.LAST, datetime.date.max.toordinal(), "the last day is 9999-12-31")
    for start, text, expected in (("2000-01-31", "6 months - 4 days", "2000-07-27"),
                                  ("2026-01-31", "1 month", "2026-03-01"),
                                  ("2026-03-31", "6 months", "2026-10-01"),
                                  ("2024-02-29", "1 year", "2025-03-01")):
        tap.equal(days.iso(days.add(days.from_iso(start), periods.parse(text))), expected,
                  "the model: %s + %s = %s" % (start, text, expected))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peer")
    parser.add_argument("--courses", type=int, default=100000)
    parser.add_argument("--seed", default="20261120")
    arguments = parser.parse_args()
    tap.note("seed %s" % arguments.seed)
    test_days(arguments.seed)
    with multiprocessing.Pool(PROCESSES) as pool:
        for family in FAMILIES:
            test_family(pool, arguments, family, -(-arguments.courses // len(FAMILIES)))
    for name in faults.FAULTS:
        test_fault(arguments, name)
    tap.finish()


if __name__ == "__main__":
    main()
