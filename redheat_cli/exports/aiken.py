"""Write questions as Aiken, the plainest of Moodle's formats: a question, its choices, the letter of the answer."""

import re
from collections.abc import Iterator

from redheat_cli.exports.common import (
    BLANK,
    BROKEN_LINE,
    INNER_SPACE,
    Loss,
    Pack,
    Rule,
    losses_of,
    one_line,
    texts,
    without_choices,
)
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices, letter, lettered

MARKUP: Rule = ("markup", "doubtful", "Moodle shows '<', '>' and '&' in a choice as '&lt;' and the like", "[<>&]")


def write(pack: Pack[Question]) -> str:
    """Write the questions of PACK (docs.moodle.org, "Aiken format"), a blank line between two."""
    return "\n".join(_written(question, pack.seed) for question in pack.records)


def losses(question: Question) -> Iterator[Loss]:
    """Yield what this format cannot hold of QUESTION."""
    yield from without_choices(question)
    yield from losses_of(question, texts(question), BLANK, BROKEN_LINE, INNER_SPACE)
    if _misread(question):
        yield Loss(question.id, "misread", "changed", "it would be read as a choice or skipped: 'Q: ' is put before it")
    yield from losses_of(question, texts(question)[1:], MARKUP)


def _misread(question: Question) -> bool:
    """Tell whether a reader would take QUESTION for a choice or an answer, or skip it for being one character."""
    text = one_line(question.question)
    return len(text) == 1 or bool(re.match(r"[A-Z][).]|ANSWER:", text))


def _written(question: Question, seed: str) -> str:
    options = choices(question, seed)
    lines = [
        f"{'Q: ' if _misread(question) else ''}{one_line(question.question)}",
        *(f"{letter}) {one_line(choice)}" for letter, choice in lettered(options)),
        f"ANSWER: {letter(question.answer, options)}",
    ]
    return "\n".join(lines) + "\n"
