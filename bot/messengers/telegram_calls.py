"""The calls of Telegram's Bot API that a reply needs, over aiogram.

aiogram forms the calls; their results stay plain JSON, so that a field too few or too many
never turns a message that was sent into an error.
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

from aiogram import Bot, methods
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.methods import Response, TelegramMethod
from aiogram.types import (
    FSInputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    ReplyParameters,
)
from aiohttp import ClientError, ClientResponseError
from pydantic import ValidationError

from bot.messengers.answers import GONE
from bot.messengers.errors import accepted, failure, unreachable
from bot.messengers.html import to_html
from bot.messengers.keyboards import Markup
from bot.messengers.port import Abilities, Address
from bot.messengers.sending import Ids, ids_in
from bot.messengers.splitting import units
from bot.messengers.telegram_reading import NAME
from bot.messengers.uploads import Upload
from conversation.events import Pin
from conversation.replies import Text, words
from domain.errors import Rejected

UPLOAD_TIMEOUT_S = 300
SEND = {
    "photo": methods.SendPhoto,
    "video": methods.SendVideo,
    "voice": methods.SendVoice,
    "audio": methods.SendAudio,
    "document": methods.SendDocument,
}
IN_ALBUM = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}


class _Session(AiohttpSession):
    """aiogram's session with our errors, and results as plain JSON."""

    async def close(self) -> None:
        """Closes the connections; aiogram's quarter of a second is for TLS to say goodbye."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        """The result as it came; raises the error of ours that a refusal means."""
        envelope = accepted(status_code, content)
        if envelope is None:
            raise failure(NAME, method.__api_method__, status_code, content)
        return Response.model_construct(ok=True, result=envelope["result"])


class TelegramCalls:
    """One bot's line to Telegram, as `Wire` promises."""

    def __init__(self, token: str, api: str | None, abilities: Abilities, timeout_s: float) -> None:
        """Prepare, without connecting."""
        self.abilities = abilities
        server = TelegramAPIServer.from_base(api) if api else PRODUCTION
        self.session = _Session(api=server, timeout=timeout_s)
        self.bot = Bot(
            token,
            self.session,
            DefaultBotProperties(
                parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)
            ),
        )

    def render(self, text: Text) -> str:
        """The text as Telegram's HTML."""
        return to_html(text)

    def measure(self, text: Text) -> int:
        """Telegram counts the words without their tags."""
        return units(words(text))

    async def say(self, to: Address, text: str, markup: Markup | None, quote: int | None) -> Ids:
        """Send a text."""
        keyboard: Any = markup
        return ids_in(
            await self.call(
                methods.SendMessage(
                    chat_id=to.chat,
                    message_thread_id=to.topic or None,
                    text=text,
                    reply_markup=keyboard,
                    reply_parameters=_quote(quote),
                )
            )
        )

    async def show(self, to: Address, file: Upload, caption: str, quote: int | None) -> Ids:
        """Send one file."""
        body: dict[str, Any] = {
            file.kind: FSInputFile(file.path, file.name),
            "chat_id": to.chat,
            "message_thread_id": to.topic or None,
            "caption": caption or None,
            "reply_parameters": _quote(quote),
        }
        return ids_in(await self.call(SEND[file.kind](**body), UPLOAD_TIMEOUT_S))

    async def show_album(
        self, to: Address, files: tuple[Upload, ...], caption: str, quote: int | None
    ) -> Ids:
        """Send several files as one album, the caption under the first."""
        media: list[Any] = [
            IN_ALBUM[file.kind](
                media=FSInputFile(file.path, file.name), caption=caption if not number else None
            )
            for number, file in enumerate(files)
        ]
        call = methods.SendMediaGroup(
            chat_id=to.chat,
            message_thread_id=to.topic or None,
            media=media,
            reply_parameters=_quote(quote),
        )
        return ids_in(await self.call(call, UPLOAD_TIMEOUT_S))

    async def locate(self, to: Address, pin: Pin) -> Ids:
        """Send a point."""
        call = methods.SendLocation(
            chat_id=to.chat,
            message_thread_id=to.topic or None,
            latitude=pin.latitude,
            longitude=pin.longitude,
        )
        return ids_in(await self.call(call))

    async def edit(self, chat_id: int, message_id: int, text: str, markup: Markup | None) -> None:
        """Put other words and buttons into a message."""
        buttons: Any = markup
        await self.call(
            methods.EditMessageText(
                chat_id=chat_id, message_id=message_id, text=text, reply_markup=buttons
            )
        )

    async def retire(self, chat_id: int, message_id: int) -> None:
        """Take the buttons of a message away."""
        await self.call(methods.EditMessageReplyMarkup(chat_id=chat_id, message_id=message_id))

    async def answer(self, press_id: str, text: str, alert: bool) -> None:
        """Answer a press."""
        await self.call(
            methods.AnswerCallbackQuery(
                callback_query_id=press_id, text=text or None, show_alert=alert
            )
        )

    async def call(self, method: TelegramMethod[Any], timeout_s: int | None = None) -> Any:
        """The plain result of any call; raises the errors of `domain.errors`."""
        with self._our_errors():
            return await self.bot(method, request_timeout=timeout_s)

    async def pieces(self, path: str) -> AsyncGenerator[bytes]:
        """A file of Telegram's in pieces; raises Rejected when it is gone."""
        url = self.session.api.file_url(self.bot.token, path)
        with self._our_errors():
            try:
                async for piece in self.session.stream_content(url, timeout=UPLOAD_TIMEOUT_S):
                    yield piece
            except ClientResponseError as refusal:
                if refusal.status in (400, 403, 404):
                    raise Rejected(GONE) from None
                raise failure(NAME, "file", refusal.status, "") from None

    @contextmanager
    def _our_errors(self) -> Iterator[None]:
        try:
            yield
        except ValidationError as problem:
            raise Rejected(f"aiogram does not take this call: {problem}") from None
        except (AiogramError, ClientError, OSError, ValueError, LookupError) as problem:
            # `from None`: what aiohttp raises may carry the token in its address.
            raise unreachable(NAME, problem, self.bot.token) from None


def _quote(message_id: int | None) -> ReplyParameters | None:
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)
