"""The city's data changed in the chat: shown before it is done, kept as a version, undone at will.

No change loses an open report: what a closed unit had goes to its heir, or where the rules say.
"""

from collections.abc import Awaitable, Callable

from conversation.replies import Say
from domain.city import City
from domain.city_schema import CityError
from domain.differences import Difference, differences, spell
from domain.errors import Refusal
from domain.hours import read_week
from domain.rights import Action
from domain.unfounded import is_founded
from services import moves, templates
from services.desk import Desk, Here
from services.edits import Edited, edit_rules, edit_units
from services.handing import settle, whereabouts
from services.hours import hours_told
from services.inheriting import hand_over, successors
from services.standing import may, require
from services.subject_edits import edit_subjects, edit_term
from services.template_edits import check_new
from services.templates import came
from services.voice import Voice
from storage import audit, cities
from storage.city_text import check_city

EDITS: dict[str, Callable[[City, str], Edited]] = {
    "unit": edit_units,
    "subject": edit_subjects,
    "term": edit_term,
    "rule": edit_rules,
}
"""The commands that change the city, and what each makes of it."""

MOST_TOLD = 40
MOST_PROBLEMS = 12


async def proposed(desk: Desk, here: Here, command: str, said: str) -> list[str]:
    """What a command would change, a line each; `Refusal` if it may not be, or makes no sense."""
    new = (await _edited(desk, here, command, desk.city, said)).city
    told = told_changes(desk, here, new)
    voice = desk.voice(here.person.language)
    return [*told, *[templates.previewed(desk, here, voice, one) for one in came(desk.city, new)]]


async def _edited(desk: Desk, here: Here, command: str, city: City, said: str) -> Edited:
    """What a command makes of a city, for one who may ask for that."""
    if command == "template":
        return await templates.edited(desk, here, city, said)
    await require(desk, here, Action.SHAPE)
    return EDITS[command](city, said)


def told_changes(desk: Desk, here: Here, new: City) -> list[str]:
    """What is different in a new city, a line each; `Refusal` if nothing is or it has faults."""
    old = desk.city
    _check(old, new)
    voice = desk.voice(here.person.language)
    if not is_founded(old):
        return [_founding(voice, new)]
    found = differences(old, new)
    if not found:
        raise Refusal("config-same")
    told = [_line(voice, one) for one in found[:MOST_TOLD]]
    left = len(found) - len(told)
    return [*told, voice.word("admin-more", count=str(left))] if left else told


def _founding(voice: Voice, new: City) -> str:
    """What a first city holds, in numbers: each line of it is new."""
    held = {
        "regions": new.regions, "units": new.units, "subjects": new.subjects,
        "rules": new.rules, "templates": new.templates,
    }  # fmt: skip
    counted = {name: str(len(things)) for name, things in held.items()}
    return voice.word("config-founding", city=voice.name(new.name), **counted)


def _line(voice: Voice, one: Difference) -> str:
    details = {"thing": voice.word(f"thing-{one.thing}"), "entry": one.entry}
    if one.what == "changed":
        name = voice.word(f"field-{one.field}".replace("_", "-"))
        old, new = (_value(voice, one, value) for value in (one.before, one.after))
        return voice.word("diff-changed", **details, field=name, old=old, new=new)
    return voice.word(f"diff-{one.what}", **details, name=one.before or one.after)


def _value(voice: Voice, one: Difference, value: str) -> str:
    """A value as people read it; of a unit's hours in words."""
    if (one.thing, one.field) != ("units", "hours"):
        return value
    return hours_told(voice, None if value == spell(None) else read_week(value))


def problems_told(error: CityError) -> str:
    """What is wrong with a city, a line each."""
    return "\n".join(str(problem) for problem in error.problems[:MOST_PROBLEMS])


def _check(old: City, new: City) -> None:
    """`Refusal` with every problem, or if something is gone that old reports are known by."""
    try:
        check_city(new)
    except CityError as error:
        raise Refusal("config-problems", problems=problems_told(error)) from error
    check_new(old.templates, new.templates)
    if not is_founded(old):
        return
    if old.key != new.key:
        raise Refusal("config-other-city", city=new.key)
    lost = [key for key in _known_by(old) if key not in set(_known_by(new))]
    if lost:
        raise Refusal("config-lost", keys="، ".join(lost))


def _known_by(city: City) -> list[str]:
    """The keys of regions, areas and kinds: old reports and retired units name them."""
    regions, areas = [one.key for one in city.regions], [one.key for one in city.areas]
    return [*regions, *areas, *[one.key for one in city.unit_kinds]]


async def carry_out(desk: Desk, here: Here, command: str, said: str) -> None:
    """Do what a command asks of the city, as it is now."""

    async def edit(city: City) -> Edited:
        return await _edited(desk, here, command, city, said)

    await apply(desk, here, edit, f"/{command} {said}")


async def bring_back(desk: Desk, here: Here, number: int) -> None:
    """The city becomes what it was in a version, as a new version."""
    city = await version_named(desk, number)
    await _become(desk, here, city, f"/config rollback {number}")


async def bring_in(desk: Desk, here: Here, city: City, version: int) -> None:
    """The city becomes that of a file, for one who saw what it changes in a version."""
    if version != (await cities.version(desk.tx, desk.city.key, held=True) or 0):
        raise Refusal("config-changed")
    await _become(desk, here, city, "/config import")


async def _become(desk: Desk, here: Here, city: City, words: str) -> None:
    async def edit(_: City) -> Edited:
        await require(desk, here, Action.SHAPE)
        return Edited(city)

    await apply(desk, here, edit, words)


async def version_named(desk: Desk, number: int) -> City:
    """The city as it was; `Refusal` if there is no such version."""
    city = await cities.as_it_was(desk.tx, number)
    if city is None or city.key != desk.city.key:
        raise Refusal("config-no-version", number=str(number))
    return city


async def apply(
    desk: Desk, here: Here, edit: Callable[[City], Awaitable[Edited]], words: str
) -> None:
    """Make a new version of the city; open reports of closed units go on elsewhere.

    `edit` refuses who may not change what it changes.
    """
    before = await cities.version(desk.tx, desk.city.key, held=True)
    if is_founded(desk.city):
        desk.city = await cities.the_city(desk.tx, desk.city.key)
    old = desk.city
    edited = await edit(old)
    new = edited.city
    told_changes(desk, here, new)
    closed = {unit.key for unit in old.units} - {unit.key for unit in new.units}
    bodies = successors(old, new)
    where = await whereabouts(desk, closed | set(bodies))
    number = await cities.keep_city(desk.tx, new, desk.now, here.person.id, words)
    desk.city = await cities.the_city(desk.tx, new.key)
    moved = await hand_over(desk, here, closed, {**bodies, **edited.heirs})
    await settle(desk, [(moved.get(report.id, report), theirs) for report, theirs in where])
    hours = {unit.key: unit.hours for unit in old.units}
    await moves.look_again(desk, [one.key for one in new.units if one.hours != hours.get(one.key)])
    await audit.record(desk.tx, desk.now, here.person.id, "config", str(number), words)
    await _tell(desk, here, number, before or 0, len(moved))


async def _tell(desk: Desk, here: Here, number: int, before: int, moved: int) -> None:
    """What was done, and how it is taken back by one who may."""
    voice = desk.voice(here.person.language)
    details = {"number": str(number), "before": str(before), "moved": str(moved)}
    key = "config-done-moved" if moved else "config-done" if before else "config-founded"
    if not await may(desk, here, Action.SHAPE):
        key = "config-done-yours"
    desk.post(here.chat, Say(text=voice.say(key, **details)))
