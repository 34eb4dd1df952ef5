"""Water from a broken pipe, and a branch that fell across the pavement."""

from PIL import Image

from sandbox.drawing.brush import Brush
from sandbox.drawing.street import street


def water_leak() -> Image.Image:
    """Water springs from between the stones and runs over the road."""
    brush = street(8)
    brush.veil(brush.blot(600, 850, 540, 88, 0.12), "#7fa9c2", 0.6, 6)
    brush.veil(brush.blot(560, 700, 260, 44, 0.16), "#8fb6cc", 0.75, 5)
    brush.veil([(430, 712), (700, 712), (860, 850), (330, 850)], "#8fb6cc", 0.65, 9)
    brush.area(brush.blot(560, 690, 74, 20, 0.2), "#4d463c")
    for dx in (-64, -34, 0, 32, 60):
        _jet(brush, 560, 686, dx)
    for _drop in range(90):
        x, y = brush.random.gauss(560, 100), brush.random.uniform(470, 690)
        brush.oval(x, y, 3, 4.5, "#d7ecf6")
    for x, y, r in ((420, 836, 60), (690, 862, 84), (860, 838, 46)):
        _ring(brush, x, y, r)
    return brush.finished()


def fallen_branch() -> Image.Image:
    """A heavy branch lies where people walk and cars park."""
    brush = street(21)
    brush.shade(640, 772, 500, 46, 0.55)
    brush.stroke([(150, 742), (420, 716), (700, 752), (1040, 800)], "#6d563c", 40)
    brush.stroke([(150, 736), (420, 708), (700, 744), (1040, 792)], "#8a7051", 15)
    brush.oval(146, 742, 24, 26, "#d9bd8d")
    brush.oval(146, 742, 13, 15, "#c19f6a")
    for line in (((420, 716), (520, 636), (590, 600)), ((700, 752), (840, 690), (930, 676))):
        brush.stroke(line, "#75603f", 20)
    for x, y, wide in ((600, 600, 90), (930, 672, 100), (1060, 792, 120), (780, 716, 70)):
        _leaves(brush, x, y, wide)
    return brush.finished()


def _jet(brush: Brush, x: float, y: float, dx: float) -> None:
    height = 250 - abs(dx) * 1.3
    arc = [
        (x + dx * t * 1.9, y - height * 4 * t * (1 - t)) for t in (0, 0.2, 0.4, 0.55, 0.75, 0.95)
    ]
    brush.stroke(arc, "#a9d0e4", 13)
    brush.stroke(arc, "#e6f4fb", 5)


def _ring(brush: Brush, x: float, y: float, r: float) -> None:
    for part in (1, 0.66, 0.33):
        brush.oval(x, y, r * part, r * part * 0.24, "#b9d6e4")
        brush.oval(x, y + 1, r * part - 3, r * part * 0.24 - 2, "#86aec4")


def _leaves(brush: Brush, x: float, y: float, wide: float) -> None:
    for _leaf in range(110):
        dx, dy = brush.random.gauss(0, wide * 0.6), brush.random.gauss(0, wide * 0.3)
        tone = brush.random.choice(("#5d8a4a", "#6f9b55", "#4a713e", "#8cb06a", "#3f6436"))
        brush.area(brush.blot(x + dx, y + dy, 17, 10, 0.3), tone)
