"""A place in the city: how it looks while broken, how once mended, and where one stands to see."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator, default_rng

from bench.proof.camera import Camera
from bench.proof.grounds import shaded
from bench.proof.noise import Field
from bench.proof.scene import Board, Scene, view
from bench.proof.sensor import light, phone, shot, through_messenger
from bench.proof.things import car, person

WIDTH = 960


@dataclass(frozen=True, slots=True)
class Place:
    """The two states of a place, and the camera of whoever complains."""

    broken: Scene
    mended: Scene
    stand: Camera


type Family = Callable[[int], Place]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody comes to take a picture: how far off, how turned, how much else has changed."""

    metres: float
    degrees: float
    light: float
    passers: int


def first(place: Place, seed: int) -> bytes:
    """The citizen's own picture."""
    return _first(place.broken, place.stand, seed)


def faked(place: Place, seed: int) -> bytes:
    """The same moment as a master of retouching would fake it."""
    return _first(place.mended, place.stand, seed)


def _first(scene: Scene, stand: Camera, seed: int) -> bytes:
    random = default_rng((3, seed))
    device = phone(random)
    seen = view(_at_an_hour(scene, random), stand)
    return through_messenger(shot(seen, light(random), device, random), device.quality)


def again(place: Place, visit: Visit, random: Generator) -> bytes:
    """An honest picture of the mended place, with another phone at another hour."""
    device = phone(random)
    scene = _at_an_hour(place.mended, random)
    for _ in range(visit.passers):
        scene = scene.with_boards(_passer(place.stand, random))
    seen = view(scene, place.stand.moved(random, visit.metres, visit.degrees))
    taken = shot(seen, light(random, visit.light), device, random)
    return through_messenger(taken, device.quality)


def changed_part(place: Place) -> Field:
    """Where the mended place looks different, seen from the same spot: 0 to 1."""
    apart = np.abs(view(place.broken, place.stand) - view(place.mended, place.stand))
    return (apart.max(axis=-1) > 0.04).astype(np.float32)


def _at_an_hour(scene: Scene, random: Generator) -> Scene:
    strength = float(random.choice((0.0, 0.25, 0.5)))
    floor = replace(scene.floor, picture=shaded(random, scene.floor.picture, strength))
    return replace(scene, floor=floor)


def _passer(stand: Camera, random: Generator) -> Board:
    ahead, aside = random.uniform(4, 12), random.uniform(-3, 3)
    x = stand.x + np.sin(-stand.yaw) * ahead + aside
    y = stand.y + np.cos(stand.yaw) * ahead
    if random.random() < 0.5:
        return Board(person(random), float(x), float(y), 0.7, 1.75)
    return Board(car(random), float(x), float(y) + 3, 4.2, 1.45)
