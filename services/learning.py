"""How the text model fares with the people who work with it."""

from datetime import timedelta

from conversation.replies import Say, Text
from domain.rights import Action
from nlp.learning import Judged, Watch, watch
from services.desk import Desk, Here
from services.standing import require
from services.voice import Voice, lines
from storage import judgements

WATCHED = timedelta(days=30)
USUAL = timedelta(days=180)


async def tell_of_model(desk: Desk, here: Here) -> None:
    """An owner hears the model's version, its agreement with people, calibration and drift."""
    await require(desk, here, Action.MODEL)
    since = desk.now - WATCHED
    said = await judgements.judged_since(desk.tx, since)
    judged = [Judged(j.guessed, j.confidence, j.final) for j in said if j.guessed and j.final]
    usual = await judgements.shares(desk.tx, since - USUAL, since)
    voice = desk.voice(here.person.language)
    seen = watch(judged, usual)
    refused = sum(1 for j in said if j.final is None)
    desk.post(here.chat, Say(text=_told(desk, voice, seen, refused, drifts=bool(usual))))


def _told(desk: Desk, voice: Voice, seen: Watch, refused: int, *, drifts: bool) -> Text:
    head = voice.say("model-version", version=desk.model, days=str(WATCHED.days))
    if not seen.answers:
        return lines(head, voice.say("model-nothing"))
    figures = voice.say(
        "model-figures",
        answers=str(seen.answers),
        agreement=_percent(seen.agreement),
        calibration=f"{seen.calibration * 100:+.0f}",
        refused=str(refused),
    )
    drift = voice.say("model-drift", drift=_percent(seen.drift)) if drifts else ()
    return lines(head, figures, drift, *(_confusion(desk, voice, row) for row in seen.confusions))


def _confusion(desk: Desk, voice: Voice, row: tuple[str, str, int]) -> Text:
    guessed, final, count = row
    names = {subject.key: voice.name(subject.short) for subject in desk.city.subjects}
    return voice.say(
        "model-confusion",
        guessed=names.get(guessed, guessed),
        final=names.get(final, final),
        count=str(count),
    )


def _percent(share: float) -> str:
    return f"{share * 100:.0f}"
