"""The street in which everything happens: sky, mountains, houses, plane trees, pavement, road."""

from sandbox.drawing.brush import Brush

WIDTH, HEIGHT = 1280, 960
HORIZON, KERB, ROAD = 560, 720, 752


def street(seed: int = 3) -> Brush:
    """A quiet street by day, ready for something to lie in it."""
    brush = Brush(WIDTH, HEIGHT, "#d8d3c6", seed)
    brush.fade(0, HORIZON, "#8fbce0", "#e9f1f3")
    mountains(brush, "#9fb0be", "#f4f7f8")
    for x, width, height, wall in HOUSES:
        house(brush, x, width, height, wall)
    pavement(brush)
    road(brush)
    for x in (70, 1205):
        tree(brush, x, KERB - 22)
    return brush


HOUSES = (
    (-30, 300, 420, "#d9b48f"),
    (262, 240, 350, "#e8dcc6"),
    (494, 290, 450, "#c99a75"),
    (776, 230, 330, "#ece4d3"),
    (998, 310, 400, "#d3ab86"),
)


def mountains(brush: Brush, rock: str, snow: str) -> None:
    """The mountains north of the town, with snow on top."""
    peaks = [(0, 330), (170, 200), (320, 290), (520, 140), (720, 280), (930, 180), (1280, 330)]
    brush.area([(0, 560), *peaks, (1280, 560)], rock)
    for x, y in ((170, 200), (520, 140), (930, 180)):
        cap = [(x, y), (x + 58, y + 44), (x + 24, y + 36), (x, y + 58), (x - 26, y + 36)]
        brush.area([*cap, (x - 60, y + 46)], snow)


def house(brush: Brush, x: float, width: float, height: float, wall: str, lit: str = "") -> None:
    """A house of brick with rows of windows; `lit` colours some of them from inside."""
    top, foot = HORIZON + 60 - height, HORIZON + 64
    brush.box(x, top, width - 6, foot - top, wall)
    brush.box(x - 4, top - 8, width + 2, 12, "#8d7a66")
    for row in range(int(height // 105)):
        for column in range(int(width // 88)):
            _window(brush, x + 24 + column * 88, top + 34 + row * 105, lit)
    brush.box(x, foot - 40, width - 6, 40, "#a08b74")


def _window(brush: Brush, x: float, y: float, lit: str) -> None:
    glass = "#6d8796"
    if lit:
        glass = lit if brush.random.random() < 0.3 else "#1b2430"
    brush.box(x - 4, y - 4, 52, 68, "#f3eee3" if not lit else "#2c3440", 2)
    brush.box(x, y, 44, 60, glass)
    if not lit:
        brush.area([(x, y + 60), (x, y + 26), (x + 30, y), (x + 44, y)], "#87a0ad")
    brush.box(x + 20, y, 4, 60, "#f3eee3" if not lit else "#2c3440")


def pavement(brush: Brush) -> None:
    """Paving stones up to the kerb, growing larger towards us."""
    brush.fade(HORIZON + 60, KERB, "#cfc9bb", "#ddd8cb")
    for y in (640, 662, 690):
        brush.stroke([(0, y), (WIDTH, y)], "#bdb6a6", 1.5)
    for column in range(-8, 24):
        x = 640 + (column - 8) * 96
        far = 640 + (x - 640) * 0.72
        brush.stroke([(far, HORIZON + 62), (x, KERB)], "#bdb6a6", 1.5)
    brush.box(0, KERB, WIDTH, 14, "#eceae3")
    brush.box(0, KERB + 14, WIDTH, 20, "#9b978c")


def road(brush: Brush) -> None:
    """Asphalt with small stones in it."""
    brush.fade(ROAD, HEIGHT, "#6b6f72", "#565a5d")
    for _number in range(2600):
        x, y = brush.random.uniform(0, WIDTH), brush.random.uniform(ROAD + 2, HEIGHT)
        tone = brush.random.choice(("#777b7e", "#505457", "#818588", "#4b4f52"))
        brush.oval(x, y, 1.6, 1.1, tone)


def tree(brush: Brush, x: float, y: float) -> None:
    """A plane tree with its spotted bark."""
    brush.shade(x + 20, y + 6, 120, 22)
    brush.area([(x - 17, y), (x - 10, y - 330), (x + 10, y - 330), (x + 19, y)], "#a89a84")
    for _patch in range(16):
        at = brush.random.uniform(20, 310)
        brush.oval(x + brush.random.uniform(-9, 10), y - at, 5, 9, "#cfc5b0")
    for _leaf in range(150):
        dx, dy = brush.random.gauss(0, 72), brush.random.gauss(0, 62)
        tone = brush.random.choice(("#5d8a4a", "#6f9b55", "#4d7840", "#82ab63"))
        brush.oval(x + dx, y - 400 + dy, 30, 22, tone)
