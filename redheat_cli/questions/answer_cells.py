"""What the cells of a spreadsheet say of an answer: several in one cell, choices by letters, true and false."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from redheat_cli.film.fold_and_search import fold
from redheat_cli.judge.normalize import key, plain, same
from redheat_cli.terminal.text import UNSAFE

Row = dict[str, Any]
Naming = Literal["text", "letter", "none"]
_marks = ("abcdef", "123456")
_mark = re.compile(r"(?:^|(?<=[\s;,|/]))\(?([a-f1-6])[.)]\s+", re.IGNORECASE)
_letter = re.compile(
    r"(?:(?:correct|right)\s+)?(?:(?:answer|option|choice)\s*:?\s*)?\(?([a-f1-6])[.:)]?", re.IGNORECASE
)
_letters = re.compile(r"\(?[a-f1-6]\)?(\s*([,;&/+]|and)\s*\(?[a-f1-6]\)?)+", re.IGNORECASE)
# True and false, as Excel writes them in some languages; and yes and no.
_truths = ("true false", "wahr falsch", "vrai faux", "verdadero falso", "vero falso")
_pairs = [
    pair.split()
    for pair in ("s\u00ed no", "si no", "oui non", "ja nein", "richtig falsch", *reversed(_truths), "yes no")
]
_opposites = {one: other for pair in _pairs for one, other in (pair, pair[::-1])}
_english = {word: english for pair in _truths for word, english in zip(pair.split(), ("True", "False"), strict=True)}
_initials = {"y": "yes", "n": "no", "t": "true", "f": "false"}
_whether = re.compile(
    r"(is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|true or false|yes or no)\b",
    re.IGNORECASE,
)
# A decimal comma: before three digits, or after points between thousands; and all numbers that are written so.
_decimal = re.compile(r"(?<![\d.,])(?:[1-9]\d{0,2},\d\d[1-9]|\d{1,3}(?:\.\d{3})+,\d+)(?![\d.,])")
_number = re.compile(r"(?<![\d.,])(?:\d+,\d+|\d{1,3}(?:\.\d{3})+(?:,\d+)?)(?![\d.,])")
_swap = str.maketrans(".,", ",.")


def clean(cell: str) -> str:
    """Return CELL as one line, without what cannot be shown and without the apostrophe that stops a formula."""
    line = " ".join(re.sub(UNSAFE, "", re.sub(r"\s", " ", cell)).split())
    return line[1:] if re.match(r"'[-=+@]", line) else line


def split(cell: str, answer: str) -> list[str]:
    """Split CELL, which may hold several answers like ANSWER.

    They have the marks `a)`, `b)` or `1.`, `2.`, or are separated by line breaks, bars and semicolons; without these by
    slashes between spaces, or else by commas before a space. A sign that stands as often in ANSWER belongs to the text.
    """
    marks = _marks_in(cell)
    if len(marks) > 1:
        ends = [*(mark.start() for mark in marks[1:]), len(cell)]
        parts = [cell[mark.end() : end].rstrip(" \t\r\n;,|/") for mark, end in zip(marks, ends, strict=True)]
    else:
        signs = (*((r"[|\n]", ";") if ";" in answer else (r"[|;\n]",)), r"\s/\s", r",\s")
        sign = next((sign for sign in signs if re.search(sign, cell.strip())), "\n")
        whole = len(re.findall(sign, cell.strip())) == len(re.findall(sign, answer))
        parts = [cell] if whole else re.split(sign, cell)
    return [part for part in map(clean, parts) if part]


def _marks_in(cell: str) -> list[re.Match[str]]:
    """Find the marks in CELL that follow each other in one form, such as `a)`, `b)`, `c)`: an initial is none.

    There are none if it is not clear which of two is meant, as in `A. George B. Shaw B. Oscar Wilde`.
    """
    found: list[re.Match[str]] = []
    form = ("", False, "")
    for mark in _mark.finditer(cell):
        known = next(marks for marks in _marks if mark[1].lower() in marks)
        its = (known, mark[1].isupper(), mark[0].rstrip()[-1])
        form = form if found else its
        place = known.index(mark[1].lower())
        if its == form and place == len(found):
            found.append(mark)
        elif its == form and place < len(found):
            return []
    return found


def naming(rows: Iterable[Row]) -> Naming:
    """Tell how the answers of ROWS name an option: all by its text, or some by its letter or number.

    If none does, the options are all wrong.
    """
    chosen = [row for row in rows if any(row["option"]) and "answer" in row]
    texts = [_text_of(row["answer"], row["option"]) != "" for row in chosen]
    if all(texts):
        return "text"
    return "letter" if any(texts) or any(map(_letter.fullmatch, (row["answer"] for row in chosen))) else "none"


def _text_of(answer: str, options: list[str]) -> str:
    """Return the one of OPTIONS that ANSWER is the text of, with its mark or without; empty if there is none."""
    return next((option for option in options if same(option, answer) or same(option, _mark.sub("", answer))), "")


def choose(row: Row, named_by: Naming) -> Iterator[str]:
    """Turn the options of ROW into its answer and wrong answers, and yield what is wrong with them.

    The answer is taken away if it names no option or several.
    """
    given, options = row["answer"], _unmarked(row["option"])
    text = _text_of(given, options)
    letter = _letter.fullmatch(given) if named_by == "letter" else None
    if letter:
        at = max(marks.find(letter[1].lower()) for marks in _marks)
        row["answer"] = options[at] if at < len(options) else ""
        if text and text != row["answer"]:
            del row["answer"]
            yield f"left out: the answer '{given}' is one choice, and names another; write the choice that is right"
            return
    elif named_by != "none":
        row["answer"] = text
    several = not text and _letters.fullmatch(given)
    if several or not row["answer"]:
        del row["answer"]
        yield "left out: several choices are right" if several else f"left out: there is no choice '{given}'"
        return
    row["wrong"] += [option for option in options if option and option != row["answer"]]


def _unmarked(options: list[str]) -> list[str]:
    """Return OPTIONS without `A)`, `B)` and so on, if each begins with its own letter."""
    found = [_mark.match(option) for option in options]
    own = all(
        not option or (mark and mark[1].lower() in (letter, digit))
        for option, mark, letter, digit in zip(options, found, *_marks, strict=False)
    )
    return [option[mark.end() :] if own and mark else option for option, mark in zip(options, found, strict=True)]


def write_truth(row: Row) -> None:
    """Write true, false, yes and no in ROW with a capital, and offer the opposite if there is no wrong answer.

    What a spreadsheet writes in capitals in another language becomes English if the question does not name it. Y, N, T
    and F are such words where the question can be answered by them, or where both of a pair are choices.
    """
    answers = [row["answer"], *row["wrong"]]
    initials = [answer.lower() for answer in answers]
    if {*initials} <= {*_initials} and (_whether.match(row["question"]) or {*initials} in ({"y", "n"}, {"t", "f"})):
        answers = [_initials[initial] for initial in initials]
    if any(answer.lower() not in _opposites for answer in answers):
        return
    asked = fold(row["question"]).split()
    row["answer"], *row["wrong"] = (
        _english.get(answer.lower(), answer.capitalize())
        if answer.isupper() and answer.lower() not in asked
        else answer.capitalize()
        for answer in answers
    )
    row["wrong"] = row["wrong"] or [_opposites[row["answer"].lower()].capitalize()]


def accept_percents(row: Row) -> None:
    """Accept the answer of ROW with and without the sign for percent."""
    if re.fullmatch(r"[\d.,]+\s*%", row["answer"]):
        row["accept"].append(row["answer"].rstrip("% "))
    elif re.fullmatch(r"[\d.,]+", row["answer"]) and re.search(
        r"%|\b(per ?cent|prozent)", row["question"], re.IGNORECASE
    ):
        row["accept"].append(f"{row['answer']}%")


def point_decimals(row: Row) -> Iterator[str]:
    """Write the decimal commas in ROW as points if one may be taken for a comma of thousands, and say so."""
    answers = (row["answer"], *row["wrong"], *row["accept"])
    if not any(map(_decimal.search, answers)):
        return

    def pointed(answer: str) -> str:
        return _number.sub(lambda found: found[0].translate(_swap), answer)

    for answer in answers:
        if pointed(answer) != answer:
            thousands = "." not in answer and re.search(r",\d{3}(?!\d)", answer)
            instead = f"; write {answer.replace(',', '')} if that is meant" if thousands else ""
            yield f"'{answer}' is read as {pointed(answer)}{instead}"
    row["answer"] = pointed(row["answer"])
    for field in ("wrong", "accept"):
        row[field] = [pointed(answer) for answer in row[field]]


def doubts(row: Row) -> Iterator[str]:
    """Take wrong answers out of ROW that are its answer or are there twice, and yield what may be meant otherwise."""
    answer = row["answer"]
    if re.fullmatch(r"\d\d?([-/])\d\d?\1[12]\d{3}", answer) and not re.search("[a-z]", plain(answer)):
        yield f"'{answer}' can be two dates; write the month in letters"
    if re.fullmatch(r"\d[.,]\d+E[+-]\d+|\d\d?-[A-Z][a-z]{2}", answer):
        yield f"the spreadsheet may have made '{answer}' of something else; format the cell as text"
    seen = {key(answer): "is the answer too"}
    kept = []
    for wrong in row["wrong"]:
        if reason := key(wrong) and seen.get(key(wrong)):
            yield f"the wrong answer '{wrong}' {reason}; it is not used"
        else:
            kept.append(wrong)
            seen[key(wrong)] = "is there twice"
    row["wrong"] = kept
    for wrong in kept if len(kept) == 1 else ():
        packed = wrong.count(",") > 1 and " " not in wrong and not re.fullmatch(r"\D*\d{1,3}(,\d{3})+\D*", wrong)
        if (
            packed
            or len(_mark.findall(wrong)) > 1
            or any(sign in wrong and sign in answer for sign in (";", ", ", " / "))
        ):
            yield f"'{wrong}' is one wrong answer; if it is several, put bars between them, as in 1|2|3"
