"""Every way a messenger fails becomes one of our own errors, and never names the token."""

import logging

import pytest

from bot.messengers.errors import PAUSE_S
from conversation.replies import Say, Show, Stored, plain
from domain.errors import (
    Misconfigured,
    Moved,
    RecipientGone,
    Rejected,
    ShahrdadError,
    SlowDown,
    Unreachable,
)
from sandbox.lab import Lab
from tests.contracts.bench import ADAPTERS, TOKEN, Bench

HELLO = Say(text=plain("سلام"))
STRANGER = "1100000002:nobody-knows-this-token-00000000000000"


async def failing(bench: Bench) -> ShahrdadError:
    """The error that sending a text raises."""
    with pytest.raises(ShahrdadError) as caught:
        await bench.send(HELLO)
    assert TOKEN not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(("asked", "expected"), [(7, 7.0), (None, PAUSE_S)])
async def test_too_fast_tells_how_long_to_wait(
    bench: Bench, asked: int | None, expected: float
) -> None:
    """A 429 is SlowDown, with a pause of our own where none is named."""
    await bench.lab.fault("rate_limit", method="sendMessage", retry_after=asked)

    error = await failing(bench)
    assert isinstance(error, SlowDown)

    assert error.retry_after_s == expected


@pytest.mark.parametrize("status", [429, 503])
async def test_a_gateways_rate_limit_in_plain_text_is_slow_down(bench: Bench, status: int) -> None:
    """A bare `local_rate_limited` is understood though it is no JSON."""
    await bench.lab.fault("text", method="sendMessage", status=status)

    assert isinstance(await failing(bench), SlowDown)


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("forbidden", {}, RecipientGone),
        ("error", {"status": 400, "description": "Bad Request: chat not found"}, RecipientGone),
        (
            "error",
            {"status": 404, "description": "Not Found: no such group or user"},
            RecipientGone,
        ),
        ("error", {"status": 403, "description": "Forbidden: user is deactivated"}, RecipientGone),
        ("error", {"status": 400, "description": "Bad Request: message is too long"}, Rejected),
        ("error", {"status": 401, "description": "Unauthorized"}, Misconfigured),
        ("error", {"status": 400, "description": "Bad Request: Token not found"}, Misconfigured),
        ("error", {"status": 200, "description": "strange"}, Unreachable),
        ("error", {"status": 200, "description": "Not Found: Message not found"}, Rejected),
        ("server_error", {}, Unreachable),
        ("not_found", {}, Unreachable),
        ("html", {"status": 502}, Unreachable),
        ("html", {"status": 200}, Unreachable),
        ("html", {"status": 403}, Unreachable),
        ("drop", {}, Unreachable),
        ("hang", {"seconds": 0.05}, Unreachable),
    ],
)
async def test_each_failure_has_its_error(
    bench: Bench, kind: str, more: dict[str, object], expected: type[ShahrdadError]
) -> None:
    """Each kind of refusal and of silence is told apart, and the next call goes well."""
    await bench.lab.fault(kind, method="sendMessage", **more)

    error = await failing(bench)
    sent = await bench.send(HELLO)

    assert type(error) is expected
    assert sent.message_ids


async def test_a_server_that_takes_too_long_is_unreachable(lab: Lab, flavour: str) -> None:
    """After the time allowed nobody waits any longer."""
    await lab.bot(flavour, TOKEN)
    await lab.fault("hang", seconds=1)
    messenger = ADAPTERS[flavour](TOKEN, lab.api(flavour), timeout_s=0.1)

    with pytest.raises(Unreachable):
        await messenger.profile()
    await lab.clear_faults()
    await messenger.close()


async def test_a_server_that_is_not_there_is_unreachable(flavour: str) -> None:
    """A refused connection is Unreachable, without the token in the text."""
    messenger = ADAPTERS[flavour](TOKEN, "http://127.0.0.1:9", timeout_s=1)

    with pytest.raises(Unreachable) as caught:
        await messenger.updates(0, 0)

    await messenger.close()
    assert TOKEN not in str(caught.value)


