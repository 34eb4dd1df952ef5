"""Figures in words: a short text, never mixing what is solved with what is only said to be."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from conversation.replies import Text, plain
from domain.city import City
from domain.statistics import FEWEST, Orders, Ratings, Share, Summary, Thanked, Times, places
from services.sight import View
from services.statistics import Counted, Wanted
from services.voice import Voice, lines
from wording.dates import write_day

MOST_UNITS, MOST_SUBJECTS, MOST_SHIFTS = 8, 5, 5
_BY = {
    "model": "figures-by-model",
    "citizen": "figures-by-citizen",
    "triage": "figures-by-triage",
    "unit": "figures-by-unit",
}


def head(city: City, voice: Voice, wanted: Wanted) -> Text:
    """Whose figures, and of which days."""
    who, days = view_named(city, voice, wanted.view), days_named(voice, wanted)
    return voice.say("figures-head", who=who, days=days)


def view_named(city: City, voice: Voice, view: View) -> str:
    """The view by its name."""
    region = voice.name(city.region(view.region).name) if view.region else ""
    if view.unit is None:
        return region or voice.name(city.name)
    unit = voice.name(city.unit(view.unit).name)
    return voice.word("figures-unit-in", unit=unit, region=region) if region else unit


def days_named(voice: Voice, wanted: Wanted) -> str:
    """The days by their dates."""
    first, last = (
        write_day(day, voice.language) for day in (wanted.period.first, wanted.period.last)
    )
    if first == last:
        return voice.word("figures-day", day=first)
    return voice.word("figures-days", first=first, last=last)


def told(city: City, voice: Voice, counted: Counted) -> Text:
    """All figures as a text."""
    summary = counted.summary
    parts = [head(city, voice, counted.wanted), *_ends(voice, summary), *_pace(voice, summary)]
    parts += [*_board(city, voice, counted), *_subjects(city, voice, counted)]
    return lines(*parts)


def _ends(voice: Voice, summary: Summary) -> Iterator[Text]:
    whole = summary.whole
    yield voice.say("figures-received", count=str(whole.received))
    yield voice.say("figures-solved", count=str(whole.solved))
    yield voice.say("figures-answered", count=str(whole.answered))
    yield voice.say("figures-silent", count=str(whole.silent))
    yield _late(voice, Share(whole.late, whole.due))
    objected, reopened = str(summary.objected), str(summary.reopened)
    yield voice.say("figures-reopened", objected=objected, reopened=reopened)
    if summary.orders.given:
        yield _orders(voice, summary.orders)
    if summary.misrouted:
        yield voice.say("figures-misrouted", parts=_by_source(voice, summary.misrouted))


def _orders(voice: Voice, orders: Orders) -> Text:
    """The city's own orders, in a line of their own."""
    return voice.say(
        "figures-orders", given=str(orders.given), done=str(orders.done), late=str(orders.late)
    )


def _late(voice: Voice, late: Share) -> Text:
    if not late.of:
        return voice.say("figures-none-due")
    return voice.say(
        "figures-late", count=str(late.count), of=str(late.of), share=shown(voice, late)
    )


def _by_source(voice: Voice, misrouted: Mapping[str, Share]) -> str:
    parts = [
        voice.word(key, count=str(misrouted[by].count), of=str(misrouted[by].of))
        for by, key in _BY.items()
        if by in misrouted
    ]
    return voice.word("figures-comma").join(parts)


def _pace(voice: Voice, summary: Summary) -> Iterator[Text]:
    yield _lasted(voice, "figures-to-take", summary.to_take)
    yield _lasted(voice, "figures-to-end", summary.to_end)
    yield _rated(voice, summary.ratings)
    yield _thanked(voice, summary.thanks)
    yield _left_out(voice, summary)


def _lasted(voice: Voice, key: str, times: Times) -> Text:
    if not times.count:
        return ()
    middle, upper = voice.span(_at_least(times.middle)), voice.span(_at_least(times.upper))
    return voice.say(key, middle=middle, upper=upper, count=str(times.count))


def _at_least(span: timedelta) -> timedelta:
    return max(span, timedelta(minutes=1))


def _rated(voice: Voice, ratings: Ratings) -> Text:
    if not ratings.rated:
        return ()
    mean = f"{ratings.mean:.1f}".replace(".", "٫" if voice.language == "fa" else ".")
    return voice.say(
        "figures-rating", mean=mean, rated=str(ratings.rated), asked=str(ratings.asked)
    )


