"""Groups looked after from the chat: their health, a test card, letting go and moving."""

from datetime import timedelta

import pytest

from domain.errors import Refusal
from services import bindings, membership
from storage import groups, outbox
from storage.database import Tx
from tests.services.conftest import ALI, NOW, OWNER, REZA, ROADS, TRIAGE, WASTE
from tests.services.conftest import Office as Town
from tests.services.test_rights import ROADS_UNIT, WASTE_UNIT, written


async def test_the_health_of_groups_is_told(office: Town) -> None:
    """Gone, failing, silent and well, the ill ones first."""
    gone = (await office.here(REZA, ROADS)).chat
    async with office.desk() as desk:
        await membership.leave_group(desk, gone)
        letter = outbox.Letter("bale", WASTE, True, "{}", None)
        await _dead(desk.tx, letter)
    later = office.later(now=office.now + timedelta(days=6))
    told = (await later.do(bindings.tell_health, await later.here(OWNER))).words(OWNER)
    much_later = office.later(now=office.now + timedelta(days=30))
    quiet = (await much_later.do(bindings.tell_health, await much_later.here(OWNER))).words(OWNER)

    assert all(sign in told for sign in ("❌ فنی", "⚠️ خدمات", "✅"))
    assert told.index("✅") > told.index("❌")
    assert "🔕" in quiet


async def _dead(tx: Tx, letter: outbox.Letter) -> None:
    """A letter that will never arrive."""
    await outbox.add(tx, [letter], NOW)
    await outbox.bury_chat(tx, letter.messenger, letter.chat, "no rights")


async def test_a_test_card_goes_where_reports_would(office: Town) -> None:
    """To the unit's groups from private, to the place itself from a group; a press proves it."""
    owner = await office.here(OWNER)
    post = await office.do(bindings.test_card, owner, "خدمات شهری منطقه ۱")
    there = await office.do(bindings.test_card, await office.here(OWNER, ROADS), "")
    seen = await office.do(bindings.seen, await office.here(ALI, WASTE))

    assert {OWNER, WASTE} == post.chats
    assert {ROADS} == there.chats
    assert "علی" in seen.words(WASTE)
    with pytest.raises(Refusal, match="help-testcard"):
        await office.do(bindings.test_card, owner, "")
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(bindings.test_card, await office.here(ALI), "triage")


async def test_a_group_is_let_go_and_brought_back(office: Town) -> None:
    """What waits goes to the centre and comes again; both are written down."""
    await office.file()
    here = await office.here(OWNER, WASTE)
    let_go = await office.do(bindings.unbind, here)
    with pytest.raises(Refusal, match="area-not-bound"):
        await office.do(bindings.unbind, await office.here(OWNER, WASTE))
    back = await office.do(bindings.move, await office.here(OWNER, WASTE), WASTE_UNIT)

    assert "take" in let_go.verbs(TRIAGE)
    assert "take" in back.verbs(WASTE)
    assert ["bind", "unbind"] == [action for action, _ in await written(office)]
    async with office.database.read() as tx:
        assert [WASTE] == [one.native_id for one in await groups.groups_of(tx, WASTE_UNIT)]
    with pytest.raises(Refusal, match="right-missing"):
        await office.do(bindings.move, await office.here(ALI, WASTE), ROADS_UNIT)
    with pytest.raises(Refusal, match="help-move"):
        await office.do(bindings.move, await office.here(OWNER, WASTE), "")
