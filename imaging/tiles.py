"""Tile by tile: whether these are the same pixels, once one picture is laid onto the other.

A copy fits everywhere but where it was retouched, however it was cropped or enlarged. A new
photograph of the same place does not: nearer things move more, and planes are seen askew.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.affine import Affine, Complex, Weights, bent, fitted
from imaging.decoding import Grey
from imaging.planes import Plane, fitted_plane
from imaging.softening import softened

TILE = 20
ROUNDS = 3
PLAIN = 1.0
"""In grey levels: a tile that varies less tells nothing."""
BUSY = 4.0
"""In grey levels: a tile that varies more is not plain because of compression."""
LEAST_TILES = 12
CHANGED_BY = 0.4
"""By how much less than most a tile that was changed correlates."""
WIDE = 4.0
"""Pixels over which brightness may change without being looked at."""
FARTHEST = 2.0
"""Pixels by which a tile can be found astray in one round."""

LEAST_PLANE, LEAST_ALIKE = 0.25, 0.5
"""What is more bent, or less alike, at first sight is no plane, and not looked at again."""
EDGE = 1.5
"""Pixels by which a tile may stick out of the picture."""

type Tiled = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Laid:
    """One picture laid over another: what became of each tile that tells anything."""

    way: Affine | Plane
    middles: Complex
    alike: Grey
    """How much the pixels of each tile correlate, -1 to 1."""
    fine: Grey
    """The same for the finest detail alone, which holds the camera's own noise."""
    missed: Grey
    """Pixels by which each tile lies elsewhere than it should."""
    bend: float
    """Pixels by which the whole is bent, as only another point of view bends it."""
    changed: float
    """The share of tiles that are unlike, in clusters, while most are alike."""
    cover: float
    """The share of the first picture's tiles that the second holds."""
    used: float
    """The share of the second picture that comes from the first."""


def laid_over(first: Grey, second: Grey, way: Affine) -> Laid | None:
    """The second picture laid over the first, fitted ever closer; None if it does not hold."""
    size = way.size()
    mine = _sides(_detail(softened(first, max(0.7, 0.6 / size))))
    theirs = softened(second, max(0.7, 0.6 * size))
    laid = None
    for _ in range(ROUNDS):
        laid = _round(mine, first.shape, theirs, way) if way.is_sane else None
        if laid is None:
            return None
        found, moved = laid
        way = fitted(found.middles, way.at(found.middles + moved), _trust(found))
    return laid[0] if laid else None


def laid_on_plane(first: Grey, second: Grey, plane: Plane) -> Laid | None:
    """The same where the second may be seen askew; None if what is seen is no plane.

    The tiles along the edge are not asked whether they changed: a screen has a frame.
    """
    size = plane.size()
    if not plane.is_sane:
        return None
    mine = _sides(_detail(softened(first, max(0.7, 0.6 / size))))
    theirs = softened(second, max(0.7, 0.6 * size))
    once = _round(mine, first.shape, theirs, plane, edge=TILE)
    if once is None or once[0].bend > LEAST_PLANE or np.median(once[0].alike) < LEAST_ALIKE:
        return None
    found, moved = once
    better = fitted_plane(found.middles, plane.at(found.middles + moved), _trust(found))
    again = _round(mine, first.shape, theirs, better, edge=TILE) if better.is_sane else None
    return again[0] if again else None


def _trust(laid: Laid) -> Weights:
    """Tiles that are alike and lie where most do count most."""
    usual = max(0.1, float(np.median(laid.missed)))
    trust: Weights = np.clip(laid.alike, 0.05, 1) ** 2 / (1 + (laid.missed / usual) ** 2)
    return trust


def _round(
    mine: Tiled, shape: tuple[int, ...], theirs: Grey, way: Affine | Plane, edge: int = 0
) -> tuple[Laid, Complex] | None:
    detail = _detail(_warped(theirs, shape, way))
    down, across = (np.asarray(slope, np.float32) for slope in np.gradient(detail))
    corners = _middles(shape)
    inside = _inside(corners, theirs.shape, way)
    other = _sides(detail)
    deviation = mine.std(axis=(1, 2)), other.std(axis=(1, 2))
    kept = inside & (deviation[0] > PLAIN) & (deviation[1] > PLAIN)
    if kept.sum() < LEAST_TILES:
        return None
    pair = _centred(mine[kept]), _centred(other[kept])
    moved = _moved(pair, (_sides(across)[kept], _sides(down)[kept]))
    middles = corners[kept]
    alike = _alike(*pair)
    busy = (np.maximum(*deviation)[kept] > BUSY) & _inner(middles, shape, edge)
    trusted = Laid(
        way, middles, alike, _alike(_finest(pair[0]), _finest(pair[1])),
        np.abs(moved).astype(np.float32), 0.0, _changed(middles, alike, busy),
        *_shares(shape, theirs.shape, way),
    )  # fmt: skip
    return replace(trusted, bend=_bend(trusted, moved)), moved


