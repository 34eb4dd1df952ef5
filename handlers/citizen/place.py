"""Where it is: the part of the main dialog that settles the place, with as few questions as it can.

Why it asks what it asks is written in `docs/decisions/0011-how-a-place-is-settled.md`.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.events import Pin
from conversation.gathering import Place, Where
from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.replies import Stored
from conversation.spelling import bare
from conversation.talk import Talk
from domain.city import City, Name
from geo.spot import Candidate, Spot, sure_of
from handlers.lookups import Lookups
from wording.catalogue import LANGUAGES, catalogue

OTHER = "other"
NARROW_M = 400.0
"""A place that reaches no farther can be gone to: it makes a pin, or is a hint worth giving."""
MOST_OFFERED = 3
LEAST_SCORE, LEAST_SHARE = 0.15, 0.33
"""What is less likely by itself, or beside the best, is not worth an old eye's time."""

_SPOT: TypeAdapter[Spot | None] = TypeAdapter(Spot | None)
_POINT: TypeAdapter[tuple[float, float] | None] = TypeAdapter(tuple[float, float] | None)
_CANDIDATE: TypeAdapter[Candidate | None] = TypeAdapter(Candidate | None)
_CANDIDATES: TypeAdapter[tuple[Candidate, ...]] = TypeAdapter(tuple[Candidate, ...])
_PICTURE: TypeAdapter[Stored | None] = TypeAdapter(Stored | None)
_ADDRESS = TypeAdapter(str)


@dataclass(frozen=True, slots=True)
class Settled:
    """Where it is, as far as that could be settled: the region may be unknown, and the pin too.

    `address` tells the pin in words, for the crew.
    """

    place: Place
    region: str | None
    address: str = ""


async def settle_place(talk: Talk, look: Lookups, story: str) -> Settled:
    """Ask for the place; a doubt is one question more, and what stays unsure is left so."""
    hint = await talk.look_up("hint", _CANDIDATE, look.place_in, story)
    near = hint if hint and hint.spread_m <= NARROW_M else None
    place = await _pinned(talk, look, await _told_place(talk, near))
    region: str | None
    if place.pin:
        region = await _region_of_pin(talk, look, place)
    elif near and _is_said(_near(near), place.words):
        place, region = _at(near, place.words), near.region
    else:
        place, region = await _by_words(talk, look, place)
    if place.pin is None:
        return Settled(place, region)
    return Settled(place, region, await talk.look_up("address", _ADDRESS, look.address, place.pin))


async def _told_place(talk: Talk, near: Candidate | None) -> Place:
    """The place as told; who says that he does not know it is helped along, once."""
    place = await talk.ask("place", _where(near))
    if _is_unknown(place) and talk.once("no-place"):
        await talk.refuse("place", hint=Phrase("place-unknown-hint"))
    return place


def _is_unknown(place: Place) -> bool:
    said = bare(place.words)
    lists = (catalogue(tag).label("place-unknown-words", {}) for tag in LANGUAGES)
    return place.pin is None and said in {bare(one) for words in lists for one in words.split("|")}


async def show_map(talk: Talk, look: Lookups, pin: Pin) -> None:
    """Show the place on a map of ours, once, where that can be done without delay."""
    picture = await talk.look_up("map", _PICTURE, look.picture, pin)
    if picture:
        await talk.tell("map-shown", Phrase("place-map"), files=(picture,))


def named(talk: Talk, name: Name) -> str:
    """What a thing is called in the language of the talk."""
    return name.fa if talk.wording.language == "fa" else name.en


def region_name(talk: Talk, city: City, key: str | None) -> str:
    """What a region is called; nothing for none."""
    return named(talk, city.region(key).name) if key else ""


def _where(near: Candidate | None) -> Where:
    if near is None:
        return Where(Phrase("report-where"))
    return Where(Phrase("report-where-near", {"name": near.name}), near=_near(near))


def _near(candidate: Candidate) -> Phrase:
    return Phrase("place-near", {"name": candidate.name})


def _is_said(phrase: Phrase, words: str) -> bool:
    """Whether these are the words of a key, in whichever language it was pressed."""
    labels = [catalogue(tag).label(phrase.key, phrase.details) for tag in LANGUAGES]
    return bare(words) in [bare(label) for label in labels]


def _at(candidate: Candidate, words: str) -> Place:
    """The words, with a pin if the candidate is narrow enough to be gone to."""
    pin = Pin(candidate.latitude, candidate.longitude)
    return Place(pin if candidate.spread_m <= NARROW_M else None, words)


async def _pinned(talk: Talk, look: Lookups, place: Place) -> Place:
    """The place with the point that a map link in its words names."""
    if place.pin or not place.words:
        return place
    point = await talk.look_up("link", _POINT, look.point_in, place.words)
    return Place(Pin(*point), place.words) if point else place


