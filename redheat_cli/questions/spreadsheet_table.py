"""Read a spreadsheet saved as CSV: each row with its number, and what its cells hold for each field of a question."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import zip_longest
from string import ascii_uppercase
from typing import Any

from redheat_cli.errors import BadDataset
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import TEXT_LIMIT, Question
from redheat_cli.film.parse import MARKS_LIMIT, crowded
from redheat_cli.film.word_lists import groups, words
from redheat_cli.terminal.text import UNSAFE

Row = dict[str, Any]
_workbooks = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .ods and .numbers; .xls
HEADER_WITHIN = 10  # rows: a title may stand above the names of the columns
_end = "\x1f"  # a row of our own after the last one: a quotation mark that does not close swallows it
# A cell that begins in curly quotation marks: “ and ”, „ and “, « and »; what they hold, and what follows them.
_curly = re.compile(
    "(?m)(^|[,;\t|]) *([\u201c\u201e\u00ab]([^\u201c-\u201e\u00ab\u00bb\n]*)[\u201c\u201d\u00bb]([^,;\t|\r\n]*))"
)
# A column for each choice: `Option A`, `A`, `Answer 1`; of these there are two or more.
_option = re.compile(r"(?:(?:option|choice|answer) ?)?[a-f1-6]")
_error = re.compile(r"#(?:[A-Z\u00c0-\u00dd0/]+[!?]|N/A|N/D|NV)")  # what a spreadsheet writes where a formula fails
_columns = {name: field for field, *names in groups("spreadsheet_columns") for name in (field, *names)}
LISTS = ("options", "wrong", "accept", "reject")  # the fields that hold several texts


def read_table(path: str, content: bytes) -> tuple[list[Row], str, list[str]]:
    """Read the CSV in CONTENT, the file at PATH, from the row on that names a column for questions and one for answers.

    Return its rows, the sign between its columns, and notes on what was wrong with it. A row has its number as `row`, a
    text for each field that is filled, a list of texts for each of LISTS, and in `beyond` what stands right of the
    columns that have names. The columns are separated by the sign that gives a row of names, or by the one that Excel
    names above it: `sep=;`. Raises BadDataset when CONTENT is a workbook, is no table, or has no such row.
    """
    if content.startswith(_workbooks):
        raise BadDataset(
            f"{path}: this is a workbook, not CSV; open it, and save the sheet with File, Save As as "
            "'CSV UTF-8' (Excel) or 'Text CSV' (LibreOffice)"
        )
    text, notes = _decoded(content)
    given = re.match(r'\s*"?sep=(.)"?[\r\n]+', text)  # Excel shows no row for it
    text = text[given.end() :] if given else text
    if '"' not in text:
        # Where a line begins and ends with curly marks, they stand around the cells and are no part of them.
        around = re.search("(?m)^[\u201c\u201e\u00ab].*[\u201c\u201d\u00bb]\r?$", text)
        text = _curly.sub(lambda cell: f'{cell[1]}"{cell[2] if cell[4].strip() or not around else cell[3]}"', text)
    seen: list[str] = []
    for delimiter in given[1] if given else ",;\t|":
        rows = list(_cells(path, text, delimiter))
        for at, (number, names) in enumerate(rows[:HEADER_WITHIN]):
            if {"question", "answer"} <= {*_fields(names)}:
                if rows[-1][1] != [_end]:
                    raise BadDataset(f"{path}: row {rows[-1][0]}: a quotation mark opens here and does not close")
                above = [f"what stands above row {number}, which names the columns, is not used"] if at else []
                read, more = _read(names, rows[at + 1 : -1])
                return read, delimiter, [*notes, *above, *more]
        seen = max(seen, rows[0][1], key=len)
    columns = f"; the columns are {', '.join(name.strip()[:40] for name in seen[:12])}" if seen != [_end] else ""
    raise BadDataset(f"{path}: the first row must name a column 'question' and a column 'answer'{columns}")


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


def _cells(path: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row of TEXT that is not empty; the last row is [_end]."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader([*io.StringIO(text, newline=""), _end], delimiter=delimiter), 1):
            if any(map(str.strip, cells)) or cells == [_end]:
                yield number, cells
    except csv.Error as error:
        raise BadDataset(f"{path}: row {number + 1}: a cell is too long; does a quotation mark not close?") from error


def _fields(names: list[str]) -> list[str]:
    """Return the field that each column holds whose name is in NAMES; it is empty where none does.

    Columns without a name that follow the wrong answers hold more of them. One choice beside the answer is wrong.
    """
    plain = [fold(re.sub(r"\(s\)|\s[-\u2013]\s.*", "", name.replace("_", " "))) for name in names]
    options = [_option.fullmatch(name) is not None for name in plain]
    fields: list[str] = []
    for name, option in zip(plain, options, strict=True):
        if option and sum(options) > 1:
            fields.append("options")
        elif not name:
            fields.append("wrong" if fields and fields[-1] == "wrong" else "")
        else:
            said = re.sub(r"\d", " ", name).split()
            wrong = "true" not in said and not words("wrong_answer_columns").isdisjoint(said)
            fields.append("wrong" if wrong else _columns.get(" ".join(said), "wrong" if option and name[1:] else ""))
    return fields


def _read(names: list[str], rows: list[tuple[int, list[str]]]) -> tuple[list[Row], list[str]]:
    """Return what ROWS, whose columns have NAMES, hold for each field, if it is a question or an answer; and notes."""
    named = len(names)
    names = names + [""] * (max([named, *(len(cells) for _, cells in rows)]) - named)
    fields = _fields(names)
    notes = [*_column_notes(names, fields)]
    for at, (name, field) in enumerate(zip(names[:named], fields, strict=False)):
        if not name.strip() and not field and any(clean("".join(cells[at : at + 1])) for _, cells in rows):
            notes.append(f"column {_letters(at)} has no name, and is not used")
    read = [_row(number, list(zip_longest(names, fields, cells, fillvalue="")), named) for number, cells in rows]
    return [row for row in read if "question" in row or "answer" in row], notes


def _column_notes(names: list[str], fields: list[str]) -> Iterator[str]:
    """Yield which of the columns with NAMES, which hold FIELDS, are not used."""
    ours = {"", "type", *Question.__struct_fields__}  # of a spreadsheet that this program has written
    unused = [name.strip() for name, field in zip(names, fields, strict=True) if not field and name.strip() not in ours]
    if unused:
        yield f"these columns are not used: {', '.join(unused)}"
    for field in sorted({*fields} - {"", *LISTS}):
        same = [names[at].strip() for at, other in enumerate(fields) if other == field]
        if len(same) > 1:
            yield f"these columns are all for the {field}, and the first that is filled counts: {', '.join(same)}"


def _letters(at: int) -> str:
    """Return what a spreadsheet calls the column AT, counted from 0: `A`, `Z`, `AA`."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + ascii_uppercase[at % 26]


