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
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import Item

MARKUP: Rule = ("markup", "doubtful", "Moodle shows '<', '>' and '&' in a choice as '&lt;' and the like", "[<>&]")


def write(pack: Pack[Item]) -> str:
    """Write the questions of PACK (docs.moodle.org, "Aiken format"), a blank line between two."""
    return "\n".join(_written(item) for item in pack.records)


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    yield from without_choices(item)
    yield from losses_of(item, texts(item), BLANK, BROKEN_LINE, INNER_SPACE)
    if _misread(item):
        yield Loss(item.id, "misread", "changed", "it would be read as a choice or skipped: 'Q: ' is put before it")
    yield from losses_of(item, texts(item)[1:], MARKUP)


def _misread(item: Item) -> bool:
    """Tell whether a reader would take ITEM for a choice or an answer, or skip it for being one character."""
    text = one_line(item.question.question)
    return len(text) == 1 or bool(re.match(r"[A-Z][).]|ANSWER:", text))


def _written(item: Item) -> str:
    lines = [
        f"{'Q: ' if _misread(item) else ''}{one_line(item.question.question)}",
        *(f"{letter}) {one_line(choice)}" for letter, choice in lettered(item.choices)),
        f"ANSWER: {letter(item.answer, item.choices)}",
    ]
    return "\n".join(lines) + "\n"
