"""Write questions as GIFT, the text format of Moodle's question bank, with the reason as feedback."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from redheat_cli.exports.common import BLANK, INNER_SPACE, OUTER_SPACE, Loss, Pack, Rule, losses_of, one_line, texts
from redheat_cli.questions.items_to_read_aloud import Item

# Moodle writes these in the place of an escaped character while it reads (question/format/gift/format.php).
_escapes = "&&(058|035|061|123|125|126|092);|&&010"
PLACEHOLDER: Rule = ("placeholder", "changed", "readers take '&&' and three digits for an escaped sign", _escapes)


def write(pack: Pack[Item]) -> str:
    """Write the questions of PACK (docs.moodle.org, "GIFT format") in the category `title/category`.

    They are multiple choice; a question without wrong choices is one with a short answer.
    """
    parts = [f"// {pack.title}\n"]
    for category, items in groupby(pack.records, lambda item: item.category):
        # A slash begins a subcategory, a double one is a slash; a path has no other escape but the backslash's.
        path = "/".join(one_line(name).replace("\\", "\\\\").replace("/", "//") for name in (pack.title, category))
        parts.append(f"$CATEGORY: {path}\n")
        parts += [_written(item) for item in items]
    return "\n".join(parts)


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    yield from losses_of(item, texts(item), BLANK)
    yield from losses_of(item, (*texts(item), item.more), OUTER_SPACE, INNER_SPACE, PLACEHOLDER)


def _written(item: Item) -> str:
    right = (item.answer,) if item.choices else (item.answer, *item.question.accept)
    answers = [f"\t{'=' if option in right else '~'}{_choice(option)}" for option in item.choices or right]
    lines = [
        f"::{item.id}:: [plain]{_escaped(item.question.question, tag=False)}{{",
        *answers,
        *([f"\t####{_escaped(item.more)}"] if item.more.strip() else []),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _choice(text: str) -> str:
    """Write the choice TEXT: an arrow would make a pair of it, and there is no escape for that but HTML's."""
    return _escaped(f"[html]{escape(text.strip(), quote=False)}", tag=False) if "->" in text else _escaped(text)


def _escaped(text: str, tag: bool = True) -> str:
    """Escape TEXT, and unless TAG is off name its format where it begins like one, or like a weight."""
    text = re.sub(r"[\\~=#{}:]", r"\\\g<0>", text.strip()).replace("\n", "\\n")
    return f"[plain]{text}" if tag and text.startswith(("[", "%")) else text
