"""Spreadsheets are opened again and hold what was put in, and no formula of anybody's."""

import csv
import io
import zipfile
from xml.etree import ElementTree as Xml

from storage.sheets import LONGEST_CELL, Cell, Sheet, as_csv, as_excel, zipped

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
EVIL = '=HYPERLINK("http://x";"y")'
ROWS: list[list[Cell]] = [
    ["سطل پر است", 3, 35.71, None],
    [EVIL, -1, 0.5, "+98"],
    ["@a\x07b", 0, 1.0, ""],
]
SHEET = Sheet("گزارش‌ها", ("شرح", "شمار", "عرض", "تلفن"), ROWS, leftward=True)


def opened(excel: bytes, number: int = 1) -> tuple[list[list[Cell]], Xml.Element]:
    """The cells of a sheet as the file itself holds them, and its whole page."""
    book = zipfile.ZipFile(io.BytesIO(excel))
    page = Xml.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
    rows = [[_cell(cell) for cell in row] for row in page.findall(".//m:row", SPACE)]
    return rows, page


def _cell(cell: Xml.Element) -> Cell:
    if cell.get("t") == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{{{SPACE['m']}}}t"))
    return float(cell.findtext("m:v", namespaces=SPACE) or "")


def test_an_excel_file_holds_what_was_put_in() -> None:
    """Titles, words and numbers come back; Persian tables begin at the right."""
    rows, page = opened(as_excel([SHEET, Sheet("two", ("a",), [[1]])]))

    assert [list(SHEET.head), ["سطل پر است", 3.0, 35.71], [EVIL, -1.0, 0.5, "+98"]] == rows[:3]
    view = page.find(".//m:sheetView", SPACE)
    assert view is not None
    assert "1" == view.get("rightToLeft")
    assert [["a"], [1.0]] == opened(as_excel([SHEET, Sheet("two", ("a",), [[1]])]), 2)[0]


def test_no_cell_is_a_formula() -> None:
    """What a citizen wrote stays words, however it begins."""
    _, page = opened(as_excel([SHEET]))

    assert [] == page.findall(".//m:f", SPACE)


def test_a_long_story_is_cut_and_not_lost() -> None:
    """Excel would drop a cell that is too long."""
    rows, _ = opened(as_excel([Sheet("x", ("a",), [["ب" * (LONGEST_CELL + 900)]])]))

    assert "ب" * LONGEST_CELL == rows[1][0]


def test_a_csv_file_holds_what_was_put_in() -> None:
    """It opens as UTF-8, and what would be a formula is quoted."""
    text = as_csv(SHEET)
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))

    assert text.startswith(b"\xef\xbb\xbf")
    assert list(SHEET.head) == rows[0]
    assert ["سطل پر است", "3", "35.71", ""] == rows[1]
    assert [f"'{EVIL}", "-1", "0.5", "'+98"] == rows[2]


def test_what_is_too_large_is_packed() -> None:
    """The archive holds the file under its name, byte for byte."""
    content = as_csv(SHEET)
    archive = zipfile.ZipFile(io.BytesIO(zipped("reports.csv", content)))

    assert {"reports.csv": content} == {name: archive.read(name) for name in archive.namelist()}
