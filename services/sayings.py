"""Which sentence is said of a report: behind an order stands no citizen, but who gave it."""

from domain.kinds import is_order
from domain.report import Report

OF_ORDERS = frozenset({
    "state-needs-info", "state-awaiting-citizen", "state-closed-confirmed", "state-closed-silent",
    "state-withdrawn", "card-files", "group-objected", "group-answered", "group-added",
    "head-objected", "receipt", "confirmed", "closed-by-citizen", "alarm-unanswered", "unit-ask",
    "unit-present", "place-ask", "ask-what", "asked", "done-words", "done-why", "claimed",
    "claimed-waits", "head-claimed", "noted", "told", "plan-late", "planned", "outside-number",
    "refer-on-words", "referred-on", "hold-why", "no-action-words", "closed-by-head",
    "dismiss-what", "ordered", "dismissed", "proof-copy-of-before", "proof-retouched-before",
    "proof-nothing-before", "claim-doubted", "why-appeal", "why-reconsider", "refer-phone",
    "refer-why", "reject-why", "reject-words", "reject-more", "rejected", "step-taken",
    "step-asked", "step-returned", "step-assigned", "step-assigned-term", "step-told", "step-visit",
    "step-start", "step-resume", "step-release", "step-plan", "step-planned-late", "step-outside",
    "step-refer-on", "step-hold", "step-hold-late", "step-no-action", "step-released",
    "step-unanswered", "step-answer-reminder", "step-follow-up", "step-late", "step-rejected",
    "step-split", "step-ordered", "step-dismissed", "step-examined", "step-disbelieved",
    "step-verification", "word-reminder", "closed-silent", "done-notice", "answered", "added",
    "objected", "objected-inspection", "appealed", "withdrawn", "done-photo", "done-album-one",
})  # fmt: skip
"""The sentences that have a sister with `-order` at the end of its key."""


def said_of(report: Report, key: str) -> str:
    """The key of the sentence to say of a report."""
    return said_as(key, order=is_order(report.kind))


def said_as(key: str, *, order: bool) -> str:
    """The key of the sentence to say of an order, or of a citizen's report."""
    return f"{key}-order" if order and key in OF_ORDERS else key
