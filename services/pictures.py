"""Figures as pictures: bars, and a map of where most is reported."""

from domain.city import City
from domain.statistics import FEWEST
from geo import charts
from geo.borders import Borders
from geo.charts import Bar, Panel
from geo.heat import draw_heat
from geo.shaping import Colour
from services.bulletins import days_named, on_time, shown, top_subjects, view_named
from services.statistics import Counted
from services.voice import Voice


def chart(city: City, voice: Voice, counted: Counted) -> bytes:
    """The figures as bars (PNG)."""
    title = voice.word(
        "picture-title",
        who=view_named(city, voice, counted.wanted.view),
        days=days_named(voice, counted.wanted),
    )
    panels = [_ends(voice, counted), _board(city, voice, counted), _subjects(city, voice, counted)]
    filled = [panel for panel in panels if panel.bars]
    return charts.draw_chart(title, filled, leftward=voice.language == "fa")


def _ends(voice: Voice, counted: Counted) -> Panel:
    whole = counted.summary.whole
    bars = (
        _bar(voice, "picture-received", whole.received, charts.BLUE),
        _bar(voice, "picture-solved", whole.solved, charts.GREEN),
        _bar(voice, "picture-answered", whole.answered, charts.AMBER),
        _bar(voice, "picture-silent", whole.silent, charts.GREY),
        _bar(voice, "picture-late", whole.late, charts.RED),
        _bar(voice, "picture-reopened", counted.summary.reopened, charts.PURPLE),
    )
    return Panel(voice.word("picture-ends"), bars)


def _bar(voice: Voice, key: str, count: int, colour: Colour) -> Bar:
    return Bar(voice.word(key), count, _number(voice, count), colour)


def _number(voice: Voice, count: int) -> str:
    return voice.word("picture-number", count=str(count))


def _board(city: City, voice: Voice, counted: Counted) -> Panel:
    """How much was done in its term, with how sure that is; who has too few cases is not drawn."""
    board = on_time(counted.summary) if counted.wanted.view.unit is None else {}
    bars = tuple(
        Bar(
            voice.name(city.unit(unit).name),
            share.value or 0.0,
            shown(voice, share),
            charts.GREEN,
            share.interval,
        )
        for unit, share in board.items()
        if share.of >= FEWEST
    )
    return Panel(voice.word("picture-board"), bars, full=1.0)


def _subjects(city: City, voice: Voice, counted: Counted) -> Panel:
    bars = tuple(
        Bar(voice.name(city.subject(subject).short), count, _number(voice, count))
        for subject, count in top_subjects(counted.summary)
    )
    return Panel(voice.word("picture-subjects"), bars)


def heat_map(city: City, voice: Voice, counted: Counted, borders: Borders) -> bytes:
    """Where it was reported from (PNG)."""
    regions = counted.summary.regions
    title = voice.word(
        "picture-map",
        who=view_named(city, voice, counted.wanted.view),
        days=days_named(voice, counted.wanted),
    )
    written = {name: _label(voice, name, regions.get(name, 0)) for name in borders.names}
    words = (title, voice.word("picture-legend"))
    return draw_heat(borders, regions, counted.cells, words, written)


def _label(voice: Voice, name: str, count: int) -> str:
    """A region's number, and beneath it how many reports came from there."""
    return "\n".join(voice.word("picture-number", count=said) for said in (name, str(count)))
