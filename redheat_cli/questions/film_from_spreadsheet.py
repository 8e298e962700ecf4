"""Turn a host's own questions, in a spreadsheet that was saved as CSV, into a film's file."""

import json
import os
import re
from collections.abc import Iterator
from operator import itemgetter
from time import strftime
from typing import get_args

from redheat_cli.film import parse
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import TEXT_LIMIT, Question, Rating
from redheat_cli.film.validate import MARKS_LIMIT, crowded
from redheat_cli.listing.wording import counted
from redheat_cli.questions.answer_cells import (
    Naming,
    Row,
    accept_percents,
    choose,
    clean,
    doubts,
    naming,
    point_decimals,
    split,
    write_truth,
)
from redheat_cli.questions.check_questions import question_faults
from redheat_cli.questions.spreadsheet_table import LISTS, column_notes, fields_of, letters, read_table

WRONG = 3
ROWS_SHOWN = 5  # that have the same problem
# What else the words for a difficulty are called, some of them in German, French, Spanish and Italian.
_levels = {
    "easy": "easy e simple leicht einfach facile facil",
    "medium": "medium m med moderate normal average mittel mittelschwer moyen medio media",
    "hard": "hard h difficult tough schwer schwierig difficile dificil",
}
_level_of = {word: level for level, words in _levels.items() for word in words.split()}
_yes = {"yes", "true", "y", "x", "1", "ja", "wahr", "oui", "vrai", "si"}
_error = re.compile(r"#(?:[A-Z\u00c0-\u00dd0/]+[!?]|N/A|N/D|NV)")  # what a spreadsheet writes where a formula fails


def film_of(path: str, content: bytes) -> tuple[str, list[str]]:
    """Make a film's file of the CSV in CONTENT, the file at PATH; return its text and what is said of its rows.

    The text is empty when no row can be used. Each message names the row as a spreadsheet numbers it, and the last one
    counts them. Raises BadDataset when CONTENT is no table, or has no column for the questions or for the answers.
    """
    notes: list[str] = []
    problems: list[tuple[int, str]] = []
    every = _rows(path, content, notes, problems)
    rows = [row for row in every if row.get("answer")]
    written, title = "", clean(os.path.splitext(os.path.basename(path))[0]).strip("- ") or "Questions"
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
    notes += _told(problems)
    left_out = f"; {len(every) - len(rows)} left out" if len(rows) < len(every) else ""
    notes.append(f"{counted(len(every), 'row')}, {counted(len(rows), 'question')}{left_out}")
    return written if rows else "", [f"{path}: {note}" for note in notes]


def _in_rows(reason: str, rows: dict[str, int]) -> str:
    """Put a row for each id in REASON: whoever made the spreadsheet does not know the ids."""
    return re.sub(r"question(-[a-z0-9]+)+", lambda id: f"row {rows[id[0]]}" if id[0] in rows else id[0], reason)


def _told(problems: list[tuple[int, str]]) -> Iterator[str]:
    """Yield each of PROBLEMS once, with its rows, in their order."""
    rows_of: dict[str, list[int]] = {}
    for row, problem in sorted(problems, key=itemgetter(0)):
        rows_of.setdefault(problem, []).append(row)
    for problem, rows in rows_of.items():
        more = f" and {len(rows) - ROWS_SHOWN} more" if len(rows) > ROWS_SHOWN else ""
        yield f"row{'s' if rows[1:] else ''} {', '.join(map(str, rows[:ROWS_SHOWN]))}{more}: {problem}"


