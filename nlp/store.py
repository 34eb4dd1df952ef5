"""The model on disk: plain arrays and JSON, versions side by side, one of them current.

Layout: `current` holds the name of the version in use; `versions/<name>/` holds `model.json`,
`terms.txt`, `scale.npy`, `weights.npy` (half precision) and `naive.npz` (in steps of a sixteenth,
packed: most are zero). Nothing is unpickled, so a file can do no harm.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Steps = NDArray[np.uint8]
_SMALL = ("bias", "naive_each", "naive_bias")
STEP = 1 / 16
"""The step in which the weights of the naive Bayes classifiers are kept."""


class NoModel(FileNotFoundError):
    """The folder holds no model that can be loaded."""


@dataclass(frozen=True, slots=True)
class Model:
    """All that reading needs: terms with their scale, weights for each output, and settings.

    The columns of `weights` are the leaves, then the kinds, then the emergency score; those of
    `naive` the shades, for the terms of the first views only, to which every term of a text adds
    `naive_each`; `scale` is each term's inverse document frequency; `sizes` counts terms per view.
    `blend` is the share of each opinion on the leaf, `mix` how the scores of kinds speak for each.
    """

    version: str
    leaves: tuple[str, ...]
    kinds: tuple[str, ...]
    areas: Mapping[str, str]
    sizes: Mapping[str, int]
    terms: tuple[str, ...]
    scale: Array
    weights: Array
    bias: Array
    shades: tuple[str, ...]
    naive: Steps
    naive_each: Array
    naive_bias: Array
    roots: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    families: Mapping[str, tuple[str, ...]]
    settings: Mapping[str, float]
    blend: tuple[float, ...]
    mix: tuple[tuple[float, ...], ...]
    aliases: Mapping[str, str] = field(default_factory=dict)
    informal: bool = True
    stemmed: bool = True
    urgency: tuple[float, ...] = ()
    trust: tuple[float, ...] = ()


def stepped(weights: NDArray[np.floating]) -> Steps:
    """Weights from zero on as whole steps; what is beyond the range is brought to its edge."""
    top = np.iinfo(np.uint8).max
    return np.ascontiguousarray(np.clip(np.rint(weights / STEP), 0, top).astype(np.uint8))


def save(model: Model, folder: Path, report: Mapping[str, Any]) -> Path:
    """Write a version beside the others; it is complete or not there at all."""
    home = folder / "versions" / model.version
    draft = home.with_name(f".{model.version}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    (draft / "terms.txt").write_text("\n".join(model.terms), "utf-8")
    np.save(draft / "scale.npy", model.scale)
    np.save(draft / "weights.npy", model.weights.astype(np.float16))
    np.savez_compressed(draft / "naive.npz", steps=model.naive)
    _write_json(draft / "model.json", _meta(model))
    _write_json(draft / "report.json", report)
    shutil.rmtree(home, ignore_errors=True)
    draft.rename(home)
    return home


def _meta(model: Model) -> dict[str, Any]:
    names = (
        "version",
        "leaves",
        "shades",
        "kinds",
        "areas",
        "sizes",
        "roots",
        "phrases",
        "families",
    )
    more = ("settings", "blend", "mix", "aliases", "informal", "stemmed", "urgency", "trust")
    plain = {name: getattr(model, name) for name in (*names, *more)}
    return plain | {name: getattr(model, name).tolist() for name in _SMALL}


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")


def load(folder: Path, version: str | None = None) -> Model:
    """The current version, or the named one; raises NoModel when there is none."""
    home = folder / "versions" / (version or current(folder))
    if not (home / "model.json").exists():
        raise NoModel(str(home))
    meta: dict[str, Any] = json.loads((home / "model.json").read_text("utf-8"))
    for name in ("phrases", "families"):
        meta[name] = {leaf: tuple(spoken) for leaf, spoken in meta[name].items()}
    for name in ("leaves", "shades", "kinds", "urgency", "trust", "blend"):
        meta[name] = tuple(meta[name])
    meta["mix"] = tuple(tuple(row) for row in meta["mix"])
    for name in _SMALL:
        meta[name] = np.array(meta[name], np.float32)
    meta["terms"] = tuple((home / "terms.txt").read_text("utf-8").split("\n"))
    for name in ("scale", "weights"):
        meta[name] = np.load(home / f"{name}.npy", allow_pickle=False).astype(np.float32)
    with np.load(home / "naive.npz", allow_pickle=False) as packed:
        meta["naive"] = packed["steps"]
    return Model(**meta)


def current(folder: Path) -> str:
    """The name of the version in use; raises NoModel when none was ever promoted."""
    try:
        return (folder / "current").read_text("utf-8").strip()
    except FileNotFoundError:
        raise NoModel(str(folder)) from None


def switch(folder: Path, version: str) -> None:
    """Make a stored version the current one, in one step that no reader can see half done."""
    if not (folder / "versions" / version / "model.json").exists():
        raise NoModel(version)
    draft = folder / f".current.{os.getpid()}"
    draft.write_text(version + "\n", "utf-8")
    draft.replace(folder / "current")


def report_of(folder: Path, version: str) -> dict[str, Any] | None:
    """The training report stored with a version; None when the version is not there."""
    path = folder / "versions" / version / "report.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def save_held(folder: Path, version: str, *scores: NDArray[Any]) -> None:
    """Keep the scores of held-out messages beside a version, so that measuring needs no refit."""
    columns = np.column_stack(scores).astype(np.float16)
    np.save(folder / "versions" / version / "held.npy", columns)


def held_of(folder: Path, version: str) -> Array | None:
    """The held-out scores kept beside a version: a row a message; None when there are none."""
    path = folder / "versions" / version / "held.npy"
    return np.load(path, allow_pickle=False).astype(np.float32) if path.exists() else None


def versions(folder: Path) -> list[str]:
    """The stored versions, the oldest first."""
    homes = [home for home in (folder / "versions").glob("[!.]*") if (home / "model.json").exists()]
    return [home.name for home in sorted(homes, key=lambda home: (home.stat().st_mtime, home.name))]
