"""Turn a host's own questions, in a spreadsheet that was saved as CSV, into a film's file."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from time import strftime
from typing import Any, get_args

from redheat_cli.errors import BadDataset
from redheat_cli.film import parse
from redheat_cli.film.model import TEXT_LIMIT, Difficulty, Question, Rating
from redheat_cli.film.search import fold
from redheat_cli.film.validate import MARKS_LIMIT, crowded
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
_lists = ("wrong", "accept", "reject")


def film_of(path: str, content: bytes) -> tuple[str, list[str]]:
    """Make a film's file of the CSV in CONTENT, the file at PATH; return its text and what could not be used.

    The text is empty when no row can be used. Each message names the row as a spreadsheet numbers it. Raises BadDataset
    when CONTENT is no table, or has no column for the questions or for the answers.
    """
    text, notes = _text(path, content)
    rows: list[Row] = []
    for row, problem in _rows(path, text, notes):
        notes += [f"{path}: row {row['row']}: {problem}"] if problem else []
        rows += [row] if row.get("answer") else []
    title = os.path.splitext(os.path.basename(path))[0].strip("-") or "Questions"
    while rows:
        written = _written(title, rows)
        film = parse.film(path, written.encode())
        faults = question_faults(film, film.questions)
        if not faults:
            return written, notes
        found = {fault.where.partition(".")[0]: fault.reason for fault in reversed(faults)}
        ids = [question.id for question in film.questions]
        rows_of = {id: row["row"] for id, row in zip(ids, rows, strict=True)}
        notes += [f"{path}: row {rows_of[id]}: left out: {_in_rows(found[id], rows_of)}" for id in ids if id in found]
        rows = [row for id, row in zip(ids, rows, strict=True) if id not in found]
    return "", notes


def _in_rows(reason: str, rows: dict[str, int]) -> str:
    """Put a row for each id in REASON: whoever made the spreadsheet does not know the ids."""
    return re.sub(r"question(-[a-z0-9]+)+", lambda id: f"row {rows[id[0]]}" if id[0] in rows else id[0], reason)


def _text(path: str, content: bytes) -> tuple[str, list[str]]:
    """Return CONTENT as text, and a note if it is not Unicode: spreadsheets on Windows also write Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), [f"{path}: not UTF-8; read as Windows-1252"]


def _rows(path: str, text: str, notes: list[str]) -> Iterator[tuple[Row, str]]:
    """Yield each row of TEXT that has a question or an answer, and what is wrong with it, if anything is."""
    table = _table(path, text)
    number, header = next(table, (1, []))
    fields = [_fields.get(re.sub(r"[\d_ ]+", " ", fold(name.replace("_", " "))).strip(), "") for name in header]
    ours = {"", "type", *Question.__struct_fields__}  # of a spreadsheet that this program has written
    unused = [
        name.strip() for name, field in zip(header, fields, strict=True) if not field and name.strip() not in ours
    ]
    if unused:
        notes.append(f"{path}: these columns are not used: {', '.join(unused)}")
    for number, cells in table:
        row: Row = {"row": number} | {name: [] for name in _lists}
        for field, cell in zip(fields, map(_clean, cells), strict=False):
            if field in _lists:
                row[field] += [cell] if field == "wrong" and fields.count("wrong") > 1 and cell else _split(cell)
            elif field and cell:
                row.setdefault(field, cell)
        if "question" in row or "answer" in row:
            yield row, _problem(row)


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


def _split(cell: str) -> list[str]:
    """Split CELL, which may hold several answers, at bars and semicolons, or else at commas before a space."""
    parts = re.split(r"[|;]" if re.search(r"[|;]", cell) else r", ", cell)
    return [part.strip() for part in parts if part.strip()]


def _problem(row: Row) -> str:
    """Mend what is wrong with ROW, and return what that is; a row without an answer is left out."""
    texts = [text for value in row.values() for text in (value if isinstance(value, list) else [str(value)])]
    if "question" not in row or "answer" not in row:
        row.pop("answer", None)
        return f"left out: it has no {'answer' if 'question' in row else 'question'}"
    if max(map(len, texts)) > TEXT_LIMIT or any(crowded(text, text) >= 0 for text in texts):
        del row["answer"]
        return f"left out: a text of more than {TEXT_LIMIT:,} characters, or {MARKS_LIMIT} marks on a letter"
    problems = []
    if len(row["wrong"]) > WRONG:
        problems.append(f"{len(row['wrong'])} wrong answers; only the first {WRONG} are used")
        del row["wrong"][WRONG:]
    for field, allowed in (("difficulty", get_args(Difficulty)), ("rating", get_args(Rating))):
        if field in row and (value := row[field].lower()) not in allowed:
            problems.append(f"the {field} '{row.pop(field)}' is not {', '.join(allowed[:-1])} or {allowed[-1]}")
        elif field in row:
            row[field] = value
    row["spoiler"] = row.get("spoiler", "").lower() in ("true", "yes", "1", "x")
    return "; ".join(problems)


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
