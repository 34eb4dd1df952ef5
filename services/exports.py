"""Reports as a table, for Excel and CSV; citizens stay unknown unless all of it is asked for."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.city import City
from domain.errors import Refusal
from domain.statistics import UnitFigures
from domain.tracking import spell_code
from nlp.personal import mask
from services.desk import Desk, Here
from services.statistics import Wanted, scope_of, summary
from services.voice import Voice
from storage import audit, exports
from storage.exports import Exported
from storage.sheets import Cell, CsvFile, ExcelFile, Sheet, zipped
from storage.statistics import Scope
from wording.dates import write_day

MOST_ROWS = 100_000
"""More than anybody reads, and still files that messengers carry."""
LARGEST_CSV = 20_000_000
"""Bytes of a CSV file that is sent as it is; a larger one is packed."""
_DIGITS = 4
"""Of a degree: about ten metres."""

Column = tuple[str, Callable[["_Row"], Cell]]


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written into files: how many reports, and every unit's figures."""

    wanted: Wanted
    scope: Scope
    count: int
    units: Mapping[str, UnitFigures]


@dataclass(frozen=True, slots=True)
class _Row:
    city: City
    voice: Voice
    full: bool
    report: Exported

    def day(self, at: datetime) -> str:
        """A moment in the city's time, so written that it can be sorted."""
        local = at.astimezone(ZoneInfo(self.city.timezone))
        return f"{write_day(local.date(), self.voice.language)} {local:%H:%M}"

    def said(self, words: str, *, names: bool = True) -> str:
        """A citizen's words, masked unless everything is wanted."""
        return words if self.full else mask(words, names=names)


async def gather(desk: Desk, wanted: Wanted) -> Export:
    """The reports opened in the period, and every unit's figures; `Refusal` if they are too many.

    Where there is none there is no file either.
    """
    scope = scope_of(desk, wanted.period, wanted.view)
    count = await exports.count_exported(desk.tx, scope)
    if not count:
        raise Refusal("export-nothing")
    if count > MOST_ROWS:
        raise Refusal("export-too-many", count=str(count), most=str(MOST_ROWS))
    return Export(wanted, scope, count, (await summary(desk, scope)).units)


def pages(desk: Desk, export: Export) -> AsyncIterator[Sequence[Exported]]:
    """The reports, some hundreds at a time."""
    return exports.exported(desk.tx, export.scope)


async def note(desk: Desk, here: Here, export: Export) -> None:
    """Write down who got citizens' names, of which days and how many."""
    view, period = export.wanted.view, export.wanted.period
    whose = " ".join(part for part in (view.unit, view.region) if part)
    words = f"{period.first} – {period.last}: {export.count}"
    await audit.record(desk.tx, desk.now, here.person.id, "export-full", whose, words)


class Files:
    """An export being written as Excel (reports, and the units' figures) and as CSV (reports).

    Masking takes its time: call it in a thread.
    """

    def __init__(self, city: City, voice: Voice, export: Export) -> None:
        """Begin the tables, with what is personal only if all was asked for."""
        self._city, self._voice, self._export = city, voice, export
        self._columns = (*_COLUMNS, *_PERSONAL) if export.wanted.full else _COLUMNS
        head = [voice.word(key) for key, _ in self._columns]
        self._excel, self._csv = ExcelFile(), CsvFile(head)
        self._excel.begin(voice.word("export-reports"), head, leftward=voice.language == "fa")

    def add(self, reports: Sequence[Exported]) -> None:
        """Write these reports."""
        full = self._export.wanted.full
        rows = [_Row(self._city, self._voice, full, report) for report in reports]
        cells = [[value(row) for _, value in self._columns] for row in rows]
        self._excel.add(cells)
        self._csv.add(cells)

    def finished(self) -> list[tuple[str, bytes]]:
        """The files by their names."""
        units = _units(self._city, self._voice, self._export)
        self._excel.begin(units.name, units.head, leftward=units.leftward)
        self._excel.add(units.rows)
        excel, table = self._excel.finish(), self._csv.finish()
        if len(table) <= LARGEST_CSV:
            return [("reports.xlsx", excel), ("reports.csv", table)]
        return [("reports.xlsx", excel), ("reports.csv.zip", zipped("reports.csv", table))]


def _units(city: City, voice: Voice, export: Export) -> Sheet:
    head = (
        "export-unit", "picture-received", "picture-solved", "picture-answered", "picture-silent",
        "export-over", "picture-late",
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [voice.name(city.unit(unit).name), one.received, one.solved, one.answered, one.silent,
         one.due, one.late]
        for unit, one in export.units.items()
    ]  # fmt: skip
    titles = [voice.word(key) for key in head]
    return Sheet(voice.word("export-units"), titles, rows, leftward=voice.language == "fa")


def _region(row: _Row) -> Cell:
    region = row.report.region
    return row.voice.name(row.city.region(region).name) if region else None


def _degrees(value: float | None) -> Cell:
    return None if value is None else round(value, _DIGITS)


def _yes(row: _Row, value: object) -> Cell:
    return row.voice.word("export-yes") if value else None


_COLUMNS: tuple[Column, ...] = (
    ("export-code", lambda row: spell_code(row.report.code)),
    ("export-opened", lambda row: row.day(row.report.opened_at)),
    ("export-subject", lambda row: row.voice.name(row.city.subject(row.report.subject).name)),
    ("export-unit", lambda row: row.voice.name(row.city.unit(row.report.unit).name)),
    ("export-region", _region),
    ("export-state", lambda row: row.voice.word(f"short-{row.report.state.replace('_', '-')}")),
    ("export-changed", lambda row: row.day(row.report.changed_at)),
    ("export-due", lambda row: row.day(row.report.due_at)),
    ("export-urgent", lambda row: _yes(row, row.report.emergency)),
    ("export-objections", lambda row: row.report.objections),
    ("export-returns", lambda row: row.report.returns),
    ("export-rating", lambda row: row.report.rating),
    ("export-story", lambda row: row.said(row.report.story)),
    ("export-place", lambda row: row.said(row.report.place, names=False)),
    ("export-address", lambda row: row.said(row.report.address, names=False)),
    ("export-latitude", lambda row: _degrees(row.report.latitude)),
    ("export-longitude", lambda row: _degrees(row.report.longitude)),
)
_PERSONAL: tuple[Column, ...] = (
    ("export-name", lambda row: row.report.name),
    ("export-messenger", lambda row: row.report.messenger),
    ("export-number", lambda row: str(row.report.native_id)),
)
