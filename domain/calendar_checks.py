"""The sense of a city's holidays: each named once, on the Jalali day it claims."""

from collections import Counter
from collections.abc import Iterator

import jdatetime

from domain.city_form import CityForm, Problem


def problems_of_holidays(form: CityForm) -> Iterator[Problem]:
    """Tell which holidays are doubtful, and whether nobody says where they come from."""
    file, holidays = form.names["holidays"], form.holidays.holidays
    if holidays and not form.holidays.source:
        yield Problem(file, "source", "say in `source` who fixes these days")
    for entry in holidays:
        jalali = jdatetime.date.fromgregorian(date=entry.day).isoformat()
        if entry.jalali not in (None, jalali):
            message = f"{entry.day} is {jalali}, found {entry.jalali}"
            yield Problem(file, f'holidays "{entry.fa}" jalali', message)
    for (day, name), times in Counter((entry.day, entry.fa) for entry in holidays).items():
        if times > 1:
            yield Problem(file, f'holidays "{name}"', f"given {times} times for {day}")
