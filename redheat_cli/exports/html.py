"""Write questions as one HTML page for a quiz night: a sheet for the quizmaster, for each team and for marking."""

import os
import re
from collections.abc import Iterable
from html import escape
from math import ceil

from msgspec.structs import replace

from redheat_cli.exports.common import Export, Loss, Pack, blank, inner_space, sift, texts
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Question
from redheat_cli.listing.wording import counted
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import ALSO_RIGHT, Item, of_question, seconds
from redheat_cli.terminal import files, operating_system

SPARES = 6  # that are printed, beside the tie-break
TEAMS, SPARE_ROWS = 10, 2  # rows of the table of scores, and of those at least for teams that come late
# What fits on a page of A4 or Letter at the size it is printed, even of the widest letters, with so many in a line.
PAGE_CHARACTERS = 1200
LINE_CHARACTERS = 36
# Lines of ordinary letters on a page, and letters in a line: a round that fits on a page is not split.
PAGE_LINES, LETTERS_A_LINE = 66, 85
_number = re.compile(r"[0-9][0-9,.]*")
SHORT = 20  # letters: four choices of this length stand in a row
MARKED = ("Also right", "Not accepted")

Rounds = list[tuple[str, tuple[Item, ...]]]


def export(pack: Pack[Question | Item]) -> Export:
    """Write what PACK asks as one page (HTML Living Standard) that needs no network and runs no script.

    Each sheet begins on a new sheet of paper and can be shown and printed alone; no question is split between two.
    The answers are in the quizmaster's and the marking sheet only.
    """
    from base64 import b64encode
    from hashlib import sha256  # loads OpenSSL, and few exports need it

    style = files.read(os.path.join(os.path.dirname(operating_system.decoded(__file__)), "pack.css")).decode()
    pack, losses = sift(pack, _losses)
    rounds = [(heading, _items(records, pack.seed)) for heading, records in pack.headed]
    spares = _items(pack.spares, pack.seed)
    tie = next((item for item in spares if _number.fullmatch(item.answer)), None)
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    title, count = escape(pack.title), len(pack.records)
    asked = [item for _, items in rounds for item in items]
    told = f"{counted(count, 'question')} in {counted(len(rounds), 'round')}, {_reading(asked)}"
    heads = [_printed(pack.title), *([_printed(pack.day)] if pack.day else [])]
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1 dir="auto">{title}</h1>
<p>{told}.</p>
<nav aria-label="Sheets">
<p>Show, and print, one sheet alone or all of them:</p>
<ul>
<li><a href="#quizmaster">Quizmaster</a></li>
<li><a href="#team">Team</a></li>
<li><a href="#marking">Marking</a></li>
<li><a href="#">All</a></li>
</ul>
</nav>
</header>
<main>
{_sheet("quizmaster", "Quizmaster's sheet", [*heads, _printed(told), *_quizmaster(rounds, spares, tie)])}
{_sheet("team", "Team sheet", _team(rounds, _title(pack.title, asked), pack.day, tie))}
{_sheet("marking", "Marking sheet", [*heads, *_marking(rounds, pack.teams)])}
</main>
</body>
</html>
"""
    return Export(page, losses)


def _losses(record: Question | Item) -> Iterable[Loss]:
    question = record.question if isinstance(record, Item) else record
    yield from blank(question)
    yield from inner_space(question, (*texts(question), question.why))
    written = "; ".join(
        (*texts(question), question.answer, question.why, *question.accept[:ALSO_RIGHT], *question.reject)
    )
    if len(written) + written.count("\n") * LINE_CHARACTERS > PAGE_CHARACTERS:
        yield Loss(question.id, "page-length", "doubtful", "it may be longer than a page and split when printed")


def _printed(text: str) -> str:
    """Write TEXT for paper only: on a screen the top of the page says it."""
    return f'<p class="printed" dir="auto">{escape(text)}</p>'


def _sheet(name: str, heading: str, parts: Iterable[str]) -> str:
    lines = "\n".join(parts)
    return f"""<section id="{name}" aria-labelledby="{name}-heading">
