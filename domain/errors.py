"""Every error of ours, in one tree.

ShahrdadError
├── Refusal                 a person may not or cannot do this; `phrase` says it kindly
├── Misconfigured           the operator must change a setting or a file; the text says which
└── DeliveryError           a messenger did not take what we sent
    ├── RecipientGone       blocked, deleted, or the bot is no longer in the group: do not retry
    ├── TopicGone           the topic of the group is deleted or closed: do not retry
    ├── SlowDown            too fast: try again after `retry_after_s`
    ├── Unreachable         network, time-out, 5xx, a page that is no answer: try again later
    ├── Moved               the group has a new id
    └── Rejected            the messenger will never take this message
"""

from typing import Any


class ShahrdadError(Exception):
    """The root of the tree."""


class Refusal(ShahrdadError):
    """A person may not or cannot do this; the wording key `phrase` tells him, with `details`."""

    def __init__(self, phrase: str, **details: Any) -> None:
        """Keep the wording key and what fills it."""
        super().__init__(phrase)
        self.phrase = phrase
        self.details = details


class Misconfigured(ShahrdadError):
    """A setting or a file is wrong; the message tells the operator which and what to do."""


class DeliveryError(ShahrdadError):
    """A messenger did not take what we sent."""


class RecipientGone(DeliveryError):
    """The person blocked the bot, or the chat is no more."""


class TopicGone(DeliveryError):
    """This topic of the group is deleted or closed; the group itself may still be there."""


class SlowDown(DeliveryError):
    """The messenger asks us to wait `retry_after_s` seconds."""

    def __init__(self, retry_after_s: float) -> None:
        """Keep how long to wait."""
        super().__init__(f"asked to wait {retry_after_s:g} s")
        self.retry_after_s = retry_after_s


class Unreachable(DeliveryError):
    """The messenger cannot be reached or gives no sensible answer now."""


class Moved(DeliveryError):
    """The group is known by `new_id` now."""

    def __init__(self, new_id: int) -> None:
        """Keep the new id."""
        super().__init__(f"the group moved to {new_id}")
        self.new_id = new_id


class Rejected(DeliveryError):
    """The messenger refuses this very message for good."""
