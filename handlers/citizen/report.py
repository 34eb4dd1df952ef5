"""The main dialog: a citizen tells what is wrong, where, with pictures, and files it."""

from pydantic import TypeAdapter

from conversation.events import Attachment, Pin
from conversation.gathering import Gather, Place, Where
from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Button
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.city import Area, City, Name, Subject
from geo.spot import Candidate, Spot
from handlers.lookups import Lookups, Suggestion
from services.desk import Desk, Here
from services.intake import NewReport, submit

OTHER = "other"
STORY_LETTERS = 3
SHOWN = 300

_SUGGESTION = TypeAdapter(Suggestion)
_SPOT: TypeAdapter[Spot | None] = TypeAdapter(Spot | None)
_POINT: TypeAdapter[tuple[float, float] | None] = TypeAdapter(tuple[float, float] | None)
_CANDIDATES: TypeAdapter[tuple[Candidate, ...]] = TypeAdapter(tuple[Candidate, ...])


async def report_a_problem(talk: Talk, look: Lookups) -> NewReport:
    """Ask for the story, the subject, the place and pictures, in this order, then for a yes.

    The words of a picture that is no answer to any of these are part of the story.
    """
    story = await _story(talk)
    guess = await _understand(talk, look, story)
    subject = await _subject(talk, look.city, guess)
    place, region = await _place(talk, look)
    media = await talk.ask("media", Gather(Phrase("report-media")))
    told = _with_captions(story, talk.captions)
    await talk.ask("review", _review(talk, look.city, told, subject, place, region, media))
    chosen_alone = guess.decision == "auto" and guess.leaf == subject
    return NewReport(
        origin=talk.session.serial,
        story=told,
        subject=subject,
        kind=guess.kind,
        guess=guess.shortlist[0] if guess.shortlist else None,
        decided_by="model" if chosen_alone else "citizen",
        confidence=guess.confidence,
        danger=guess.danger,
        emergency=guess.emergency,
        place=place,
        region=region,
        media=media,
    )


async def file_it(desk: Desk, here: Here, new: NewReport) -> None:
    """File the report that the dialog made."""
    await submit(desk, here, new)


async def _story(talk: Talk) -> str:
    question = Words(
        Phrase("report-what"),
        least=STORY_LETTERS,
        voice_will_do=True,
        too_short=Phrase("report-story-hint"),
    )
    said = talk.about.get("said", "")
    enough = sum(letter.isalnum() for letter in said) >= STORY_LETTERS
    return await talk.ask("story", question, proposed=said if enough else None)


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
    line = city.helpline(danger)
    name = _named(talk, line.name)
    label = talk.wording.label(Phrase("danger-button", {"number": line.number, "name": name}))
    phrase = Phrase(
        line.phrase.replace(".", "-").replace("_", "-"), {"number": line.number, "name": name}
    )
    await talk.tell("danger", phrase, ((Button(label, copy=line.number),),))


async def _subject(talk: Talk, city: City, guess: Suggestion) -> str:
    """The subject: the model's own where it is sure, else one of three, else by the tree."""
    sure = guess.leaf if guess.decision == "auto" else None
    options = [_subject_option(talk, city, city.subject(key)) for key in guess.shortlist]
    likely = "|".join(guess.shortlist)
    if not options:
        return await _by_tree(talk, city, likely)
    question = Choose(
        Phrase("report-subject"), (*options, Option(OTHER, Phrase("report-subject-other")))
    )
    chosen = await talk.ask("subject", question, proposed=sure)
    return await _by_tree(talk, city, likely) if chosen == OTHER else chosen


async def _by_tree(talk: Talk, city: City, likely: str) -> str:
    """The subject by its area; asked again when the story seems to be about something else."""
    areas = tuple(_area_option(talk, area) for area in city.areas)
    area = await talk.ask("area", Choose(Phrase("report-area"), areas, columns=2), basis=likely)
    leaves = tuple(_subject_option(talk, city, leaf) for leaf in city.subjects_of(area))
    return await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=f"{area} {likely}")


