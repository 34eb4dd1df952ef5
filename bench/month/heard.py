"""Who heard what: looked up in the outbox, row by row, beside the history."""

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.month.life import Month
from bench.month.lines import Books, Line, Row, Sent, outbox
from bench.month.town import FIRST_CITIZEN
from bench.month.truths import Truth
from conversation.replies import Edit, Say, Show, load_reply, words
from domain.tracking import spell_code
from services.alarms import FEW
from services.escalation import RUNG_TOLD

TOLD_TO_ALL = frozenset({
    "take", "visit", "plan", "outside", "resume", "hold", "release", "return", "assign", "refer",
    "reject", "merge", "no_action", "present", "accord", "silence", "order", "dismiss", "tell",
    "doubt", "believe", "disbelieve", "examine",
})  # fmt: skip
"""Moves of others of which the citizen and all who follow must hear."""
TOLD_TO_CITIZEN = frozenset({"ask", "unanswered"})
OWN = frozenset({"answer", "confirm", "object", "withdraw", "appeal", "add"})
"""Moves of a citizen's own that he gets an answer to."""
TEHRAN, EVENING = ZoneInfo("Asia/Tehran"), 22
A_MINUTE = timedelta(minutes=1)
_TOKEN = re.compile(r"zq(\d+)qz")
_PHONE = re.compile(r"0912\d{7}")


@dataclass(slots=True)
class Post:
    """The outbox, sorted: `private` says at which moments a person heard something, `about` which.

    `alarms` counts, for each group, report, step of the ladder and term, how often it was told.
    """

    total: int = 0
    private: dict[tuple[int, datetime], set[int | None]] = field(
        default_factory=lambda: defaultdict(set)
    )
    reminders: dict[tuple[int, int], list[datetime]] = field(
        default_factory=lambda: defaultdict(list)
    )
    alarms: Counter[tuple[str, int, str, int]] = field(default_factory=Counter)
    singles: Counter[tuple[int, datetime]] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)


async def read_post(month: Month, books: Books) -> Post:
    """Read the whole outbox once."""
    post, reader = Post(), _Reader(month, books)
    async for sent in outbox(month.town.database):
        post.total += 1
        if sent.chat >= FIRST_CITIZEN:
            reader.citizens(post, sent)
        else:
            reader.workers(post, sent)
    return post


class _Reader:
    """Knows how alarms and reminders begin, and whose the secrets of each report are."""

    def __init__(self, month: Month, books: Books) -> None:
        voice = month.town.desk(None).voice()
        self._month, self._past = month, books.past
        self._codes = {spell_code(row.code): row.id for row in books.rows.values()}
        self._heads = {
            words(voice.say(key, code=code)): (key, number)
            for code, number in self._codes.items() for key in RUNG_TOLD.values()
        }  # fmt: skip
        self._short = {voice.word(f"{key}-short"): key for key in RUNG_TOLD.values()}
        self._reminder = {
            words(voice.say("word-reminder", code=code, unit="")).split("»")[0][:30]: number
            for code, number in self._codes.items()
        }

    def citizens(self, post: Post, sent: Sent) -> None:
        """Something that a citizen reads."""
        post.private[sent.chat, sent.at].add(sent.report)
        text = _text(sent)
        if sent.report and sent.chat not in self._month.seen.listened[sent.report]:
            post.strange.append(f"{sent.chat} reads of report {sent.report}")
        whose = self._month.seen.tokens
        post.strange += [
            f"{sent.chat} reads the words of report {token}"
            for token in _TOKEN.findall(text)
            if sent.chat not in whose[int(token)]
        ]
        number = self._reminder.get(text[:30]) if sent.report else None
        if number:
            post.reminders[sent.chat, number].append(sent.at)

    def workers(self, post: Post, sent: Sent) -> None:
        """Something that is read in a group, or by a worker in private."""
        text = _text(sent)
        if _PHONE.search(text) or "Shahrvand" in text:
            post.strange.append(f"{sent.chat} reads who reported {sent.report}")
        told = [self._heads[line] for line in text.split("\n")[:1] if line in self._heads]
        if told:
            post.singles[sent.chat, sent.at] += 1
        for key, number in [*told, *self._listed(text)]:
            term = self._terms(number, sent.at)
            post.alarms[f"{sent.messenger}{sent.chat}", number, key, term] += 1

    def _listed(self, text: str) -> Iterator[tuple[str, int]]:
        for line in text.split("\n"):
            parts = line.removeprefix("▫️ ").split(" · ")
            if line.startswith("▫️") and parts[-1] in self._short and parts[0] in self._codes:
                yield self._short[parts[-1]], self._codes[parts[0]]

    def _terms(self, number: int, at: datetime) -> int:
        begun = [line for line in self._past[number] if line.move in ("restart", "reroute")]
        return sum(line.at <= at for line in begun)


