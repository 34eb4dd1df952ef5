"""A hole in the road, and the same place repaired."""

from PIL import Image

from sandbox.drawing.brush import Brush, Point
from sandbox.drawing.street import HEIGHT, WIDTH

FAR = 190


def pothole() -> Image.Image:
    """A deep hole with water standing in it."""
    brush = _lane()
    rim = brush.blot(650, 610, 300, 150, 0.14)
    brush.veil(brush.blot(650, 616, 350, 180, 0.12), "#3c3f41", 0.5, 9)
    _cracks(brush, rim)
    brush.area(rim, "#8b857b")
    brush.area(_shrunk(rim, 0.93, 6), "#5d564c")
    brush.area(_shrunk(rim, 0.84, 14), "#3b352e")
    brush.area(brush.blot(664, 640, 190, 76, 0.12), "#6f8794")
    brush.veil(brush.blot(690, 622, 110, 34, 0.15), "#cfe0e8", 0.75, 5)
    _stones(brush)
    return brush.finished()


def repaired_road() -> Image.Image:
    """A fresh patch of asphalt, level with the road."""
    brush = _lane()
    patch = [(372, 452), (926, 446), (1010, 770), (290, 782)]
    brush.veil(patch, "#202325", 0.55, 12)
    brush.area(patch, "#33373a")
    for _stone in range(1500):
        depth = brush.random.random()
        left, right = 372 - 82 * depth, 926 + 84 * depth
        x, y = brush.random.uniform(left + 6, right - 6), 450 + depth * 324
        brush.oval(x, y, 1.8, 1.3, brush.random.choice(("#42474a", "#2a2d2f", "#4b5053")))
    brush.stroke([*patch, patch[0]], "#17191a", 6)
    brush.veil([(430, 470), (700, 466), (560, 760), (340, 764)], "#ffffff", 0.07, 20)
    return brush.finished()


def _lane() -> Brush:
    brush = Brush(WIDTH, HEIGHT, "#777b7d", 11)
    brush.fade(0, FAR, "#c9c4b6", "#dbd6c9")
    for x in range(-40, WIDTH, 92):
        brush.stroke([(x + 30, 0), (x, FAR - 34)], "#b7b0a0", 2)
    brush.box(0, FAR - 36, WIDTH, 18, "#eceae3")
    brush.box(0, FAR - 18, WIDTH, 24, "#8f8b81")
    brush.fade(FAR + 6, HEIGHT, "#7b7f81", "#63676a")
    for _stone in range(5200):
        y = FAR + 8 + (HEIGHT - FAR) * brush.random.random() ** 0.8
        size = 0.9 + 1.6 * (y / HEIGHT)
        tone = brush.random.choice(("#8a8e90", "#5c6063", "#94989a", "#54585b"))
        brush.oval(brush.random.uniform(0, WIDTH), y, size, size * 0.7, tone)
    for x, w in ((60, 150), (470, 170), (900, 190)):
        brush.area([(x, 258), (x + w, 258), (x + w - 6, 282), (x - 10, 282)], "#e9e8e1")
    return brush


def _shrunk(points: list[Point], by: float, drop: float) -> list[Point]:
    return [(650 + (x - 650) * by, 610 + (y - 610) * by + drop) for x, y in points]


def _cracks(brush: Brush, rim: list[Point]) -> None:
    for x, y in rim[::3]:
        line = [(x, y)]
        for step in range(1, 5):
            away = 1 + step * 0.085
            wobble = brush.random.uniform(-14, 14)
            line.append((650 + (x - 650) * away + wobble, 610 + (y - 610) * away + wobble / 2))
        brush.stroke(line, "#2d2f31", 3.2)


def _stones(brush: Brush) -> None:
    for _stone in range(70):
        x, y = brush.random.gauss(650, 270), brush.random.gauss(640, 120)
        size = brush.random.uniform(3, 11)
        brush.oval(x + 2, y + 3, size, size * 0.6, "#3a3d3f")
        brush.oval(x, y, size, size * 0.66, brush.random.choice(("#9a958b", "#7f7a70", "#b0aa9e")))
