"""Groups on Telegram: membership, privacy, migration."""

from sandbox.lab import Lab
from tests.sandbox.conftest import TOKEN, Bot


async def test_a_bot_hears_that_it_was_added(lab: Lab, bot: Bot) -> None:
    """my_chat_member and the service message; the id is that of a supergroup."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "خدمات شهری", members=[hossein], bot=TOKEN)
    change, service = await bot.updates()

    assert change["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert bot.token.startswith(str(service["message"]["new_chat_members"][0]["id"]))
    assert group.id < -1_000_000_000_000
    assert service["message"]["chat"]["type"] == "supergroup"


async def test_a_plain_member_hears_only_what_concerns_it(lab: Lab, bot: Bot) -> None:
    """Telegram's privacy mode: commands, mentions and replies."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "گروه", members=[hossein], bot=TOKEN, bot_status="member")
    sent = await bot.call("sendMessage", chat_id=group.id, text="کارت")
    here = hossein.at(group)
    await here.say("گپ")
    await here.say("/done")
    await here.say("@shahrdad_bot کجایی")
    await here.say("برداشتم", reply_to=sent["message_id"])
    heard = [
        one["message"]["text"] for one in await bot.updates() if "text" in one.get("message", {})
    ]

    assert heard == ["/done", "@shahrdad_bot کجایی", "برداشتم"]


async def test_a_removed_bot_is_told_and_locked_out(lab: Lab, bot: Bot) -> None:
    """403 with the reason; a chat never joined is not found."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "گروه", members=[hossein], bot=TOKEN)
    other = await lab.group("telegram", "دیگر", members=[hossein])
    await group.change(remove=[1100000001])
    last = (await bot.updates())[-1]["my_chat_member"]
    kicked = await bot.refusal("sendMessage", chat_id=group.id, text="x")
    unknown = await bot.refusal("sendMessage", chat_id=other.id, text="x")

    assert last["new_chat_member"]["status"] == "kicked"
    assert (kicked["error_code"], kicked["description"]) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )
    assert unknown["description"] == "Bad Request: chat not found"


async def test_a_group_that_became_a_supergroup_says_where_it_went(lab: Lab, bot: Bot) -> None:
    """Two service messages, and migrate_to_chat_id on the old id."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "گروه", members=[hossein], bot=TOKEN, kind="group")
    new = await group.migrate()
    leaving, arriving = [one["message"] for one in (await bot.updates())[-2:]]
    refusal = await bot.refusal("sendMessage", chat_id=group.id, text="x")
    await bot.call("sendMessage", chat_id=new.id, text="این‌جا")

    assert (group.id, new.id) == (leaving["chat"]["id"], leaving["migrate_to_chat_id"])
    assert (new.id, group.id) == (arriving["chat"]["id"], arriving["migrate_from_chat_id"])
    assert {"migrate_to_chat_id": new.id} == refusal["parameters"]
    assert (await new.wait_for("این‌جا"))["text"] == "این‌جا"


async def test_members_are_listed_with_their_standing(lab: Lab, bot: Bot) -> None:
    """Creator, administrator, member, left."""
    hossein, leila = await lab.person("telegram", "حسین"), await lab.person("telegram", "لیلا")
    stranger = await lab.person("telegram", "ناشناس")
    group = await lab.group("telegram", "گروه", members=[hossein, leila], bot=TOKEN)
    ask = {
        one: await bot.call("getChatMember", chat_id=group.id, user_id=one.id)
        for one in (hossein, leila, stranger)
    }

    assert [one["status"] for one in ask.values()] == ["creator", "member", "left"]
    assert await bot.call("getChatMemberCount", chat_id=group.id) == 3
    assert [one["status"] for one in await bot.call("getChatAdministrators", chat_id=group.id)] == [
        "creator",
        "administrator",
    ]
    assert (await bot.call("getChat", chat_id=group.id))["title"] == "گروه"


async def test_a_bot_may_leave(lab: Lab, bot: Bot) -> None:
    """Afterwards the group is closed to it."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "گروه", members=[hossein], bot=TOKEN)
    await bot.call("leaveChat", chat_id=group.id)

    assert (await bot.refusal("sendMessage", chat_id=group.id, text="x"))["error_code"] == 403
