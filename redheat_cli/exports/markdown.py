"""Write questions as Markdown: a quiz sheet without answers, then the answers and the reasons."""

from collections.abc import Callable, Iterator

from redheat_cli.exports.common import BLANK, BROKEN_LINE, INNER_SPACE, Loss, Pack, losses_of, one_line, texts
from redheat_cli.questions.drafts_and_choices import letter, lettered
from redheat_cli.questions.items_to_read_aloud import Item
from redheat_cli.render.plain_json_csv_markdown import escape_markdown


def write(pack: Pack[Item]) -> str:
    """Write the questions of PACK as two numbered lists by round (spec.commonmark.org, version 0.31)."""
    lines = [f"# {escape_markdown(pack.title)}", *_rounds(pack, _asked), "", "# Answers", *_rounds(pack, _answered)]
    return "\n".join(lines) + "\n"


def losses(item: Item) -> Iterator[Loss]:
    """Yield what this format cannot hold of ITEM."""
    yield from losses_of(item, texts(item), BLANK)
    yield from losses_of(item, (*texts(item), item.more), BROKEN_LINE, INNER_SPACE)


def _rounds(pack: Pack[Item], written: Callable[[Item], Iterator[str]]) -> Iterator[str]:
    """Number the questions of each round of PACK; WRITTEN gives the lines of each, all but the first to be indented."""
    for heading, items in pack.headed:
        yield from ("", f"## {escape_markdown(heading)}")
        for number, item in enumerate(items, 1):
            first, *more = written(item)
            mark = f"{number}. "
            yield from ("", f"{mark}{first}", *(f"{'':{len(mark)}}{line}" for line in more))


def _asked(item: Item) -> Iterator[str]:
    yield escape_markdown(one_line(item.question.question))
    for label, choice in lettered(item.choices):
        yield f"- {label}) {escape_markdown(one_line(choice))}"


def _answered(item: Item) -> Iterator[str]:
    right = f"{letter(item.answer, item.choices)}) " if item.choices else ""
    yield f"**{right}{escape_markdown(one_line(item.answer))}**"
    if why := one_line(item.more):  # a bullet with nothing after it would underline the line above
        yield f"- {escape_markdown(why)}"
