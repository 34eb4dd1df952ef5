"""Several opinions made one, kinds corrected, and the tables behind them."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlp.blending import blended, first_mix, fit_blend, fit_mix, mixed, softmax
from nlp.features import PRESENCE, VIEWS, couple_features, edges_of, frame_features
from nlp.lexicon import families
from nlp.naive import fit_naive
from nlp.weighing import CUES


def test_the_better_opinion_gets_the_larger_share() -> None:
    """Of two opinions the one that tells the truth more often is believed more."""
    chance = np.random.default_rng(1)
    truth = chance.integers(0, 3, 300)
    good = np.eye(3)[truth] + chance.normal(0, 0.4, (300, 3))
    opinions = np.stack([chance.normal(0, 1, (300, 3)), good], axis=2)

    poor, fine = fit_blend(opinions, truth)

    assert fine > 1 > abs(poor)


def test_a_constant_in_an_opinion_changes_nothing() -> None:
    """Only differences between leaves count."""
    opinions = np.array([[1.0, 2.0], [3.0, 0.0]])
    shares = np.array([0.5, 2.0])

    assert np.allclose(blended(opinions, shares), blended(np.add(opinions, [5.0, -7.0]), shares))


def test_a_kind_always_taken_for_another_is_corrected() -> None:
    """Scores that swap two kinds are swapped back; before measuring each speaks for itself."""
    truth = np.array([0, 1] * 50)
    scores = np.eye(2)[1 - truth]

    found = softmax(mixed(scores, np.array(fit_mix(scores, truth, 2))))

    assert (found.argmax(axis=1) == truth).all()
    assert (mixed(scores, np.array(first_mix(2))).argmax(axis=1) == 1 - truth).all()


def test_naive_bayes_is_the_one_of_scikit_learn() -> None:
    """The differences between labels are those of MultinomialNB with the same doubt."""
    from sklearn.naive_bayes import MultinomialNB

    found = csr_matrix(np.array([[1, 0, 1], [0, 1, 1], [1, 1, 0], [0, 0, 1]], np.float32))
    labels, weights = ["a", "b", "a", "b"], [1.0, 0.3, 0.25, 1.0]

    ours = fit_naive(found, labels, weights).scores(found)

    theirs = MultinomialNB(alpha=0.01).fit(found, labels, weights).predict_joint_log_proba(found)
    assert np.allclose(ours[:, 0] - ours[:, 1], theirs[:, 0] - theirs[:, 1])


def test_views_counted_together_are_neighbours() -> None:
    """Their rows lie side by side, which reading relies on."""
    told = [view for views in PRESENCE for view in views]

    assert told == list(VIEWS[: len(told)])


def test_the_cues_of_urgency_are_families_of_words() -> None:
    """Every cue has words; no family is empty."""
    assert [cue for cue in CUES if not families().get(cue)] == []
    assert [name for name, words in families().items() if not words] == []


@pytest.mark.parametrize(
    ("words", "shape"), [(["بگذارید"], "بگ~ید"), (["میخواهم", "؟"], "؟"), (["سلام"], "# 1")]
)
def test_shapes_tell_mood_end_and_length(words: list[str], shape: str) -> None:
    """The verb's edges, a question mark and the length in doublings are features."""
    assert shape in frame_features(words) + edges_of(words[0])


def test_families_are_told_in_pairs() -> None:
    """Each pair once, whichever came first."""
    assert couple_features(["fire", "bin", "fire"]) == ["bin fire"]
