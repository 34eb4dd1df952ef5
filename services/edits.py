"""What a command makes of the city: a new city, never the old one changed. Units and rules."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import partial

from domain.city import City, Rule, Unit
from domain.errors import Refusal
from domain.hours import Week
from domain.templates import Template
from services.asked import NOTHING, Asked, hours_in, name_in, number_in, read_asked
from services.hours import part, week_said
from services.naming import bare_words, kind_named, subject_named, unit_named
from services.voice import Voice
from wording.catalogue import LANGUAGES
from wording.digits import latin_digits

_PAIR = re.compile(r"(\w+)\s*=\s*([^=]+?)(?=\s+\w+\s*=|$)")
RULE_FIELDS = ("subject", "area", "region", "danger", "hours", "kind", "unit")


@dataclass(frozen=True, slots=True)
class Edited:
    """The city as it is to be; `heirs` are the units that open reports of closed ones go to."""

    city: City
    heirs: Mapping[str, str] = field(default_factory=dict)


Edit = Callable[[City, Asked], Edited]


def edit_units(city: City, said: str) -> Edited:
    """What `/unit …` makes of the city."""
    return _edited(_UNITS, city, said, "help-unit")


def edit_rules(city: City, said: str) -> Edited:
    """What `/rule …` makes of the city."""
    return _edited(_RULES, city, said, "help-rule")


def _edited(edits: Mapping[str, Edit], city: City, said: str, wrong: str) -> Edited:
    asked = read_asked(said, wrong)
    if asked.verb not in edits or not asked.head:
        raise Refusal(wrong)
    return edits[asked.verb](city, asked)


def _add_unit(city: City, asked: Asked) -> Edited:
    key, *words = latin_digits(asked.head).split()
    regions = {region.key for region in city.regions}
    region = words.pop() if len(words) > 1 and words[-1] in regions else None
    kind = kind_named(city, " ".join(words)).key
    if any(unit.key == key for unit in city.units):
        raise Refusal("key-taken", taken=key)
    made = Unit(key.lower(), kind, name_in(asked.fields, "help-unit"), region)
    return Edited(replace(city, units=(*city.units, made)))


def _rename_unit(city: City, asked: Asked) -> Edited:
    unit = unit_named(city, asked.head)
    return _with_unit(city, replace(unit, name=name_in(asked.fields, "help-unit", unit.name.en)))


def _phone(city: City, asked: Asked) -> Edited:
    said, value = asked.whole_and_last()
    phone = latin_digits(value).replace(" ", "").replace("-", "")
    return _with_unit(city, replace(unit_named(city, said), phone=phone or None))


def _unit_hours(city: City, asked: Asked) -> Edited:
    said, hours = asked.head, ", ".join(asked.fields)
    if not hours:
        said, hours = part(asked.head, partial(_hours_as_said, city))
    unit = replace(unit_named(city, said), hours=_hours(city, hours))
    return _with_unit(city, unit)


def _hours_as_said(city: City, said: str) -> str:
    _hours(city, said)
    return said


def _hours(city: City, said: str) -> Week | None:
    """A unit's own hours; `None` for a dash, and it works by the city's calendar again."""
    if said.strip() in (NOTHING, "–"):
        return None
    week = week_said(city, said)
    if not week.has_weekday:
        raise Refusal("hours-unclear", said=said)
    return week


def _with_unit(city: City, unit: Unit) -> Edited:
    units = tuple(unit if one.key == unit.key else one for one in city.units)
    return Edited(replace(city, units=units))


def _close_unit(city: City, asked: Asked) -> Edited:
    """A unit is closed; its rules and its open reports go to its heir, if one is named."""
    unit = unit_named(city, asked.head)
    if unit.key in (city.fallback, city.headquarters, city.inspection):
        raise Refusal("unit-needed", unit=unit.name.fa)
    heir = unit_named(city, asked.fields[0]).key if asked.fields else None
    if heir == unit.key:
        raise Refusal("help-unit")
    rules = [
        replace(rule, unit=heir) if rule.unit == unit.key else rule
        for rule in city.rules
        if heir or rule.unit != unit.key
    ]
    units = tuple(one for one in city.units if one.key != unit.key)
    kept = tuple(_answers_of_heirs(city, unit.key, (heir,) if heir else ()))
    heirs = {unit.key: heir} if heir else {}
    return Edited(replace(city, units=units, rules=tuple(rules), templates=kept), heirs)


def _answers_of_heirs(city: City, gone: str, by: tuple[str, ...]) -> Iterator[Template]:
    """A closed unit's own answers are its heir's; without an heir they go with it."""
    for one in city.templates:
        if gone not in one.units:
            yield one
            continue
        units = tuple(dict.fromkeys((*(key for key in one.units if key != gone), *by)))
        if units:
            yield replace(one, units=units)


_UNITS: dict[str, Edit] = {
    "add": _add_unit,
    "rename": _rename_unit,
    "phone": _phone,
    "hours": _unit_hours,
    "close": _close_unit,
}


def _add_rule(city: City, asked: Asked) -> Edited:
    """A rule from `field=value` pairs; the most special rule that fits a report wins."""
    pairs = pairs_in(asked.head, "help-rule")
    if not pairs or not {"unit", "kind"} & set(pairs):
        raise Refusal("help-rule")
    rule = Rule(
        subject=subject_named(city, pairs["subject"]).key if "subject" in pairs else None,
        area=pairs.get("area"),
        region=latin_digits(pairs["region"]) if "region" in pairs else None,
        danger=_yes(pairs["danger"]) if "danger" in pairs else None,
        hours=hours_in(pairs["hours"], "help-rule") if "hours" in pairs else None,
        unit_kind=kind_named(city, pairs["kind"]).key if "kind" in pairs else None,
        unit=unit_named(city, pairs["unit"]).key if "unit" in pairs else None,
    )
    return Edited(replace(city, rules=(*city.rules, rule)))


def pairs_in(said: str, wrong: str) -> dict[str, str]:
    """What `field=value` pairs say, by the field; `Refusal` with the phrase `wrong` for others."""
    return {_field(name, wrong): value.strip() for name, value in _PAIR.findall(said)}


def _field(said: str, wrong: str) -> str:
    for name in RULE_FIELDS:
        words = [bare_words(Voice(tag, UTC).word(f"rule-{name}")) for tag in LANGUAGES]
        if bare_words(said) in (name, *words):
            return name
    raise Refusal(wrong)


def _yes(said: str) -> bool:
    word = bare_words(said)
    if word not in ("yes", "no", "بله", "خیر", "آری", "نه"):
        raise Refusal("help-rule")
    return word in ("yes", "بله", "آری")


def _remove_rule(city: City, asked: Asked) -> Edited:
    number = number_in(asked.head, "help-rule")
    if not 1 <= number <= len(city.rules):
        raise Refusal("help-rule")
    rules = (*city.rules[: number - 1], *city.rules[number:])
    return Edited(replace(city, rules=rules))


_RULES: dict[str, Edit] = {"add": _add_rule, "remove": _remove_rule}
