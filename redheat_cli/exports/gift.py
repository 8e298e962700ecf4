"""Write questions as GIFT, the text format of Moodle's question bank, with the reason as feedback."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from redheat_cli.exports.common import BLANK, INNER_SPACE, OUTER_SPACE, Loss, Pack, Rule, losses_of, one_line, texts
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

# Moodle writes these in the place of an escaped character while it reads (question/format/gift/format.php).
_escapes = "&&(058|035|061|123|125|126|092);|&&010"
PLACEHOLDER: Rule = ("placeholder", "changed", "readers take '&&' and three digits for an escaped sign", _escapes)


def write(pack: Pack[Question]) -> str:
    """Write the questions of PACK (docs.moodle.org, "GIFT format") in the category `title/category`.

    They are multiple choice; a question without wrong choices is one with a short answer.
    """
    parts = [f"// {pack.title}\n"]
    for category, questions in groupby(pack.records, lambda question: question.category):
        # A slash begins a subcategory, a double one is a slash; a path has no other escape but the backslash's.
        path = "/".join(one_line(name).replace("\\", "\\\\").replace("/", "//") for name in (pack.title, category))
        parts.append(f"$CATEGORY: {path}\n")
        parts += [_written(question, pack.seed) for question in questions]
    return "\n".join(parts)


def losses(question: Question) -> Iterator[Loss]:
    """Yield what this format cannot hold of QUESTION."""
    yield from losses_of(question, texts(question), BLANK)
    yield from losses_of(question, (*texts(question), question.why), OUTER_SPACE, INNER_SPACE, PLACEHOLDER)


def _written(question: Question, seed: str) -> str:
    options = choices(question, seed) or (question.answer, *question.accept)
    right = options if not question.wrong else (question.answer,)
    answers = [f"\t{'=' if option in right else '~'}{_choice(option)}" for option in options]
    lines = [
        f"::{question.id}:: [plain]{_escaped(question.question, tag=False)}{{",
        *answers,
        *([f"\t####{_escaped(question.why)}"] if question.why.strip() else []),
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
