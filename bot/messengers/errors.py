"""What a messenger's refusal means, in our own errors.

Both Bot APIs refuse in the same envelope, so one table serves both; it looks at the HTTP answer
itself, because the libraries' own errors drop what we need: a 429 that names no pause, a plain
text in place of JSON, a refusal without a code.
"""

import json
import logging
from dataclasses import dataclass
from typing import Any

from domain.errors import (
    Misconfigured,
    Moved,
    RecipientGone,
    Rejected,
    ShahrdadError,
    SlowDown,
    TopicGone,
    Unreachable,
)

PAUSE_S = 5.0
TELLS_NOTHING = "not found"
GONE = (
    "chat not found",
    "no such group or user",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "chat_id: must be a valid value",
    "bot is not a member",
    "bot was kicked",
    "bot was blocked",
    "group chat was deactivated",
)
GONE_TOPIC = ("message thread not found", "topic_deleted", "topic_closed", "topic_id_invalid")
CODES = {
    "bad request": 400,
    "unauthorized": 401,
    "forbidden": 403,
    "not found": 404,
    "conflict": 409,
    "too many requests": 429,
    "internal server error": 500,
}


@dataclass(frozen=True, slots=True)
class _Reason:
    """A refusal as it was worded; `is_answer` is false for pages that no Bot API wrote."""

    code: int
    words: str
    parameters: dict[str, Any]
    is_answer: bool

    @property
    def lower(self) -> str:
        return self.words.lower()


def accepted(status: int, body: str) -> dict[str, Any] | None:
    """The envelope of a call that succeeded, `None` for every other answer."""
    envelope = _envelope(body)
    good = 200 <= status < 300 and envelope.get("ok") is True and "result" in envelope
    return envelope if good else None


def failure(messenger: str, method: str, status: int, body: str) -> ShahrdadError:
    """Our error for an answer that `accepted` did not take."""
    reason = _reason(status, body)
    return (
        _too_fast(reason)
        or _moved(reason)
        or _unknown_token(messenger, method, reason)
        or _topic_gone(reason)
        or _gone(reason)
        or _by_code(messenger, reason)
    )


def unreachable(messenger: str, problem: BaseException, token: str) -> Unreachable:
    """The error for a call that got no answer, without the token that libraries put in words."""
    told = f"{type(problem).__name__}: {problem}".replace(token, "<token>")
    return Unreachable(f"{messenger.title()} cannot be reached ({told})")


def bot_id_in(messenger: str, token: str) -> int:
    """The bot's own id, which is the number before the colon of its token."""
    number, colon, secret = token.partition(":")
    sound = colon and secret and number.isascii() and number.isdigit() and len(number) < 19
    if not sound or any(letter.isspace() for letter in token):
        raise _bad_token(messenger, "it does not look like 123456:letters")
    return int(number)


class TokenFilter(logging.Filter):
    """Keeps a token out of a library's log."""

    def __init__(self, token: str) -> None:
        """Keep what must not be seen."""
        super().__init__()
        self.token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Replaces the token in the line; lets every line pass."""
        told = record.getMessage()
        if self.token in told:
            record.msg, record.args = told.replace(self.token, "<token>"), None
        return True


def _envelope(body: str) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _reason(status: int, body: str) -> _Reason:
    envelope = _envelope(body)
    if not envelope:
        return _Reason(status, body.strip()[:200], {}, is_answer=False)
    words = str(envelope.get("description") or "no reason given")
    parameters = envelope.get("parameters")
    return _Reason(
        _code(status, envelope.get("error_code"), words),
        words,
        parameters if isinstance(parameters, dict) else {},
        is_answer=True,
    )


def _code(status: int, given: object, words: str) -> int:
    if not 200 <= status < 300:
        return status
    if isinstance(given, int) and given >= 300:
        return given
    return CODES.get(words.partition(":")[0].strip().lower(), 0)


def _too_fast(reason: _Reason) -> SlowDown | None:
    asked = reason.parameters.get("retry_after")
    if reason.code == 429 or "local_rate_limited" in reason.lower or asked:
        return SlowDown(float(asked) if isinstance(asked, int | float) and asked > 0 else PAUSE_S)
    return None


def _moved(reason: _Reason) -> Moved | None:
    new_id = reason.parameters.get("migrate_to_chat_id")
    return Moved(new_id) if isinstance(new_id, int) and new_id else None


def _unknown_token(messenger: str, method: str, reason: _Reason) -> Misconfigured | None:
    # getMe has no other reason to be refused; elsewhere 403 and 404 have several.
    asked_who = method.lower() == "getme" and reason.code in (400, 403, 404)
    refused = reason.code == 401 or "token not found" in reason.lower or asked_who
    if not refused or not reason.is_answer:
        return None
    return _bad_token(messenger, f"the server said: {reason.words}")


def _bad_token(messenger: str, why: str) -> Misconfigured:
    setting = f"SHAHRDAD_{messenger.upper()}_TOKEN"
    return Misconfigured(
        f"{messenger.title()} does not accept the bot's token ({why}). "
        f"Set {setting} to the token that BotFather in {messenger.title()} gave you."
    )


def _topic_gone(reason: _Reason) -> TopicGone | None:
    gone = reason.is_answer and any(words in reason.lower for words in GONE_TOPIC)
    return TopicGone(reason.words) if gone else None


def _gone(reason: _Reason) -> RecipientGone | None:
    if not reason.is_answer:
        return None
    if reason.code == 403 or any(words in reason.lower for words in GONE):
        return RecipientGone(reason.words)
    return None


def _by_code(messenger: str, reason: _Reason) -> ShahrdadError:
    if reason.code == 409:
        return Unreachable(
            f"another program reads this {messenger.title()} bot, or a webhook is set for it; "
            f"only one may ({reason.words})"
        )
    if reason.code == 413:
        return Rejected("the file is too big for this messenger")
    if not reason.is_answer or reason.code >= 500 or reason.code < 400:
        return Unreachable(f"{messenger.title()} gave no sensible answer ({_told(reason)})")
    if reason.code == 404 and reason.lower.strip() == TELLS_NOTHING:
        return Unreachable(f"{messenger.title()} did not know the call just now (404)")
    return Rejected(reason.words)


def _told(reason: _Reason) -> str:
    return f"{reason.code}: {reason.words}" if reason.words else str(reason.code)
