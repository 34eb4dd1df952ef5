"""The main dialog: a citizen tells what is wrong, where, with pictures, and files it."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.events import Attachment
from conversation.gathering import Gather
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Button, Say
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.city import Area, City, Subject
from handlers.citizen.place import Settled, named, region_name, settle_place, show_map
from handlers.lookups import Lookups, Part, Suggestion
from nlp.danger import dangers
from services.cards import press
from services.desk import Desk, Here
from services.intake import NewReport, submit
from services.notices import danger_told

OTHER, UNSURE = "other", "unsure"
STORY_LETTERS = 3
SHOWN = 300

_SUGGESTION = TypeAdapter(Suggestion)
_PART = TypeAdapter(Part)


async def report_a_problem(talk: Talk, look: Lookups) -> NewReport:
    """Ask for the story, the subject, the place and pictures, in this order, then for a yes.

    The words of a picture that is no answer to any of these are part of the story.
    """
    story = await _story(talk, look)
    guess = await _understand(talk, look, story)
    about = await _subject(talk, look.city, guess)
    subject = about.subject
    where = await settle_place(talk, look, story)
    media = await talk.ask("media", Gather(Phrase("report-media")))
    told = _with_captions(story, talk.captions)
    if where.place.pin:
        await show_map(talk, look, where.place.pin)
    await talk.ask("review", _review(talk, look.city, told, about, where, media))
    by_model = about.unsure or (guess.decision == "auto" and guess.leaf == subject)
    return NewReport(
        origin=talk.session.serial,
        story=told,
        subject=subject,
        kind=guess.kind,
        guess=guess.shortlist[0] if guess.shortlist else None,
        decided_by="model" if by_model else "citizen",
        confidence=guess.confidence,
        danger=guess.danger or _later_danger(told, where.place.words),
        emergency=guess.emergency,
        place=where.place,
        region=where.region,
        media=media,
        address=where.address,
        shortlist=guess.shortlist,
        unsure=about.unsure,
        more=bool(look.others(story, subject)) and "report" not in talk.about,
    )


async def file_it(desk: Desk, here: Here, new: NewReport) -> None:
    """File the report that the dialog made, and offer to file a second fault told in it."""
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


def _later_danger(*said: str) -> str | None:
    """A danger told after the story: with a picture, or where the place was asked."""
    return next((found.code for words in said for found in dangers(words)), None)


def _with_captions(story: str, captions: str) -> str:
    return "\n".join(said for said in (story, captions) if said)


async def _understand(talk: Talk, look: Lookups, story: str) -> Suggestion:
    """Read the story. Danger is answered at once; a mere greeting gets the question back, once."""
    guess = await talk.look_up("guess", _SUGGESTION, look.suggest, story)
    if guess.danger:
        await _warn(talk, look.city, guess.danger)
    elif story and guess.leaf is None and talk.once("greeting"):
        await talk.refuse("story", hint=Phrase("report-greeting"))
    return guess


async def _warn(talk: Talk, city: City, danger: str) -> None:
    phrase, buttons = danger_told(city, talk.wording, danger)
    await talk.tell("danger", phrase, buttons)


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about; `unsure` where nobody knows and this is only the likeliest."""

    subject: str
    unsure: bool = False


async def _subject(talk: Talk, city: City, guess: Suggestion) -> About:
    """The subject: the model's own where it is sure, else one of three, else by the tree.

    Who does not know leaves it to the centre, at every step.
    """
    sure = guess.leaf if guess.decision == "auto" else None
    options = [_subject_option(talk, city, city.subject(key)) for key in guess.shortlist]
    if not options:
        return await _by_tree(talk, city, guess.shortlist)
    other = Option(OTHER, Phrase("report-subject-other"))
    question = Choose(Phrase("report-subject"), (*options, other, _DO_NOT_KNOW))
    chosen = await talk.ask("subject", question, proposed=sure)
    if chosen == OTHER:
        return await _by_tree(talk, city, guess.shortlist)
    return About(guess.shortlist[0], unsure=True) if chosen == UNSURE else About(chosen)


async def _by_tree(talk: Talk, city: City, shortlist: tuple[str, ...]) -> About:
    """The subject by its area; asked again when the story seems to be about something else."""
    likely = "|".join(shortlist)
    areas = (*(_area_option(talk, area) for area in city.areas), _DO_NOT_KNOW)
    area = await talk.ask("area", Choose(Phrase("report-area"), areas, columns=2), basis=likely)
    if area == UNSURE:
        return About(_likeliest(city.subjects, shortlist), unsure=True)
    within = city.subjects_of(area)
    leaves = (*(_subject_option(talk, city, leaf) for leaf in within), _DO_NOT_KNOW)
    leaf = await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=f"{area} {likely}")
    return About(_likeliest(within, shortlist), unsure=True) if leaf == UNSURE else About(leaf)


def _likeliest(subjects: tuple[Subject, ...], shortlist: tuple[str, ...]) -> str:
    """The first of these that the story may be about; the first of all where it names none."""
    keys = [subject.key for subject in subjects]
    return next((key for key in shortlist if key in keys), keys[0])


_DO_NOT_KNOW = Option(UNSURE, Phrase("report-subject-unsure"))


def _area_option(talk: Talk, area: Area) -> Option:
    shown = {"icon": area.icon, "name": named(talk, area.short)}
    return Option(area.key, Phrase("option-icon", shown))


def _subject_option(talk: Talk, city: City, subject: Subject) -> Option:
    shown = {"icon": city.area(subject.area).icon, "name": named(talk, subject.short)}
    return Option(subject.key, Phrase("option-icon", shown))


def _review(
    talk: Talk,
    city: City,
    story: str,
    about: About,
    where: Settled,
    media: tuple[Attachment, ...],
) -> Review:
    shown = {
        "story": story[:SHOWN] or talk.wording.label(Phrase("report-by-voice")),
        "subject": _told_subject(talk, city, about),
        "place": _told_place(talk, city, where),
        "media": str(len(media)),
    }
    return Review(Phrase("report-review", shown), lines=_LINES)


def _told_subject(talk: Talk, city: City, about: About) -> str:
    if about.unsure:
        return talk.wording.label(Phrase("report-subject-open"))
    return named(talk, city.subject(about.subject).name)


def _told_place(talk: Talk, city: City, where: Settled) -> str:
    pinned = talk.wording.label(Phrase("place-pinned")) if where.place.pin else ""
    told = where.place.words or where.address or pinned
    comma = "، " if talk.wording.language == "fa" else ", "
    return comma.join(part for part in (region_name(talk, city, where.region), told) if part)


_LINES = (
    Line(Phrase("edit-story"), ("story",)),
    Line(Phrase("edit-subject"), ("subject", "area", "leaf")),
    Line(Phrase("edit-place"), ("place", "region", "which")),
    Line(Phrase("edit-media"), ("media",)),
)
