"""The calls of Bale's Bot API that a reply needs, over python-telegram-bot's client.

Its way of uploading is the one Bale documents. Results stay plain JSON: Bale's objects lack
fields that the typed methods require, so a message that was sent would come back as an error
and be sent again.
"""

import logging
from collections.abc import AsyncGenerator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
from telegram import (
    Bot,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.messengers.answers import GONE
from bot.messengers.bale_reading import NAME
from bot.messengers.downloads import opened
from bot.messengers.errors import TokenFilter, accepted, failure, unreachable
from bot.messengers.keyboards import NO_BUTTONS, Markup
from bot.messengers.markdown import to_markdown
from bot.messengers.port import Abilities, Address
from bot.messengers.sending import Ids, ids_in
from bot.messengers.splitting import units
from bot.messengers.uploads import Upload
from conversation.events import Pin
from conversation.replies import Text
from domain.errors import Rejected

API = "https://tapi.bale.ai"
UPLOAD_TIMEOUT_S = 300.0
METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "document": "sendDocument",
}
IN_ALBUM = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}


class _Refused(TelegramError):
    """Carries an answer that is no success through the library, unread."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"answer {status}")
        self.status = status
        self.body = body


class _Line(HTTPXRequest):
    """The library's connection; it hands refusals on as they came, and streams files."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        status, body = await super().do_request(*args, **kwargs)
        text = body.decode("utf-8", "replace")
        if accepted(status, text) is None:
            raise _Refused(status, text)
        return status, body

    async def pieces(self, url: str) -> AsyncGenerator[bytes]:
        try:
            async with self._client.stream("GET", url) as answer:
                if answer.status_code != 200:
                    raise _Refused(answer.status_code, "")
                async for piece in answer.aiter_bytes():
                    yield piece
        except httpx.HTTPError as problem:
            raise NetworkError(type(problem).__name__) from None


class _Client(Bot):
    """The library's client, asked for plain results without its advice to use typed ones."""

    async def ask(self, method: str, wish: dict[str, Any], timeout_s: float | None) -> Any:
        if timeout_s is None:
            return await self._post(method, wish)
        return await self._post(method, wish, read_timeout=timeout_s, write_timeout=timeout_s)


class BaleCalls:
    """One bot's line to Bale, as `Wire` promises."""

    def __init__(self, token: str, api: str | None, abilities: Abilities, timeout_s: float) -> None:
        """Prepare, without connecting."""
        self.abilities = abilities
        self.token = token
        base = (api or API).rstrip("/")
        self.file_url = f"{base}/file/bot{token}/"
        self.line = _Line(
            read_timeout=timeout_s,
            write_timeout=timeout_s,
            connect_timeout=timeout_s,
            pool_timeout=timeout_s,
            # A proxy that Telegram needs inside Iran would only be in Bale's way.
            httpx_kwargs={"trust_env": False},
        )
        self.client = _Client(
            token, f"{base}/bot", f"{base}/file/bot", self.line, get_updates_request=self.line
        )
        self.filter = TokenFilter(token)
        # httpx writes every address, and so the token, into its log.
        logging.getLogger("httpx").addFilter(self.filter)

    async def close(self) -> None:
        """Let go of connections."""
        await self.line.shutdown()
        logging.getLogger("httpx").removeFilter(self.filter)

    def render(self, text: Text) -> str:
        """The text as Bale's Markdown."""
        return to_markdown(text)

    def measure(self, text: Text) -> int:
        """Bale counts the marks as well."""
        return units(to_markdown(text))

    async def say(self, to: Address, text: str, markup: Markup | None, quote: int | None) -> Ids:
        """Send a text."""
        return await self._send("sendMessage", to, quote, text=text, reply_markup=markup)

    async def show(self, to: Address, file: Upload, caption: str, quote: int | None) -> Ids:
        """Send one file, as a part named after its kind."""
        with ExitStack() as stack:
            part = _part(file, stack, attach=False)
            body = {file.kind: part, "caption": caption or None}
            return await self._send(METHODS[file.kind], to, quote, **body)

    async def show_album(
        self, to: Address, files: tuple[Upload, ...], caption: str, quote: int | None
    ) -> Ids:
        """Send several files as one album, the caption under the first."""
        with ExitStack() as stack:
            media = [
                IN_ALBUM[file.kind](
                    _part(file, stack, attach=True), caption=caption if not number else None
                )
                for number, file in enumerate(files)
            ]
            return await self._send("sendMediaGroup", to, quote, media=media)

    async def locate(self, to: Address, pin: Pin) -> Ids:
        """Send a point."""
        point = {"latitude": pin.latitude, "longitude": pin.longitude}
        return await self._send("sendLocation", to, None, **point)

    async def edit(self, chat_id: int, message_id: int, text: str, markup: Markup | None) -> None:
        """Put other words and buttons into a message; what Bale answers is of no use."""
        about = {"chat_id": chat_id, "message_id": message_id}
        buttons = markup or NO_BUTTONS
        await self.call("editMessageText", text=text, reply_markup=buttons, **about)

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the buttons of a message away."""
        about = {"chat_id": chat_id, "message_id": message_id}
        await self.call("editMessageReplyMarkup", reply_markup=NO_BUTTONS, **about)

    async def answer(self, press_id: str, text: str, alert: bool) -> None:
        """Answer a press."""
        wish = {"callback_query_id": press_id, "text": text or None, "show_alert": alert}
        await self.call("answerCallbackQuery", **wish)

    async def _send(self, method: str, to: Address, quote: int | None, **wish: Any) -> Ids:
        # Bale's groups have no topics: whatever is said there is said in the group.
        has_files = not wish.keys().isdisjoint((*METHODS, "media"))
        timeout_s = UPLOAD_TIMEOUT_S if has_files else None
        wish = {**wish, "chat_id": to.chat, "reply_to_message_id": quote}
        return ids_in(await self.call(method, timeout_s, **wish))

    async def call(self, method: str, timeout_s: float | None = None, /, **wish: Any) -> Any:
        """The plain result of any call; raises the errors of `domain.errors`."""
        with self._our_errors(method):
            return await self.client.ask(method, wish, timeout_s)

    async def pieces(self, path: str) -> AsyncGenerator[bytes]:
        """A file of Bale's in pieces; raises Rejected when it is gone."""
        url = self.file_url + path
        with self._our_errors("file"):
            try:
                async for piece in self.line.pieces(url):
                    yield piece
            except _Refused as refusal:
                if refusal.status in (400, 403, 404):
                    raise Rejected(GONE) from None
                raise

    @contextmanager
    def _our_errors(self, method: str) -> Iterator[None]:
        try:
            yield
        except _Refused as refusal:
            raise failure(NAME, method, refusal.status, refusal.body) from None
        except (TelegramError, OSError, ValueError, LookupError) as problem:
            # `from None`: what httpx raises may carry the token in its address.
            raise unreachable(NAME, problem, self.token) from None


def _part(file: Upload, stack: ExitStack, *, attach: bool) -> InputFile:
    content = stack.enter_context(opened(file.path))
    return InputFile(content, filename=file.name, attach=attach, read_file_handle=False)