def _rows(path: str, content: bytes, notes: list[str], problems: list[tuple[int, str]]) -> list[Row]:
    """Return each row of CONTENT that has a question or an answer; a row that cannot be used has no answer.

    What is wrong with the file goes to NOTES, and what is wrong with a row to PROBLEMS, with its number.
    """
    table = read_table(path, content, lambda names: {"question", "answer"} <= {*fields_of(names)})
    columns = max([len(table.names), *(len(cells) for _, cells in table.rows)])
    names = table.names + [""] * (columns - len(table.names))
    fields = fields_of(names)
    notes += [*table.notes, *column_notes(names, fields)]
    for at, name in enumerate(table.names):
        if not name.strip() and not fields[at] and any(clean("".join(cells[at : at + 1])) for _, cells in table.rows):
            notes.append(f"column {letters(at)} has no name, and is not used")
    rows = []
    for number, cells in table.rows:
        row = _row(number, names, fields, cells, len(table.names))
        if "question" in row or "answer" in row:
            rows.append(row)
    named_by = naming(rows)
    for row in rows:
        problems += [(row["row"], problem) for problem in _problems(row, named_by, table.delimiter)]
    return rows


def _row(number: int, names: list[str], fields: list[str], cells: list[str], named: int) -> Row:
    """Return row NUMBER: what its CELLS hold for each field, with `beyond` for what comes after the NAMED columns.

    What this program has written, it separates by semicolons alone.
    """
    row: Row = {"row": number, "beyond": []} | {name: [] for name in LISTS}
    columns = list(zip(names, fields, cells, strict=False))
    several = sum(field == "wrong" and (name + cell).strip() != "" for name, field, cell in columns) > 1
    ours = ("type", "question") in zip(names, cells, strict=False)
    for _, field, cell in columns:
        if field and field not in LISTS and (text := clean(cell)):
            row.setdefault(field, text)
    for _, field, cell in columns:
        if field == "option" and fields.count("option") > 1:
            row["option"].append(clean(cell))
        elif field == "wrong" and several:
            row["wrong"] += filter(None, [clean(cell)])
        elif field in LISTS:
            row[field] += filter(None, map(clean, cell.split("; "))) if ours else split(cell, row.get("answer", ""))
    row["beyond"] = [f"'{clean(cell)}'" for _, field, cell in columns[named:] if not field and clean(cell)]
    return row


def _problems(row: Row, named_by: Naming, delimiter: str) -> Iterator[str]:
    """Mend what is wrong with ROW, and yield what that is; a row without an answer is left out.

    NAMED_BY tells how answers name an option; DELIMITER separates the columns.
    """
    if row["beyond"]:
        yield f"no column name stands above {', '.join(row['beyond'])}; not used"
    if "question" not in row or "answer" not in row:
        row.pop("answer", None)
        yield f"left out: it has no {'answer' if 'question' in row else 'question'}"
        return
    texts = [text for value in row.values() for text in (value if isinstance(value, list) else [str(value)])]
    if max(map(len, texts)) > TEXT_LIMIT or any(crowded(text, text) >= 0 for text in texts):
        del row["answer"]
        yield f"left out: a text of more than {TEXT_LIMIT:,} characters, or {MARKS_LIMIT} marks on a letter"
        return
    if failed := next(filter(_error.fullmatch, texts), ""):
        del row["answer"]
        yield f"left out: '{failed}' is the error of a formula"
        return
    if any(row["option"]):
        yield from choose(row, named_by)
        if "answer" not in row:
            return
    write_truth(row)
    accept_percents(row)
    if delimiter == ";":
        yield from point_decimals(row)
    yield from doubts(row)
    if len(row["wrong"]) > WRONG:
        yield f"{len(row['wrong'])} wrong answers; only the first {WRONG} are used"
        del row["wrong"][WRONG:]
    for field, words in (("difficulty", _level_of), ("rating", {rating: rating for rating in get_args(Rating)})):
        if field in row:
            given = row.pop(field)
            default = getattr(Question(question="?", answer="!"), field)
            if fold(given) not in words:
                *some, last = dict.fromkeys(words.values())
                yield f"the {field} '{given}' is not {', '.join(some)} or {last}; it counts as {default}"
            row[field] = words.get(fold(given), default)
    row["spoiler"] = fold(row.get("spoiler", "")) in _yes


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
