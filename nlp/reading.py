"""What the model says about one message: plain values that travel and turn into JSON."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Decision = Literal["auto", "ask", "triage"]


@dataclass(frozen=True, slots=True)
class Danger:
    """One reason to hurry: its code and the citizen's own words that say so."""

    code: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One of several faults told in one message, to be offered as a report of its own."""

    text: str
    leaf: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The subject, kind and urgency of a message, how sure that is, and what to do with it.

    `leaf` is None for text that is no city report; `top` holds the likeliest leaves, best first.
    """

    leaf: str | None
    area: str | None
    kind: str
    emergency: bool
    confidence: float
    decision: Decision
    top: tuple[tuple[str, float], ...]
    danger: tuple[Danger, ...] = ()
    faults: tuple[Fault, ...] = ()

    def as_line(self) -> dict[str, Any]:
        """The fields that `classify` prints, ready for JSON."""
        line = asdict(self)
        del line["danger"], line["faults"]
        line["top"] = [list(pair) for pair in self.top]
        return line

    def as_json(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return asdict(self)


NOTHING = Reading(None, None, "request", False, 0.0, "triage", ())
