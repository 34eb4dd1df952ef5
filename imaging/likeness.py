"""Whether a picture was made from another one, and if not, whether it shows the same place."""

from dataclasses import dataclass

import numpy as np

from domain.proof import COPIED, Likeness, Trace
from imaging.affine import Affine
from imaging.alignment import Fit, fit, matches
from imaging.decoding import LARGE_SIDE, Flaw, Frame, decode
from imaging.marks import Marks, Points, marks_of
from imaging.planes import plane_by_marks
from imaging.softening import mirrored
from imaging.tiles import Laid, laid_on_plane, laid_over

FEW_MARKS = 40
"""A picture with fewer marks is too plain to be recognised."""
LEAST_SUPPORT = 5
"""So many marks must agree before a closer look is worth its time."""
SURE_SUPPORT = 16
"""If fewer agree, the second picture is looked at once more, larger."""
SCENE_SUPPORT = 9
SCENE_SHARE = 0.2
"""So many marks, and such a share of those that look alike, make it the same place."""
LEAST_COVER = 0.1
"""At least this share of both pictures must fit, or it is but a logo or a frame they share."""
UNLIKE, ALIKE = 0.5, 0.85
"""Correlation of the middle tile: from surely not the same pixels to surely the same."""
BENT, STRAIGHT = 0.15, 0.04
"""Bend in pixels: from surely another point of view to surely the same."""
WHOLE = 0.93
UNTOUCHED = 0.96
CHANGED_SHARE = 0.012
PLANE_SUPPORT = 40
SLANT = 0.03
"""So much nearer must one end be, or it is no more askew than any copy."""
BENT_PLANE = 0.03
"""Bend in pixels that even a plane has; what is more bent is a place with depth."""
LEAST_COVER_SHOWN = 0.5
UNLIKE_SHOWN, ALIKE_SHOWN = 0.80, 0.95
"""Correlation of the finest detail: from another picture of the same wall to a picture of it."""
CHANGED_SHOWN = 0.02
"""Twice the share of changed tiles that is taken for a repair."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture made ready to be compared, so that it need not be read twice."""

    raw: bytes
    frame: Frame
    marks: Marks


@dataclass(frozen=True, slots=True)
class Match:
    """How marks of one picture lie in another."""

    fit: Fit
    is_mirrored: bool
    second: Frame
    source: Points
    target: Points


def see(raw: bytes) -> Seen | Flaw:
    """A picture made ready, or what is wrong with the file."""
    frame = decode(raw)
    return frame if isinstance(frame, Flaw) else Seen(raw, frame, marks_of(frame.grey))


def compare(before: bytes, after: bytes) -> Likeness:
    """How surely `after` was made from `before`, a photograph of a screen included."""
    first, second = see(before), see(after)
    if isinstance(first, Flaw) or isinstance(second, Flaw):
        return Likeness(0.0, (Trace.CANNOT_TELL,))
    return compare_seen(first, second, screens=True)


def compare_seen(before: Seen, after: Seen, *, screens: bool = False) -> Likeness:
    """The same for pictures made ready.

    With `screens`, one that shows the other askew and unchanged is taken for a photograph of it.
    Ask for that only where something has to have changed: beside the complaint.
    """
    if before.raw == after.raw:
        return Likeness(1.0, (Trace.SAME_PICTURE,))
    match = _best_match(before, after)
    shown = _on_screen(before, match) if screens and match else None
    if shown and (sure := _screen_sureness(shown)) >= COPIED:
        return Likeness(sure, (Trace.OFF_SCREEN,))
    if match and (laid := _laid(before, match)):
        sure = _sureness(laid)
        if sure >= COPIED:
            return Likeness(sure, tuple(_traces(laid, match)))
        return Likeness(sure, (_of_the_scene(before, after, match),))
    return Likeness(0.0, (_of_the_scene(before, after, match),))


