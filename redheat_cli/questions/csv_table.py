"""Read a spreadsheet that was saved as CSV: its rows with their numbers, under the row that names the columns."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from redheat_cli.errors import BadDataset

_workbooks = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .ods and .numbers; .xls
HEADER_WITHIN = 10  # rows: a title may stand above the names of the columns
_curly = {"\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb"}  # what opens and what closes: “ ”, „ “ and « »
_in_curly = re.compile(r"\s*[\u201c\u201e\u00ab]([^\u201c\u201d\u00bb]*)[\u201c\u201d\u00bb]\s*")


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

    The columns are separated by the sign that gives such a row, or by the one that Excel names above it: `sep=;`.
    Raises BadDataset when CONTENT is a workbook, is no table, or has no such row.
    """
    if content.startswith(_workbooks):
        raise BadDataset(
            f"{path}: this is a workbook, not CSV; open it, and save the sheet with File, Save As as "
            "'CSV UTF-8' (Excel) or 'Text CSV' (LibreOffice)"
        )
    text, notes = _decoded(content)
    given = re.match(r'\s*"?sep=(.)"?[\r\n]+', text)  # Excel shows no row for it
    lines = list(io.StringIO(text[given.end() :] if given else text, newline=""))
    seen: list[str] = []
    for delimiter in given[1] if given else ",;\t|":
        rows = list(_rows(path, lines, delimiter))
        for at, (number, names) in enumerate(rows[:HEADER_WITHIN]):
            if is_header(names):
                _check_end(path, lines, delimiter)
                above = [f"what stands above row {number}, which names the columns, is not used"] if at else []
                return Table(delimiter, names, rows[at + 1 :], [*notes, *above])
        seen = max(seen, rows[0][1] if rows else [], key=len)
    columns = f"; the columns are {', '.join(name.strip()[:40] for name in seen[:12])}" if seen else ""
    raise BadDataset(f"{path}: the first row must name a column 'question' and a column 'answer'{columns}")


def _rows(path: str, lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of LINES that is not empty, with its number.

    Curly quotation marks around cells count as straight ones from the first row on that has them around every cell.
    """
    number, curly = 0, False
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
            if any(map(str.strip, cells)):
                cells = _joined(cells, delimiter)
                curly = curly or all(map(_in_curly.fullmatch, cells))
                yield (
                    number,
                    [_in_curly.sub(r"\1", cell) if curly and _in_curly.fullmatch(cell) else cell for cell in cells],
                )
    except csv.Error as error:
        raise BadDataset(f"{path}: row {number + 1}: a cell is too long; does a quotation mark not close?") from error


def _joined(cells: list[str], delimiter: str) -> list[str]:
    """Join what DELIMITER has parted inside curly quotation marks, as in `“Who, me?”`, among CELLS."""
    joined: list[str] = []
    for cell in cells:
        opened = joined[-1].lstrip()[:1] if joined else ""
        if opened in _curly and _curly[opened] not in joined[-1].lstrip()[1:]:
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    ended = _curly.get(joined[-1].lstrip()[:1], "") in joined[-1].lstrip()[1:]
    return joined if ended else cells


def _check_end(path: str, lines: list[str], delimiter: str) -> None:
    """Raise BadDataset if the last row of LINES, whose columns DELIMITER separates, ends inside quotation marks."""
    reader = csv.reader(lines, delimiter=delimiter)
    begun = [0, *(reader.line_num for _ in reader)]
    try:
        list(csv.reader(lines[begun[-2] :], delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            said = "a quotation mark opens here and does not close"
            raise BadDataset(f"{path}: row {len(begun) - 1}: {said}") from error


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """Return CONTENT as text, and a note if it is not Unicode: spreadsheets on Windows also write Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), []
    if b"\x00" in content[:2]:
        return content.decode("utf-16-le" if content[0] else "utf-16-be", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = "not UTF-8; read as Windows-1252; if letters are wrong, save it as 'CSV UTF-8'"
        return content.decode("cp1252", "replace"), [note]
