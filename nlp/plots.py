"""Pictures of an evaluation, with the subjects' Persian names; needs matplotlib."""

from pathlib import Path
from typing import Any

from nlp.evaluation import Evaluation
from nlp.subjects import subjects

_WORST = 30


def draw_all(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Reliability, coverage, leaves and confusions as PNG files in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {
        "reliability": _reliability,
        "coverage": _coverage,
        "leaves": _leaves,
        "confusions": _confusions,
    }
    return [_picture(folder / f"{name}.png", draw, evaluation) for name, draw in pictures.items()]


def _picture(path: Path, draw: Any, evaluation: Evaluation) -> Path:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 8), layout="constrained")
    FigureCanvasAgg(figure)
    draw(figure.add_subplot(), evaluation)
    figure.savefig(path, dpi=110)
    return path


def _name(leaf: str) -> str:
    subject = subjects().get(leaf)
    return subject.name if subject else "هیچ‌کدام"


def _reliability(axes: Any, evaluation: Evaluation) -> None:
    sure = [band[0] for band in evaluation.reliability]
    true = [band[1] for band in evaluation.reliability]
    axes.plot([0, 1], [0, 1], color="0.7")
    axes.plot(sure, true, marker="o")
    axes.set(xlabel="اطمینان مدل", ylabel="سهم پاسخ‌های درست", title="اطمینان در برابر درستی")


def _coverage(axes: Any, evaluation: Evaluation) -> None:
    axes.plot(*zip(*evaluation.coverage, strict=True))
    axes.axhline(0.95, color="0.7")
    axes.set(xlabel="سهم تصمیم‌های خودکار", ylabel="دقت", title="پوشش در برابر دقت")


def _leaves(axes: Any, evaluation: Evaluation) -> None:
    seen = [(score.f1, leaf) for leaf, score in evaluation.leaves.items() if score.count]
    worst = sorted(seen)[:_WORST]
    axes.barh([_name(leaf) for _, leaf in worst], [f1 for f1, _ in worst])
    axes.set(xlim=(0, 1), xlabel="F1", title="دشوارترین موضوع‌ها")


def _confusions(axes: Any, evaluation: Evaluation) -> None:
    top = evaluation.confusions[:_WORST][::-1]
    names = [f"{_name(truth)} ← {_name(guess)}" for truth, guess, _ in top]
    axes.barh(names, [count for _, _, count in top])
    axes.set(xlabel="شمار پیام‌ها", title="اشتباه‌های پرتکرار")
