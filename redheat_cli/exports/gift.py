"""Questions -> GIFT, the text format of Moodle's question bank, with the reasons as feedback."""

import re
from collections.abc import Iterable
from itertools import groupby

from redheat_cli.exports.pack import Export, Loss, Pack, blank, one_line, outer_space, sift, texts
from redheat_cli.film.model import Question
from redheat_cli.questions.deck import choices

# What Moodle writes in the place of an escaped character while it reads (question/format/gift/format.php).
_PLACEHOLDER = r"&&(058|035|061|123|125|126|092);|&&010"


def export(pack: Pack[Question]) -> Export:
    """Write the questions of PACK as multiple choice (docs.moodle.org, "GIFT format"), under `title/category`."""
    kept, losses = sift(pack.records, _faults)
    parts = [f"// {pack.title}\n"]
    for category, questions in groupby(kept, lambda question: question.category):
        # A slash begins a subcategory, a double one is a slash; a path has no other escape but the backslash's.
        path = "/".join(one_line(name).replace("\\", "\\\\").replace("/", "//") for name in (pack.title, category))
        parts.append(f"$CATEGORY: {path}\n")
        parts += [_written(question, pack.seed) for question in questions]
    return Export("\n".join(parts), losses)


def _faults(question: Question) -> Iterable[Loss]:
    yield from blank(question)
    written = (*texts(question), question.why)
    yield from outer_space(question, written)
    if any(re.search(_PLACEHOLDER, text) for text in written):
        yield Loss(question.id, "placeholder", "changed", "readers take '&&' and three digits for an escaped sign")


def _written(question: Question, seed: str) -> str:
    answers = [f"\t{'=' if choice == question.answer else '~'}{_escaped(choice)}" for choice in choices(question, seed)]
    lines = [
        f"::{question.id}:: [plain]{_escaped(question.question, tag=False)}{{",
        *answers,
        f"\t####{_escaped(question.why)}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _escaped(text: str, tag: bool = True) -> str:
    """Escape TEXT, and unless TAG is off name its format where it begins like one, or like a weight."""
    text = re.sub(r"[\\~=#{}:]", r"\\\g<0>", text.strip()).replace("\n", "\\n")
    return f"[plain]{text}" if tag and text.startswith(("[", "%")) else text
