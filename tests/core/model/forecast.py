"""ENGINE.md, "Forecast": the next session, the schedule, and where it ends."""

from collections import namedtuple

from .evaluation import Limit, NO_LIMIT, Reference, limits_of

DATES = ("minimum", "recommended_from", "recommended_to")
"""The three dates of a forecast by the limit that gives them; `minimum` gives `earliest`."""

Forecast = namedtuple("Forecast", "number dates booked")
"""dates: {limit: Limit}; booked: the booking that stands in, or None."""


def later(limit, floor):
    """The later of two; where they fall on one day, `limit` is what explains it."""
    if limit.day is None or (floor.day is not None and floor.day > limit.day):
        return floor
    return limit


def forecast_next(evaluation):
    """The three dates of session counted + 1, from the done sessions alone."""
    number = evaluation.counted_done + 1
    previous = evaluation.previous(evaluation.course.areas, evaluation.past_done)
    return Forecast(number, dates_of(evaluation, number, previous, evaluation.numbered_done), None)


def dates_of(evaluation, number, previous, numbered):
    if previous is None:
        return dict.fromkeys(DATES, NO_LIMIT)
    limits = limits_of(evaluation.rules, number, previous, numbered, DATES)
    earliest = later(limits["minimum"], Limit(previous.day, previous))
    dates = {"minimum": earliest,
             "recommended_from": later(limits["recommended_from"], earliest),
             "recommended_to": NO_LIMIT}
    if limits["recommended_to"].day is not None:
        dates["recommended_to"] = later(limits["recommended_to"], earliest)
    return dates


def standing_in(booked):
    """Every session number for which a booking stands in."""
    return {judged.number: judged for judged in booked if judged.stands_in}


def booked_row(number, judged):
    return Forecast(number, dict.fromkeys(DATES, Limit(judged.session.day)), judged)


def schedule(evaluation):
    """Every remaining session up to the maximum, each date chained from the same column of the
    session before it."""
    booked = standing_in(evaluation.booked)
    rows = []
    columns = {column: dict(evaluation.numbered_done) for column in DATES}
    for number in range(evaluation.counted_done + 1, evaluation.course.needed[1] + 1):
        if number in booked:
            row = booked_row(number, booked[number])
        elif not rows:
            row = forecast_next(evaluation)
        else:
            row = Forecast(number, chained_dates(evaluation, number, rows[-1], columns), None)
        for column in DATES:
            day = row.dates[column].day
            if day is not None:
                columns[column][number] = Reference(day, number)
        rows.append(row)
    return rows


def chained_dates(evaluation, number, before, columns):
    """Each column as if the session before had been on the day of that column."""
    dates = {}
    for column in DATES:
        day = before.dates[column].day
        previous = None if day is None else Reference(day, before.number)
        limits = limits_of(evaluation.rules, number, previous, columns[column], {column})
        if column == "recommended_to" and limits[column].day is None:
            dates[column] = NO_LIMIT  # however late the earliest
            continue
        least = limits_of(evaluation.rules, number, previous, columns[column], {"minimum"})
        floor = NO_LIMIT if previous is None else Limit(day, previous)
        floor = later(least["minimum"], floor)
        if column == "minimum":
            dates[column] = floor
        else:
            dates[column] = later(limits[column], later(floor, dates["minimum"]))
    return dates


def row_of(rows, number):
    """The row of one number, or None when it is no longer to come."""
    return next((row for row in rows if row.number == number), None)
