"""Turn a host's own questions, in a spreadsheet that was saved as CSV, into a film's file."""

import json
import os
import re
from collections.abc import Iterator
from functools import partial
from operator import itemgetter
from time import strftime
from typing import get_args

from redheat_cli.film import parse
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question, Rating
from redheat_cli.film.word_lists import groups
from redheat_cli.judge.normalize import key, plain, same
from redheat_cli.listing.wording import counted
from redheat_cli.questions.question_faults import question_faults
from redheat_cli.questions.spreadsheet_table import Row, clean, fault, read_table

WRONG = 3
ROWS_SHOWN = 5  # that have the same problem
_words = {
    "difficulty": {word: level for level, *others in groups("difficulty_levels") for word in (level, *others)},
    "rating": {rating: rating for rating in get_args(Rating)},
}
_yes = {"yes", "true", "y", "x", "1", "ja", "wahr", "oui", "vrai", "si"}
# How an answer names a choice: `B`, `(b)`, `Option B`, `Correct answer: B`; and several, as in `A, C`.
_mark = re.compile(r"(?i)(?:^|(?<=[\s;,|/]))\(?([a-f1-6])[.)]\s+")
_letter = re.compile(r"(?i)((correct|right)\s+)?((answer|option|choice)\s*:?\s*)?\(?(?P<mark>[a-f1-6])[.:)]?")
_letters = re.compile(r"(?i)\(?[a-f1-6]\)?(\s*([,;&/+]|and)\s*\(?[a-f1-6]\)?)+")
_places = {mark: at // 2 for at, mark in enumerate("a1b2c3d4e5f6")}
# True and false, as Excel writes them in some languages; and yes and no. The last pair with a word has its opposite.
_truths = [pair.split() for pair in ("vero falso", "verdadero falso", "vrai faux", "wahr falsch", "true false")]
_answers = [pair.split() for pair in ("s\u00ed no", "si no", "oui non", "ja nein", "richtig falsch")]
_opposites = {word: other for pair in (*_answers, *_truths, ["yes", "no"]) for word, other in (pair, pair[::-1])}
_english = {word: english for pair in _truths for word, english in zip(pair, ("true", "false"), strict=True)}
_initials = {"y": "yes", "n": "no", "t": "true", "f": "false"}
_whether = re.compile(r"(?i)(is|are|was|were|do|does|did|has|have|had|can|could|will|would|true or|yes or)\b")
# A decimal comma: before three digits, or after points between thousands; and all numbers that are written so.
_decimal = re.compile(r"(?<![\d.,])(?:[1-9]\d{0,2},\d\d[1-9]|\d{1,3}(?:\.\d{3})+,\d+)(?![\d.,])")
_number = re.compile(r"(?<![\d.,])(?:\d+,\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?)(?![\d.,])")
_swap = str.maketrans(".,", ",.")


def film_of(path: str, content: bytes) -> tuple[str, list[str]]:
    """Make a film's file of the CSV in CONTENT, the file at PATH; return its text and what is said of its rows.

    The text is empty when no row can be used. Each message names the row as a spreadsheet numbers it, and the last one
    counts them. Raises BadDataset when CONTENT is no table, or has no column for the questions or for the answers.
    """
    every, delimiter, notes = read_table(path, content)
    problems: list[tuple[int, str]] = []
    naming, rows = _naming(every), []
    for row in every:
        if row["beyond"]:
            problems.append((row["row"], f"no column name stands above {', '.join(row['beyond'])}; not used"))
        if reason := fault(row) or _choose(row, naming):
            problems.append((row["row"], f"left out: {reason}"))
        else:
            problems += [(row["row"], problem) for problem in _mended(row, delimiter)]
            rows.append(row)
    written, title = "", clean(os.path.splitext(os.path.basename(path))[0]).strip("- ") or "Questions"
    while rows:
        written = _written(title, rows)
        film = parse.film(path, written.encode())
        found = question_faults(film, film.questions)[::-1]  # the first of each question counts
        faults = {each.where.partition(".")[0]: each.reason for each in found}
        if not faults:
            break
        rows_of = {question.id: row["row"] for question, row in zip(film.questions, rows, strict=True)}
        problems += [(rows_of[id], f"left out: {_in_rows(reason, rows_of)}") for id, reason in faults.items()]
        rows = [row for row in rows if row["row"] not in {rows_of[id] for id in faults}]
    left_out = f"; {len(every) - len(rows)} left out" if len(rows) < len(every) else ""
    counts = f"{counted(len(every), 'row')}, {counted(len(rows), 'question')}{left_out}"
    return written if rows else "", [f"{path}: {note}" for note in (*notes, *_told(problems), counts)]


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


def _naming(rows: list[Row]) -> str:
    """Tell how the answers of ROWS name a choice: all by its `text`, or some by its `letter` or number.

    If it is `none`, the choices are all wrong.
    """
    chosen = [row for row in rows if any(row["options"]) and "answer" in row]
    by_text = [_text_of(row["answer"], row["options"]) != "" for row in chosen]
    if all(by_text):
        return "text"
    return "letter" if any(by_text) or any(_letter.fullmatch(row["answer"]) for row in chosen) else "none"


def _text_of(answer: str, options: list[str]) -> str:
    """Return the one of OPTIONS that ANSWER is the text of, with its mark or without; empty if there is none."""
    unmarked = _mark.sub("", answer, count=1)
    return next((option for option in options if same(option, answer) or same(option, unmarked)), "")


def _choose(row: Row, naming: str) -> str:
    """Turn the options of ROW, if any, into its answer and wrong answers; or say why that cannot be.

    NAMING tells how answers name an option.
    """
    if not any(row["options"]):
        return ""
    given, options = row["answer"], _unmarked(row["options"])
    text = _text_of(given, options)
    right = given if naming == "none" else text
    if naming == "letter" and (letter := _letter.fullmatch(given)):
        right = "".join(options[_places[letter["mark"].lower()] :][:1])
    if text and text != right:
        return f"the answer '{given}' is one choice, and names another; write the choice that is right"
    if not text and _letters.fullmatch(given):
        return "several choices are right"
    if not right:
        return f"there is no choice '{given}'"
    row["answer"] = right
    row["wrong"] += [option for option in options if option and option != right]
    return ""


def _unmarked(options: list[str]) -> list[str]:
    """Return OPTIONS without `A)`, `B)` and so on, if each begins with its own letter or number."""
    marks = [_mark.match(option) for option in options]
    if all(mark and _places[mark[1].lower()] == at for at, mark in enumerate(marks) if options[at]):
        return [_mark.sub("", option, count=1) for option in options]
    return options


def _mended(row: Row, delimiter: str) -> Iterator[str]:
    """Mend what is wrong with ROW, and yield what that is; DELIMITER separates the columns."""
    _write_truth(row)
    if re.fullmatch(r"[\d.,]+\s*%", row["answer"]):
        row["accept"].append(row["answer"].rstrip("% "))
    elif re.fullmatch(r"[\d.,]+", row["answer"]) and re.search(r"(?i)%|\b(per ?cent|prozent)", row["question"]):
        row["accept"].append(f"{row['answer']}%")
    if delimiter == ";":
        yield from _point_decimals(row)
    yield from _doubts(row)
    if len(row["wrong"]) > WRONG:
        yield f"{len(row['wrong'])} wrong answers; only the first {WRONG} are used"
        del row["wrong"][WRONG:]
    for field, words in _words.items():
        if given := row.get(field):
            default = getattr(Question(question="?", answer="!"), field)
            row[field] = words.get(fold(given), default)
            if fold(given) not in words:
                *some, last = dict.fromkeys(words.values())
                yield f"the {field} '{given}' is not {', '.join(some)} or {last}; it counts as {default}"
    row["spoiler"] = fold(row.get("spoiler", "")) in _yes


def _write_truth(row: Row) -> None:
    """Write true, false, yes and no in ROW with a capital, and offer the opposite if there is no wrong answer.

    What a spreadsheet writes in capitals in another language becomes English if the question does not name it. Y, N, T
    and F are such words where the question can be answered by them, or where both of a pair are choices.
    """
    answers = [row["answer"], *row["wrong"]]
    words = [answer.lower() for answer in answers]
    if {*words} <= {*_initials} and (_whether.match(row["question"]) or {*words} in ({"y", "n"}, {"t", "f"})):
        words = [_initials[word] for word in words]
    if not {*words} <= {*_opposites}:
        return
    asked = fold(row["question"]).split()
    translated = [
        _english.get(word, word) if answer.isupper() and word not in asked else word
        for answer, word in zip(answers, words, strict=True)
    ]
    if len(words) == 1:
        translated.append(_opposites[translated[0]])
    row["answer"], *row["wrong"] = map(str.capitalize, translated)


def _point_decimals(row: Row) -> Iterator[str]:
    """Write the decimal commas in ROW as points if one may be taken for a comma of thousands, and say so."""
    answers = (row["answer"], *row["wrong"], *row["accept"])
    if not any(map(_decimal.search, answers)):
        return
    pointed = partial(_number.sub, lambda found: found[0].translate(_swap))
    for answer in answers:
        if pointed(answer) != answer:
            thousands = "." not in answer and re.search(r",\d{3}(?!\d)", answer)
            instead = f"; write {answer.replace(',', '')} if that is meant" if thousands else ""
            yield f"'{answer}' is read as {pointed(answer)}{instead}"
    row["answer"] = pointed(row["answer"])
    for field in ("wrong", "accept"):
        row[field] = [pointed(answer) for answer in row[field]]


def _doubts(row: Row) -> Iterator[str]:
    """Take wrong answers out of ROW that are its answer or are there twice, and yield what may be meant otherwise."""
    answer = row["answer"]
    if re.fullmatch(r"\d\d?([-/])\d\d?\1[12]\d{3}", answer) and not re.search("[a-z]", plain(answer)):
        yield f"'{answer}' can be two dates; write the month in letters"
    if re.fullmatch(r"\d[.,]\d+E[+-]\d+|\d\d?-[A-Z][a-z]{2}", answer):
        yield f"the spreadsheet may have made '{answer}' of something else; format the cell as text"
    seen, kept = {key(answer): "is the answer too"}, []
    for wrong in row["wrong"]:
        if reason := key(wrong) and seen.get(key(wrong)):
            yield f"the wrong answer '{wrong}' {reason}; it is not used"
        else:
            kept.append(wrong)
            seen[key(wrong)] = "is there twice"
    row["wrong"] = kept
    for wrong in kept if len(kept) == 1 else ():
        packed = wrong.count(",") > 1 and " " not in wrong and not re.fullmatch(r"\D*\d{1,3}(,\d{3})+\D*", wrong)
        alike = any(sign in wrong and sign in answer for sign in (";", ", ", " / "))
        if packed or alike or len(_mark.findall(wrong)) > 1:
            yield f"'{wrong}' is one wrong answer; if it is several, put bars between them, as in 1|2|3"


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
