"""Reading with a trained model."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from subprocess import run

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import store
from nlp.calibrating import plan_for
from nlp.corpora import Message
from nlp.features import PRESENCE
from nlp.fitting import export, fit
from nlp.gathering import gather
from nlp.reader import LONGEST, Reader
from nlp.reading import NOTHING
from nlp.store import STEP
from nlp.vectors import Vectors, presences


def test_a_pothole_is_a_pothole(reader: Reader) -> None:
    """The founding example lands on its subject."""
    text = "سلام خسته نباشید جلو خونمون یه چاله گنده س ماشین بغل دستیم افتاد توش"

    assert ("pothole", "roads") == (reader.read(text).leaf, reader.read(text).area)


def test_chatter_is_no_report(reader: Reader) -> None:
    """A greeting or an advertisement has no subject and goes to nobody's unit."""
    found = reader.read("سلام خوبی؟ چه خبر")

    assert (None, None, "triage") == (found.leaf, found.area, found.decision)


def test_gas_is_an_emergency_with_its_reason(reader: Reader) -> None:
    """A smell of gas hurries, and the reading says why."""
    found = reader.read("بوی شدید گاز تو کوچه پیچیده زود بیاید")

    assert (True, ["gas"]) == (found.emergency, [danger.code for danger in found.danger])


@pytest.mark.parametrize(
    "text", ["", "   ", "\x00\x01\x02", "😀😀", "Привет, как дела", "你好", "\ud800"]
)
def test_nothing_readable_gets_a_clear_answer(reader: Reader, text: str) -> None:
    """Empty, binary, foreign or wordless text is nothing, never an error."""
    assert reader.read(text) == NOTHING


def test_a_megabyte_is_read_by_its_beginning(reader: Reader) -> None:
    """Endless text is cut, not choked on."""
    text = "چاله وسط خیابان " * 70_000

    assert reader.read(text[:LONGEST]) == reader.read(text)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_gives_a_sound_reading(reader: Reader, text: str) -> None:
    """Chances lie between 0 and 1, best first, and the line is JSON."""
    found = reader.read(text)
    chances = [chance for _, chance in found.top]

    assert sorted(chances, reverse=True) == chances
    assert all(0 <= chance <= 1 for chance in [found.confidence, *chances])
    assert json.loads(json.dumps(found.as_line())) == found.as_line()


def test_two_faults_are_offered_apart(reader: Reader) -> None:
    """Two different faults in one message are both named."""
    text = "سر کوچه چاله بزرگی در آسفالت هست.\nتیر چراغ برق کوچه هم خاموش است و شب‌ها تاریک است."

    assert {"pothole", "street_light"} == {fault.leaf for fault in reader.read(text).faults}


def test_many_are_read_like_one(reader: Reader, small_messages: Sequence[Message]) -> None:
    """A batch gives what single readings give, in order."""
    texts = [message.text for message in small_messages[:20]]

    assert [reader.read(text) for text in texts] == reader.read_many(texts)


def test_scores_equal_those_of_scikit_learn(
    small_messages: Sequence[Message], small_phrases: dict[str, tuple[str, ...]]
) -> None:
    """The numpy reader scores as the scikit-learn pipeline does, up to the half precision kept."""
    plan = plan_for(small_messages, small_phrases, {}, 7)
    fitted = fit(gather(small_messages, plan), np.arange(len(small_messages)))
    texts = [message.text for message in small_messages[:30]]
    matrix = fitted.scale.rows(np.arange(30))
    parts = [output.scores(matrix) for output in (fitted.leaf, fitted.kind, fitted.emergency)]
    reader = Reader(export(fitted, "test", plan))

    assert np.allclose(np.hstack(parts), [reader.raw_scores(text) for text in texts], atol=2e-3)


def test_counted_features_weigh_as_they_were_fitted(
    small_messages: Sequence[Message], small_phrases: dict[str, tuple[str, ...]]
) -> None:
    """Naive Bayes reads as it was fitted, but for the steps it is kept in."""
    plan = plan_for(small_messages, small_phrases, {}, 7)
    fitted = fit(gather(small_messages, plan), np.arange(len(small_messages)))
    model, places = export(fitted, "test", plan), np.arange(30)
    vectors, recipe = Vectors(model), plan.recipe
    pairs = [(recipe.views_of(w), w) for w in (recipe.words(m.text) for m in small_messages[:30])]
    read = np.array([presences(vectors.of(*pair), model) for pair in pairs])

    for at, known in enumerate(fitted.counted(np.arange(30))):
        most = fitted.scale.presence(places, PRESENCE[at]).getnnz(axis=1).max()
        assert np.abs(read[:, at] - known).max() < STEP / 2 * most


def test_a_renamed_or_retired_subject_is_said_by_its_new_name(small_model: Path) -> None:
    """Aliases in the model change what is said without new training."""
    model = replace(store.load(small_model), aliases={"pothole": "road_hole", "bus": ""})
    reader = Reader(model)

    assert reader.read("چاله وسط خیابان لاستیک ماشین ترکید").leaf == "road_hole"
    assert "bus" not in dict(reader.read("اتوبوس خط ۳ نمیاد").top)


def test_a_running_reader_takes_over_a_new_model(small_model: Path, tmp_path: Path) -> None:
    """A promoted version is noticed and read with; nothing happens while nothing changed."""
    model = store.load(small_model)
    for version in ("one", "two"):
        store.save(replace(model, version=version), tmp_path, {})
    store.switch(tmp_path, "one")
    reader = Reader.load(tmp_path)
    before = reader.reload_if_changed()
    store.switch(tmp_path, "two")

    assert (False, True, "two") == (before, reader.reload_if_changed(), reader.version)


def test_importing_is_light() -> None:
    """Neither the room nor its reader pulls in hazm or scikit-learn."""
    code = "import sys, nlp.commands; print({'sklearn', 'hazm', 'scipy'} & set(sys.modules))"
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.strip() == "set()"