def _inner(middles: Complex, shape: tuple[int, ...], edge: int) -> NDArray[np.bool_]:
    """Which tiles do not lie along the edge."""
    across = (middles.real > edge) & (middles.real < shape[1] // TILE * TILE - 1 - edge)
    inner: NDArray[np.bool_] = (
        across & (middles.imag > edge) & (middles.imag < shape[0] // TILE * TILE - 1 - edge)
    )
    return inner


def _changed(middles: Complex, alike: Grey, busy: NDArray[np.bool_]) -> float:
    """One unlike tile alone is chance; what was painted over is larger."""
    unlike = middles[busy & (alike < np.median(alike) - CHANGED_BY)]
    near = np.abs(unlike[:, None] - unlike[None, :]) < 1.5 * TILE
    return float((near.sum(axis=1) > 1).sum() / len(middles))


def _bend(laid: Laid, moved: Complex) -> float:
    """What another point of view does to the whole: curves it, or makes it askew."""
    reach = float(np.abs(laid.middles - laid.middles.mean()).mean())
    return bent(laid.middles, moved, _trust(laid)) + reach * laid.way.shear()


def _shares(
    first: tuple[int, ...], second: tuple[int, ...], way: Affine | Plane
) -> tuple[float, float]:
    """The share of the first picture that lies in the second, and the other way round."""
    rows, columns = np.mgrid[0 : first[0] - 1 : 40j, 0 : first[1] - 1 : 40j]
    cover = float(_within(way.at((columns + 1j * rows).ravel()), second).mean())
    return cover, min(1.0, cover * first[0] * first[1] * way.area() / (second[0] * second[1]))


def _warped(second: Grey, shape: tuple[int, ...], way: Affine | Plane) -> Grey:
    picture = Image.fromarray(np.ascontiguousarray(second))
    size = shape[1], shape[0]
    laid = picture.transform(size, way.transform, way.for_pillow(), Image.Resampling.BICUBIC)
    return np.asarray(laid, np.float32)


def _detail(grey: Grey) -> Grey:
    return np.asarray(grey - softened(grey, WIDE), np.float32)


def _finest(tiles: Tiled) -> Tiled:
    """What is left when each pixel is compared with its four neighbours."""
    inner = tiles[:, 1:-1, 1:-1] * 4
    inner = inner - tiles[:, :-2, 1:-1] - tiles[:, 2:, 1:-1]
    return _centred(inner - tiles[:, 1:-1, :-2] - tiles[:, 1:-1, 2:])


def _sides(grey: Grey) -> Tiled:
    """The picture cut into tiles."""
    rows, columns = grey.shape[0] // TILE, grey.shape[1] // TILE
    cut = grey[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE)
    return np.ascontiguousarray(cut.swapaxes(1, 2)).reshape(-1, TILE, TILE)


def _middles(shape: tuple[int, ...]) -> Complex:
    rows, columns = shape[0] // TILE, shape[1] // TILE
    corners = np.arange(columns)[None, :] + 1j * np.arange(rows)[:, None]
    return np.asarray((corners.ravel() + 0.5 + 0.5j) * TILE - 0.5 - 0.5j, np.complex128)


def _inside(middles: Complex, shape: tuple[int, ...], way: Affine | Plane) -> NDArray[np.bool_]:
    """Which tiles lie within the second picture with all their corners."""
    inside = np.ones(len(middles), bool)
    for corner in (1 + 1j, 1 - 1j, -1 + 1j, -1 - 1j):
        inside &= _within(way.at(middles + corner * TILE / 2), shape)
    return inside


def _within(points: Complex, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which points lie in a picture, or hardly beside it."""
    across = (points.real > -EDGE) & (points.real < shape[1] - 1 + EDGE)
    down = (points.imag > -EDGE) & (points.imag < shape[0] - 1 + EDGE)
    within: NDArray[np.bool_] = across & down
    return within


def _centred(tiles: Tiled) -> Tiled:
    return tiles - tiles.mean(axis=(1, 2), keepdims=True)


def _alike(one: Tiled, other: Tiled) -> Grey:
    power = _total(one, one) * _total(other, other)
    return (_total(one, other) / np.sqrt(power + 1e-6)).astype(np.float32)


def _total(one: Tiled, other: Tiled) -> Grey:
    return np.asarray(np.einsum("nij,nij->n", one, other), np.float32)


def _moved(pair: tuple[Tiled, Tiled], slopes: tuple[Tiled, Tiled]) -> Complex:
    """How far each tile must move to fit (B. Lucas and T. Kanade, 1981)."""
    one, other = pair
    gain = np.sqrt(_total(other, other) / np.maximum(_total(one, one), 1e-6))
    apart = one * gain[:, None, None] - other
    across, down = slopes
    xx, xy, yy = _total(across, across), _total(across, down), _total(down, down)
    x, y = _total(across, apart), _total(down, apart)
    scale = np.maximum(xx * yy - xy * xy, 1e-3) + 0.01 * (xx + yy) ** 2
    moved = ((yy * x - xy * y) + 1j * (xx * y - xy * x)) / scale
    short: Complex = moved / np.maximum(1, np.abs(moved) / FARTHEST)
    return short
