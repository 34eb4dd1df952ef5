"""A street lamp at nightfall: dark, and lit again."""

from PIL import Image

from sandbox.drawing.brush import Brush
from sandbox.drawing.street import HEIGHT, HORIZON, HOUSES, KERB, WIDTH, house, mountains

HEAD_X, HEAD_Y = 700, 182


def dark_lamp() -> Image.Image:
    """The lamp is out; only a few windows give light."""
    brush = _night()
    _pole(brush, "#11161d")
    brush.veil([(0, 520), (WIDTH, 520), (WIDTH, HEIGHT), (0, HEIGHT)], "#05070b", 0.35, 60)
    return brush.finished(0.08)


def lit_lamp() -> Image.Image:
    """The lamp shines on the pavement."""
    brush = _night()
    cone = [(HEAD_X - 40, HEAD_Y), (HEAD_X + 40, HEAD_Y), (1090, 830), (330, 830)]
    brush.veil(cone, "#ffdf9a", 0.3, 34)
    brush.glow(HEAD_X, 770, 520, 130, "#ffe2a6", 0.75)
    _pole(brush, "#2a2f36")
    brush.glow(HEAD_X, HEAD_Y + 6, 210, 190, "#fff0c4", 0.85)
    brush.oval(HEAD_X, HEAD_Y + 10, 40, 15, "#fffbe8")
    return brush.finished(0.08)


def _night() -> Brush:
    brush = Brush(WIDTH, HEIGHT, "#1a2029", 5)
    brush.fade(0, HORIZON, "#0f1a30", "#42506b")
    for _star in range(90):
        x, y = brush.random.uniform(0, WIDTH), brush.random.uniform(0, 260)
        brush.oval(x, y, 1.4, 1.4, "#dfe7f5")
    mountains(brush, "#26324a", "#8f9cb3")
    for x, width, height, _wall in HOUSES:
        house(brush, x, width, height - 40, "#232833", "#f2c66d")
    brush.fade(HORIZON + 60, KERB, "#2b313b", "#333a45")
    brush.box(0, KERB, WIDTH, 14, "#4a515c")
    brush.fade(KERB + 14, HEIGHT, "#20252d", "#171b21")
    return brush


def _pole(brush: Brush, metal: str) -> None:
    brush.box(876, 690, 52, 44, metal, 6)
    brush.area([(892, 700), (897, 150), (909, 150), (914, 700)], metal)
    brush.stroke([(903, 156), (860, 128), (760, 140), (HEAD_X, HEAD_Y - 14)], metal, 11)
    brush.area(
        [
            (HEAD_X - 58, HEAD_Y + 8),
            (HEAD_X - 30, HEAD_Y - 22),
            (HEAD_X + 30, HEAD_Y - 22),
            (HEAD_X + 58, HEAD_Y + 8),
        ],
        metal,
    )
    brush.oval(HEAD_X, HEAD_Y + 8, 40, 9, "#4b5360")