def _text(sent: Sent) -> str:
    reply = load_reply(sent.reply)
    if isinstance(reply, Say | Edit):
        return words(reply.text)
    return words(reply.caption) if isinstance(reply, Show) else json.dumps(sent.reply)


def _unheard(month: Month, books: Books, post: Post) -> Iterator[str]:
    """At night something else he hears may bring it along or overtake it before the morning."""
    heard: dict[int, list[datetime]] = defaultdict(list)
    for person, at in sorted(post.private):
        heard[person].append(at)
    for number, lines in books.past.items():
        for line in lines:
            for person in _must_hear(books, books.rows[number], line, month):
                moments = heard[person]
                last = max(line.at, month.outage.back(_morning(line.at)) + A_MINUTE)
                if not any(at <= last for at in moments[bisect_left(moments, line.at) :][:1]):
                    yield f"report {number}: {person} did not hear of {line.move} at {line.at}"


def _morning(at: datetime) -> datetime:
    """The end of the night that a moment lies in: what is told then was kept until eight."""
    local = at.astimezone(TEHRAN)
    day = local.date() + timedelta(days=local.hour >= EVENING)
    return datetime.combine(day, time(8), TEHRAN).astimezone(UTC)


def _must_hear(books: Books, row: Row, line: Line, month: Month) -> set[int]:
    """The citizen of that time; who came to follow later is looked at where everybody is asked."""
    author = month.seen.author_at(row.id, line.at) or row.native
    if line.move in TOLD_TO_ALL | TOLD_TO_CITIZEN:
        return {author}
    if line.move in OWN and line.person is not None:
        him = books.natives[line.person]
        return {him, author} if line.move == "object" else {him}
    return {author} if line.move in ("submit",) and line.person is not None else set()


def _unreminded(month: Month, books: Books, post: Post) -> Iterator[str]:
    """Before it closes in silence its citizen was reminded twice since the last claim."""
    for number, lines in books.past.items():
        asked_at: datetime | None = None
        for line in lines:
            asked_at = line.at if line.move in ("present", "believe") else asked_at
            if line.move == "silence" and asked_at:
                him = month.seen.author_at(number, line.at) or books.rows[number].native
                times = [at for at in post.reminders[him, number] if asked_at < at < line.at]
                if len(times) != 2:
                    yield f"report {number} closed in silence after {len(times)} reminders"


def of_post(month: Month, books: Books, post: Post) -> list[Truth]:
    """Every truth about what people heard."""
    lines = sum(len(past) for past in books.past.values())
    twice = [f"{key} told {times} times" for key, times in post.alarms.items() if times > 1]
    floods = [
        f"{key} got {many} alarms at once" for key, many in post.singles.items() if many > FEW
    ]
    silent = sum(line.move == "silence" for past in books.past.values() for line in past)
    return [
        Truth("every citizen heard of every step", lines, list(_unheard(month, books, post))),
        Truth("no bell rang twice in one term", len(post.alarms), twice),
        Truth("many alarms at once came as one list", len(post.singles), floods),
        Truth("silence was reminded of twice", silent, list(_unreminded(month, books, post))),
        Truth("nobody read what is another's", post.total, post.strange),
    ]
