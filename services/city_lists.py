"""The city's data read in the chat: units, subjects, rules, versions."""

from conversation.replies import Say, Text
from domain.city import City, Rule, Subject
from domain.city_export import rule_contents
from domain.differences import spell
from domain.errors import Refusal
from domain.rights import Action
from services.asked import read_asked
from services.desk import Desk, Here
from services.hours import hours_told
from services.naming import near, subject_named, unit_named
from services.standing import require
from services.voice import Voice, lines
from storage import cities, groups, reports

MOST = 60
READING = frozenset({"list", "show", "history", "preview"})


def only_reads(said: str) -> bool:
    """Whether what is said asks for a list or a name, and changes nothing."""
    try:
        return read_asked(said, "talk-old-button").verb in READING
    except Refusal:
        return bool(said.strip())


async def show(desk: Desk, here: Here, command: str, said: str) -> None:
    """Show what is asked for; `Refusal` if it is not clear what."""
    await require(desk, here, Action.SHAPE)
    if not said.strip():
        raise Refusal(f"help-{command}")
    voice = desk.voice(here.person.language)
    verb, words = verb_of(said)
    if command == "unit":
        told = _units(desk, voice, words) if verb == "list" else await _unit(desk, voice, words)
    elif command == "subject":
        told = _subjects(desk, voice, words) if verb == "list" else _subject(desk, voice, words)
    elif command == "rule" and verb == "list":
        told = _rules(voice, desk.city)
    else:
        raise Refusal(f"help-{command}")
    desk.post(here.chat, Say(text=told))


def verb_of(said: str) -> tuple[str, str]:
    """The verb, and the words behind it; a bare name is to be shown."""
    try:
        asked = read_asked(said, "talk-old-button")
    except Refusal:
        return "show", said
    return asked.verb, asked.head


def _units(desk: Desk, voice: Voice, words: str) -> Text:
    found = near(desk.city.units, words) if words else list(desk.city.units)
    return _listed(voice, [(voice.name(unit.name), unit.key) for unit in found])


def _subjects(desk: Desk, voice: Voice, words: str) -> Text:
    found = near(desk.city.subjects, words) if words else list(desk.city.subjects)
    return _listed(voice, [(voice.name(one.name), one.key) for one in found])


def _listed(voice: Voice, found: list[tuple[str, str]]) -> Text:
    if not found:
        raise Refusal("list-none")
    left = len(found) - MOST
    return lines(
        *[voice.say("list-named", name=name, tag=key) for name, key in found[:MOST]],
        voice.say("admin-more", count=str(left)) if left > 0 else (),
    )


async def _unit(desk: Desk, voice: Voice, said: str) -> Text:
    unit = unit_named(desk.city, said)
    city = desk.city
    kind = voice.name(city.unit_kind(unit.kind).name)
    region = voice.name(city.region(unit.region).name) if unit.region else "–"
    told = voice.say(
        "unit-shown",
        name=voice.name(unit.name),
        tag=unit.key,
        kind=kind,
        region=region,
        phone=unit.phone or "–",
        hours=hours_told(voice, unit.hours),
        groups=str(len(await groups.groups_of(desk.tx, unit.key))),
        open=str(len(await reports.open_of(desk.tx, [unit.key]))),
    )
    duties = [voice.name(one.short) for one in city.subjects if one.owner[0] == unit.kind]
    rules = [rule for rule in city.rules if unit.key == rule.unit or unit.kind == rule.unit_kind]
    return lines(
        told,
        voice.say("unit-duties", duties="، ".join(duties) or "–"),
        *[voice.say("unit-rule", rule=_rule(rule)) for rule in rules],
    )


def _subject(desk: Desk, voice: Voice, said: str) -> Text:
    subject: Subject = subject_named(desk.city, said)
    city = desk.city
    rules = [rule for rule in city.rules if rule.subject == subject.key]
    return lines(
        voice.say(
            "subject-shown",
            name=voice.name(subject.name),
            tag=subject.key,
            area=voice.name(city.area(subject.area).name),
            owner=voice.name(city.unit_kind(subject.owner[0]).name),
            hours=str(subject.term_hours),
            emergency=voice.word(f"emergency-{subject.emergency}".replace("_", "-")),
            keywords="، ".join(subject.keywords) or "–",
        ),
        *[voice.say("unit-rule", rule=_rule(rule)) for rule in rules],
    )


def _rules(voice: Voice, city: City) -> Text:
    if not city.rules:
        raise Refusal("list-none")
    told = [
        voice.say("rule-line", number=str(number), rule=_rule(rule))
        for number, rule in enumerate(city.rules, 1)
    ]
    return lines(*told[:MOST])


def _rule(rule: Rule) -> str:
    return spell(rule_contents(rule))


async def tell_history(desk: Desk, here: Here) -> None:
    """The newest versions of the city, who made them and how."""
    await require(desk, here, Action.SHAPE)
    voice = desk.voice(here.person.language)
    present = await cities.version(desk.tx, desk.city.key)
    told = [
        voice.say(
            "version-present" if one.number == present else "version",
            number=str(one.number),
            at=voice.moment(one.at),
            name=one.name or voice.word("version-files"),
            words=one.words or "–",
        )
        for one in await cities.versions(desk.tx, MOST // 3)
    ]
    desk.post(here.chat, Say(text=lines(voice.say("version-head"), *told)))
