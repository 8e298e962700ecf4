"""Turn a host's own questions, in a spreadsheet that was saved as CSV, into a film's file."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from operator import itemgetter
from time import strftime
from typing import Any, get_args

from redheat_cli.errors import BadDataset
from redheat_cli.film import parse
from redheat_cli.film.model import TEXT_LIMIT, Difficulty, Question, Rating
from redheat_cli.film.search import fold
from redheat_cli.film.validate import MARKS_LIMIT, crowded
from redheat_cli.film.word_forms import counted
from redheat_cli.questions.faults import question_faults
from redheat_cli.terminal.safe import UNSAFE

WRONG = 3
Row = dict[str, Any]
# The names that a column may have, without case and numbers, for each field of a question.
_names = {
    "question": ("question", "questions"),
    "answer": ("answer", "correct", "correct answer", "right answer"),
    "wrong": ("wrong", "wrong answer", "wrong answers", "incorrect", "incorrect answer", "incorrect answers"),
    "accept": ("accept", "also right"),
    "reject": ("reject", "not right"),
    "category": ("category", "round", "topic"),
    "difficulty": ("difficulty", "level"),
    "why": ("why", "explanation", "reason", "comment"),
    "rating": ("rating",),
    "spoiler": ("spoiler",),
}
_fields = {name: field for field, names in _names.items() for name in names}
_opposites = {"true": "false", "false": "true", "yes": "no", "no": "yes"}
_lists = ("wrong", "accept", "reject")


def film_of(path: str, content: bytes) -> tuple[str, list[str]]:
    """Make a film's file of the CSV in CONTENT, the file at PATH; return its text and what is said of its rows.

    The text is empty when no row can be used. Each message names the row as a spreadsheet numbers it, and the last one
    counts them. Raises BadDataset when CONTENT is no table, or has no column for the questions or for the answers.
    """
    text, notes = _text(content)
    problems: list[tuple[int, str]] = []
    every = list(_rows(path, text, notes, problems))
    rows = [row for row in every if row.get("answer")]
    written, title = "", _clean(os.path.splitext(os.path.basename(path))[0]).strip("- ") or "Questions"
    while rows:
        written = _written(title, rows)
        film = parse.film(path, written.encode())
        faults = {
            fault.where.partition(".")[0]: fault.reason for fault in reversed(question_faults(film, film.questions))
        }
        if not faults:
            break
        rows_of = {question.id: row["row"] for question, row in zip(film.questions, rows, strict=True)}
        problems += [(rows_of[id], f"left out: {_in_rows(reason, rows_of)}") for id, reason in faults.items()]
        rows = [row for row in rows if row["row"] not in {rows_of[id] for id in faults}]
    notes += [f"row {row}: {problem}" for row, problem in sorted(problems, key=itemgetter(0))]
    left_out = f"; {len(every) - len(rows)} left out" if len(rows) < len(every) else ""
    notes.append(f"{counted(len(every), 'row')}, {counted(len(rows), 'question')}{left_out}")
    return written if rows else "", [f"{path}: {note}" for note in notes]


def _in_rows(reason: str, rows: dict[str, int]) -> str:
    """Put a row for each id in REASON: whoever made the spreadsheet does not know the ids."""
    return re.sub(r"question(-[a-z0-9]+)+", lambda id: f"row {rows[id[0]]}" if id[0] in rows else id[0], reason)


def _text(content: bytes) -> tuple[str, list[str]]:
    """Return CONTENT as text, and a note if it is not Unicode: spreadsheets on Windows also write Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), ["not UTF-8; read as Windows-1252"]


def _rows(path: str, text: str, notes: list[str], problems: list[tuple[int, str]]) -> Iterator[Row]:
    """Yield each row of TEXT that has a question or an answer; a row that cannot be used has no answer.

    What is wrong with the header goes to NOTES, and what is wrong with a row to PROBLEMS, with its number.
    """
    table = _table(path, text)
    number, header = next(table, (1, []))
    fields = [_fields.get(re.sub(r"[\d_ ]+", " ", fold(name.replace("_", " "))).strip(), "") for name in header]
    ours = {"", "type", *Question.__struct_fields__}  # of a spreadsheet that this program has written
    unused = [
        name.strip() for name, field in zip(header, fields, strict=True) if not field and name.strip() not in ours
    ]
    if unused:
        notes.append(f"these columns are not used: {', '.join(unused)}")
    for number, cells in table:
        row: Row = {"row": number} | {name: [] for name in _lists}
        for field, cell in zip(fields, cells, strict=False):
            if field in _lists:
                row[field] += _split(cell, single=field == "wrong" and fields.count("wrong") > 1)
            elif field and (text := _clean(cell)):
                row.setdefault(field, text)
        if "question" in row or "answer" in row:
            problems += [(number, problem) for problem in _problems(row)]
            yield row


