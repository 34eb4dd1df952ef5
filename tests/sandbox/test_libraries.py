"""The two libraries the project speaks with accept the box as the real thing."""

import aiogram
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.request import HTTPXRequest

from sandbox.lab import Lab
from sandbox.pictures import tiny_photo
from tests.sandbox.conftest import TOKEN


async def test_aiogram_works_against_the_telegram_flavour(lab: Lab) -> None:
    """Polling, uploads, edits, members and downloads parse into its strict models."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(lab.api("telegram")))
    keys = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="بله", callback_data="y")]]
    )
    async with aiogram.Bot(TOKEN, session=session) as bot:
        me = await bot.get_me()
        maryam = await lab.person("telegram", "مریم")
        group = await lab.group("telegram", "گروه", members=[maryam], bot=TOKEN)
        await maryam.start("x")
        await maryam.album([tiny_photo(1), tiny_photo(2)], "دو")
        await maryam.sticker()
        await maryam.forward("خبر", "رضا")
        sent = await bot.send_message(maryam.id, "؟", reply_markup=keys)
        await maryam.press("بله")
        await maryam.press("بله", bare=True)
        updates = await bot.get_updates(timeout=1)
        photo = await bot.send_photo(
            maryam.id, BufferedInputFile(tiny_photo(), "a.jpg"), caption="پس"
        )
        edited = await bot.edit_message_text("!", chat_id=maryam.id, message_id=sent.message_id)
        members = await bot.get_chat_administrators(group.id)
        chat = await bot.get_chat(group.id)
        assert photo.photo
        file = await bot.get_file(photo.photo[-1].file_id)
        content = await bot.download_file(str(file.file_path))

    assert isinstance(edited, Message)
    assert (len(updates), edited.text, chat.title) == (9, "!", "گروه")
    assert {one.user.id for one in members} == {maryam.id, me.id}
    assert content
    assert content.read() == tiny_photo()


async def test_python_telegram_bot_works_against_the_bale_flavour(lab: Lab) -> None:
    """Raw updates, uploads under their own name, quotes through the old field."""
    base = lab.api("bale")
    bot = telegram.Bot(
        TOKEN,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )
    async with bot:
        maryam = await lab.person("bale", "مریم")
        said = await maryam.start()
        raw = await bot.do_api_request("GETUPDATES", {"timeout": 1})
        sent = await bot.send_message(
            maryam.id, "*سلام*", api_kwargs={"reply_to_message_id": said["id"]}
        )
        photo = await bot.send_photo(maryam.id, tiny_photo(), caption="پس")
        content = await (await photo.photo[-1].get_file()).download_as_bytearray()
        count = await bot.do_api_request("getChatMembersCount", {"chat_id": maryam.id})

    assert [one["update_id"] for one in raw] == [0]
    assert sent.reply_to_message
    assert (bytes(content), count) == (tiny_photo(), 2)
