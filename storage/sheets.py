"""Tables as files that a spreadsheet opens: Excel and CSV.

What citizens wrote never becomes a formula, whatever it begins with.
Source: OWASP, CSV Injection.
"""

import csv
import io
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


def as_excel(sheets: Sequence[Sheet]) -> bytes:
    """The tables as one Excel file."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name[:LONGEST_NAME]), sheet, bold)
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, bold: Any) -> None:
    if sheet.leftward:
        page.right_to_left()
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)
    for column, title in enumerate(sheet.head):
        page.write_string(0, column, title, bold)
        page.set_column(column, column, _width(sheet, column))
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell)


def _write(page: Any, number: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(number, column, cell[:LONGEST_CELL])
    elif cell is not None:
        page.write_number(number, column, cell)


def _width(sheet: Sheet, column: int) -> int:
    """About as wide as its longest cells at the beginning of the table."""
    cells = [sheet.head[column], *(str(row[column] or "") for row in sheet.rows[:100])]
    return min(_WIDEST, max(_NARROWEST, *(len(cell) + 2 for cell in cells)))


def as_csv(sheet: Sheet) -> bytes:
    """The table as CSV that Excel reads as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.head)
    writer.writerows([_harmless(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    formula = isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA)
    return f"'{cell}" if formula else cell
