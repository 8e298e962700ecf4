"""Read a spreadsheet that was saved as CSV: its rows with their numbers, under the row that names the columns."""

import csv
import io
import re
from collections.abc import Callable

from msgspec import Struct

from redheat_cli.errors import BadDataset

_workbooks = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .ods and .numbers; .xls
HEADER_WITHIN = 10  # rows: a title may stand above the names of the columns


class Table(Struct, frozen=True):
    """A table of a CSV: the sign between its columns, their names, and the rows under them, each with its number.

    `notes` tell what was wrong with the file.
    """

    delimiter: str
    names: list[str]
    rows: list[tuple[int, list[str]]]
    notes: list[str]


def read_table(path: str, content: bytes, is_header: Callable[[list[str]], bool]) -> Table:
    """Read the CSV in CONTENT, the file at PATH; IS_HEADER tells whether a row names the columns.

    The columns are separated by the comma, semicolon or tab that gives such a row. Excel may write `sep=;` above it.
    Raises BadDataset when CONTENT is a workbook, is no table, or has no such row.
    """
    if content.startswith(_workbooks):
        raise BadDataset(
            f"{path}: this is a workbook, not CSV; open it, and save the sheet with File, Save As as "
            "'CSV UTF-8' (Excel) or 'Text CSV' (LibreOffice)"
        )
    text, notes = _decoded(content)
    text = re.sub(r"\A\s*sep=.\r?\n", "\n", text)
    seen: list[str] = []
    for delimiter in (",", ";", "\t"):
        try:
            rows = [*enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)]
        except csv.Error as error:
            raise BadDataset(f"{path}: {error}") from error
        rows = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
        for at, (number, names) in enumerate(rows[:HEADER_WITHIN]):
            if is_header(names):
                above = [f"what stands above row {number}, which names the columns, is not used"] if at else []
                return Table(delimiter, names, rows[at + 1 :], [*notes, *above])
        seen = max(seen, rows[0][1] if rows else [], key=len)
    named = f"; the columns are {', '.join(name.strip()[:40] for name in seen[:12])}" if seen else ""
    raise BadDataset(f"{path}: the first row must name a column 'question' and a column 'answer'{named}")


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """Return CONTENT as text, and a note if it is not Unicode: spreadsheets on Windows also write Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), ["not UTF-8; read as Windows-1252"]
