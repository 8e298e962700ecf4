"""Write questions as Markdown: a quiz sheet without answers, then the answers and the reasons."""

from collections.abc import Callable, Iterator

from redheat_cli.exports.common import BLANK, BROKEN_LINE, INNER_SPACE, Loss, Pack, losses_of, one_line, texts
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices, letter, lettered
from redheat_cli.render.plain_json_csv_markdown import escape_markdown


def write(pack: Pack[Question]) -> str:
    """Write the questions of PACK as two numbered lists by round (spec.commonmark.org, version 0.31)."""
    lines = [f"# {escape_markdown(pack.title)}", *_rounds(pack, _asked), "", "# Answers", *_rounds(pack, _answered)]
    return "\n".join(lines) + "\n"


def losses(question: Question) -> Iterator[Loss]:
    """Yield what this format cannot hold of QUESTION."""
    yield from losses_of(question, texts(question), BLANK)
    yield from losses_of(question, (*texts(question), question.why), BROKEN_LINE, INNER_SPACE)


def _rounds(pack: Pack[Question], written: Callable[[Question, str], Iterator[str]]) -> Iterator[str]:
    """Number the questions of each round of PACK; WRITTEN gives the lines of each, all but the first to be indented."""
    for heading, questions in pack.headed:
        yield from ("", f"## {escape_markdown(heading)}")
        for number, question in enumerate(questions, 1):
            first, *more = written(question, pack.seed)
            mark = f"{number}. "
            yield from ("", f"{mark}{first}", *(f"{'':{len(mark)}}{line}" for line in more))


def _asked(question: Question, seed: str) -> Iterator[str]:
    yield escape_markdown(one_line(question.question))
    for label, choice in lettered(choices(question, seed)):
        yield f"- {label}) {escape_markdown(one_line(choice))}"


def _answered(question: Question, seed: str) -> Iterator[str]:
    right = f"{letter(question.answer, choices(question, seed))}) " if question.wrong else ""
    yield f"**{right}{escape_markdown(one_line(question.answer))}**"
    if why := one_line(question.why):  # a bullet with nothing after it would underline the line above
        yield f"- {escape_markdown(why)}"
