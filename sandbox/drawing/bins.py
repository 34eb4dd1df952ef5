"""A street bin: overflowing, and the same one emptied and clean."""

from PIL import Image

from sandbox.drawing.brush import Brush
from sandbox.drawing.street import street

X, Y = 640, 735  # where the bin's front foot stands


def full_bin() -> Image.Image:
    """A bin that has not been emptied for days."""
    brush = street()
    _stain(brush)
    for x, y, size in ((452, 742, 62), (836, 748, 70), (905, 726, 48), (398, 716, 40)):
        _bag(brush, x, y, size)
    _heap(brush)
    _body(brush)
    _carton(brush)
    _litter(brush)
    return brush.finished()


def clean_bin() -> Image.Image:
    """The same bin, lid down, nothing around it."""
    brush = street()
    brush.glow(X, Y + 12, 330, 46, "#e9efef", 0.35)
    _body(brush)
    brush.area([(478, 418), (500, 378), (780, 378), (802, 418)], "#2f7d5b")
    brush.area([(500, 378), (780, 378), (770, 366), (510, 366)], "#3f9670")
    brush.box(474, 414, 332, 18, "#276a4d", 8)
    brush.veil([(520, 450), (548, 450), (566, 690), (542, 690)], "#ffffff", 0.16, 4)
    return brush.finished()


def _body(brush: Brush) -> None:
    brush.shade(X + 12, Y - 4, 235, 34, 0.5)
    for x in (524, 756):
        brush.oval(x, Y - 12, 25, 25, "#23282b")
        brush.oval(x, Y - 12, 10, 10, "#8b9498")
    brush.area([(484, 428), (796, 428), (764, 716), (516, 716)], "#35875f")
    brush.area([(484, 428), (520, 428), (544, 716), (516, 716)], "#43996f")
    brush.area([(752, 428), (796, 428), (764, 716), (732, 716)], "#2a7050")
    for x in (580, 640, 700):
        brush.stroke([(x, 468), (640 + (x - 640) * 0.86, 690)], "#2e7a57", 6)
    brush.box(476, 420, 328, 20, "#2a7050", 8)
    brush.box(592, 520, 96, 62, "#eef3ee", 8)
    brush.area([(640, 530), (662, 566), (618, 566)], "#35875f")
    brush.area([(640, 543), (651, 561), (629, 561)], "#eef3ee")


def _heap(brush: Brush) -> None:
    brush.area([(470, 422), (420, 330), (444, 322), (506, 420)], "#2a7050")
    for x, y, size in (
        (560, 392, 66),
        (716, 396, 70),
        (640, 346, 78),
        (520, 420, 44),
        (764, 424, 42),
    ):
        _bag(brush, x, y, size)
    brush.area([(676, 330), (752, 304), (772, 366), (700, 392)], "#c79a63")
    brush.area([(676, 330), (752, 304), (742, 292), (664, 318)], "#dcb27c")
    brush.box(572, 300, 20, 60, "#8fc6d8", 7)
    brush.box(577, 288, 10, 14, "#2d74b5", 3)
    brush.area([(600, 424), (628, 388), (676, 408), (660, 446)], "#f2efe6")


def _bag(brush: Brush, x: float, y: float, size: float) -> None:
    dark = brush.random.choice(("#2b2f36", "#363b44", "#30435a"))
    brush.shade(x, y + size * 0.52, size * 1.3, size * 0.3, 0.4)
    brush.area(brush.blot(x, y, size, size * 0.78, 0.07), dark)
    knot = [(x - 9, y - size * 0.7), (x - 20, y - size * 1.02), (x, y - size * 0.86)]
    brush.area([*knot, (x + 18, y - size * 1.04), (x + 9, y - size * 0.68)], dark)
    for turn in (-0.5, -0.15, 0.3):
        brush.stroke(
            [(x + turn * size * 0.3, y - size * 0.6), (x + turn * size * 1.1, y + size * 0.3)],
            "#59616d",
            3,
        )


def _carton(brush: Brush) -> None:
    brush.shade(1006, 752, 100, 18, 0.4)
    brush.area([(930, 668), (1050, 660), (1066, 744), (944, 756)], "#bf9058")
    brush.area([(1050, 660), (1092, 640), (1104, 722), (1066, 744)], "#a67945")
    brush.area([(930, 668), (972, 640), (1092, 640), (1050, 660)], "#8a6439")
    brush.area([(930, 668), (888, 640), (932, 618), (972, 640)], "#d5a972")
    brush.stroke([(990, 664), (1004, 750)], "#d9bd92", 9)


def _litter(brush: Brush) -> None:
    for x, y, tone in ((332, 770, "#f1ede2"), (540, 792, "#e9e4d6"), (700, 806, "#f4f1e8")):
        brush.area(brush.blot(x, y, 30, 12, 0.35), tone)
    brush.box(760, 786, 62, 15, "#d64f3f", 6)
    brush.oval(822, 793, 5, 7, "#e9e9e9")
    brush.area([(430, 782), (486, 772), (494, 794), (438, 802)], "#6fb7cf")
    brush.area([(262, 742), (300, 736), (304, 758), (268, 764)], "#e5c24e")
    for x, y in ((560, 250), (700, 232), (642, 208), (760, 268), (500, 290)):
        brush.oval(x, y, 3, 2.4, "#2a2a2a")
        brush.oval(x - 3, y - 3, 3, 1.6, "#9aa3a8")


def _stain(brush: Brush) -> None:
    brush.veil(brush.blot(690, 748, 300, 26, 0.2), "#4a4034", 0.42, 7)
