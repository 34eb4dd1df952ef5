"""Corrections, the gate a candidate must pass, and the way back."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from nlp import store
from nlp.aliases import (
    Changes,
    NewSubject,
    messages_after,
    phrases_after,
    read_changes,
    write_changes,
)
from nlp.corpora import Message
from nlp.learning import Correction, Judged, drift_of, gate, learn, rollback, watch

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE = {"top1": 0.80, "area/roads": 0.90, "area/green": 0.70}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"top1": 0.81, "area/roads": 0.90, "area/green": 0.71}, (True, "top1")),
        ({"top1": 0.80, "area/roads": 0.90, "area/green": 0.72}, (True, "area/green")),
        ({"top1": 0.79, "area/roads": 0.95, "area/green": 0.90}, (False, "overall")),
        ({"top1": 0.82, "area/roads": 0.88, "area/green": 0.90}, (False, "area/roads")),
        (BEFORE, (False, "no better")),
        (BEFORE | {"corrections": 0.6}, (True, "corrections")),
    ],
)
def test_the_gate(after: dict[str, float], expected: tuple[bool, str]) -> None:
    """A candidate passes only if it is nowhere worse and somewhere better."""
    assert gate(BEFORE, after) == expected


def test_the_first_model_passes() -> None:
    """Where there is nothing to compare with, there is nothing to lose."""
    assert gate({}, {"top1": 0.1}) == (True, "first")


def test_a_candidate_learns_and_is_promoted_or_kept_out(
    small_corpus: Path, small_model: Path, tmp_path: Path
) -> None:
    """The candidate is stored beside the current model; current changes only with the gate."""
    folder = copytree(small_model, tmp_path / "model")
    before = store.current(folder)
    corrections = [
        Correction(f"کوچه پشتی هم همان {word} همیشگی", "pothole", "unit", NOW)
        for word in ("دست‌انداز", "گودی", "چاله", "فرورفتگی")
    ]

    outcome = learn(small_corpus, folder, corrections)

    expected = outcome.candidate.version if outcome.promoted else before
    assert {before, outcome.candidate.version} == set(store.versions(folder))
    assert store.current(folder) == expected


def test_rolling_back(small_model: Path, tmp_path: Path) -> None:
    """The version before becomes current again; before the first there is none."""
    model = store.load(small_model)
    for version in ("a", "b"):
        store.save(replace(model, version=version), tmp_path, {})
    store.switch(tmp_path, "b")

    assert ("a", "a") == (rollback(tmp_path), store.current(tmp_path))
    with pytest.raises(store.NoModel):
        rollback(tmp_path)


def test_subjects_that_change_keep_what_was_learnt(tmp_path: Path) -> None:
    """Renamed text follows its subject, retired text goes, split text goes where keywords say."""
    changes = Changes(
        renamed={"pothole": "road_hole"},
        retired=("taxi",),
        split={"bus": ("bus_stop", "bus_line")},
        added=(
            NewSubject("bus_stop", "traffic", ("ایستگاه",)),
            NewSubject("bus_line", "traffic", ("خط",)),
        ),
    )
    write_changes(changes, tmp_path)
    told = [("چاله", "pothole"), ("کرایه", "taxi"), ("ایستگاه شکسته", "bus"), ("دیر", "bus")]

    kept = messages_after([Message(text, leaf) for text, leaf in told], read_changes(tmp_path))

    assert [("چاله", "road_hole"), ("ایستگاه شکسته", "bus_stop")] == [
        (message.text, message.leaf) for message in kept
    ]


def test_new_subjects_start_from_keywords() -> None:
    """A new subject has its keywords for a lexicon; old names give way to new ones."""
    changes = Changes({"pothole": "road_hole"}, added=(NewSubject("drone", "order", ("پهپاد",)),))

    assert {"road_hole": ("چاله",), "drone": ("پهپاد",)} == phrases_after(
        {"pothole": ("چاله",)}, changes
    )


def test_what_admins_watch() -> None:
    """Agreement, over-confidence, drift and the most frequent confusion."""
    judged = [Judged("bus", 0.9, "bus"), Judged("bus", 0.7, "taxi"), Judged("bus", 0.8, "taxi")]

    seen = watch(judged, {"bus": 1.0})

    assert (3, 1 / 3, (("bus", "taxi", 2),)) == (seen.answers, seen.agreement, seen.confusions)
    assert pytest.approx(0.8 - 1 / 3) == seen.calibration
    assert pytest.approx(2 / 3) == seen.drift


def test_no_drift_in_the_usual_mix() -> None:
    """The same shares as ever are no drift."""
    judged = [Judged("bus", 1.0, "bus"), Judged("taxi", 1.0, "taxi")]

    assert drift_of(judged, {"bus": 0.5, "taxi": 0.5}) == 0
