"""Write questions as one HTML page for a quiz night: a sheet for the quizmaster, for each team and for marking."""

import os
from collections.abc import Iterable
from html import escape

from redheat_cli.exports.pack import Export, Loss, Pack, blank, inner_space, reading_seconds, sift, texts
from redheat_cli.film.model import Question
from redheat_cli.listing.card import counted
from redheat_cli.questions.deck import LETTERS, choices, letter
from redheat_cli.terminal import files

TEAMS = 10  # rows of the table of scores
# What fits on a page of A4 or Letter at the size it is printed, even of the widest letters, with so many in a line.
PAGE_CHARACTERS = 1200
LINE_CHARACTERS = 36

Rounds = list[tuple[str, tuple[Question, ...]]]


def export(pack: Pack[Question]) -> Export:
    """Write the questions of PACK as one page (HTML Living Standard) that needs no network and runs no script.

    Each sheet begins on a new sheet of paper and can be shown and printed alone; no question is split between two.
    The answers are in the quizmaster's and the marking sheet only.
    """
    from base64 import b64encode
    from hashlib import sha256  # loads OpenSSL, and few exports need it

    style = files.read(os.path.join(os.path.dirname(files.decoded(__file__)), "pack.css")).decode()
    pack, losses = sift(pack, _losses)
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    title, count = escape(pack.title), len(pack.records)
    told = f"{counted(count, 'question')} in {counted(len(pack.headed), 'round')}, {_reading(pack.records)}"
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
{_sheet("quizmaster", "Quizmaster's sheet", [_printed(pack.title), _printed(told), *_quizmaster(pack)])}
{_sheet("team", "Team sheet", _team(pack.headed))}
{_sheet("marking", "Marking sheet", [_printed(pack.title), *_marking(pack)])}
</main>
</body>
</html>
"""
    return Export(page, losses)


def _losses(question: Question) -> Iterable[Loss]:
    yield from blank(question)
    yield from inner_space(question, (*texts(question), question.why))
    written = "; ".join((*texts(question), question.answer, question.why, *question.accept, *question.reject))
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


def _quizmaster(pack: Pack[Question]) -> Iterable[str]:
    for heading, questions in pack.headed:
        yield f'<section class="round">\n<h3 dir="auto">{escape(heading)}</h3>'
        yield f'<p class="aside">{counted(len(questions), "question")}, {_reading(questions)}</p>'
        for number, question in enumerate(questions, 1):
            yield _question(number, question, pack.seed)
        yield "</section>"


def _question(number: int, question: Question, seed: str) -> str:
    listed = "\n".join(f'<li dir="auto">{escape(choice)}</li>' for choice in choices(question, seed))
    listed = f'<ol class="choices">\n{listed}\n</ol>\n' if listed else ""
    why = f'<p class="why" dir="auto">{escape(question.why)}</p>\n' if question.why else ""
    return f"""<article>
<h4><span class="number">{number}.</span> <span dir="auto">{escape(question.question)}</span></h4>
{listed}<p class="answer"><span class="label">Answer</span> {_right(question, seed)}</p>
{_others(question)}{why}<p class="aside">{question.difficulty}, {reading_seconds(question)} s to read, {question.id}</p>
</article>"""


def _others(question: Question) -> str:
    """Say which other answers to QUESTION are right, and which tempting ones are not."""
    return "".join(
        f'<p class="aside">{label}: <span dir="auto">{escape("; ".join(answers))}</span></p>\n'
        for label, answers in (("Also right", question.accept), ("Not right", question.reject))
        if answers
    )


def _right(question: Question, seed: str) -> str:
    lettered = f"{letter(question.answer, choices(question, seed))}. " if question.wrong else ""
    return f'{lettered}<b dir="auto">{escape(question.answer)}</b>'


def _team(rounds: Rounds) -> Iterable[str]:
    """Lay out lines to write on: nothing of a question but its number, nor the title, which may be an answer too."""
    yield '<p class="blank"><span>Team</span></p>'
    for heading, questions in rounds:
        rows = "\n".join(f"<li>{_letters(question)}</li>" for question in questions)
        yield f"""<section class="round">
<div class="head">
<h3 dir="auto">{escape(heading)}</h3>
<p class="score">Score <span></span> of {len(questions)}</p>
</div>
<ol class="lines">
{rows}
</ol>
</section>"""


def _letters(question: Question) -> str:
    """Return the letters to tick for QUESTION; a question without choices has a line alone."""
    letters = " ".join(LETTERS[: len(question.wrong) + 1])
    return f'<span class="letters">{letters}</span>' if question.wrong else ""


def _marking(pack: Pack[Question]) -> Iterable[str]:
    for heading, questions in pack.headed:
        rows = "\n".join(f"<li>{_right(question, pack.seed)}\n{_others(question)}</li>" for question in questions)
        yield f"""<section class="round">
<h3 dir="auto">{escape(heading)}</h3>
<ol class="key">
{rows}
</ol>
</section>"""
    yield _scores(pack.headed)


def _scores(rounds: Rounds) -> str:
    heads = "".join(f'<th scope="col">R{number}</th>' for number, _ in enumerate(rounds, 1))
    row = f"<tr>{'<td></td>' * (len(rounds) + 2)}</tr>\n"
    return f"""<table>
<caption>Scores</caption>
<thead><tr><th scope="col">Team</th>{heads}<th scope="col">Total</th></tr></thead>
<tbody>
{row * TEAMS}</tbody>
</table>"""


def _reading(questions: Iterable[Question]) -> str:
    minutes, seconds = divmod(sum(map(reading_seconds, questions)), 60)
    return f"{minutes} min {seconds} s to read" if minutes else f"{seconds} s to read"