def _row(number: int, columns: list[tuple[str, str, str]], named: int) -> Row:
    """Return row NUMBER; of its COLUMNS, each a name, a field and a cell, the first NAMED have names.

    Of several columns for a list each holds one text. What this program has written it separates by semicolons alone.
    """
    row: Row = {"row": number}
    ours = ("type", "question") in [(name, cell) for name, _, cell in columns]
    for _, field, cell in columns:
        if field and field not in LISTS and (text := clean(cell)):
            row.setdefault(field, text)
    for list_field in LISTS:
        cells = [cell for name, field, cell in columns if field == list_field and (name + cell).strip()]
        if len(cells) == 1:
            cells = cells[0].split("; ") if ours else split(cells[0], row.get("answer", ""))
        row[list_field] = [clean(cell) for cell in cells if list_field == "options" or clean(cell)]
    row["beyond"] = [f"'{clean(cell)}'" for _, field, cell in columns[named:] if not field and clean(cell)]
    return row


def fault(row: Row) -> str:
    """Say why ROW cannot be used; nothing if it can."""
    if missing := [field for field in ("question", "answer") if field not in row]:
        return f"it has no {missing[0]}"
    texts = [text for value in row.values() for text in (value if isinstance(value, list) else [str(value)])]
    if max(map(len, texts)) > TEXT_LIMIT or any(crowded(text, text) for text in texts):
        return f"a text of more than {TEXT_LIMIT:,} characters, or {MARKS_LIMIT} marks on a letter"
    failed = next(filter(_error.fullmatch, texts), "")
    return failed and f"'{failed}' is the error of a formula"


def clean(cell: str) -> str:
    """Return CELL as one line, without what cannot be shown and without the apostrophe that stops a formula."""
    line = " ".join(re.sub(UNSAFE, "", re.sub(r"\s", " ", cell)).split())
    return line[1:] if re.match(r"'[-=+@]", line) else line


def split(cell: str, answer: str) -> list[str]:
    """Split CELL, which may hold several answers like ANSWER.

    They have the marks `a)`, `b)` or `1.`, `2.`, or are separated by line breaks, bars and semicolons; without these by
    slashes between spaces, or else by commas before a space. A sign that stands as often in ANSWER belongs to the text.
    """
    cell = cell.strip()
    if len(marked := _marked(cell)) > 1:
        return marked
    signs = (*((r"[|\n]", ";") if ";" in answer else (r"[|;\n]",)), r"\s/\s", r",\s")
    sign = next((sign for sign in signs if re.search(sign, cell)), "\n")
    whole = len(re.findall(sign, cell)) == len(re.findall(sign, answer))
    return [cell] if whole else re.split(sign, cell)


def _marked(cell: str) -> list[str]:
    """Return the texts after the marks `a)`, `b)`, ... that follow each other in one form in CELL: an initial is none.

    There are none if it is not clear which of two is meant, as in `A. George B. Shaw B. Oscar Wilde`.
    """
    first = re.match(r"\(?([aA1])([.)])\s+", cell)
    if not first:
        return []
    texts = [cell[first.end() :]]
    for mark in {"a": "bcdef", "A": "BCDEF", "1": "23456"}[first[1]]:
        parts = re.split(rf"[\s;,|/]+\(?{mark}{re.escape(first[2])}\s+", texts[-1])
        if len(parts) != 2:
            return texts if len(parts) < 2 else []
        texts[-1:] = parts
    return texts
