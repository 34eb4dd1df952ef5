"""The main dialog: a citizen tells what is wrong, where, with pictures, and files it."""

from dataclasses import replace

from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Gather, Place
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Button, Say
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.city import City
from domain.kinds import Kind, path_of
from handlers.citizen.announced import Foreseen, announced
from handlers.citizen.expected import told_expectation
from handlers.citizen.kinds import (
    Told,
    answer_question,
    give_thanks,
    settle_kind,
    tell_of_protection,
)
from handlers.citizen.neighbours import Sighting, resent_of, same_as
from handlers.citizen.own import may_file
from handlers.citizen.place import Settled, region_name, settle_place, show_map
from handlers.citizen.subject import About, settle_subject, told_subject
from handlers.lookups import Lookups, Part, Suggestion
from nlp.danger import dangers
from services import announcements, neighbours, thanks
from services.cards import press
from services.desk import Desk, Here
from services.intake import NewReport, submit
from services.menus import danger_told, menu
from services.neighbours import Joining
from services.thanks import ThankYou
from wording.lists import spell_list

FAULTS = frozenset({Kind.REQUEST, Kind.COMPLAINT})
STORY_LETTERS = 3
SHOWN = 300

SUGGESTION = TypeAdapter(Suggestion)
_PART = TypeAdapter(Part)


Outcome = NewReport | Joining | ThankYou | Told | Foreseen
"""What a citizen's message comes to."""


async def report_a_problem(talk: Talk, look: Lookups) -> Outcome:
    """Ask for the story and what kind of message it is; most are reports of a fault."""
    story = await _story(talk, look)
    guess = await _understand(talk, look, story)
    kind = await settle_kind(talk, guess)
    other = await _no_report(talk, look, kind, story, guess)
    if other:
        return other
    await may_file(talk, look, guess)
    told_of = Kind.REQUEST if kind == Kind.CORRUPTION else kind
    return await _report(talk, look, story, replace(guess, kind=told_of))


async def _no_report(
    talk: Talk, look: Lookups, kind: str, story: str, guess: Suggestion
) -> Outcome | None:
    """What comes of a message that need not be filed; `None` for one that must."""
    match kind:
        case Kind.INFORMATION:
            return await answer_question(talk, look, story)
        case Kind.APPRECIATION:
            return await give_thanks(talk, look, story, guess)
        case Kind.CORRUPTION:
            return await tell_of_protection(talk)
    return None


async def _report(talk: Talk, look: Lookups, story: str, guess: Suggestion) -> Outcome:
    """Ask for the subject, the place and pictures, in this order, then for a yes.

    Other words of pictures are part of the story; a fault that was told of already may be joined.
    """
    about = await settle_subject(talk, look.city, guess)
    where = await _where(talk, look, story, guess.kind)
    guess = replace(guess, danger=guess.danger or later_danger(where.place.words))
    foreseen = await announced(talk, look, about, where, guess)
    if foreseen:
        return foreseen
    seen = _seen(look.city, about, where, story, guess)
    same = await same_as(talk, look, seen)
    media = await talk.ask("media", Gather(Phrase("report-media")))
    told = _with_captions(story, talk.captions)
    danger = guess.danger or later_danger(told)
    same = same or await resent_of(talk, look, None if danger else seen, media)
    if same:
        return Joining(same, told, media)
    if where.place.pin:
        await show_map(talk, look, where.place.pin)
    await talk.ask("review", await _review(talk, look, told, about, where, media, guess))
    by_model = about.unsure or (guess.decision == "auto" and guess.leaf == about.subject)
    return NewReport(
        origin=talk.session.serial,
        story=told,
        subject=about.subject,
        kind=guess.kind,
        guess=guess.shortlist[0] if guess.shortlist else None,
        decided_by="model" if by_model else "citizen",
        confidence=guess.confidence,
        danger=danger,
        emergency=guess.emergency,
        place=where.place,
        region=where.region,
        media=media,
        address=where.address,
        shortlist=guess.shortlist,
        unsure=about.unsure,
        more=bool(look.others(story, about.subject)) and "report" not in talk.about,
    )


async def _where(talk: Talk, look: Lookups, story: str, kind: str) -> Settled:
    """The place; a view of the whole city has none."""
    if not path_of(kind).needs_place:
        options = (Option("yes", Phrase("placed-yes")), Option("no", Phrase("placed-no")))
        if await talk.ask("placed", Choose(Phrase("placed-which"), options)) == "no":
            return Settled(Place(words=""), None)
    return await settle_place(talk, look, story)


