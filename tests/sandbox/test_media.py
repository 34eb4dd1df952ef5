"""Photos, albums, voices and files, in and out."""

import io
import json
from typing import Any

import pytest
from PIL import Image

from sandbox.lab import Lab
from sandbox.pictures import tiny_photo
from tests.sandbox.conftest import Bot

MEGABYTE = 1024 * 1024


async def test_a_persons_photo_can_be_fetched(lab: Lab, bot: Bot) -> None:
    """The largest size is last and holds the very bytes."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.photo(tiny_photo(7), "چاله")
    message = (await bot.updates())[0]["message"]
    small, large = message["photo"]
    path = (await bot.call("getFile", file_id=large["file_id"]))["file_path"]

    assert (message["caption"], large["width"], large["height"]) == ("چاله", 16, 12)
    assert small["width"] == 90
    assert tiny_photo(7) == (await bot.fetch(path)).content


async def test_the_small_size_is_really_small(lab: Lab, bot: Bot) -> None:
    """A thumbnail is drawn when it is asked for."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.do("photo", media="sample:bin-full")
    small = (await bot.updates())[0]["message"]["photo"][0]
    path = (await bot.call("getFile", file_id=small["file_id"]))["file_path"]
    image = Image.open(io.BytesIO((await bot.fetch(path)).content))

    assert max(image.size) == 90


async def test_an_album_arrives_as_several_messages(lab: Lab, bot: Bot) -> None:
    """One group id, the caption on the first."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.album([tiny_photo(at) for at in range(3)], "سه عکس")
    messages = [one["message"] for one in await bot.updates()]

    assert [one.get("caption") for one in messages] == ["سه عکس", None, None]
    assert len({one["media_group_id"] for one in messages}) == 1


@pytest.mark.parametrize("what", ["video", "voice", "audio", "document", "sticker"])
async def test_every_kind_of_file_arrives(lab: Lab, bot: Bot, what: str) -> None:
    """Each under its own name, with an id that leads to the bytes."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.do(what, media=await lab.upload(b"content", "name.bin", "application/x-thing"))
    shape = (await bot.updates())[0]["message"][what]
    path = (await bot.call("getFile", file_id=shape["file_id"]))["file_path"]

    assert (await bot.fetch(path)).content == b"content"
    assert len(b"content") == shape["file_size"]


@pytest.mark.parametrize("part", ["photo", "attached"])
async def test_a_bot_uploads_a_photo_and_sends_it_again_by_id(
    lab: Lab, bot: Bot, part: str
) -> None:
    """Under its own name or as attach://; later without the bytes."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    params = {"chat_id": str(maryam.id), "caption": "<b>پس</b>", "parse_mode": "HTML"}
    if part == "attached":
        params["photo"] = "attach://attached"
    sent = await bot.upload("sendPhoto", {part: ("a.jpg", tiny_photo(1))}, **params)
    again = await bot.call("sendPhoto", chat_id=maryam.id, photo=sent["photo"][-1]["file_id"])

    assert sent["caption"] == "پس"
    assert sent["photo"][-1]["file_unique_id"] == again["photo"][-1]["file_unique_id"]
    assert [one["media"]["kind"] for one in (await maryam.messages())[1:]] == ["photo", "photo"]


async def test_another_bots_file_id_is_worthless(lab: Lab, bot: Bot) -> None:
    """File ids are per bot."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.photo(tiny_photo())
    foreign = (await bot.updates())[0]["message"]["photo"][-1]["file_id"]
    await lab.bot("telegram", "22:other")
    other = Bot(bot.api, "22:other")
    refusal = await other.refusal("getFile", file_id=foreign)
    await other.http.aclose()

    assert "wrong file_id" in refusal["description"]


@pytest.mark.parametrize(
    ("method", "part", "data", "code", "words"),
    [
        ("sendPhoto", "photo", b"", 400, "file must be non-empty"),
        ("sendPhoto", "photo", b"no image", 400, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", "photo", bytes(10 * MEGABYTE + 1), 400, "file is too big"),
        ("sendDocument", "document", bytes(50 * MEGABYTE + 1), 413, "Request Entity Too Large"),
        ("sendDocument", "other", b"x", 400, "there is no document in the request"),
    ],
)
async def test_unfit_files_are_refused(
    lab: Lab, bot: Bot, method: str, part: str, data: bytes, code: int, words: str
) -> None:
    """Empty, broken, too large or missing."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    body = await bot.upload(method, {part: ("f", data)}, chat_id=str(maryam.id))

    assert body["error_code"] == code
    assert words in body["description"]


async def test_a_caption_beyond_1024_is_refused(lab: Lab, bot: Bot) -> None:
    """Telegram's limit for media."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    caption, files = "آ" * 1025, {"photo": ("f", tiny_photo())}
    body = await bot.upload("sendPhoto", files, chat_id=str(maryam.id), caption=caption)

    assert body["description"] == "Bad Request: message caption is too long"


async def test_files_above_20_megabytes_cannot_be_fetched(lab: Lab, bot: Bot) -> None:
    """GetFile says so."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.video(bytes(20 * MEGABYTE + 1))
    video = (await bot.updates())[0]["message"]["video"]

    assert (
        "file is too big" in (await bot.refusal("getFile", file_id=video["file_id"]))["description"]
    )


async def _group(bot: Bot, chat_id: int, count: int, **extra: Any) -> Any:
    items = [{"type": "photo", "media": f"attach://p{at}", **extra} for at in range(count)]
    files = {f"p{at}": ("p.jpg", tiny_photo(at)) for at in range(count)}
    return await bot.upload("sendMediaGroup", files, chat_id=str(chat_id), media=json.dumps(items))


async def test_a_bot_sends_an_album_of_two_to_ten(lab: Lab, bot: Bot) -> None:
    """One and eleven are refused."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await _group(bot, maryam.id, 3)
    refused = [await _group(bot, maryam.id, count) for count in (1, 11)]

    assert len({one["media_group_id"] for one in sent}) == 1
    assert [body["error_code"] for body in refused] == [400, 400]


async def test_a_copy_hides_and_a_forward_names_the_author(lab: Lab, bot: Bot) -> None:
    """CopyMessage answers with an id only, forwardMessage with the origin."""
    maryam, reza = await lab.person("telegram", "مریم"), await lab.person("telegram", "رضا")
    said = await maryam.say("سلام")
    await reza.start()
    where = {"chat_id": reza.id, "from_chat_id": maryam.id, "message_id": said["id"]}
    copied = await bot.call("copyMessage", **where)
    forwarded = await bot.call("forwardMessage", **where)

    assert list(copied) == ["message_id"]
    assert maryam.id == forwarded["forward_origin"]["sender_user"]["id"]
