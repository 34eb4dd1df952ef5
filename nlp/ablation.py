"""What each part of the model is worth: the same messages, the same split, one part less a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nlp.blending import FIRST_BLEND, blended
from nlp.calibrating import plan_for
from nlp.corpora import Message
from nlp.evaluation import macro_area_f1
from nlp.features import Recipe
from nlp.fitting import fit
from nlp.gathering import Phrases, Plan, gather
from nlp.holding import folds_of
from nlp.lexicon import Hints, families, hints_from, lexicon
from nlp.subjects import NONE

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: top-1 and top-3 accuracy and macro F1 of the areas."""

    name: str
    top1: float
    top3: float
    area_f1: float


@dataclass(frozen=True, slots=True)
class Trial:
    """The messages of one split: places to learn from, places to be asked about."""

    messages: Sequence[Message]
    learn: NDArray[np.intp]
    ask: NDArray[np.intp]
    leaves: tuple[str, ...]


_NO_HINTS = Hints({("#",): ("number", "figure")})
"""Hints that point nowhere, two for a couple: scikit-learn will not count an empty view."""

_ALONE = (1.0, *[0.0] * (len(FIRST_BLEND) - 1))
_WHOLE = (FIRST_BLEND[0] + sum(FIRST_BLEND[-2:]), *FIRST_BLEND[1:-2], 0.0, 0.0)
_SINGLE = (FIRST_BLEND[0], 0.0, 0.0, *FIRST_BLEND[-2:])

Method = Callable[[Trial], Scores]


def compare(
    messages: Sequence[Message], phrases: Phrases | None = None, seed: int = 7
) -> list[Row]:
    """Every method on the same voices held out; nothing was tuned on them in this run.

    With the whole lexicon, or with fewer phrases where there are fewer subjects.
    """
    told = dict(lexicon()) if phrases is None else phrases
    ask = folds_of(messages)[0]
    leaves = tuple(sorted({message.leaf for message in messages}))
    trial = Trial(messages, np.setdiff1d(np.arange(len(messages)), ask), ask, leaves)
    known = methods(plan_for(messages, told, {}, seed))
    return [_row(name, method(trial), trial) for name, method in known.items()]


def methods(plan: Plan) -> dict[str, Method]:
    """The methods by name, from the plainest to the final one."""
    roots, hints, kin = plan.recipe.roots, plan.recipe.hints, plan.recipe.families
    plain = Recipe({}, hints_from(plan.phrases, {}), hints_from(families(), {}))
    written, akin = (hints_from(told, roots, informal=False) for told in (plan.phrases, families()))
    bare = replace(plan, recipe=Recipe(roots, _NO_HINTS, kin), phrases={})
    return {
        "majority": _majority,
        "keyword rules": _keywords(plan.recipe),
        "TF-IDF + logistic regression, raw text": _raw_words(plan.seed),
        "without hazm": _fitted(replace(plan, recipe=plain)),
        "without informal normaliser": _fitted(
            replace(plan, recipe=Recipe(roots, written, akin, informal=False))
        ),
        "without lexicon": _fitted(bare),
        "without families": _fitted(replace(plan, recipe=Recipe(roots, hints, _NO_HINTS))),
        "without noise": _fitted(replace(plan, noise_weight=0.0)),
        "margins alone": _fitted(plan, _ALONE),
        "without heart and end": _fitted(plan, _WHOLE),
        "without naive Bayes": _fitted(plan, _SINGLE),
        "final": _fitted(plan),
    }


def _majority(trial: Trial) -> Scores:
    """Always the most frequent leaves."""
    counts = [sum(trial.messages[at].leaf == leaf for at in trial.learn) for leaf in trial.leaves]
    return np.tile(np.array(counts, float), (len(trial.ask), 1))


def _keywords(recipe: Recipe) -> Method:
    """The leaf most of whose lexicon phrases occur."""

    def scores(trial: Trial) -> Scores:
        texts = [trial.messages[at].text for at in trial.ask]
        found = [recipe.views_of(recipe.words(text))["hints"] for text in texts]
        return np.array([[hints.count(leaf) for leaf in trial.leaves] for hints in found], float)

    return scores


def _raw_words(seed: int) -> Method:
    """Signalen's method: words of the raw text, TF-IDF, logistic regression."""

    def scores(trial: Trial) -> Scores:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier

        texts = [message.text for message in trial.messages]
        vectoriser = TfidfVectorizer(ngram_range=(1, 2), min_df=2)
        known = vectoriser.fit_transform([texts[at] for at in trial.learn])
        model = LogisticRegression(C=10.0, solver="liblinear", random_state=seed)
        labels = [trial.leaves.index(trial.messages[at].leaf) for at in trial.learn]
        fitted = OneVsRestClassifier(model).fit(known, labels)
        asked = vectoriser.transform([texts[at] for at in trial.ask])
        found: Scores = fitted.decision_function(asked)
        return found

    return scores


def _fitted(plan: Plan, blend: tuple[float, ...] = FIRST_BLEND) -> Method:
    """Our model by a plan, the opinions blended in fixed shares: none are learnt here."""

    def scores(trial: Trial) -> Scores:
        material = gather(trial.messages, plan)
        fitted = fit(material, trial.learn)
        opinions = fitted.opinions(material, trial.ask, fitted.counted(trial.ask))
        return blended(np.stack(opinions, axis=2), np.array(blend))

    return scores


def _row(name: str, scores: Scores, trial: Trial) -> Row:
    truths = [trial.messages[at].leaf for at in trial.ask.tolist()]
    real = np.array([truth != NONE for truth in truths])
    order = np.argsort(-scores, axis=1, kind="stable")
    places = np.array([trial.leaves.index(truth) for truth in truths])
    right = order[:, 0] == places
    listed = (order[:, :3] == places[:, None]).any(axis=1)
    guesses = [trial.leaves[at] for at in order[:, 0]]
    return Row(
        name, float(right[real].mean()), float(listed[real].mean()), macro_area_f1(truths, guesses)
    )


def as_table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| method | top 1 | top 3 | area F1 |", "|---|---|---|---|"]
    lines += [f"| {r.name} | {r.top1:.3f} | {r.top3:.3f} | {r.area_f1:.3f} |" for r in rows]
    return "\n".join(lines)
