"""Before a report is sent, its citizen sees how long such reports really take."""

from datetime import timedelta
from functools import partial

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.talk import Talk
from domain.expectations import Basis, Expectation
from handlers.lookups import Lookups, Suggestion
from wording.dates import spell_span

_EXPECTED: TypeAdapter[Expectation | None] = TypeAdapter(Expectation | None)


async def told_expectation(
    talk: Talk, look: Lookups, subject: str, region: str | None, guess: Suggestion
) -> str:
    """The range from history with the number of cases behind it, or else just the term."""
    emergency = look.city.subject(subject).is_emergency(danger=guess.emergency)
    find = partial(_expected, look)
    found = await talk.look_up("expected", _EXPECTED, find, subject, region, emergency)
    if found is None:
        return ""
    upper = _span(talk, found.upper_days)
    if found.basis is Basis.TERM or found.middle_days is None:
        key = "expected-term-urgent" if emergency else "expected-term"
        return talk.wording.label(Phrase(key, {"upper": upper}))
    told = {"middle": _span(talk, found.middle_days), "upper": upper, "cases": str(found.cases)}
    return talk.wording.label(Phrase("expected-range", told))


async def _expected(
    look: Lookups, subject: str, region: str | None, emergency: bool
) -> Expectation | None:
    if look.forecasts is None:
        return None
    return await look.forecasts.of(subject, region, emergency=emergency)


def _span(talk: Talk, days: float) -> str:
    return spell_span(timedelta(days=days), talk.wording.language)
