"""Write questions as the spreadsheet that Kahoot imports: one row each, every cell a text but the time."""

import io
from collections.abc import Iterator
from math import ceil
from typing import Any, BinaryIO

from redheat_cli.exports.common import BLANK, Effect, Loss, Pack, Rule, losses_of, texts, without_choices
from redheat_cli.questions.items_to_read_aloud import Item, reading

# The published template (KahootQuizTemplate.xlsx): its header is in row 8, columns B to H, and the data below.
HEADER_ROW = 8
HEADER = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) \u2013 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
LIMITS = {"question": (120, 95), "answer": (75, 60)}  # characters now, and in older sheets
NOT_XML: Rule = ("not-xml", "dropped", "it has a character that no spreadsheet may hold", r"[\ufffe\uffff]")
TIMES = (20, 30, 60, 90, 120, 240)  # there are 5 and 10 too: too short to read a question out


def write(pack: Pack[Item]) -> bytes:
    """Write the questions of PACK as the rows of an .xlsx file that is the same byte for byte each time."""
    from datetime import datetime

    import xlsxwriter  # type: ignore[import-untyped]  # large, and only this format needs it

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": pack.title, "created": datetime(1980, 1, 1)})
        sheet = book.add_worksheet("Sheet1")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column("B:B", 60, wrapped)
        sheet.set_column("C:F", 30, wrapped)
        sheet.write_string("B2", pack.title, bold)
        sheet.write_string("B3", "Each row below row 8 is a question. Import the file as it is.")
        for column, heading in enumerate(HEADER, 1):
            sheet.write_string(HEADER_ROW - 1, column, heading, bold)
        for row, item in enumerate(pack.records, HEADER_ROW):
            _write(sheet, row, item)
    return _stored(buffer)


def _stored(archive: BinaryIO) -> bytes:
    """Return the files of the zip ARCHIVE in another one, uncompressed, which has the same bytes on every system.

    Systems compress differently, and a zip says which of them has made it.
    """
    from zipfile import ZipFile, ZipInfo

    buffer = io.BytesIO()
    with ZipFile(archive) as made, ZipFile(buffer, "w") as stored:
        for name in made.namelist():
            entry = ZipInfo(name)
            entry.create_system = 3  # Unix
            stored.writestr(entry, made.read(name))
    return buffer.getvalue()


def _write(sheet: Any, row: int, item: Item) -> None:
    # A text is written as one even when it looks like a number or begins like a formula.
    for column, text in enumerate((item.question.question, *item.choices), 1):
        sheet.write_string(row, column, text)
    sheet.write_number(row, 6, _time(item))
    sheet.write_string(row, 7, str(item.choices.index(item.answer) + 1))


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    yield from without_choices(item)
    yield from losses_of(item, texts(item), BLANK, NOT_XML)
    asked, *answers = texts(item)
    for part, length in (("question", _length(asked)), ("answer", max(map(_length, answers)))):
        limit, older = LIMITS[part]
        effect: Effect = "dropped" if length > limit else "doubtful"
        allowed = f"{limit} are allowed" if length > limit else f"older Kahoot sheets allow {older}"
        if length > older:
            yield Loss(item.id, f"{part}-length", effect, f"{part} of {length} characters: {allowed}")


def _length(text: str) -> int:
    """Count TEXT as JavaScript does, in UTF-16 units: never fewer than its characters."""
    return len(text.encode("utf-16-le")) // 2


def _time(item: Item) -> int:
    """Return the shortest time limit in which ITEM is read aloud, and ten seconds are left to think.

    There is one for every question that fits the limits.
    """
    needed = ceil(reading(" ".join(texts(item)))) + 10
    return next(time for time in TIMES if time >= needed)
