"""What is wrong with the running bot, and what to do: each thing is fine, a warning or bad."""

import asyncio
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.messengers.port import Messenger
from bot.parts import Parts
from domain.city import City
from domain.errors import DeliveryError, Misconfigured, ShahrdadError
from services.voice import Voice
from storage import health, schema
from storage.database import Database

Level = Literal["ok", "warn", "bad"]
LOW_DISK, LITTLE_DISK = 1 << 30, 5 << 30
OLD_POST, STUCK_POST = timedelta(minutes=5), timedelta(hours=1)
OLD_MAIL, STUCK_MAIL = timedelta(minutes=2), timedelta(minutes=15)
SKEW, BAD_SKEW = timedelta(seconds=30), timedelta(minutes=5)
PATIENCE_S = 10.0
MARKS: dict[Level, str] = {"ok": "✅", "warn": "⚠️", "bad": "❌"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, in a sentence by key, which also says what to do."""

    level: Level
    key: str
    details: dict[str, str] = field(default_factory=dict)

    def told(self, voice: Voice) -> str:
        """The finding as a line."""
        return f"{MARKS[self.level]} {voice.word(self.key, **self.details)}"


class Doctor:
    """Looks at everything the running bot stands on."""

    def __init__(self, parts: Parts) -> None:
        """Look at these parts."""
        self._parts = parts

    async def examine(self) -> list[Finding]:
        """All findings, in the order in which they are looked at."""
        parts, now = self._parts, self._parts.clock.now()
        asked = [ask(messenger) for messenger in parts.messengers.values()]
        return [
            *await asyncio.gather(*asked),
            await of_database(parts.database),
            *await of_post(parts.database, now),
            *await of_groups(parts.database, parts.city),
            of_disk(parts.files.folder),
            of_model(parts.reader.version),
        ]


async def ask(messenger: Messenger) -> Finding:
    """Whether a messenger takes our token and answers."""
    name = {"messenger": messenger.name}
    try:
        profile = await asyncio.wait_for(messenger.profile(), PATIENCE_S)
    except Misconfigured as error:
        return Finding("bad", "doctor-token", name | {"error": str(error)})
    except (DeliveryError, TimeoutError) as error:
        return Finding("bad", "doctor-away", name | {"error": str(error) or "time-out"})
    return Finding("ok", "doctor-answers", name | {"username": f"@{profile.username}"})


async def of_database(database: Database) -> Finding:
    """Whether the database is there and has the newest shape."""
    try:
        await schema.check(database)
    except ShahrdadError as error:
        return Finding("bad", "doctor-database", {"error": str(error)})
    return Finding("ok", "doctor-database-fine")


async def of_post(database: Database, now: datetime) -> list[Finding]:
    """How long replies and updates wait, and whether our clock agrees with the messengers'."""
    async with database.read() as tx:
        post = await health.outbox(tx)
        mail = await health.inbox(tx)
        seen = await health.newest_updates(tx, 20)
        server = await health.server_time(tx)
    ages = [
        _aged(post.waiting, now, (OLD_POST, STUCK_POST), "doctor-outbox"),
        _aged(mail.waiting, now, (OLD_MAIL, STUCK_MAIL), "doctor-inbox"),
    ]
    dead = {"dead": str(post.dead), "broken": str(mail.dead)}
    lost = Finding("warn" if post.dead or mail.dead else "ok", "doctor-lost", dead)
    return [*ages, lost, _clock(seen, server, now)]


_FINE = {"doctor-outbox": "doctor-outbox-fine", "doctor-inbox": "doctor-inbox-fine"}


def _aged(
    since: datetime | None, now: datetime, limits: tuple[timedelta, timedelta], key: str
) -> Finding:
    age = max(now - since, timedelta()) if since else timedelta()
    level: Level = "ok" if age <= limits[0] else "warn" if age <= limits[1] else "bad"
    minutes = str(int(age.total_seconds() // 60))
    return Finding(level, _FINE[key] if level == "ok" else key, {"minutes": minutes})


def _clock(seen: Sequence[tuple[str, datetime]], server: datetime | None, now: datetime) -> Finding:
    """Our clock beside the database server's, and beside the dates of the newest messages.

    A message cannot come before it was sent; how late it came says nothing.
    """
    early = [date - received for raw, received in seen if (date := _date_in(raw))]
    ahead = abs(now - server) if server else timedelta()
    skew = max([ahead, *early], default=timedelta())
    level: Level = "ok" if skew <= SKEW else "warn" if skew <= BAD_SKEW else "bad"
    seconds = str(max(0, int(skew.total_seconds())))
    return Finding(
        level, "doctor-clock-fine" if level == "ok" else "doctor-clock", {"seconds": seconds}
    )


def _date_in(raw: str) -> datetime | None:
    try:
        date = json.loads(raw)["message"]["date"]
        return datetime.fromtimestamp(int(date), UTC)
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        return None


async def of_groups(database: Database, city: City) -> list[Finding]:
    """Whether every unit can be reached, and which groups we were put out of."""
    async with database.read() as tx:
        gone = await health.groups_gone(tx)
        reached = await health.units_reached(tx)
        failing = await health.groups_failing(tx)
    names = {unit.key: unit.name.fa for unit in city.units}
    centre = city.fallback in reached
    counted = {"reached": str(len(reached & set(names))), "all": str(len(names))}
    fine = Finding("ok", "doctor-groups-fine", counted)
    found = [fine if centre else Finding("bad", "doctor-groups-none", counted)]
    for unit, title in gone:
        told = {"unit": names.get(unit, unit), "title": title}
        found.append(Finding("bad", "doctor-group-gone", told))
    for title, error in failing:
        found.append(Finding("warn", "doctor-group-rights", {"title": title, "error": error}))
    return found


def of_disk(folder: object) -> Finding:
    """How much room is left where files are kept."""
    free = shutil.disk_usage(str(folder)).free
    level: Level = "bad" if free < LOW_DISK else "warn" if free < LITTLE_DISK else "ok"
    told = {"free": f"{free / (1 << 30):.1f}"}
    return Finding(level, "doctor-disk-fine" if level == "ok" else "doctor-disk", told)


def of_model(version: str) -> Finding:
    """Whether there is a text model."""
    if version:
        return Finding("ok", "doctor-model-fine", {"version": version})
    return Finding("bad", "doctor-model")