<h2 id="{name}-heading">{heading}</h2>
{lines}
</section>"""


def _items(records: Iterable[Question | Item], seed: str) -> tuple[Item, ...]:
    return tuple(one if isinstance(one, Item) else of_question(one, seed) for one in records)


def _quizmaster(rounds: Rounds, spares: tuple[Item, ...], tie: Item | None) -> Iterable[str]:
    """Lay out the rounds, the SPARES, and apart from these TIE, which is asked without its choices."""
    others = tuple(item for item in spares if item is not tie)[:SPARES]
    more = [("Spares, for what is thrown out", others)] if others else []
    more += [("Tie-break: the nearest number wins", (replace(tie, choices=()),))] if tie else []
    for heading, items in [*rounds, *more]:
        whole = " whole" if sum(map(_lines, items)) < PAGE_LINES else ""
        yield f'<section class="round{whole}">\n<h3 dir="auto">{escape(heading)}</h3>'
        asked = " ".join(dict.fromkeys(item.question.question for item in items if item.kind == "quote"))
        yield f'<p class="aside">{counted(len(items), "question")}, {_reading(items)}{asked and f". {asked}"}</p>'
        for number, item in enumerate(items, 1):
            yield _question(number, item)
        yield "</section>"


def _lines(item: Item) -> float:
    """Estimate how many lines ITEM takes on the quizmaster's sheet."""
    notes = "; ".join(text for _, text in item.aside)
    texts = (_asked(item), item.gloss, item.answer, item.more, notes)
    lines = sum(1 + len(text) // LETTERS_A_LINE + text.count("\n") for text in texts if text)
    return lines + len(item.choices) / (4 if _short(item) else 2) + 1.5


def _short(item: Item) -> bool:
    return max(map(len, item.choices), default=0) <= SHORT


def _question(number: int, item: Item) -> str:
    listed = "".join(f'<li dir="auto">{escape(choice)}</li>\n' for choice in item.choices)
    parts = [
        f'<h4><span class="number">{number}.</span> <span dir="auto">{escape(_asked(item))}</span></h4>',
        f'<p class="aside" dir="auto">({escape(item.gloss)})</p>' if item.gloss else "",
        f'<ol class="choices{" short" if _short(item) else ""}">\n{listed}</ol>' if listed else "",
        f'<p class="answer"><span><span class="label">Answer</span> {_right(item)}</span>'
        f' <span class="aside">{item.difficulty or item.category}, {ceil(seconds(item))} s, {item.id}</span></p>',
        _notes(item.aside).rstrip(),
        f'<p class="why" dir="auto">{escape(item.more)}</p>' if item.more else "",
    ]
    return "\n".join(["<article>", *filter(None, parts), "</article>"])


def _asked(item: Item) -> str:
    """Return what is read first: the sentences of a question in a row, the lines of an exchange below each other."""
    return item.question.question if item.kind == "question" else "\n".join(item.ask)


def _notes(notes: Iterable[tuple[str, str]]) -> str:
    """Return NOTES, each a label and a text, for who reads or marks."""
    spans = [f'{label}: <span dir="auto">{escape(text)}</span>' for label, text in notes]
    return f'<p class="aside">{"; ".join(spans)}</p>\n' if spans else ""


def _right(item: Item) -> str:
    lettered = f"{letter(item.answer, item.choices)}. " if item.choices else ""
    return f'{lettered}<b dir="auto">{escape(item.answer)}</b>'


def _title(title: str, items: list[Item]) -> str:
    """Return the title on the team sheet: TITLE, unless that is an answer too."""
    tells = any(answer and answer in fold(title) for answer in (fold(item.question.answer) for item in items))
    return "Quiz night" if tells else title


def _team(rounds: Rounds, title: str, day: str, tie: Item | None) -> Iterable[str]:
    """Lay out lines to write on: of a question there is nothing but its number and the letters of its choices."""
    yield f'<p class="title" dir="auto">{escape(title)}</p>'
    yield f'<p class="title" dir="auto">{escape(day)}</p>' if day else '<p class="blank"><span>Date</span></p>'
    yield '<p class="blank"><span>Team</span></p>'
    for heading, items in rounds:
        rows = "\n".join(f"<li>{_letters(item)}</li>" for item in items)
        yield f"""<section class="round whole">
<div class="head">
<h3 dir="auto">{escape(heading)}</h3>
<p class="score">Score <span></span> of {len(items)}</p>
</div>
<ol class="lines">
{rows}
</ol>
</section>"""
    if tie:
        yield '<p class="blank last"><span>Tie-break</span></p>'


def _letters(item: Item) -> str:
    """Return the letters of the choices of ITEM; what has no choices has a line alone."""
    letters = " ".join(letter for letter, _ in lettered(item.choices))
    return f'<span class="letters">{letters}</span>' if letters else ""


def _marking(rounds: Rounds, teams: tuple[str, ...]) -> Iterable[str]:
    for heading, items in rounds:
        rows = "\n".join(
            f"<li>{_right(item)}\n{_notes(note for note in item.aside if note[0] in MARKED)}</li>" for item in items
        )
        yield f"""<section class="round whole">
<h3 dir="auto">{escape(heading)}</h3>
<ol class="key">
{rows}
</ol>
</section>"""
    yield _scores(rounds, teams)


def _scores(rounds: Rounds, teams: tuple[str, ...]) -> str:
    heads = "".join(f'<th scope="col">R{number}</th>' for number, _ in enumerate(rounds, 1))
    names = [*teams, *[""] * max(TEAMS - len(teams), SPARE_ROWS)]
    cells = "<td></td>" * (len(rounds) + 1)
    rows = "".join(f'<tr><td dir="auto">{escape(name)}</td>{cells}</tr>\n' for name in names)
    return f"""<table>
<caption>Scores</caption>
<thead><tr><th scope="col">Team</th>{heads}<th scope="col">Total</th></tr></thead>
<tbody>
{rows}</tbody>
</table>"""


def _reading(items: Iterable[Item]) -> str:
    minutes, rest = divmod(sum(ceil(seconds(item)) for item in items), 60)
    return f"{minutes} min {rest} s to read" if minutes else f"{rest} s to read"
