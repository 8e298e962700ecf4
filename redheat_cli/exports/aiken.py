"""Write questions as Aiken, the plainest of Moodle's formats: a question, its choices, the letter of the answer."""

import re
from collections.abc import Iterable

from redheat_cli.exports.common import (
    Export,
    Loss,
    Pack,
    blank,
    broken_line,
    inner_space,
    one_line,
    sift,
    texts,
    without_choices,
)
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices, letter, lettered


def export(pack: Pack[Question]) -> Export:
    """Write the questions of PACK (docs.moodle.org, "Aiken format"), a blank line between two."""
    kept, losses = sift(pack, _losses)
    return Export("\n".join(_written(question, pack.seed) for question in kept.records), losses)


def _losses(question: Question) -> Iterable[Loss]:
    yield from blank(question)
    yield from without_choices(question)
    yield from broken_line(question, texts(question))
    yield from inner_space(question, texts(question))
    if _misread(question):
        yield Loss(question.id, "misread", "changed", "it would be read as a choice or skipped: 'Q: ' is put before it")
    if any(re.search("[<>&]", text) for text in texts(question)[1:]):
        yield Loss(
            question.id, "markup", "doubtful", "Moodle shows '<', '>' and '&' in a choice as '&lt;' and the like"
        )


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
