"""Both languages have the same sentences, and every sentence the code says is there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from domain.city import Name, Unit
from domain.city_export import contents_of, unit_contents
from domain.differences import LISTS
from domain.hours import read_week
from domain.kinds import TO_CONFIRM
from domain.lateness import Cause, Source
from domain.lifecycle import TABLE, State
from domain.rights import Action, Role
from domain.templates import PURPOSES
from domain.triage import WHYS
from handlers.admin.announcing import SAME
from handlers.admin.messages import AUDIENCES
from handlers.admin.rights import ADMIN_COMMANDS
from handlers.entries import MENU_OF_COMMANDS
from handlers.unit.claiming import NO_PHOTO
from handlers.unit.work import REASONS
from services import bulk, cards, planning, sayings, triage, unit_work, verdict, views
from services.announcements import NOW, SPANS
from services.asked import VERBS
from services.edits import RULE_FIELDS
from services.finding import DESK_VERBS
from services.offices import DOORS
from services.subject_edits import EMERGENCIES
from storage import trust
from storage.broadcasts import DONE, SENDING, STOPPED
from storage.city_files import read_city
from wording.catalogue import FOLDER, LANGUAGES, catalogue

ROOT = FOLDER.parent
ROOMS = ("bot", "handlers", "services", "storage", "conversation", "domain", "web")
SPEAKERS = {"Phrase", "say", "word", "Refusal", "Hint"}
FAULTS = ("gone", "too-big", "empty", "unreadable", "uncleaned", "unsaved", "kind")


class _Variables(Visitor):
    """Collects what fills a sentence."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        """Note one name."""
        self.names.add(node.id.name)


def _messages(language: str) -> list[ftl.Message]:
    parser = FluentParser()
    bodies = [
        parser.parse(path.read_text(encoding="utf-8")).body
        for path in sorted((FOLDER / language).glob("*.ftl"))
    ]
    assert not [entry for body in bodies for entry in body if isinstance(entry, ftl.Junk)]
    return [entry for body in bodies for entry in body if isinstance(entry, ftl.Message)]


def _variables(language: str) -> dict[str, set[str]]:
    found = {}
    for message in _messages(language):
        visitor = _Variables()
        visitor.visit(message)
        found[message.id.name] = visitor.names
    return found


FA, EN = _variables("fa"), _variables("en")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence said in the code; `given` names what fills it, `None` where that is not plain."""

    where: str
    key: str
    given: frozenset[str] | None


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _given(call: ast.Call, name: str) -> frozenset[str] | None:
    if name == "Phrase":
        filled = call.args[1] if len(call.args) > 1 else None
        if filled is None:
            return frozenset()
        if not isinstance(filled, ast.Dict):
            return None
        return frozenset(key.value for key in filled.keys if isinstance(key, ast.Constant))  # type: ignore[misc]
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)


def _sayings() -> list[Saying]:
    found = []
    for path, tree in _sources():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name not in SPEAKERS or not call.args:
                continue
            where = f"{path.relative_to(ROOT)}:{call.lineno}"
            given = _given(call, name)
            found += [Saying(where, key, given) for key in _constants(call.args[0])]
    return found


SAYINGS = _sayings()


SIGNALS = (
    "burst", "rival", "own-unit", "one-sided", "thanks-own-unit", "thanks-many-thanks",
    trust.FAIR, trust.GAMING,
)  # fmt: skip
"""What headquarters is told of, and what it may answer."""


def _families() -> set[str]:
    """The sentences whose keys are put together in the code."""
    noted = {"handover", "submit", "add", "join", "split", "split-from", "tell"}
    past = {move.name.replace("_", "-") for move in TABLE} | noted
    states = {state.replace("_", "-") for state in State}
    shown = [*cards._UNIT_ROWS.values(), cards.OTHERS, cards.TRIAGE_OTHERS]
    unit = {verb for rows in shown for row in rows for verb in row}
    citizen = {verb for rows in views._CITIZEN_ROWS.values() for row in rows for verb in row}
    cities = [read_city(path.parent) for path in sorted((ROOT / "cities").glob("*/city.toml"))]
    dangers = {
        line.phrase.replace(".", "-").replace("_", "-") for c in cities for line in c.helplines
    }
    return (
        {f"past-{name}" for name in past - views._UNTOLD}
        | {f"{kind}-{state}" for kind in ("state", "short") for state in states}
        | {f"unit-{verb}" for verb in unit}
        | {f"citizen-{verb}" for verb in citizen}
        | {f"role-{role}".replace("_", "-") for role in Role}
        | {f"action-{action}" for action in Action}
        | {f"help-{name}" for name in (*ADMIN_COMMANDS, "unit", "subject", "term", "rule")}
        | {f"verb-{verb}" for verb in VERBS}
        | {f"rule-{name}" for name in RULE_FIELDS}
        | {f"moment-{one}" for one in (NOW, SAME, *SPANS)}
        | {f"purpose-{one}".replace("_", "-") for one in PURPOSES}
        | {f"diff-{what}" for what in ("added", "removed", "changed")}
        | {f"thing-{name}" for _, name, _ in LISTS}
        | {"thing-city", "thing-rules"}
        | _fields()
        | {f"emergency-{flag}".replace("_", "-") for flag in EMERGENCIES.values()}
        | {f"messenger-{name}" for name in DOORS}
        | {f"rating-{reason}" for reason in verdict.REASONS}
        | {f"reason-{reason}" for reason in REASONS}
        | {f"step-{name}" for name in unit_work.STEPS}
        | {f"why-{why}" for why in (*WHYS, "appeal", "reconsider")}
        | {f"reject-{reason}" for reason in triage.REJECTIONS}
        | {f"finding-{finding}" for finding in unit_work.FINDINGS}
        | {f"late-{reason}" for reason in planning.REASONS}
        | {f"late-why-{cause}" for cause in (*Cause, "answer-yours")}
        | {f"late-date-{source}" for source in Source}
        | {f"no-photo-{reason}" for reason in NO_PHOTO}
        | {f"kind-{kind}" for kind in TO_CONFIRM}
        | {f"signal-{kind}" for kind in SIGNALS}
        | {f"answer-{answer}" for answer in ("partly", "not-done")}
        | {f"language-{tag}" for tag in LANGUAGES}
        | {f"command-{where}-only" for where in ("private", "group")}
        | {f"command-{name}" for name in MENU_OF_COMMANDS}
        | {f"talk-file-{fault}" for fault in FAULTS}
        | {f"broadcast-{state}" for state in (SENDING, STOPPED, DONE)}
        | {f"broadcast-to-{audience}" for audience in AUDIENCES}
        | {f"{said}-{verb}" for said in ("bulk", "bulk-sure") for verb in bulk.VERBS}
        | {f"desk-{verb}" for verb in DESK_VERBS}
        | {"past-forgotten"}
        | {f"{key}-order" for key in sayings.OF_ORDERS}
        | dangers
    )


