"""A question finds its answer in the knowledge base, or a person answers it."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.questions.__main__ import measured, questions
from nlp.answers import Answers, Entry, read_knowledge

CITIES = Path(__file__).parents[2] / "cities"
TEHRAN = Answers(read_knowledge(CITIES / "tehran" / "knowledge.json"))
cities = pytest.mark.parametrize("city", ["tehran", "mashhad", "demo"])


def keys(city: str) -> list[str]:
    """What a city's knowledge base is about."""
    return [entry.key for entry in read_knowledge(CITIES / city / "knowledge.json")]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("چه ساعتی زباله‌ها را دم در بگذاریم؟", "waste_hours"),
        ("۱۸۸۸ چیه؟", "phone_1888"),
        ("شماره ۱۳۷ برای چیه؟", "phone_137"),
        ("نشت گاز رو به چه شماره‌ای خبر بدم", "gas"),
        ("کجا درخواست هرس درخت بدهم؟", "pruning"),
    ],
)
def test_a_question_finds_its_answer(question: str, key: str) -> None:
    """However it is asked; numbers are told apart."""
    found = TEHRAN.best(question)

    assert found is not None
    assert key == found.entry.key


@pytest.mark.parametrize(
    "text",
    [
        "سلام",
        "",
        "؟؟؟",
        "برق کوچه ما از صبح رفته",
        "کتابخانهٔ ملی چه ساعتی باز می‌شود؟",
        "ماشین زباله چه ساعتی می‌آید؟ " + "دیروز هم آمده بود و صدا داشت. " * 12,
    ],
)
def test_what_is_no_question_of_ours_gets_no_answer(text: str) -> None:
    """Greetings, reports, questions about other things and long stories go to a person."""
    assert TEHRAN.best(text) is None


def test_between_two_answers_none_is_given() -> None:
    """Where two entries fit alike the question was about neither."""
    entries = (
        Entry("a", ("ساعت کار اداره چند است؟",), "", ""),
        Entry("b", ("ساعت کار اداره چند است؟",), "", ""),
    )

    assert Answers(entries).best("ساعت کار اداره چند است؟") is None
    assert Answers(entries[:1]).best("ساعت کار اداره چند است؟") is not None
    assert Answers(()).best("ساعت کار اداره چند است؟") is None


def test_precision_matters_more_than_recall() -> None:
    """On questions nobody looked at, few answers are wrong; most questions are answered."""
    result = measured("held")

    assert result.answerable >= 80
    assert result.precision >= 0.95
    assert result.recall >= 0.65


def test_the_questions_are_about_what_there_is() -> None:
    """Every expected answer exists, and no question is one the knowledge base quotes."""
    quoted = {
        asked
        for entry in read_knowledge(CITIES / "tehran" / "knowledge.json")
        for asked in entry.asked
    }
    asked = questions("dev") + questions("held")

    assert {one.answer for one in asked} - {None} <= set(keys("tehran"))
    assert set() == quoted & {one.question for one in asked}
    assert len(asked) == len({one.question for one in asked})


@cities
def test_every_entry_is_whole(city: str) -> None:
    """Each key once, asked in several ways, answered in both languages."""
    entries = read_knowledge(CITIES / city / "knowledge.json")

    assert len(entries) == len(set(keys(city)))
    assert len(entries) >= 38
    assert [] == [e.key for e in entries if len(set(e.asked)) < 3 or not e.fa or not e.en]


@cities
def test_every_entry_answers_its_own_questions(city: str) -> None:
    """What the file itself asks is answered by the same entry."""
    answers = Answers(read_knowledge(CITIES / city / "knowledge.json"))
    ways = [(entry.key, asked) for entry in answers.entries for asked in entry.asked]
    first = [(key, answers.ranked(asked)[0].entry.key) for key, asked in ways]

    assert [] == [pair for pair in first if pair[0] != pair[1]]


def test_a_city_redoes_and_leaves_out_what_its_base_says(tmp_path: Path) -> None:
    """A city writes only what is different there."""
    other = {
        "base": str(CITIES / "tehran" / "knowledge.json"),
        "without": ["phone_1888"],
        "entries": [{"key": "fire", "asked": ["آتش؟"], "fa": "۱۲۵", "en": "125"}],
    }
    (tmp_path / "knowledge.json").write_text(json.dumps(other), encoding="utf-8")
    read = {entry.key: entry for entry in read_knowledge(tmp_path / "knowledge.json")}

    assert "۱۲۵" == read["fire"].fa
    assert set(keys("tehran")) - {"phone_1888"} == set(read)
    assert "1888" not in "".join(
        entry.en for entry in read_knowledge(CITIES / "mashhad" / "knowledge.json")
    )


@settings(deadline=None)  # the first Latin word opens a table
@given(st.text(max_size=80))
def test_anything_may_be_asked(text: str) -> None:
    """Every string gets an answer or none, never an error; confidence lies between 0 and 1."""
    assert all(0 <= answer.confidence <= 1 + 1e-9 for answer in TEHRAN.ranked(text))
