"""How a bot gets its updates: long polling, or a webhook."""

from urllib.parse import urlsplit

from sandbox.errors import ApiError, bad_request
from sandbox.flavour import Json
from sandbox.mailbox import Mailbox, Webhook
from sandbox.params import Call

LONGEST_POLL_S = 50
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OUSTED = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


async def get_updates(call: Call) -> list[Json]:
    """Confirms by offset, then answers with what waits, or waits for it."""
    box = call.bot.mailbox
    if box.webhook:
        raise ApiError(409, SET)
    _learn_kinds(call, box)
    box.reader += 1
    mine = box.reader
    box.news.set()
    box.confirm(call.integer("offset"))
    timeout = min(call.integer("timeout"), LONGEST_POLL_S)
    if not box.pending and timeout > 0 and not call.world.closing.is_set():
        await _wait(call, box, mine, timeout)
    limit = call.integer("limit", 100)
    return box.peek(limit if 1 <= limit <= 100 else 100)


async def set_webhook(call: Call) -> bool:
    """Asks for updates to be posted; an empty address ends it."""
    box, url = call.bot.mailbox, call.text("url") or ""
    if call.flag("drop_pending_updates") and not call.flavour.is_bale:
        box.pending.clear()
    _learn_kinds(call, box)
    if not url:
        box.webhook = None
        return True
    _check_address(url)
    secret = None if call.flavour.is_bale else call.text("secret_token")
    connections = min(max(call.integer("max_connections", 1), 1), 40)
    box.webhook = Webhook(url, secret, connections)
    box.news.set()
    call.world.deliver_to(call.bot)
    return True


async def delete_webhook(call: Call) -> bool:
    """Goes back to polling."""
    box = call.bot.mailbox
    box.webhook = None
    box.news.set()
    if call.flag("drop_pending_updates") and not call.flavour.is_bale:
        box.pending.clear()
    return True


async def get_webhook_info(call: Call) -> Json:
    """Where updates are posted; Bale tells only the address."""
    box = call.bot.mailbox
    hook = box.webhook
    if call.flavour.is_bale:
        return {"url": hook.url if hook else ""}
    shape: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(box.pending),
    }
    if hook and hook.last_error:
        shape["last_error_message"] = hook.last_error
        shape["last_error_date"] = hook.last_error_at
    return shape


async def _wait(call: Call, box: Mailbox, mine: int, timeout: float) -> None:
    await box.wait(timeout)
    if box.reader != mine and not call.flavour.is_bale:
        raise ApiError(409, OUSTED)
    if box.webhook:
        raise ApiError(409, SET)


def _learn_kinds(call: Call, box: Mailbox) -> None:
    asked = call.object("allowed_updates")
    if asked is not None and not call.flavour.is_bale:
        box.allowed = frozenset(map(str, asked))


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
