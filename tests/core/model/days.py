"""ENGINE.md, "Days and periods": days as numbers, and adding a period to a day.

Day 1 is 0001-01-01. The arithmetic is this module's own; `datetime` cannot add months, and what
this is compared with should not lean on the same crutch.
"""

from functools import lru_cache

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_IN_400_YEARS = 146097


class OutOfRange(Exception):
    """A result outside 0001-01-01 to 9999-12-31."""


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def days_before_year(year):
    years = year - 1
    return years * 365 + years // 4 - years // 100 + years // 400


def number(year, month, day_of_month):
    """The number of a day that exists, also before year 1 and after 9999 (for what lies between)."""
    days = days_before_year(year)
    for earlier in range(1, month):
        days += month_length(year, earlier)
    return days + day_of_month


FIRST = number(1, 1, 1)
LAST = number(9999, 12, 31)


@lru_cache(maxsize=1 << 17)
def year_month_day(day):
    year = (day - 1) * 400 // DAYS_IN_400_YEARS + 1  # right, or one off
    while days_before_year(year) >= day:
        year -= 1
    while days_before_year(year + 1) < day:
        year += 1
    rest = day - days_before_year(year)
    month = 1
    while rest > month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return year, month, rest


@lru_cache(maxsize=1 << 17)
def iso(day):
    """`2026-11-20`, and `-` for no day."""
    return "-" if day is None else "%04d-%02d-%02d" % year_month_day(day)


def from_iso(text):
    year, month, day_of_month = text.split("-")
    return number(int(year), int(month), int(day_of_month))


def check(day):
    if not FIRST <= day <= LAST:
        raise OutOfRange(day)
    return day


@lru_cache(maxsize=1 << 17)
def add(day, period):
    """Years and months first, then weeks and days; a missing date moves to the next month's 1st."""
    year, month, day_of_month = year_month_day(day)
    months = year * 12 + (month - 1) + period.years * 12 + period.months
    year, month = months // 12, months % 12 + 1
    if day_of_month > month_length(year, month):
        day_of_month = 1
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    whole_days_of_hours = -(-period.hours // 24)  # hours become days rounded up
    return check(number(year, month, day_of_month)
                 + period.weeks * 7 + period.days + whole_days_of_hours)
