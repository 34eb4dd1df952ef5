"""Ready answers in the chat: who may keep which, how they are listed, and how one looks filled."""

from collections.abc import Iterator

from conversation.replies import Say, Text
from domain.city import City, Subject
from domain.errors import Refusal
from domain.rights import Action, Role
from domain.templates import Template, filled
from services.city_lists import MOST, verb_of
from services.desk import Desk, Here
from services.edits import Edited
from services.naming import near
from services.standing import may, offices, require
from services.template_edits import HELP, edit_templates, template_named
from services.voice import Voice, lines

SHORT = 70


async def edited(desk: Desk, here: Here, city: City, said: str) -> Edited:
    """What a command makes of the city's answers; a head changes only those of his own unit."""
    await require(desk, here, Action.ANSWERS)
    if await may(desk, here, Action.SHAPE):
        return edit_templates(city, said)
    new = edit_templates(city, said, await _home(desk, here))
    for one in changed(city, new.city):
        await _require_his(desk, here, one)
    return new


async def _home(desk: Desk, here: Here) -> str:
    """The unit of one who is the head of only one; empty where it has to be said."""
    held = await offices(desk, here)
    units = {office.unit for office in held if office.role is Role.HEAD}
    return units.pop() if len(units) == 1 else ""


async def _require_his(desk: Desk, here: Here, one: Template) -> None:
    theirs = [await may(desk, here, Action.ANSWERS, unit) for unit in one.units]
    if not theirs or not all(theirs):
        raise Refusal("template-not-yours")


def changed(old: City, new: City) -> list[Template]:
    """The answers that come, go or change, both as they were and as they are to be."""
    gone = [one for one in old.templates if one not in new.templates]
    return [*gone, *came(old, new)]


def came(old: City, new: City) -> list[Template]:
    """The answers that come or change, as they are to be."""
    return [one for one in new.templates if one not in old.templates]


async def show(desk: Desk, here: Here, said: str) -> None:
    """One answer by its key, whole and filled; else those of a subject, a unit or all."""
    await require(desk, here, Action.ANSWERS)
    words = said.strip()
    if not words:
        raise Refusal(HELP)
    voice = desk.voice(here.person.language)
    verb, rest = verb_of(words)
    told = _listed(desk.city, voice, rest) if verb == "list" else _whole(desk, here, voice, rest)
    desk.post(here.chat, Say(text=told))


def _listed(city: City, voice: Voice, words: str) -> Text:
    found = [one for one in city.templates if _is_meant(city, one, words.strip())]
    if not found:
        raise Refusal("list-none")
    left = len(found) - MOST
    return lines(
        voice.say("template-head", count=str(len(found))),
        *[_line(city, voice, one) for one in found[:MOST]],
        voice.say("admin-more", count=str(left)) if left > 0 else (),
    )


def _is_meant(city: City, one: Template, words: str) -> bool:
    """Whether an answer is for one of the subjects or units that words may mean; no words: all."""
    if not words:
        return True
    for_subject = any(_is_for(one, subject) for subject in near(city.subjects, words))
    return for_subject or bool({unit.key for unit in near(city.units, words)} & set(one.units))


def _is_for(one: Template, subject: Subject) -> bool:
    return subject.key in one.subjects or subject.area in one.areas


def _line(city: City, voice: Voice, one: Template) -> Text:
    text = voice.name(one.text)
    short = text if len(text) <= SHORT else f"{text[:SHORT]}…"
    return voice.say("template-line", tag=one.key, purpose=_purpose(voice, one), text=short)


def _purpose(voice: Voice, one: Template) -> str:
    return voice.word(f"purpose-{one.move}".replace("_", "-"))


def _whole(desk: Desk, here: Here, voice: Voice, key: str) -> Text:
    one = template_named(desk.city, key)
    return lines(
        voice.say(
            "template-shown", tag=one.key, purpose=_purpose(voice, one),
            where="، ".join(_where(desk.city, voice, one)) or voice.word("template-anywhere"),
            fa=one.text.fa, en=one.text.en,
        ),
        voice.say("template-preview", text=preview(desk, here, voice, one)),
    )  # fmt: skip


def _where(city: City, voice: Voice, one: Template) -> Iterator[str]:
    """The names of the areas, subjects and units an answer is for."""
    yield from (voice.name(city.area(key).name) for key in one.areas)
    yield from (voice.name(city.subject(key).name) for key in one.subjects)
    yield from (voice.name(city.unit(key).name) for key in one.units)


def preview(desk: Desk, here: Here, voice: Voice, one: Template) -> str:
    """An answer as a citizen would read it today, of a report that it is for."""
    city = desk.city
    fitting = [subject for subject in city.subjects if _is_for(one, subject)]
    subject = (fitting or list(city.subjects))[0]
    serving = next(iter(city.units_of(subject.owner[0])), city.unit(city.fallback))
    unit = city.unit(one.units[0]) if one.units else serving
    gaps = {
        "unit": voice.name(unit.name),
        "subject": voice.name(subject.name),
        "date": voice.day(desk.now),
        "name": here.person.name,
    }
    return filled(voice.name(one.text), gaps)


def previewed(desk: Desk, here: Here, voice: Voice, one: Template) -> str:
    """The line that shows an answer filled, under what a command would change."""
    return voice.word("template-preview", text=preview(desk, here, voice, one))
