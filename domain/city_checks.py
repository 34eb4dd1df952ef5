"""The sense of a city's files: what no entry can show alone, such as a unit nobody described."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from zoneinfo import ZoneInfo

from domain.calendar_checks import problems_of_holidays
from domain.city import DANGERS, Box, City, Rule
from domain.city_assembly import units_of_form
from domain.city_entries import KindEntry, RuleEntry, UnitEntry
from domain.city_form import CityForm, Problem
from domain.template_checks import problems_of_templates

LONGEST_KEY = 24


def problems_of_form(form: CityForm) -> Iterator[Problem]:
    """Tell what the files say twice, leave out, or say against each other."""
    yield from _repeated_keys(form)
    yield from _about_the_place(form)
    yield from _about_the_ladder(form)
    yield from _about_subjects(form)
    yield from _about_kinds(form)
    yield from _about_units(form)
    yield from _about_helplines(form)
    yield from _about_rules(form)
    yield from problems_of_holidays(form)
    yield from problems_of_templates(form)


def problems_of_city(city: City, form: CityForm) -> Iterator[Problem]:
    """Tell which work would find nobody, and which rules would quarrel."""
    yield from _kinds_without_units(city, form)
    yield from _contradicting_rules(city, form)


def _kinds_without_units(city: City, form: CityForm) -> Iterator[Problem]:
    owners = (kind for subject in city.subjects for kind in subject.owner)
    targets = (rule.unit_kind for rule in city.rules if rule.unit_kind)
    for kind in dict.fromkeys([*owners, *targets]):
        missing = [r.key for r in city.regions if city.serving_unit(kind, r.key) is None]
        if missing:
            message = (
                f"no unit in region {', '.join(missing)}; write one in [[units]], give the kind "
                "`unit_fa` and `unit_en`, or name in `served_by` who does the work"
            )
            yield Problem(form.names["units"], f'kinds "{kind}"', message)


def _repeated_keys(form: CityForm) -> Iterator[Problem]:
    units = units_of_form(form.units, form.city)
    places = (f"{unit.kind} of region {unit.region}" for unit in units if unit.region)
    lists: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("city", "regions", (entry.key for entry in form.city.regions)),
        ("subjects", "areas", (entry.key for entry in form.subjects.areas)),
        ("subjects", "subjects", (entry.key for entry in form.subjects.subjects)),
        ("units", "kinds", (entry.key for entry in form.units.kinds)),
        ("units", "units", (unit.key for unit in units)),
        ("units", "units", places),
        ("helplines", "helplines", (entry.code for entry in form.helplines.helplines)),
    )
    for section, field, keys in lists:
        for key, times in Counter(keys).items():
            if times > 1:
                message = f"given {times} times; a key stands for one thing only"
                yield Problem(form.names[section], f'{field} "{key}"', message)


def _about_the_place(form: CityForm) -> Iterator[Problem]:
    file, city = form.names["city"], form.city
    box = Box(city.bounds.south, city.bounds.west, city.bounds.north, city.bounds.east)
    if box.south >= box.north or box.west >= box.east:
        yield Problem(file, "bounds", "south must be less than north, and west less than east")
    for region in city.regions:
        if not box.contains(region.latitude, region.longitude):
            yield Problem(file, f'regions "{region.key}"', "its point lies outside the bounds")
    if not _is_timezone(city.timezone):
        yield Problem(file, "timezone", f"no such time zone: {city.timezone!r}")
    if city.fallback not in {unit.key for unit in units_of_form(form.units, city)}:
        yield Problem(file, "fallback", f"no such unit: {city.fallback!r}")


def _about_the_ladder(form: CityForm) -> Iterator[Problem]:
    file, city, units = form.names["city"], form.city, form.names["units"]
    scopes = {kind.key: kind.scope for kind in form.units.kinds}
    keys = {unit.key for unit in units_of_form(form.units, city)}
    if city.supervisor not in scopes:
        yield Problem(file, "supervisor", f"no such unit kind in {units}: {city.supervisor!r}")
    elif scopes[city.supervisor] != "region":
        message = f'the kind {city.supervisor!r} has no unit in each region (scope "region")'
        yield Problem(file, "supervisor", message)
    for rung in ("headquarters", "inspection"):
        if (unit := getattr(city, rung)) not in keys:
            yield Problem(file, rung, f"no such unit in {units}: {unit!r}")
    if city.headquarters == city.inspection:
        message = "the same unit as `headquarters`; a late report would climb to the same people"
        yield Problem(file, "inspection", message)


def _is_timezone(key: str) -> bool:
    try:
        ZoneInfo(key)
    except (ValueError, OSError, KeyError):
        return False
    return True


def _about_subjects(form: CityForm) -> Iterator[Problem]:
    file = form.names["subjects"]
    areas = {area.key for area in form.subjects.areas}
    kinds = {kind.key for kind in form.units.kinds}
    for subject in form.subjects.subjects:
        where = f'subjects "{subject.key}"'
        if subject.area not in areas:
            yield Problem(file, f"{where} area", f"no such area: {subject.area!r}")
        for owner in subject.owner:
            if owner not in kinds:
                message = f"no such unit kind in {form.names['units']}: {owner!r}"
                yield Problem(file, f"{where} owner", message)
    for heir in form.subjects.successions:
        where = f'successions "{heir.subject}"'
        for key in sorted(set(heir.by) - {subject.key for subject in form.subjects.subjects}):
            yield Problem(file, where, f"no such subject: {key!r}")
    for empty in sorted(areas - {subject.area for subject in form.subjects.subjects}):
        yield Problem(file, f'areas "{empty}"', "no subject belongs to this area")


def _about_kinds(form: CityForm) -> Iterator[Problem]:
    file = form.names["units"]
    kinds = {kind.key: kind for kind in form.units.kinds}
    for kind in form.units.kinds:
        where = f'kinds "{kind.key}"'
        if (kind.unit_fa is None) != (kind.unit_en is None):
            yield Problem(file, where, "`unit_fa` and `unit_en` go together")
        if kind.unit_fa is not None and kind.scope != "region":
            yield Problem(file, where, 'only a kind with scope "region" has `unit_fa`')
        if kind.served_by is not None and kind.served_by not in kinds:
            yield Problem(file, f"{where} served_by", f"no such unit kind: {kind.served_by!r}")
        if _goes_in_a_ring(kind, kinds):
            yield Problem(file, f"{where} served_by", "the kinds name one another in a ring")


def _goes_in_a_ring(kind: KindEntry, kinds: dict[str, KindEntry]) -> bool:
    following = kind.served_by
    for _ in kinds:
        if following is None or following not in kinds:
            return False
        if following == kind.key:
            return True
        following = kinds[following].served_by
    return False


def _about_units(form: CityForm) -> Iterator[Problem]:
    file = form.names["units"]
    kinds = {kind.key: kind for kind in form.units.kinds}
    regions = {region.key for region in form.city.regions}
    for number, unit in enumerate(form.units.units, start=1):
        where = f'units[{number}] "{unit.fa}"'
        yield from _about_unit(file, where, unit, kinds.get(unit.kind))
        if unit.region is not None and unit.region not in regions:
            yield Problem(file, f"{where} region", f"no such region: {unit.region!r}")
    for made in units_of_form(form.units, form.city):
        if len(made.key) > LONGEST_KEY:
            message = f"too long for a button: at most {LONGEST_KEY} letters"
            yield Problem(file, f'units "{made.key}"', message)


def _about_unit(
    file: str, where: str, unit: UnitEntry, kind: KindEntry | None
) -> Iterator[Problem]:
    if kind is None:
        yield Problem(file, f"{where} kind", f"no such unit kind: {unit.kind!r}")
    elif unit.region is not None and kind.scope != "region":
        message = f'a unit of the kind {kind.key!r} (scope "{kind.scope}") has no region'
        yield Problem(file, f"{where} region", message)


def _about_helplines(form: CityForm) -> Iterator[Problem]:
    file = form.names["helplines"]
    codes = [entry.code for entry in form.helplines.helplines]
    for code in codes:
        if code not in DANGERS:
            message = f"no such danger; the dangers are {', '.join(DANGERS)}"
            yield Problem(file, f'helplines "{code}"', message)
    for missing in DANGERS:
        if missing not in codes:
            yield Problem(file, "helplines", f"no number for the danger {missing!r}")


def _about_rules(form: CityForm) -> Iterator[Problem]:
    file = form.names["rules"]
    known = {
        "subject": {entry.key for entry in form.subjects.subjects},
        "area": {entry.key for entry in form.subjects.areas},
        "region": {entry.key for entry in form.city.regions},
        "unit_kind": {entry.key for entry in form.units.kinds},
        "unit": {unit.key for unit in units_of_form(form.units, form.city)},
    }
    for number, rule in enumerate(form.rules.rules, start=1):
        yield from _about_rule(file, f"rules[{number}]", rule, known)


def _about_rule(
    file: str, where: str, rule: RuleEntry, known: dict[str, set[str]]
) -> Iterator[Problem]:
    if (rule.unit is None) == (rule.unit_kind is None):
        yield Problem(file, where, "give either `unit` or `unit_kind`")
    if rule.subject is not None and rule.area is not None:
        yield Problem(file, where, "give `subject` or `area`, not both")
    if rule.hours is not None and rule.hours.start == rule.hours.end:
        yield Problem(file, f"{where} hours", "start and end are the same; leave hours out")
    for field, keys in known.items():
        key = getattr(rule, field)
        if key is not None and key not in keys:
            yield Problem(file, f"{where} {field}", f"no such {field.replace('_', ' ')}: {key!r}")


def _contradicting_rules(city: City, form: CityForm) -> Iterator[Problem]:
    for (first, one), (second, other) in combinations(enumerate(city.rules, start=1), 2):
        if _contradict(one, other):
            message = f"says the same conditions as rules[{first}]; only one can hold"
            yield Problem(form.names["rules"], f"rules[{second}]", message)


def _contradict(one: Rule, other: Rule) -> bool:
    if _conditions(one) != _conditions(other):
        return False
    if one.hours is None or other.hours is None:
        return one.hours is other.hours
    # Two stretches of the day share a moment exactly if one of them holds the other's start.
    return one.hours.contains(other.hours.start) or other.hours.contains(one.hours.start)


def _conditions(rule: Rule) -> tuple[str | None, str | None, str | None, bool | None]:
    return rule.subject, rule.area, rule.region, rule.danger
