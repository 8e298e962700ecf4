"""Questions -> Markdown: a quiz sheet without answers, then the answers with why."""

from collections.abc import Callable, Iterator

from redheat_cli.exports.pack import Export, Pack, broken_line, one_line, sift, texts
from redheat_cli.film.model import Question
from redheat_cli.questions.deck import choices, letter, lettered
from redheat_cli.terminal.safe import markdown


def export(pack: Pack[Question]) -> Export:
    """Write the questions of PACK as two numbered lists by round (spec.commonmark.org, version 0.31)."""
    _, losses = sift(pack.records, lambda question: broken_line(question, (*texts(question), question.why)))
    lines = [f"# {markdown(pack.title)}", *_rounds(pack, _asked), "", "# Answers", *_rounds(pack, _answered)]
    return Export("\n".join(lines) + "\n", losses)


def _rounds(pack: Pack[Question], written: Callable[[Question, str], Iterator[str]]) -> Iterator[str]:
    """Number the questions of each round of PACK; WRITTEN gives each its lines, what follows the first indented."""
    for heading, questions in pack.headed:
        yield from ("", f"## {markdown(heading)}")
        for number, question in enumerate(questions, 1):
            first, *more = written(question, pack.seed)
            mark = f"{number}. "
            yield from ("", f"{mark}{first}", *(f"{'':{len(mark)}}{line}" for line in more))


def _asked(question: Question, seed: str) -> Iterator[str]:
    yield markdown(one_line(question.question))
    for label, choice in lettered(choices(question, seed)):
        yield f"- {label}) {markdown(one_line(choice))}"


def _answered(question: Question, seed: str) -> Iterator[str]:
    right = letter(question.answer, choices(question, seed))
    yield f"**{right}) {markdown(one_line(question.answer))}**"
    if why := one_line(question.why):  # a bullet with nothing after it would underline the line above
        yield f"- {markdown(why)}"
