"""Write questions as one HTML page for a quiz night: a sheet for the quizmaster, for each team and for marking."""

import os
import re
from collections.abc import Iterable, Iterator
from html import escape
from math import ceil
from string import Template

from msgspec.structs import replace

from redheat_cli.exports.common import BLANK, INNER_SPACE, Loss, Pack, losses_of, texts
from redheat_cli.film.fold_and_search import fold
from redheat_cli.listing.wording import counted
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import ALSO_RIGHT, Item, seconds
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


def write(pack: Pack[Item]) -> str:
    """Write what PACK asks as one page (HTML Living Standard) that needs no network and runs no script.

    Each sheet begins on a new sheet of paper and can be shown and printed alone; no question is split between two.
    The answers are in the quizmaster's and the marking sheet only.
    """
    from base64 import b64encode
    from hashlib import sha256  # loads OpenSSL, and few exports need it

    style = _beside("pack.css")
    rounds = pack.headed
    tie = next((item for item in pack.spares if _number.fullmatch(item.answer)), None)
    asked = [item for _, items in rounds for item in items]
    told = f"{counted(len(asked), 'question')} in {counted(len(rounds), 'round')}, {_reading(asked)}"
    heads = [_printed(text) for text in (pack.title, pack.day) if text]
    return Template(_beside("pack.html")).substitute(
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        style=style,
        title=escape(pack.title),
        told=told,
        quizmaster="\n".join([*heads, _printed(told), *_quizmaster(rounds, pack.spares, tie)]),
        team="\n".join(_team(rounds, _title(pack.title, asked), pack.day, tie)),
        marking="\n".join([*heads, *_marking(rounds), _scores(len(rounds), pack.teams)]),
    )


def _beside(name: str) -> str:
    """Return the text of the file NAME in this folder."""
    return files.read(os.path.join(os.path.dirname(operating_system.decoded(__file__)), name)).decode()


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    question = item.question
    yield from losses_of(item, texts(item), BLANK)
    yield from losses_of(item, (*texts(item), question.why), INNER_SPACE)
    written = "; ".join((*texts(item), question.answer, question.why, *question.accept[:ALSO_RIGHT], *question.reject))
    if len(written) + written.count("\n") * LINE_CHARACTERS > PAGE_CHARACTERS:
        yield Loss(item.id, "page-length", "doubtful", "it may be longer than a page and split when printed")


def _printed(text: str) -> str:
    """Write TEXT for paper only: on a screen the top of the page says it."""
    return f'<p class="printed" dir="auto">{escape(text)}</p>'


def _quizmaster(rounds: Rounds, spares: tuple[Item, ...], tie: Item | None) -> Iterator[str]:
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


def _team(rounds: Rounds, title: str, day: str, tie: Item | None) -> Iterator[str]:
    """Lay out lines to write on: of a question there is nothing but its number and the letters of its choices."""
    yield f'<p class="title" dir="auto">{escape(title)}</p>'
    yield f'<p class="title" dir="auto">{escape(day)}</p>' if day else '<p class="blank"><span>Date</span></p>'
    yield '<p class="blank"><span>Team</span></p>'
    for heading, items in rounds:
        score = f'<p class="score">Score <span></span> of {len(items)}</p>'
        head = f'<div class="head">\n<h3 dir="auto">{escape(heading)}</h3>\n{score}\n</div>'
        yield _numbered(head, "lines", [_letters(item) for item in items])
    if tie:
        yield '<p class="blank last"><span>Tie-break</span></p>'


def _letters(item: Item) -> str:
    """Return the letters of the choices of ITEM; what has no choices has a line alone."""
    letters = " ".join(letter for letter, _ in lettered(item.choices))
    return f'<span class="letters">{letters}</span>' if letters else ""


def _marking(rounds: Rounds) -> Iterator[str]:
    for heading, items in rounds:
        notes = [_notes(note for note in item.aside if note[0] in MARKED) for item in items]
        rows = [f"{_right(item)}\n{note}" for item, note in zip(items, notes, strict=True)]
        yield _numbered(f'<h3 dir="auto">{escape(heading)}</h3>', "key", rows)


def _numbered(head: str, kind: str, rows: list[str]) -> str:
    """Lay out ROWS, a numbered list of a KIND, under HEAD; it is not split between two pages."""
    listed = "\n".join(f"<li>{row}</li>" for row in rows)
    return f'<section class="round whole">\n{head}\n<ol class="{kind}">\n{listed}\n</ol>\n</section>'


def _scores(rounds: int, teams: tuple[str, ...]) -> str:
    heads = "".join(f'<th scope="col">R{number + 1}</th>' for number in range(rounds))
    names = [*teams, *[""] * max(TEAMS - len(teams), SPARE_ROWS)]
    cells = "<td></td>" * (rounds + 1)
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
