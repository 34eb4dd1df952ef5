"""A question answered by the person's own telephone number, shared by the messenger itself."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Contact, Event
from conversation.phrases import Phrase
from conversation.questions import Asks, Face, Given, Question, Verdict, Wrong

_contacts: TypeAdapter[Contact] = TypeAdapter(Contact)


@dataclass(frozen=True, slots=True)
class Share(Question[Contact]):
    """The sender's own contact, by the key that shares it: one that is typed proves nothing."""

    def kind(self) -> TypeAdapter[Contact]:
        """A contact."""
        return _contacts

    def face(self, draft: Any) -> Face:
        """A key that sends the number, on the reply keyboard."""
        asks: Asks = "contact"
        return Face(self.prompt, keyboard=(((Phrase("talk-send-contact"), asks),),))

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[Contact]:
        """A contact that the messenger says is the sender's own."""
        if event.contact is None:
            return Wrong(Phrase("talk-contact-hint")) if event.text else None
        own = event.sender is not None and event.contact.user_id == event.sender.id
        return Given(event.contact) if own else Wrong(Phrase("talk-contact-other"))
