"""A city written back into the contents of its files: what is read from them is that city again."""

from collections.abc import Mapping
from typing import Any

from domain.calendar import WEEK
from domain.city import City, Hours, Name, Rule, Subject, Unit, UnitKind
from domain.hours import spell_week

Contents = Mapping[str, Mapping[str, Any]]
"""What each file of a city holds, by section."""


def contents_of(city: City) -> Contents:
    """What the city's files would hold, every unit written out; what is retired is left out."""
    return {
        "city": _city(city),
        "subjects": {
            "sisters": [sorted(group) for group in city.sisters],
            "areas": [
                {"key": a.key, "icon": a.icon, **_name(a.name), **_name(a.short, "short_")}
                for a in city.areas
            ],
            "subjects": [_subject(subject) for subject in city.subjects],
            "successions": [{"subject": s.subject, "by": list(s.by)} for s in city.successions],
        },
        "units": {
            "kinds": [_kind(kind) for kind in city.unit_kinds],
            "units": [unit_contents(unit) for unit in city.units],
        },
        "helplines": {
            "helplines": [
                {"code": h.code, "number": h.number, **_name(h.name), "phrase": h.phrase}
                for h in city.helplines
            ]
        },
        "rules": {"rules": [rule_contents(rule) for rule in city.rules]},
        "holidays": _holidays(city),
        "templates": {
            "templates": [
                {
                    "key": t.key, "move": t.move, "areas": list(t.areas),
                    "subjects": list(t.subjects), "units": list(t.units), **_name(t.text),
                }
                for t in city.templates
            ]
        },
    }  # fmt: skip


def _city(city: City) -> dict[str, Any]:
    bounds = city.bounds
    return {
        "key": city.key,
        **_name(city.name),
        "timezone": city.timezone,
        "fallback": city.fallback,
        "supervisor": city.supervisor,
        "headquarters": city.headquarters,
        "inspection": city.inspection,
        "weekend": [WEEK[day] for day in sorted(city.weekend)],
        "bounds": {
            "south": bounds.south, "west": bounds.west, "north": bounds.north, "east": bounds.east,
        },
        "regions": [
            {"key": r.key, **_name(r.name), "latitude": r.latitude, "longitude": r.longitude}
            for r in city.regions
        ],
    }  # fmt: skip


def _name(name: Name, before: str = "") -> dict[str, str]:
    return {f"{before}fa": name.fa, f"{before}en": name.en}


def _subject(subject: Subject) -> dict[str, Any]:
    return {
        "key": subject.key,
        "area": subject.area,
        **_name(subject.name),
        **_name(subject.short, "short_"),
        "owner": list(subject.owner),
        "hours": subject.term_hours,
        "emergency": subject.emergency,
        "note": subject.unit_note,
        "seasonal": subject.seasonal,
        "sensitive": subject.sensitive,
        "radius_m": subject.radius_m,
        "same_hours": subject.same_hours,
        "keywords": list(subject.keywords),
    }


def _kind(kind: UnitKind) -> dict[str, Any]:
    told = {"key": kind.key, **_name(kind.name), "scope": kind.scope}
    return _filled(told, served_by=kind.served_by)


def unit_contents(unit: Unit) -> dict[str, Any]:
    """A unit as its file would hold it."""
    told = {"key": unit.key, "kind": unit.kind, **_name(unit.name)}
    hours = spell_week(unit.hours) if unit.hours else None
    return _filled(told, region=unit.region, phone=unit.phone, hours=hours)


def rule_contents(rule: Rule) -> dict[str, Any]:
    """A rule as its file would hold it."""
    return _filled(
        {},
        subject=rule.subject,
        area=rule.area,
        region=rule.region,
        danger=rule.danger,
        hours=_hours(rule.hours),
        unit_kind=rule.unit_kind,
        unit=rule.unit,
    )


def _hours(hours: Hours | None) -> dict[str, Any] | None:
    return {"start": hours.start, "end": hours.end} if hours else None


def _holidays(city: City) -> dict[str, Any]:
    days = [
        {"day": h.day, **_name(h.name), "kind": h.kind, "expected": h.expected}
        for h in city.holidays
    ]
    return {"source": "export", "holidays": days}


def _filled(told: dict[str, Any], **more: Any) -> dict[str, Any]:
    return told | {name: value for name, value in more.items() if value is not None}