async def _region_of_pin(talk: Talk, look: Lookups, place: Place) -> str | None:
    """The region of a pin; a border is asked about, a place outside the city refused."""
    spot = await talk.look_up("spot", _SPOT, look.locate, place)
    if spot is None or place.pin is None:
        return None
    if not spot.inside and not spot.approximate:
        await talk.refuse("place", hint=_outside(talk, look.city, spot.elsewhere))
    if spot.approximate and spot.region:
        told = {"region": region_name(talk, look.city, spot.region)}
        await talk.tell("approximate", Phrase("place-approximate", told))
    keys = tuple(key for key in (spot.region, *spot.also) if key)
    if len(keys) > 1 or spot.is_guess:
        await show_map(talk, look, place.pin)
    if len(keys) == 1 and spot.is_guess:
        return await _confirmed(talk, look.city, keys[0], repr(place.pin))
    return await _one_of(talk, look.city, keys, Phrase("place-border"), repr(place.pin))


def _outside(talk: Talk, city: City, town: str | None) -> Phrase:
    if town:
        return Phrase("place-elsewhere", {"town": town})
    return Phrase("place-outside", {"city": named(talk, city.name)})


async def _one_of(
    talk: Talk, city: City, keys: tuple[str, ...], prompt: Phrase, basis: str
) -> str | None:
    """The only region, or the one that the citizen says is right."""
    if len(keys) < 2:
        return keys[0] if keys else None
    options = tuple(
        Option(key, Phrase("option-plain", {"name": region_name(talk, city, key)})) for key in keys
    )
    return await talk.ask("region", Choose(prompt, options, columns=2), basis=basis)


async def _confirmed(talk: Talk, city: City, key: str, basis: str) -> str | None:
    """A region that is only guessed, if the citizen says it is right."""
    guess = Phrase("place-guess", {"region": region_name(talk, city, key)})
    options = (
        Option(key, Phrase("place-guess-right")),
        Option(OTHER, Phrase("place-guess-unknown")),
    )
    chosen = await talk.ask("region", Choose(guess, options), basis=basis)
    return None if chosen == OTHER else chosen


async def _by_words(talk: Talk, look: Lookups, place: Place) -> tuple[Place, str | None]:
    """A place told in words, if the citizen finds it among the likely ones."""
    found = await talk.look_up("candidates", _CANDIDATES, look.search, place.words)
    sure = sure_of(found)
    likely = [sure] if sure and sure.region else _worth_offering(found)
    chosen = await _which(talk, look, likely, place.words)
    if chosen and chosen.is_town and talk.once("town", place.words):
        await talk.refuse("place", "which", hint=_outside(talk, look.city, chosen.name))
    if chosen is None or chosen.is_town:
        return place, None
    keys = tuple(dict.fromkeys(key for key in (chosen.region, *chosen.also) if key))
    prompt, basis = Phrase("place-reaches", {"name": chosen.name}), f"{place.words} {chosen.name}"
    region = await _one_of(talk, look.city, keys[:MOST_OFFERED], prompt, basis)
    return _at(chosen, place.words), region


def _worth_offering(found: tuple[Candidate, ...]) -> list[Candidate]:
    """Places of this city that may well be meant, and the first town that may be."""
    known = [one for one in found if one.score >= LEAST_SCORE]
    ours = [one for one in known if one.region]
    towns = [one for one in known if one.is_town]
    near = [one for one in ours if one.score >= LEAST_SHARE * ours[0].score]
    return near[:MOST_OFFERED] + towns[:1]


async def _which(
    talk: Talk, look: Lookups, likely: list[Candidate], words: str
) -> Candidate | None:
    """The candidate meant: a yes to the only one, which is shown on a map, or one of some.

    Where only a town is named there is nothing to ask.
    """
    if not likely or likely[0].is_town:
        return likely[0] if likely else None
    if len(likely) == 1:
        question = await _is_it(talk, look, likely[0])
    else:
        options = tuple(_option(talk, look.city, at, one) for at, one in enumerate(likely))
        none = Option(OTHER, Phrase("place-none-of-these"))
        question = Choose(Phrase("place-which"), (*options, none))
    chosen = await talk.ask("which", question, basis=words)
    return None if chosen == OTHER else likely[int(chosen)]


async def _is_it(talk: Talk, look: Lookups, candidate: Candidate) -> Choose:
    pin = _at(candidate, "").pin
    if pin:
        await show_map(talk, look, pin)
    region = region_name(talk, look.city, candidate.region)
    asked = Phrase("place-sure", {"name": candidate.name, "region": region})
    return Choose(asked, (Option("0", Phrase("place-yes")), Option(OTHER, Phrase("place-no"))))


def _option(talk: Talk, city: City, at: int, candidate: Candidate) -> Option:
    if candidate.is_town:
        return Option(str(at), Phrase("place-candidate-town", {"name": candidate.name}))
    region = region_name(talk, city, candidate.region)
    return Option(str(at), Phrase("place-candidate", {"name": candidate.name, "region": region}))
