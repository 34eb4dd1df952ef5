"""The doctor finds what is wrong, and says what to do."""

import json
from datetime import UTC, timedelta

import pytest

from bot.doctor import Doctor, Finding, ask, of_disk, of_model, of_post
from domain.errors import Misconfigured, Unreachable
from services.voice import Voice
from storage import groups, inbox, people
from storage.outbox import Letter, add
from tests.bot.conftest import CITY, NOW, FakeMessenger, Workshop, said


async def found(workshop: Workshop) -> dict[str, str]:
    """The findings by key, and how bad each is."""
    return {one.key: one.level for one in await Doctor(workshop.parts).examine()}


async def test_a_fresh_city_has_no_group(workshop: Workshop) -> None:
    """And no model; all else is fine, or nearly so."""
    seen = await found(workshop)

    assert seen["doctor-groups-none"] == "bad"
    assert seen["doctor-model"] == "bad"
    fine = ("doctor-answers", "doctor-database-fine", "doctor-outbox-fine", "doctor-inbox-fine")
    assert {seen[key] for key in (*fine, "doctor-lost")} == {"ok"}
    # The clock of these tests stands still, and the server's does not.
    assert ("doctor-clock-fine" in seen) == workshop.database.is_sqlite


async def test_lost_groups_and_stuck_post_are_found(workshop: Workshop) -> None:
    """With the group's title; a group that takes nothing is a warning."""
    await workshop.hear(said("سلام", chat=-5, who=3), said("سلام", chat=-6, who=3))
    async with workshop.database.write() as tx:
        person = await people.person_at(tx, "bale", 3)
        assert person
        for native, unit in ((-5, CITY.fallback), (-6, "technical_01")):
            chat = await people.chat_at(tx, "bale", native)
            assert chat
            await groups.bind(tx, chat.id, unit, person.id, NOW)
        await people.mark_gone(tx, "bale", -6, NOW)
        await add(tx, [Letter("bale", -5, True, "{}")], NOW)
        await inbox.store(tx, "bale", [(9, "{}")], NOW)
    await _fail(workshop)
    workshop.clock.move(minutes=70)
    seen = await found(workshop)

    assert seen["doctor-groups-fine"] == "ok"
    assert seen["doctor-group-gone"] == "bad"
    assert seen["doctor-group-rights"] == "warn"
    assert (seen["doctor-outbox"], seen["doctor-inbox"]) == ("bad", "bad")


async def _fail(workshop: Workshop) -> None:
    from sqlalchemy import text

    async with workshop.database.write() as tx:
        await tx.execute(text("UPDATE outbox SET attempts = 9, error = 'no rights'"))


@pytest.mark.parametrize(("ahead_s", "level"), [(0, "ok"), (20, "ok"), (90, "warn"), (900, "bad")])
async def test_a_clock_that_is_slow_is_found(workshop: Workshop, ahead_s: int, level: str) -> None:
    """No message can come before it was sent; how late it comes says nothing."""
    date = int((NOW + timedelta(seconds=ahead_s)).timestamp())
    raws = [json.dumps({"message": {"date": date}}), "{}", "[]", '{"message": {"date": "x"}}']
    async with workshop.database.write() as tx:
        rows = await inbox.store(tx, "bale", list(enumerate(raws, 50)), NOW)
        for row in rows:
            await inbox.finish(tx, row.id, NOW)
    told = await of_post(workshop.database, NOW)
    clock = next(one for one in told if one.key.startswith("doctor-clock"))
    server_is_real = not workshop.database.is_sqlite

    assert clock.level == ("bad" if server_is_real else level)


@pytest.mark.parametrize(
    ("trouble", "key"),
    [(Misconfigured("401"), "doctor-token"), (Unreachable("away"), "doctor-away")],
)
async def test_a_messenger_that_does_not_answer(trouble: Exception, key: str) -> None:
    """A wrong token and a network that is away are told apart."""

    class Broken(FakeMessenger):
        async def profile(self) -> None:  # type: ignore[override]
            raise trouble

    assert (await ask(Broken())).key == key  # type: ignore[arg-type]


def test_disk_and_model(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little room is a warning, hardly any is bad."""
    levels = []
    for free in (1 << 20, 2 << 30, 50 << 30):
        usage = type("U", (), {"free": free})
        monkeypatch.setattr("bot.doctor.shutil.disk_usage", lambda folder, u=usage: u)
        levels.append(of_disk(tmp_path).level)

    assert levels == ["bad", "warn", "ok"]
    assert (of_model("3").level, of_model("").level) == ("ok", "bad")
    told = Finding("warn", "doctor-disk", {"free": "2.0"}).told(Voice("en", UTC))
    assert told.startswith("⚠️ Only 2.0 GiB")


async def test_the_owner_asks_in_the_chat(workshop: Workshop) -> None:
    """Nobody else may."""
    told = await workshop.hear(said("/doctor", chat=99))
    assert "🩺" in told[-1]
    refused = await workshop.hear(said("/doctor", chat=5))
    assert "🩺" not in refused[-1]