def _best_match(before: Seen, after: Seen) -> Match | None:
    """The better of plain and mirrored; a small picture within a large one needs a closer look."""
    near = _match(before, after.marks, after.frame)
    if near and near.fit.support >= SURE_SUPPORT:
        return near
    large = decode(after.raw, LARGE_SIDE)
    if isinstance(large, Flaw):
        return near
    far = _match(before, marks_of(large.grey), large)
    return max((near, far), key=lambda match: match.fit.support if match else 0)


def _match(before: Seen, marks: Marks, second: Frame) -> Match | None:
    turned = before.marks.mirrored(before.frame.grey.shape[1])
    found = [
        Match(way, is_mirrored, second, *pair)
        for own, is_mirrored in ((before.marks, False), (turned, True))
        if (way := fit(*(pair := matches(own, marks))))
    ]
    return max(found, key=lambda match: match.fit.support, default=None)


def _laid(before: Seen, match: Match) -> Laid | None:
    if match.fit.support < LEAST_SUPPORT:
        return None
    grey = mirrored(before.frame.grey) if match.is_mirrored else before.frame.grey
    return laid_over(grey, match.second.grey, Affine(match.fit.turn, 0, match.fit.shift))


def _on_screen(before: Seen, match: Match) -> Laid | None:
    """The first picture laid askew over the second; None where nothing is askew."""
    if match.fit.support < SURE_SUPPORT:
        return None
    grey = mirrored(before.frame.grey) if match.is_mirrored else before.frame.grey
    source, target = match.source.astype(np.complex128), match.target.astype(np.complex128)
    found = plane_by_marks(source, target, Affine(match.fit.turn, 0, match.fit.shift))
    if found is None or found[1] < PLANE_SUPPORT or found[0].slant(grey.shape) < SLANT:
        return None
    return laid_on_plane(grey, match.second.grey, found[0])


def _screen_sureness(laid: Laid) -> float:
    """How surely a picture shows the other: a plane, down to the camera's noise, unchanged."""
    if laid.cover < LEAST_COVER_SHOWN or laid.bend > BENT_PLANE:
        return 0.0
    fine = (float(np.median(laid.fine)) - UNLIKE_SHOWN) / (ALIKE_SHOWN - UNLIKE_SHOWN)
    same = (CHANGED_SHOWN - laid.changed) / CHANGED_SHOWN
    return round(float(np.clip(min(fine, same), 0, 1)), 3)


def _sureness(laid: Laid) -> float:
    """How surely these are the same pixels: they look alike, and nothing is bent."""
    if min(laid.cover, laid.used) < LEAST_COVER:
        return 0.0
    alike = (float(np.median(laid.alike)) - UNLIKE) / (ALIKE - UNLIKE)
    straight = (BENT - laid.bend) / (BENT - STRAIGHT)
    return round(float(np.clip(min(alike, straight), 0, 1)), 3)


def _traces(laid: Laid, match: Match) -> list[Trace]:
    """What was done to a copy."""
    traces = []
    if match.is_mirrored:
        traces.append(Trace.MIRRORED)
    if laid.cover < WHOLE:
        traces.append(Trace.CROPPED)
    if laid.used < WHOLE:
        traces.append(Trace.FRAMED)
    if laid.changed > CHANGED_SHARE:
        traces.append(Trace.RETOUCHED)
    if float(np.median(laid.fine)) < UNTOUCHED:
        traces.append(Trace.ALTERED)
    return traces or [Trace.SAME_PICTURE]


def _of_the_scene(before: Seen, after: Seen, match: Match | None) -> Trace:
    if match and match.fit.support >= max(SCENE_SUPPORT, SCENE_SHARE * match.fit.matches):
        return Trace.SAME_SCENE
    if min(len(before.marks.at), len(after.marks.at)) < FEW_MARKS:
        return Trace.CANNOT_TELL
    return Trace.OTHER_SCENE
