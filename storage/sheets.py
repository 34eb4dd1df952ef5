"""Tables as files that a spreadsheet opens: Excel and CSV.

What citizens wrote never becomes a formula, whatever it begins with.
Source: OWASP, CSV Injection.
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

Cell = str | int | float | None

LONGEST_CELL, LONGEST_NAME = 32_000, 31
"""Excel takes some more letters in a cell, and loses a longer text whole."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _NARROWEST = 48, 9


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; `leftward` begins at the right."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    leftward: bool = False


class ExcelFile:
    """An Excel file written row by row, so that it may be long: only the last row is in memory."""

    def __init__(self) -> None:
        """Begin an empty file."""
        self._out = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(self._out, {"constant_memory": True})
        self._bold = self._book.add_format({"bold": True, "bottom": 1})
        self._page: Any = None
        self._head: Sequence[str] = ()
        self._written = 0

    def begin(self, name: str, head: Sequence[str], *, leftward: bool = False) -> None:
        """Begin the next sheet; the one before it is complete."""
        self._end()
        self._page, self._head, self._written = (
            self._book.add_worksheet(name[:LONGEST_NAME]),
            head,
            0,
        )
        if leftward:
            self._page.right_to_left()
        self._page.freeze_panes(1, 0)
        for column, title in enumerate(head):
            self._page.write_string(0, column, title, self._bold)

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write these rows; the first ones say how wide the columns are."""
        if not self._written:
            for column in range(len(self._head)):
                self._page.set_column(column, column, _width(self._head, rows, column))
        for row in rows:
            self._written += 1
            for column, cell in enumerate(row):
                _write(self._page, self._written, column, cell)

    def _end(self) -> None:
        if self._page is not None:
            self._page.autofilter(0, 0, self._written, len(self._head) - 1)

    def finish(self) -> bytes:
        """The whole file."""
        self._end()
        self._book.close()
        return self._out.getvalue()


def as_excel(sheets: Sequence[Sheet]) -> bytes:
    """The tables as one Excel file."""
    file = ExcelFile()
    for sheet in sheets:
        file.begin(sheet.name, sheet.head, leftward=sheet.leftward)
        file.add(sheet.rows)
    return file.finish()


def _write(page: Any, number: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(number, column, cell[:LONGEST_CELL])
    elif cell is not None:
        page.write_number(number, column, cell)


def _width(head: Sequence[str], rows: Sequence[Sequence[Cell]], column: int) -> int:
    """About as wide as its longest cells at the beginning of the table."""
    cells = [head[column], *(str(row[column] or "") for row in rows[:100])]
    return min(_WIDEST, max(_NARROWEST, *(len(cell) + 2 for cell in cells)))


class CsvFile:
    """A table as CSV that Excel reads as UTF-8, written row by row."""

    def __init__(self, head: Sequence[str]) -> None:
        """Begin with the titles."""
        self._out = io.BytesIO(b"\xef\xbb\xbf")
        self._out.seek(0, io.SEEK_END)
        self._text = io.TextIOWrapper(self._out, "utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._text)
        self._writer.writerow(head)

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write these rows."""
        self._writer.writerows([_harmless(cell) for cell in row] for row in rows)

    def finish(self) -> bytes:
        """The whole file."""
        return self._out.getvalue()


def as_csv(sheet: Sheet) -> bytes:
    """The table as CSV."""
    file = CsvFile(sheet.head)
    file.add(sheet.rows)
    return file.finish()


def zipped(name: str, content: bytes) -> bytes:
    """A file in an archive, for one that is too large to be sent as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    formula = isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA)
    return f"'{cell}" if formula else cell