def _seen(
    city: City, about: About, where: Settled, story: str, guess: Suggestion
) -> Sighting | None:
    """What others may have told of; in danger, or with an open subject, nobody is asked."""
    pin = where.place.pin
    if about.unsure or guess.danger or guess.kind not in FAULTS or pin is None:
        return None
    urgent = city.subject(about.subject).is_emergency(danger=guess.emergency)
    return Sighting(about.subject, pin, story, urgent)


async def file_it(desk: Desk, here: Here, outcome: Outcome) -> None:
    """Do what the dialog came to."""
    match outcome:
        case NewReport():
            await _file(desk, here, outcome)
        case Joining():
            await neighbours.join(desk, here, outcome)
        case Foreseen(number):
            await announcements.answered(desk, here, number)
        case ThankYou():
            await thanks.give(desk, here, outcome)
        case Told():
            voice = desk.voice(here.person.language)
            desk.post(here.chat, Say(text=voice.say(outcome.key), keyboard=menu(voice)))


async def _file(desk: Desk, here: Here, new: NewReport) -> None:
    """File a report, and offer to file a second fault told in it."""
    report = await submit(desk, here, new)
    if new.more:
        voice = desk.voice(here.person.language)
        more = Button(voice.word("citizen-more"), data=press(report, "more"))
        desk.post(here.chat, Say(text=voice.say("more-offer"), buttons=((more,),)))


async def _story(talk: Talk, look: Lookups) -> str:
    question = Words(
        Phrase("report-what"),
        least=STORY_LETTERS,
        voice_will_do=True,
        too_short=Phrase("report-story-hint"),
    )
    said = talk.about.get("said") or await _other_fault(talk, look)
    enough = sum(letter.isalnum() for letter in said) >= STORY_LETTERS
    return await talk.ask("story", question, proposed=said if enough else None)


async def _other_fault(talk: Talk, look: Lookups) -> str:
    """The words of the second fault of an earlier report, whose place comes along."""
    if "report" not in talk.about:
        return ""
    part = await talk.look_up("part", _PART, look.other_fault, talk.about["report"])
    if part.pin and talk.once("pin"):
        talk.session.pocket.pin = part.pin
    return part.words


def later_danger(said: str) -> str | None:
    """A danger told after the story: with a picture, or where the place was asked."""
    return next((found.code for found in dangers(said)), None)


def _with_captions(story: str, captions: str) -> str:
    return "\n".join(said for said in (story, captions) if said)


async def _understand(talk: Talk, look: Lookups, story: str) -> Suggestion:
    """Read the story. Danger is answered at once; a mere greeting gets the question back, once."""
    guess = await talk.look_up("guess", SUGGESTION, look.suggest, story)
    if guess.danger:
        await _warn(talk, look.city, guess.danger)
    elif story and guess.leaf is None and talk.once("greeting"):
        await talk.refuse("story", hint=Phrase("report-greeting"))
    return guess


async def _warn(talk: Talk, city: City, danger: str) -> None:
    phrase, buttons = danger_told(city, talk.wording, danger)
    await talk.tell("danger", phrase, buttons)


async def _review(
    talk: Talk,
    look: Lookups,
    story: str,
    about: About,
    where: Settled,
    media: tuple[Attachment, ...],
    guess: Suggestion,
) -> Review:
    shown = {
        "story": story[:SHOWN] or talk.wording.label(Phrase("report-by-voice")),
        "subject": told_subject(talk, look.city, about),
        "place": told_place(talk, look.city, where),
        "media": str(len(media)),
        "expected": await told_expectation(talk, look, about.subject, where.region, guess),
    }
    return Review(Phrase("report-review", shown), lines=_LINES)


def told_place(talk: Talk, city: City, where: Settled) -> str:
    """Where it is, in words."""
    pinned = talk.wording.label(Phrase("place-pinned")) if where.place.pin else ""
    told = where.place.words or where.address or pinned
    named = region_name(talk, city, where.region)
    return spell_list(filter(None, (named, told)), talk.wording.language)


_LINES = (
    Line(Phrase("edit-story"), ("story",)),
    Line(Phrase("edit-subject"), ("subject", "area", "leaf")),
    Line(Phrase("edit-place"), ("place", "region", "which")),
    Line(Phrase("edit-media"), ("media",)),
)