def _fields() -> set[str]:
    """Every field of a city's files by which two versions can differ."""
    contents = contents_of(read_city(ROOT / "cities" / "tehran"))
    entries = [entry for section, name, _ in LISTS for entry in contents[section][name]]
    one = replace(Unit("", "", Name("", "")), region="", phone="", hours=read_week("24h"))
    more = {"served_by", "sisters", "by", *unit_contents(one)}
    names = {field for entry in entries for field in entry} | set(contents["city"]) | more
    return {f"field-{name}".replace("_", "-") for name in names - {"regions", "day", "code"}}


def test_the_scan_finds_sentences() -> None:
    """The scanner sees the code: an empty scan would prove nothing."""
    assert len({saying.key for saying in SAYINGS}) > 60


def test_both_languages_have_the_same_sentences() -> None:
    """No sentence is missing in either language."""
    assert set(FA) == set(EN)


def test_both_languages_are_filled_with_the_same() -> None:
    """What a sentence names in one language it names in the other."""
    assert FA == EN


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_written_twice(language: str) -> None:
    """A second sentence with the same key would hide the first."""
    counted = Counter(message.id.name for message in _messages(language))

    assert [key for key, count in counted.items() if count > 1] == []


def test_every_sentence_that_is_said_exists() -> None:
    """No citizen meets a missing sentence."""
    missing = [saying for saying in SAYINGS if saying.key not in FA]

    assert missing == []


def test_every_sentence_is_filled() -> None:
    """Where the code says a sentence it gives all that the sentence names."""
    lacking = [
        (saying.where, saying.key, FA[saying.key] - saying.given)
        for saying in SAYINGS
        if saying.given is not None and not FA.get(saying.key, set()) <= saying.given
    ]

    assert lacking == []


def test_the_sentences_of_families_exist() -> None:
    """Keys put together from states, moves, verbs, reasons and dangers exist too."""
    assert sorted(_families() - set(FA)) == []


def test_every_sentence_is_said_somewhere() -> None:
    """A sentence that nobody says is only in the way of translators."""
    constants = {
        node.value
        for _, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    alarms = {f"{said}-short" for said in constants if said.startswith("alarm-")}

    assert sorted(set(FA) - constants - alarms - _families()) == []


def test_of_an_order_no_sentence_speaks_of_a_citizen() -> None:
    """What a unit is told and asked about a report has a sister for orders, where it needs one."""
    said = {
        node.value
        for path in (ROOT / "handlers" / "unit").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in FA
    }
    of_citizens = {key for key in said if "شهروند" in _sentence("fa", key)}
    sisters = [_sentence(lang, f"{key}-order") for lang in LANGUAGES for key in sayings.OF_ORDERS]

    assert set() == of_citizens - sayings.OF_ORDERS
    assert [] == [one for one in sisters if "شهروند" in one or "citizen" in one]


def test_who_gave_an_order_hears_of_an_order() -> None:
    """Every step of a report has a sister for orders; those left out never happen to one."""
    steps = {key for key in FA if key.startswith("step-") and not key.endswith("-order")}
    of_reports = {key for key in steps if "گزارش" in _sentence("fa", key)}
    heard = {key for key in sayings.OF_ORDERS if key.startswith(("step-", "done-"))}

    assert {"step-merge", "step-objected"} == of_reports - sayings.OF_ORDERS
    assert [] == [key for key in heard if "گزارش" in _sentence("fa", f"{key}-order")]


def _sentence(language: str, key: str) -> str:
    return catalogue(language).label(key, dict.fromkeys(FA[key], ""))


def test_persian_is_written_with_persian_letters() -> None:
    """No Arabic yeh, kaf or digits in Persian sentences."""
    for path in sorted((FOLDER / "fa").glob("*.ftl")):
        assert re.findall("[يىك٠-٩]", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    """Each sentence is complete and has words, whatever fills it."""
    for key, names in _variables(language).items():
        said = catalogue(language).label(key, dict.fromkeys(names, "شهر"))
        assert said.strip()
        assert "\ue000" not in said
