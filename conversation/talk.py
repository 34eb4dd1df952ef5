"""What a dialog script holds in its hands: it asks, looks up and tells; the rest is replay."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.gathering import fault_of
from conversation.phrases import Phrase, Wording
from conversation.questions import Face, Forget, Given, Keep, Question, Wrong
from conversation.replies import Buttons
from conversation.session import Kept, Session


class Paused(BaseException):
    """The script stops here until the person says more; no script catches it by accident."""


class Restart(BaseException):
    """Answers were forgotten; the script is replayed from its start."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something said on the way to the next question."""

    phrase: Phrase
    buttons: Buttons = ()


class Talk:
    """One replay of a script over one session, with at most one new event to read."""

    def __init__(
        self, session: Session, event: Event | None, token: str | None, wording: Wording
    ) -> None:
        """Start a replay; `token` is what a pressed button of this dialog carried."""
        self.session = session
        self.wording = wording
        self.trail: list[str] = []
        self.told: list[Told] = []
        self.hint: Phrase | None = None
        self.face: Face | None = None
        self._event = event
        self._token = token
        self._same_album = bool(event and event.album and event.album == session.album)
        if event and event.album:
            session.album = event.album

    @property
    def about(self) -> dict[str, str]:
        """What the dialog was begun about."""
        return self.session.about

    async def ask[T](
        self, key: str, question: Question[T], *, basis: str = "", proposed: T | None = None
    ) -> T:
        """The answer to `question`, kept under `key`; stops the script while there is none.

        `basis` is what the answer depends on besides the question's own. `proposed` is taken
        for the answer unless the person came back to choose for himself.
        """
        full_basis = f"{basis}/{question.basis()}"
        kept = self.session.answers.get(key)
        if kept is None or kept.basis != full_basis:
            wanted = proposed if key not in self.session.asked_anew else None
            kept = self._settled(key, question, full_basis, wanted)
        self.trail.append(key)
        return question.kind().validate_python(kept.value)

    async def look_up[T](
        self, key: str, kind: TypeAdapter[T], find: Callable[..., Awaitable[T]], *args: Any
    ) -> T:
        """What `find(*args)` says, asked once and kept, as `kind`, until the arguments change."""
        basis = repr(args)
        kept = self.session.notes.get(key)
        if kept is None or kept.basis != basis:
            found = kind.dump_python(await find(*args), mode="json")
            kept = self.session.notes[key] = Kept(basis, found)
        return kind.validate_python(kept.value)

    async def tell(self, key: str, phrase: Phrase, buttons: Buttons = ()) -> None:
        """Say something once, on the way to the next question."""
        if self.once(key, repr(phrase)):
            self.told.append(Told(phrase, buttons))

    def once(self, key: str, basis: str = "") -> bool:
        """Whether this is the first time the script comes by here, for this `basis`."""
        kept = self.session.notes.get(key)
        self.session.notes[key] = Kept(basis, value=True)
        return kept is None or kept.basis != basis

    async def refuse(self, *keys: str, hint: Phrase) -> None:
        """The answers under `keys` will not do: ask again, saying why."""
        self.hint = hint
        self.session.forget(*keys)
        raise Restart

    def _settled[T](self, key: str, question: Question[T], basis: str, proposed: T | None) -> Kept:
        if proposed is None:
            return self._hear(key, question, basis)
        value = question.kind().dump_python(proposed, mode="json")
        kept = self.session.answers[key] = Kept(basis, value)
        return kept

    def _hear[T](self, key: str, question: Question[T], basis: str) -> Kept:
        session = self.session
        if session.open != key:
            return self._open(key, question, basis)
        event, self._event = self._event, None
        token, self._token = self._token, None
        if event is None:
            raise self._show(key, question)
        return self._judge(key, question, basis, event, token)

    def _open[T](self, key: str, question: Question[T], basis: str) -> Kept:
        """Reach a question for the first time: what came before may answer it or be its draft."""
        session = self.session
        first_of_all = session.open is None and not self.trail and key not in session.asked_anew
        session.open = key
        if first_of_all and self._event is not None:
            return self._hear(key, question, basis)
        found = None if key in session.asked_anew else question.find(session.pocket)
        if isinstance(found, Given):
            return self._keep(key, question, basis, found.value, None)
        if isinstance(found, Keep):
            session.drafts.setdefault(key, found.draft)
        raise self._show(key, question)

    def _judge[T](
        self, key: str, question: Question[T], basis: str, event: Event, token: str | None
    ) -> Kept:
        session = self.session
        verdict = question.read(event, token, session.drafts.get(key), self.wording)
        if isinstance(verdict, Given):
            if not event.edited:
                session.stow(event)
            return self._keep(key, question, basis, verdict.value, event.message_id)
        if isinstance(verdict, Forget):
            session.forget(*verdict.keys)
            raise Restart
        if isinstance(verdict, Keep):
            raise self._drafted(key, question, verdict, event)
        return self._not_an_answer(key, question, basis, event, verdict)

    def _keep[T](
        self, key: str, question: Question[T], basis: str, value: T, message_id: int | None
    ) -> Kept:
        session = self.session
        kept = Kept(basis, question.kind().dump_python(value, mode="json"), message_id)
        session.answers[key] = kept
        session.asked_anew = [other for other in session.asked_anew if other != key]
        session.drafts.pop(key, None)
        session.open, session.gathering = None, False
        return kept

    def _drafted[T](self, key: str, question: Question[T], verdict: Keep, event: Event) -> Paused:
        session = self.session
        session.drafts[key] = verdict.draft
        session.gathering = bool(event.media) and not verdict.ask_again
        if event.media and event.text:
            session.pocket.words.append(event.text)
        self.hint = verdict.hint
        return self._show(key, question) if verdict.ask_again else Paused()

    def _not_an_answer[T](
        self, key: str, question: Question[T], basis: str, event: Event, verdict: Wrong | None
    ) -> Kept:
        """Something else came: keep it for later, say so, and ask again unless it answers now."""
        session = self.session
        brought = bool(event.pin or any(item.key for item in event.media))
        session.stow(event)
        if brought and event.text:
            session.pocket.words.append(event.text)
        found = question.find(session.pocket) if brought and key not in session.asked_anew else None
        if isinstance(found, Given):
            return self._keep(key, question, basis, found.value, event.message_id)
        if brought and self._same_album:
            raise Paused
        kept = Phrase("talk-kept-for-later") if brought else None
        refused = verdict.hint if verdict else fault_hint(event)
        self.hint = kept or refused
        raise self._show(key, question)

    def _show[T](self, key: str, question: Question[T]) -> Paused:
        self.face = question.face(self.session.drafts.get(key))
        return Paused()


def fault_hint(event: Event) -> Phrase:
    """Why nothing in this event could be used."""
    return fault_of(event.media) if event.media else Phrase("talk-not-understood")
