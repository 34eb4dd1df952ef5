"""What a dialog script holds in its hands: it asks, looks up and tells; the rest is replay."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from conversation.events import Event
from conversation.gathering import fault_of
from conversation.phrases import Phrase, Wording
from conversation.questions import Face, Forget, Given, Keep, Question, Wrong, named
from conversation.replies import Buttons, Stored
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
    files: tuple[Stored, ...] = ()


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
        self._answered: dict[str, Question[Any]] = {}
        self._same_album = bool(event and event.album and event.album == session.album)
        if event and event.album:
            session.album = event.album

    @property
    def captions(self) -> str:
        """Words that came with pictures and answered no question."""
        return "\n".join(dict.fromkeys(self.session.pocket.words))

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
        known = _known(self.session.answers.get(key), full_basis, question.kind())
        value = known.value if known else self._settled(key, question, full_basis, proposed)
        self.trail.append(key)
        self._answered[key] = question
        return value

    async def look_up[T](
        self, key: str, kind: TypeAdapter[T], find: Callable[..., Awaitable[T]], *args: Any
    ) -> T:
        """What `find(*args)` says, asked once and kept, as `kind`, until the arguments change."""
        basis = repr(args)
        known = _known(self.session.notes.get(key), basis, kind)
        if known:
            return known.value
        found = kind.dump_python(await find(*args), mode="json")
        self.session.notes[key] = Kept(basis, found)
        return kind.validate_python(found)

    async def tell(
        self, key: str, phrase: Phrase, buttons: Buttons = (), files: tuple[Stored, ...] = ()
    ) -> None:
        """Say something once, on the way to the next question; `files` go with their words."""
        if self.once(key, repr((phrase, files) if files else phrase)):
            self.told.append(Told(phrase, buttons, files))

    def once(self, key: str, basis: str = "") -> bool:
        """Whether this is the first time the script comes by here, for this `basis`."""
        kept = self.session.notes.get(key)
        self.session.notes[key] = Kept(basis, value=True)
        return kept is None or kept.basis != basis

    async def refuse(self, *keys: str, hint: Phrase) -> NoReturn:
        """The answers under `keys` will not do: ask again, saying why."""
        self.hint = hint
        self.session.forget(*keys)
        raise Restart

    def _settled[T](self, key: str, question: Question[T], basis: str, proposed: T | None) -> T:
        if proposed is None or key in self.session.asked_anew:
            return self._hear(key, question, basis)
        return self._keep(key, question, basis, proposed)

    def _hear[T](self, key: str, question: Question[T], basis: str) -> T:
        session = self.session
        at_start = session.open is None and not self.trail and self._event is not None
        if session.open != key and not at_start:
            session.open = key
            return self._taken(key, question, basis)
        session.open = key
        event, self._event = self._event, None
        if event is None:
            raise self._show(key, question)
        return self._judge(key, question, basis, event)

    def _taken[T](self, key: str, question: Question[T], basis: str) -> T:
        """Reach a question: what came before may answer it or be its draft."""
        never = "" if key in self.session.asked_anew else None
        found = question.take(self.session.pocket, self.session.drafts.get(key, never))
        if isinstance(found, Given):
            return self._keep(key, question, basis, found.value)
        if isinstance(found, Keep):
            self.session.drafts[key] = found.draft
            self.hint = found.hint or self.hint
        raise self._show(key, question)

    def _judge[T](self, key: str, question: Question[T], basis: str, event: Event) -> T:
        session = self.session
        draft = session.drafts.get(key)
        token = self._token
        if token is None:
            token = named(question.face(draft), event, self.wording)
        verdict = question.read(event, token, draft)
        if isinstance(verdict, Given):
            if not event.edited:
                session.stow(event)
                question.take(
                    session.pocket, question.kind().dump_python(verdict.value, mode="json")
                )
            return self._keep(key, question, basis, verdict.value, event.message_id)
        if isinstance(verdict, Forget):
            session.forget(*verdict.keys)
            raise Restart
        if isinstance(verdict, Keep):
            raise self._drafted(key, question, verdict, event)
        return self._not_an_answer(key, question, basis, event, verdict)

    def _keep[T](
        self,
        key: str,
        question: Question[T],
        basis: str,
        value: T,
        message_id: int | None = None,
    ) -> T:
        session = self.session
        kept = question.kind().dump_python(value, mode="json")
        session.answers[key] = Kept(basis, kept, message_id)
        session.asked_anew = [other for other in session.asked_anew if other != key]
        session.drafts.pop(key, None)
        session.open, session.gathering = None, False
        return question.kind().validate_python(kept)

    def _drafted[T](self, key: str, question: Question[T], verdict: Keep, event: Event) -> Paused:
        """The draft has grown; it is shown at once, or when a quiet second has passed."""
        self.session.drafts[key] = verdict.draft
        if event.text:
            self.session.pocket.words.append(event.text)
        self.hint = verdict.hint
        return self._show(key, question) if verdict.ask_again else self._gathering()

    def _not_an_answer[T](
        self, key: str, question: Question[T], basis: str, event: Event, verdict: Wrong | None
    ) -> T:
        """Something else came: it joins an earlier answer or is kept for a later question."""
        brought = bool(event.pin or any(item.key for item in event.media))
        if not brought or (verdict and verdict.useless):
            self.hint = verdict.hint if verdict else _fault_hint(event)
            raise self._show(key, question)
        session = self.session
        session.stow(event)
        if event.text:
            session.pocket.words.append(event.text)
        if self._joined(event):
            raise Restart if event.pin or self.hint else self._gathering()
        if self._same_album:
            raise Paused
        self.hint = Phrase("talk-kept-for-later")
        return self._taken(key, question, basis)

    def _joined(self, event: Event) -> bool:
        """Whether a question answered before takes what came for it only now."""
        for key, question in self._answered.items():
            kept = self.session.answers[key]
            more = question.take(self.session.pocket, kept.value)
            if isinstance(more, Given):
                kept.value = question.kind().dump_python(more.value, mode="json")
                self.hint = Phrase("talk-noted")
                return True
            if isinstance(more, Keep):
                kept.value, self.hint = more.draft, more.hint
                return True
        return False

    def _gathering(self) -> Paused:
        self.session.gathering = True
        return Paused()

    def _show[T](self, key: str, question: Question[T]) -> Paused:
        self.session.gathering = False
        self.face = question.face(self.session.drafts.get(key))
        return Paused()


def _known[T](kept: Kept | None, basis: str, kind: TypeAdapter[T]) -> Given[T] | None:
    """What was kept, if it was for this `basis` and this program can still read it."""
    if kept is None or kept.basis != basis:
        return None
    try:
        return Given(kind.validate_python(kept.value))
    except ValidationError:
        return None


def _fault_hint(event: Event) -> Phrase:
    return fault_of(event.media) if event.media else Phrase("talk-not-understood")
