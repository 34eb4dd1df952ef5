"""What is different between two versions of a city, entry by entry and field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Literal

from domain.city import City
from domain.city_export import contents_of

LISTS = (
    ("units", "units", "key"),
    ("units", "kinds", "key"),
    ("subjects", "subjects", "key"),
    ("subjects", "areas", "key"),
    ("subjects", "successions", "subject"),
    ("helplines", "helplines", "code"),
    ("templates", "templates", "key"),
    ("city", "regions", "key"),
    ("holidays", "holidays", "day"),
)
"""Every list of a city: its section, its name, and the field that tells its entries apart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that came, went or changed; of one that changed a field with both its values.

    `thing` is the list it is in, or `city` for what the city says of itself.
    """

    what: Literal["added", "removed", "changed"]
    thing: str
    entry: str
    field: str = ""
    before: str = ""
    after: str = ""


def differences(old: City, new: City) -> tuple[Difference, ...]:
    """What became of the old city in the new one; nothing where both say the same."""
    return tuple(_between(old, new))


def _between(old: City, new: City) -> Iterator[Difference]:
    before, after = contents_of(old), contents_of(new)
    for field in before["city"]:
        if field != "regions":
            yield from _field("city", new.key, field, before["city"], after["city"])
    yield from _field("subjects", "", "sisters", before["subjects"], after["subjects"])
    for section, name, key in LISTS:
        yield from _entries(name, key, before[section][name], after[section][name])
    yield from _rules(before["rules"]["rules"], after["rules"]["rules"])


def _entries(
    thing: str, key: str, old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]
) -> Iterator[Difference]:
    before = {str(entry[key]): entry for entry in old}
    after = {str(entry[key]): entry for entry in new}
    for name, entry in before.items():
        if name not in after:
            yield Difference("removed", thing, name, before=_title(entry))
    for name, entry in after.items():
        if name not in before:
            yield Difference("added", thing, name, after=_title(entry))
            continue
        for field in dict.fromkeys((*before[name], *entry)):
            yield from _field(thing, name, field, before[name], entry)


def _field(
    thing: str, name: str, field: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Difference]:
    if old.get(field) != new.get(field):
        values = spell(old.get(field)), spell(new.get(field))
        yield Difference("changed", thing, name, field, *values)


def _rules(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> Iterator[Difference]:
    """Rules have no keys: one is the same where it says the same."""
    for rule in old:
        if rule not in new:
            yield Difference("removed", "rules", spell(rule))
    for rule in new:
        if rule not in old:
            yield Difference("added", "rules", spell(rule))


def _title(entry: Mapping[str, Any]) -> str:
    return str(entry.get("fa", ""))


def spell(value: Any) -> str:
    """A value as people read it: `subject=pothole region=2`, `07:00-14:30`, `–` for nothing."""
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Mapping) and set(value) == {"start", "end"}:
        return f"{spell(value['start'])}-{spell(value['end'])}"
    if isinstance(value, Mapping):
        return " ".join(f"{name}={spell(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(spell(one) for one in value)
    return str(value)
