"""Which unit a report goes to: the most special rule, else the subject's usual owner, else triage.

Nobody is left unassigned. Every decision explains itself in steps, for a dry run.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.city import City, Rule, Subject, Unit

BY_RULE = "routing.rule"
BY_OWNER = "routing.owner"
SERVED_BY = "routing.served_by"
IN_REGION = "routing.region"
HEADQUARTERS = "routing.headquarters"
CITY_WIDE = "routing.city_wide"
OUTSIDE = "routing.external"
FALLBACK = "routing.fallback"


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a report goes and why.

    `rule` is None when the usual owner decided; `steps` are phrase keys, in the order of thought.
    """

    unit: str
    rule: Rule | None
    steps: tuple[str, ...]

    @property
    def is_fallback(self) -> bool:
        """Whether nobody fitting was found, so that a person must look."""
        return FALLBACK in self.steps


def route(
    city: City, subject: str, region: str | None, *, emergency: bool, at: datetime | None = None
) -> Routed:
    """Choose the unit for a report on `subject` in `region` (None: not known).

    `at` (aware) is matched against rules with hours; without it such rules are passed over.
    Raises UnknownKey for a subject or region the city does not have.
    """
    about = city.subject(subject)
    if region is not None:
        city.region(region)
    rule = _most_special(city, about, region, emergency=emergency, at=at)
    if rule is None:
        return _by_kind(city, about.owner[0], region, None, (BY_OWNER,))
    if rule.unit is not None:
        return _settled(city, city.unit(rule.unit), rule, (BY_RULE,))
    return _by_kind(city, rule.unit_kind or about.owner[0], region, rule, (BY_RULE,))


def night_duty(city: City, subject: str, region: str | None, at: datetime) -> Unit | None:
    """Whom a rule with hours names at this moment for emergencies of this kind, if one does.

    For a unit that is closed: there such a rule counts even where a more special one decided.
    """
    about = city.subject(subject)
    named = [rule for rule in _matching(city, about, region, emergency=True, at=at) if rule.hours]
    rule = max(named, key=_speciality, default=None)
    if rule is None:
        return None
    if rule.unit is not None:
        return city.unit(rule.unit)
    return city.serving_unit(rule.unit_kind or about.owner[0], region)


def _most_special(
    city: City, subject: Subject, region: str | None, *, emergency: bool, at: datetime | None
) -> Rule | None:
    matching = _matching(city, subject, region, emergency=emergency, at=at)
    return max(matching, key=_speciality, default=None)


def _matching(
    city: City, subject: Subject, region: str | None, *, emergency: bool, at: datetime | None
) -> list[Rule]:
    return [
        rule
        for rule in city.rules
        if _fits_subject(rule, subject)
        and rule.region in (None, region)
        and rule.danger in (None, emergency)
        and _fits_hours(rule, city.timezone, at)
    ]


def _fits_subject(rule: Rule, subject: Subject) -> bool:
    return rule.subject in (None, subject.key) and rule.area in (None, subject.area)


def _fits_hours(rule: Rule, timezone: str, at: datetime | None) -> bool:
    if rule.hours is None:
        return True
    return at is not None and rule.hours.contains(at.astimezone(ZoneInfo(timezone)).time())


def _speciality(rule: Rule) -> tuple[bool, bool, bool, bool, bool, str]:
    # Subject before area before danger before region before hours; the target's name last, so that
    # even two rules that contradict each other give the same answer in any order.
    return (
        rule.subject is not None,
        rule.area is not None,
        rule.danger is not None,
        rule.region is not None,
        rule.hours is not None,
        rule.unit or rule.unit_kind or "",
    )


def _by_kind(
    city: City, kind: str, region: str | None, rule: Rule | None, steps: tuple[str, ...]
) -> Routed:
    unit = city.serving_unit(kind, region)
    if unit is None:
        return Routed(city.fallback, rule, (*steps, FALLBACK))
    if unit.kind != kind:
        steps = (*steps, SERVED_BY)
    return _settled(city, unit, rule, steps)


def _settled(city: City, unit: Unit, rule: Rule | None, steps: tuple[str, ...]) -> Routed:
    return Routed(unit.key, rule, (*steps, _how_it_serves(city, unit)))


def _how_it_serves(city: City, unit: Unit) -> str:
    if unit.region is not None:
        return IN_REGION
    scope = city.unit_kind(unit.kind).scope
    return {"region": HEADQUARTERS, "city": CITY_WIDE, "external": OUTSIDE}[scope]
