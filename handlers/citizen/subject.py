"""What a report is about: as the model is sure, or as the citizen says, or left to the centre."""

from dataclasses import dataclass

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from domain.city import Area, City, Subject
from handlers.citizen.place import named
from handlers.lookups import Suggestion

OTHER, UNSURE = "other", "unsure"
_WHICH = Phrase("report-subject")


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about; `unsure` where nobody knows and this is only the likeliest."""

    subject: str
    unsure: bool = False


async def settle_subject(
    talk: Talk, city: City, guess: Suggestion, prompt: Phrase = _WHICH
) -> About:
    """The subject: the model's own where it is sure, else one of three, else by the tree.

    Who does not know leaves it to the centre, at every step.
    """
    sure = guess.leaf if guess.decision == "auto" else None
    options = [subject_option(talk, city, city.subject(key)) for key in guess.shortlist]
    if not options:
        return await _by_tree(talk, city, guess.shortlist)
    other = Option(OTHER, Phrase("report-subject-other"))
    question = Choose(prompt, (*options, other, _DO_NOT_KNOW))
    chosen = await talk.ask("subject", question, proposed=sure)
    if chosen == OTHER:
        return await _by_tree(talk, city, guess.shortlist)
    return About(guess.shortlist[0], unsure=True) if chosen == UNSURE else About(chosen)


async def _by_tree(talk: Talk, city: City, shortlist: tuple[str, ...]) -> About:
    """The subject by its area; asked again when the story seems to be about something else."""
    likely = "|".join(shortlist)
    areas = (*(area_option(talk, area) for area in city.areas), _DO_NOT_KNOW)
    area = await talk.ask("area", Choose(Phrase("report-area"), areas, columns=2), basis=likely)
    if area == UNSURE:
        return About(_likeliest(city.subjects, shortlist), unsure=True)
    within = city.subjects_of(area)
    leaves = (*(subject_option(talk, city, leaf) for leaf in within), _DO_NOT_KNOW)
    leaf = await talk.ask("leaf", Choose(Phrase("report-leaf"), leaves), basis=f"{area} {likely}")
    return About(_likeliest(within, shortlist), unsure=True) if leaf == UNSURE else About(leaf)


def _likeliest(subjects: tuple[Subject, ...], shortlist: tuple[str, ...]) -> str:
    """The first of these that the story may be about; the first of all where it names none."""
    keys = [subject.key for subject in subjects]
    return next((key for key in shortlist if key in keys), keys[0])


_DO_NOT_KNOW = Option(UNSURE, Phrase("report-subject-unsure"))


def area_option(talk: Talk, area: Area) -> Option:
    """An area as it is offered."""
    shown = {"icon": area.icon, "name": named(talk, area.short)}
    return Option(area.key, Phrase("option-icon", shown))


def subject_option(talk: Talk, city: City, subject: Subject) -> Option:
    """A subject as it is offered, with the picture of its area."""
    shown = {"icon": city.area(subject.area).icon, "name": named(talk, subject.short)}
    return Option(subject.key, Phrase("option-icon", shown))


def told_subject(talk: Talk, city: City, about: About) -> str:
    """The subject in words, or that it is open."""
    if about.unsure:
        return talk.wording.label(Phrase("report-subject-open"))
    return named(talk, city.subject(about.subject).name)
