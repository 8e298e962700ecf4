"""Write questions as GIFT, the text format of Moodle's question bank, with the reason as feedback."""

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from redheat_cli.exports.common import Export, Loss, Pack, blank, inner_space, one_line, outer_space, sift, texts
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

# What Moodle writes in the place of an escaped character while it reads (question/format/gift/format.php).
_PLACEHOLDER = r"&&(058|035|061|123|125|126|092);|&&010"


def export(pack: Pack[Question]) -> Export:
    """Write the questions of PACK (docs.moodle.org, "GIFT format") in the category `title/category`.

    They are multiple choice; a question without wrong choices is one with a short answer.
    """
    kept, losses = sift(pack, _losses)
    parts = [f"// {pack.title}\n"]
    for category, questions in groupby(kept.records, lambda question: question.category):
        # A slash begins a subcategory, a double one is a slash; a path has no other escape but the backslash's.
        path = "/".join(one_line(name).replace("\\", "\\\\").replace("/", "//") for name in (pack.title, category))
        parts.append(f"$CATEGORY: {path}\n")
        parts += [_written(question, pack.seed) for question in questions]
    return Export("\n".join(parts), losses)


def _losses(question: Question) -> Iterable[Loss]:
    yield from blank(question)
    written = (*texts(question), question.why)
    yield from outer_space(question, written)
    yield from inner_space(question, written)
    if any(re.search(_PLACEHOLDER, text) for text in written):
        yield Loss(question.id, "placeholder", "changed", "readers take '&&' and three digits for an escaped sign")


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
