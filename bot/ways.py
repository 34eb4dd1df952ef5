"""Where an event goes: to the open dialog, to a command or button, or to what it replies to."""

from datetime import UTC
from functools import lru_cache

from bot.parts import Parts
from conversation import router
from conversation.events import Event
from conversation.session import Session
from conversation.spelling import fold
from domain.tracking import read_code
from handlers.entries import MENU_WORDS, table
from services import feedback
from services.desk import Here
from services.voice import Voice
from storage import outbox
from wording.catalogue import LANGUAGES


class Ways:
    """Finds where one person's events in one chat go."""

    def __init__(self, parts: Parts, here: Here) -> None:
        """Look for `here`."""
        self._parts = parts
        self._here = here

    def is_for_another_bot(self, event: Event) -> bool:
        """Several bots may serve one group; a command may name the one it is for."""
        own = self._parts.usernames.get(event.messenger, "").lower()
        return bool(own and event.addressee) and event.addressee != own

    async def route(self, event: Event, session: Session | None) -> router.Route:
        """Where the event goes; a reply of who hears of a report goes to that report."""
        if event.press or event.command:
            return router.route(event, session, _table())
        replied = await self._replied(event)
        if event.chat.kind != "private":
            return self._in_group(event, session, replied)
        if session is None and not event.edited:
            meant = await self._meant(event, replied)
            return meant or router.route(event, session, _table())
        return router.route(event, session, _table())

    async def _meant(self, event: Event, replied: int | None) -> router.Route:
        """What a first message is about: the notice replied to, a code, or a unit's question."""
        if replied is not None:
            return await self._reply_to(replied)
        if read_code(event.text) and not any(letter.isalpha() for letter in event.text):
            return router.Begin("track", {"said": event.text})
        if not event.text or fold(event.text) in _table().words:
            return None
        async with self._parts.reading_desk() as desk:
            asked = await feedback.question_to(desk, self._here)
        return await self._reply_to(asked) if asked else None

    async def _replied(self, event: Event) -> int | None:
        """The report that the message replied to is about."""
        if event.reply_to is None or event.edited:
            return None
        async with self._parts.database.read() as tx:
            return await outbox.report_of(tx, event.messenger, event.chat.id, event.reply_to)

    def _in_group(self, event: Event, session: Session | None, replied: int | None) -> router.Route:
        """In a group only what is meant for us counts: an answer, or a reply to a card."""
        asked = session.about.get("report") if session else None
        if session and replied is not None and asked == str(replied):
            return router.Continue()
        if replied is None or self._here.chat.unit is None:
            return None
        if event.media:
            return router.Begin("done", {"report": str(replied), "verb": "done"}, reads_event=True)
        return router.Do("remark", f"{replied} {event.text}") if event.text else None

    async def _reply_to(self, report_id: int) -> router.Route:
        """Who hears of a report answers a notice: it goes to the report the notice was about."""
        async with self._parts.reading_desk() as desk:
            dialog = await feedback.reply_begins(desk, self._here, report_id)
        if not dialog:
            return None
        return router.Begin(dialog, {"report": str(report_id), "verb": dialog}, reads_event=True)


@lru_cache(maxsize=1)
def _table() -> router.Table:
    """The routing table, with the menu's words in every language we speak."""
    voices = [Voice(language, UTC) for language in LANGUAGES]
    words = {
        fold(voice.word(key)): command for voice in voices for key, command in MENU_WORDS.items()
    }
    return table(words)