def _table(path: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of TEXT that are not empty, with their numbers, the header first.

    The columns are separated by the comma, semicolon or tab with which the header has a question and an answer. Excel
    may write `sep=;` above it.
    """
    text = re.sub(r"\A\s*sep=.\r?\n", "\n", text)
    seen: list[str] = []
    for delimiter in (",", ";", "\t"):
        try:
            rows = [*enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)]
        except csv.Error as error:
            raise BadDataset(f"{path}: {error}") from error
        rows = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
        found = {_fields.get(fold(name.replace("_", " "))) for name in (rows[0][1] if rows else ())}
        if {"question", "answer"} <= found:
            yield from rows
            return
        seen = max(seen, rows[0][1] if rows else [], key=len)
    named = f"; the columns are {', '.join(name.strip()[:40] for name in seen[:12])}" if seen else ""
    raise BadDataset(f"{path}: the first row must name a column 'question' and a column 'answer'{named}")


def _clean(cell: str) -> str:
    """Return CELL as one line, without what cannot be shown and without the apostrophe that stops a formula."""
    line = " ".join(re.sub(UNSAFE, "", re.sub(r"\s", " ", cell)).split())
    return line[1:] if re.match(r"'[-=+@]", line) else line


def _split(cell: str, single: bool) -> list[str]:
    """Split CELL, which may hold several answers unless it is for a SINGLE one.

    They are separated by line breaks, bars and semicolons; without these by slashes between spaces, or else by commas
    before a space.
    """
    separator = next((sign for sign in (r"[|;\n]", r"\s/\s", r",\s") if re.search(sign, cell.strip())), None)
    parts = re.split(separator, cell) if separator and not single else [cell]
    return [part for part in map(_clean, parts) if part]


def _problems(row: Row) -> Iterator[str]:
    """Mend what is wrong with ROW, and yield what that is; a row without an answer is left out."""
    texts = [text for value in row.values() for text in (value if isinstance(value, list) else [str(value)])]
    if "question" not in row or "answer" not in row:
        row.pop("answer", None)
        yield f"left out: it has no {'answer' if 'question' in row else 'question'}"
        return
    if max(map(len, texts)) > TEXT_LIMIT or any(crowded(text, text) >= 0 for text in texts):
        del row["answer"]
        yield f"left out: a text of more than {TEXT_LIMIT:,} characters, or {MARKS_LIMIT} marks on a letter"
        return
    if opposite := _opposites.get(row["answer"].lower()):
        row["wrong"] = row["wrong"] or [opposite.upper() if row["answer"].isupper() else opposite.capitalize()]
    if len(row["wrong"]) > WRONG:
        yield f"{len(row['wrong'])} wrong answers; only the first {WRONG} are used"
        del row["wrong"][WRONG:]
    for wrong in row["wrong"]:
        if wrong.count(",") > 1 and " " not in wrong:
            yield f"'{wrong}' is one wrong answer; if it is several, put semicolons between them"
    for field, allowed in (("difficulty", get_args(Difficulty)), ("rating", get_args(Rating))):
        if field in row and (value := row[field].lower()) not in allowed:
            default = getattr(Question(question="?", answer="!"), field)
            words = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
            yield f"the {field} '{row.pop(field)}' is not {words}; it counts as {default}"
        elif field in row:
            row[field] = value
    row["spoiler"] = row.get("spoiler", "").lower() in ("true", "yes", "1", "x")


def _written(title: str, rows: list[Row]) -> str:
    """Write a film's file called TITLE with a question for each of ROWS."""
    records = []
    for row in rows:
        values = {name: row[name] for name in Question.__struct_fields__ if row.get(name)}
        # A JSON text, list of texts and true are also TOML.
        lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
        records.append("\n".join(["[[questions]]", *lines]) + "\n")
    head = f"""# Made from a spreadsheet of questions. Change the title, year and logline as you like.
schema = 1
version = "0.1.0"

[film]
title = {json.dumps(title, ensure_ascii=False)}
year = {strftime("%Y")}
logline = "Our own questions."
certainty = "reported"
sources = []
"""
    return "\n".join([head, *records])
