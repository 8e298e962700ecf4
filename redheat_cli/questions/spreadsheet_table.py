"""Read a spreadsheet saved as CSV: its rows with their numbers, and which field of a question each column holds."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase

from msgspec import Struct

from redheat_cli.errors import BadDataset
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question

_workbooks = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .ods and .numbers; .xls
HEADER_WITHIN = 10  # rows: a title may stand above the names of the columns
_curly = {"\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb"}  # what opens and what closes: “ ”, „ “ and « »
_in_curly = re.compile(r"\s*[\u201c\u201e\u00ab]([^\u201c\u201d\u00bb]*)[\u201c\u201d\u00bb]\s*")
# The names that a column may have, without case, accents and numbers, for each field of a question, some of them in
# German, French, Spanish and Italian; the first that fits counts.
_names = {
    "wrong": r"(?!.*\btrue\b).*\b(wrong|incorrect|false|fake|bad|falsche?|mauvaises?|incorrectas?|sbagliat[ae])\b.*"
    r"|distractors?|decoys?",
    "question": r"((the|quiz) )?questions?( text)?|q|fragen?|preguntas?|domand[ae]",
    "option": r"options|choices|possible answers",
    "answer": r"((the )?(correct|right) )?answers?( text)?|(correct|right)( (option|choice))?|solution|a|"
    r"(richtige )?antwort|(bonne )?reponse|respuesta( correcta)?|risposta( corretta| esatta)?",
    "accept": r"accept|also right",
    "reject": r"reject|not right",
    "category": r"category|round|topic|kategorie|runde|thema|categorie|categoria",
    "difficulty": r"difficulty|level|schwierigkeit|difficulte|dificultad|difficolta",
    "why": r"why|explanation|reason|comment|erklarung|explication|explicacion|spiegazione",
    "rating": r"rating",
    "spoiler": r"spoiler",
}
# A column for each choice: `Option A`, `A`, `Answer 1`; of these there are two or more.
_option = re.compile(r"(?:(?:option|choice|answer) ?)?[a-f1-6]")
LISTS = ("option", "wrong", "accept", "reject")  # the fields that hold several texts


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


def fields_of(names: list[str]) -> list[str]:
    """Return the field that each column holds whose name is in NAMES; it is empty where none does.

    Columns without a name that follow the wrong answers hold more of them. One choice beside the answer is wrong.
    """
    plain = [fold(re.sub(r"\(s\)|\s[-\u2013]\s.*", "", name.replace("_", " "))) for name in names]
    options = [_option.fullmatch(name) is not None for name in plain]
    fields: list[str] = []
    for name, option in zip(plain, options, strict=True):
        if option and sum(options) > 1:
            fields.append("option")
        elif not name:
            fields.append("wrong" if fields and fields[-1] == "wrong" else "")
        else:
            words = re.sub(r"[\d ]+", " ", name).strip()
            found = next((field for field, known in _names.items() if re.fullmatch(known, words)), "")
            fields.append(found or ("wrong" if option and len(words) > 1 else ""))
    return fields


def column_notes(names: list[str], fields: list[str]) -> Iterator[str]:
    """Yield which of the columns with NAMES, which hold FIELDS, are not used."""
    ours = {"", "type", *Question.__struct_fields__}  # of a spreadsheet that this program has written
    unused = [name.strip() for name, field in zip(names, fields, strict=True) if not field and name.strip() not in ours]
    if unused:
        yield f"these columns are not used: {', '.join(unused)}"
    for field in sorted({*fields} - {"", *LISTS}):
        same = [names[at].strip() for at, other in enumerate(fields) if other == field]
        if len(same) > 1:
            yield f"these columns are all for the {field}, and the first that is filled counts: {', '.join(same)}"


def letters(at: int) -> str:
    """Return what a spreadsheet calls the column AT, counted from 0: `A`, `Z`, `AA`."""
    return (letters(at // 26 - 1) if at >= 26 else "") + ascii_uppercase[at % 26]