async def test_a_token_nobody_knows_is_told_to_the_operator(lab: Lab, flavour: str) -> None:
    """The error names the setting to change."""
    messenger = ADAPTERS[flavour](STRANGER, lab.api(flavour))

    with pytest.raises(Misconfigured, match=f"SHAHRDAD_{flavour.upper()}_TOKEN") as caught:
        await messenger.profile()

    await messenger.close()
    assert STRANGER not in str(caught.value)


@pytest.mark.parametrize(("status", "words"), [(403, "Forbidden"), (404, "Not Found")])
async def test_any_refusal_to_say_who_we_are_means_the_token(
    bench: Bench, status: int, words: str
) -> None:
    """`getMe` is refused for no other reason than a bad token."""
    await bench.lab.fault("error", method="getMe", status=status, description=words)

    with pytest.raises(Misconfigured):
        await bench.messenger.profile()


@pytest.mark.parametrize("token", ["", "nonsense", "12:", ":secret", "12 3:secret", "۱۲:secret"])
def test_a_token_that_is_none_is_told_at_once(flavour: str, token: str) -> None:
    """A token of the wrong shape does not wait for the first call."""
    with pytest.raises(Misconfigured):
        ADAPTERS[flavour](token)


async def test_one_404_while_polling_passes(bench: Bench) -> None:
    """It is Unreachable once, and the next poll brings what was waiting."""
    await bench.maryam.say("یک")
    await bench.lab.fault("not_found", method="getUpdates")

    with pytest.raises(Unreachable):
        await bench.updates()

    assert (await bench.event()).text == "یک"


async def test_a_second_reader_is_told_plainly(bench: Bench) -> None:
    """A conflict says that only one program may read the bot."""
    await bench.lab.fault("error", method="getUpdates", status=409, description="Conflict: two")

    with pytest.raises(Unreachable, match="another program reads"):
        await bench.updates()


async def test_a_blocked_bot_is_recipient_gone(bench: Bench) -> None:
    """Whoever blocked the bot is not written to any more."""
    await bench.maryam.block()

    assert isinstance(await failing(bench), RecipientGone)


async def test_a_group_that_moved_is_told_with_its_new_id(bench: Bench) -> None:
    """Writing to a group's old id names the new one."""
    if bench.flavour == "bale":
        pytest.skip("groups at Bale keep their id")
    group = await bench.group(kind="group")
    new = await group.migrate()

    with pytest.raises(Moved) as caught:
        await bench.messenger.send(group.id, HELLO, bench.path, None)

    assert caught.value.new_id == new.id


async def test_a_group_that_put_the_bot_out_is_recipient_gone(bench: Bench) -> None:
    """Writing to a group one is no longer in fails for good."""
    group = await bench.group()
    await group.change(remove=[bench.messenger.me])

    with pytest.raises(RecipientGone):
        await bench.messenger.send(group.id, HELLO, bench.path, None)


async def test_a_later_part_waits_when_asked_to(bench: Bench) -> None:
    """Having sent the first file, the second waits, so that nothing is sent twice."""
    await bench.lab.fault("rate_limit", method="sendVoice", retry_after=0.01)
    files = (Stored("document", bench.keep("d", b"d")), Stored("voice", bench.keep("v", b"v")))
    await bench.send(Show(files=files))

    kinds = [bubble["media"]["kind"] for bubble in await bench.bubbles()]

    assert kinds == ["document", "voice"]


async def test_no_library_writes_the_token_into_its_log(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even at the most talkative level."""
    caplog.set_level(logging.DEBUG)
    await bench.messenger.profile()
    await bench.lab.fault("html", method="getMe")
    with pytest.raises(Unreachable):
        await bench.messenger.profile()

    mine = [line for line in caplog.messages if TOKEN in line]

    assert mine == []


async def test_a_webhook_is_set_and_taken_back(bench: Bench) -> None:
    """Updates are posted where we say, with the secret at Telegram; polling works afterwards."""
    await bench.messenger.receive_at("https://city.example/hook/s3cret", "s3cret")
    with pytest.raises(Unreachable, match="webhook"):
        await bench.updates()
    await bench.messenger.receive_at(None, "")

    asked = (await bench.lab.calls("setwebhook"))[0]["params"]

    assert asked["url"] == "https://city.example/hook/s3cret"
    assert asked.get("secret_token") == ("s3cret" if bench.flavour == "telegram" else None)
    assert await bench.updates() == []