def _area_option(talk: Talk, area: Area) -> Option:
    shown = {"icon": area.icon, "name": _named(talk, area.short)}
    return Option(area.key, Phrase("option-icon", shown))


def _subject_option(talk: Talk, city: City, subject: Subject) -> Option:
    shown = {"icon": city.area(subject.area).icon, "name": _named(talk, subject.short)}
    return Option(subject.key, Phrase("option-icon", shown))


def _named(talk: Talk, name: Name) -> str:
    return name.fa if talk.wording.language == "fa" else name.en


async def _place(talk: Talk, look: Lookups) -> tuple[Place, str | None]:
    """The place and its region; a border is asked about, a place outside the city refused."""
    place = await _pinned(talk, look, await talk.ask("place", Where(Phrase("report-where"))))
    spot = await talk.look_up("spot", _SPOT, look.locate, place)
    if spot is None:
        return place, await _region_of_words(talk, look, place.words)
    if not spot.inside and not spot.approximate:
        away = Phrase("place-elsewhere", {"town": spot.elsewhere}) if spot.elsewhere else None
        city = Phrase("place-outside", {"city": _named(talk, look.city.name)})
        await talk.refuse("place", hint=away or city)
    return place, await _region(talk, look.city, spot, repr(place.pin))


async def _pinned(talk: Talk, look: Lookups, place: Place) -> Place:
    """The place with the point that a map link in its words names."""
    if place.pin or not place.words:
        return place
    point = await talk.look_up("link", _POINT, look.point_in, place.words)
    return Place(Pin(*point), place.words) if point else place


async def _region(talk: Talk, city: City, spot: Spot, basis: str) -> str | None:
    keys = [key for key in (spot.region, *spot.also) if key]
    if len(keys) < 2:
        return spot.region
    options = tuple(Option(key, _region_phrase(talk, city, key)) for key in keys)
    question = Choose(Phrase("place-border"), options, columns=2)
    return await talk.ask("region", question, basis=basis)


def _region_phrase(talk: Talk, city: City, key: str) -> Phrase:
    return Phrase("option-plain", {"name": _named(talk, city.region(key).name)})


async def _region_of_words(talk: Talk, look: Lookups, words: str) -> str | None:
    """The region of a place told in words, if the citizen finds his place among the likely ones."""
    found = await talk.look_up("candidates", _CANDIDATES, look.search, words)
    if not found:
        return None
    options = tuple(_candidate_option(talk, look.city, at, c) for at, c in enumerate(found))
    none = Option(OTHER, Phrase("place-none-of-these"))
    chosen = await talk.ask("which", Choose(Phrase("place-which"), (*options, none)), basis=words)
    return None if chosen == OTHER else found[int(chosen)].region


def _candidate_option(talk: Talk, city: City, at: int, candidate: Candidate) -> Option:
    region = _named(talk, city.region(candidate.region).name) if candidate.region else ""
    return Option(str(at), Phrase("place-candidate", {"name": candidate.name, "region": region}))


def _review(
    talk: Talk,
    city: City,
    story: str,
    subject: str,
    place: Place,
    region: str | None,
    media: tuple[Attachment, ...],
) -> Review:
    comma = "، " if talk.wording.language == "fa" else ", "
    where = [_named(talk, city.region(region).name)] if region else []
    pinned = [talk.wording.label(Phrase("place-pinned"))] if place.pin else []
    shown = {
        "story": story[:SHOWN] or talk.wording.label(Phrase("report-by-voice")),
        "subject": _named(talk, city.subject(subject).name),
        "place": comma.join(where + ([place.words] if place.words else pinned)),
        "media": str(len(media)),
    }
    return Review(Phrase("report-review", shown), lines=_LINES)


_LINES = (
    Line(Phrase("edit-story"), ("story",)),
    Line(Phrase("edit-subject"), ("subject", "area", "leaf")),
    Line(Phrase("edit-place"), ("place", "region", "which")),
    Line(Phrase("edit-media"), ("media",)),
)
