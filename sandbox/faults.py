"""Misbehaviour on demand: faults wait in a queue for the calls they are meant for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sandbox.errors import ApiError, LabError
from sandbox.flavour import Json

KINDS = frozenset({"error", "text", "html", "hang", "drop", "delay"})
PRESETS: Mapping[str, Json] = MappingProxyType(
    {
        "rate_limit": {"kind": "error", "status": 429, "description": "Too Many Requests: retry"},
        "forbidden": {
            "kind": "error",
            "status": 403,
            "description": "Forbidden: bot was blocked by the user",
        },
        "not_found": {"kind": "error", "status": 404, "description": "Not Found"},
        "server_error": {"kind": "error", "status": 500, "description": "Internal Server Error"},
        "text": {"kind": "text", "status": 429, "description": "local_rate_limited"},
        "html": {"kind": "html", "status": 502, "description": "502 Bad Gateway"},
        "drop": {"kind": "drop", "perform": True},
    }
)


@dataclass(slots=True)
class Fault:
    """One kind of misbehaviour, for the next `times` calls that match; None matches everything.

    `perform` lets the call take effect first: the bot then does not know that it succeeded.
    """

    kind: str
    flavour: str | None = None
    method: str | None = None
    chat_id: int | None = None
    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    seconds: float = 0.0
    perform: bool = False
    times: int = 1

    def suits(self, flavour: str, method: str, chat_id: str) -> bool:
        """Whether a call is one of those this fault is meant for."""
        return (
            self.flavour in (None, flavour)
            and (self.method is None or self.method.lower() == method)
            and (self.chat_id is None or str(self.chat_id) == chat_id)
        )

    def error(self) -> ApiError:
        """The refusal this fault answers with."""
        wait = None if self.retry_after is None else {"retry_after": self.retry_after}
        return ApiError(self.status, self.description, wait)


@dataclass(slots=True)
class Faults:
    """The faults still to happen, oldest first."""

    queue: list[Fault] = field(default_factory=list)

    def add(self, wish: Json) -> Fault:
        """Queues a fault described in JSON; `kind` is a preset's name or a bare kind."""
        kind = str(wish.get("kind", ""))
        try:
            fault = Fault(**{"kind": kind, **PRESETS.get(kind, {}), **_without_kind(wish)})
        except TypeError as problem:
            raise LabError(f"this fault cannot be understood: {problem}") from None
        if fault.kind not in KINDS:
            raise LabError(f"no such fault: {kind}; known: {sorted(KINDS | set(PRESETS))}")
        self.queue.append(fault)
        return fault

    def take(self, flavour: str, method: str, chat_id: str) -> Fault | None:
        """The first fault that suits this call, used up by one."""
        if not self.queue:
            return None
        fault = next((one for one in self.queue if one.suits(flavour, method, chat_id)), None)
        if fault:
            fault.times -= 1
            if fault.times <= 0:
                self.queue.remove(fault)
        return fault


def _without_kind(wish: Json) -> Json:
    return {name: value for name, value in wish.items() if name != "kind"}