def _thanked(voice: Voice, thanks: Thanked) -> Text:
    if not thanks.count and not thanks.waiting:
        return ()
    key = "figures-thanks-waiting" if thanks.waiting else "figures-thanks"
    return voice.say(key, count=str(thanks.count), waiting=str(thanks.waiting))


def _left_out(voice: Voice, summary: Summary) -> Text:
    """What a person found to be gaming is not counted, and that is said."""
    stars, thanks = summary.ratings.left_out, summary.thanks.left_out
    if not stars and not thanks:
        return ()
    return voice.say("figures-left-out", ratings=str(stars), thanks=str(thanks))


def shown(voice: Voice, share: Share) -> str:
    """A share in per cent with its interval."""
    low, high = share.interval
    value = share.value or 0.0
    return voice.word(
        "figures-share", value=f"{value:.0%}"[:-1], low=f"{low:.0%}"[:-1], high=f"{high:.0%}"[:-1]
    )


def _board(city: City, voice: Voice, counted: Counted) -> Iterator[Text]:
    if counted.wanted.view.unit is not None:
        yield _beside_peers(voice, counted)
        return
    board = on_time(counted.summary)
    if len(board) < 2:
        return
    found = places(board)
    yield voice.say("figures-board" if found else "figures-board-unranked")
    for unit in sorted(board, key=lambda unit: (found.get(unit, len(board)), -board[unit].of)):
        name = voice.name(city.unit(unit).name)
        yield _unit_line(voice, name, board[unit], found.get(unit))


def _unit_line(voice: Voice, name: str, share: Share, place: int | None) -> Text:
    if share.of < FEWEST:
        return voice.say("figures-unit-few", unit=name, count=str(share.count), of=str(share.of))
    told = {"unit": name, "share": shown(voice, share), "of": str(share.of)}
    if place is None:
        return voice.say("figures-unit", **told)
    return voice.say("figures-unit-placed", place=str(place), **told)


def on_time(summary: Summary) -> dict[str, Share]:
    """What the units with most to do did in their term."""
    due = {unit: one.on_time for unit, one in summary.units.items() if one.due}
    busiest = sorted(due, key=lambda unit: (-due[unit].of, unit))[:MOST_UNITS]
    return {unit: due[unit] for unit in busiest}


def _beside_peers(voice: Voice, counted: Counted) -> Text:
    """Whether a unit is better or worse than the others of its kind, if that can be told."""
    own, peers = counted.summary.whole.on_time, counted.peers
    if not own.of or not peers.of:
        return ()
    shares = {"own": shown(voice, own), "peers": shown(voice, peers)}
    if own.of < FEWEST or peers.of < FEWEST:
        return voice.say("figures-peers-few", **shares)
    if own.interval[0] > peers.interval[1]:
        return voice.say("figures-peers-better", **shares)
    if own.interval[1] < peers.interval[0]:
        return voice.say("figures-peers-worse", **shares)
    return voice.say("figures-peers-same", **shares)


def _subjects(city: City, voice: Voice, counted: Counted) -> Iterator[Text]:
    top = top_subjects(counted.summary)
    if top:
        yield voice.say("figures-subjects")
    for subject, count in top:
        name = voice.name(city.subject(subject).short)
        yield voice.say("figures-subject", subject=name, count=str(count))
    if counted.shifts:
        yield voice.say("figures-shifts")
    for shift in counted.shifts[:MOST_SHIFTS]:
        name = voice.name(city.subject(shift.name).short)
        key = "figures-shift-up" if shift.now > shift.before else "figures-shift-down"
        yield voice.say(key, subject=name, before=str(shift.before), now=str(shift.now))


def top_subjects(summary: Summary) -> list[tuple[str, int]]:
    """The subjects reported most."""
    ordered = sorted(summary.subjects.items(), key=lambda one: (-one[1], one[0]))
    return ordered[:MOST_SUBJECTS]


def digest(city: City, voice: Voice, counted: Counted, *, weekly: bool) -> Text:
    """The figures with a greeting, as they are sent without being asked for."""
    hello = voice.say("figures-weekly" if weekly else "figures-daily")
    return (*hello, *plain("\n"), *told(city, voice, counted))
