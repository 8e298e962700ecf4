"""Write quotes as a file for `strfile` and `fortune`: each with who says it, and a line with only `%` after it."""

from collections.abc import Iterator
from textwrap import wrap

from redheat_cli.exports.common import BROKEN_LINE, Loss, Pack, losses_of, one_line
from redheat_cli.film.model import Quote, lines, speakers

WIDTH = 72


def write(pack: Pack[Quote]) -> str:
    """Write the quotes of PACK (strfile(1)), wrapped at WIDTH columns between words.

    There is a `%` after the last quote too: `fortune -m` does not find it otherwise.
    """
    return "".join(f"{_written(quote, pack.film)}%\n" for quote in pack.records)


def losses(quote: Quote) -> Iterator[Loss]:
    """Yield what this format cannot hold of QUOTE."""
    return losses_of(quote, (*(line.text for line in lines(quote)), quote.translation), BROKEN_LINE)


def _written(quote: Quote, film: str) -> str:
    paragraphs = [f"{line.speaker}: {line.text}" if quote.then and line.speaker else line.text for line in lines(quote)]
    if quote.translation:
        paragraphs.append(f"({quote.translation})")
    written = [line for text in paragraphs for line in _wrapped(text)]
    source = "" if quote.kind == "dialogue" else quote.kind
    credit = ", ".join(filter(None, (one_line(" and ".join(speakers(quote))) or source, film)))
    return "\n".join([*written, f"\t\t-- {credit}"]) + "\n"


def _wrapped(text: str) -> list[str]:
    """Wrap TEXT; indent a line with only `%`, which would end the quote."""
    wrapped = wrap(one_line(text), WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f" {line}" if line == "%" else line for line in wrapped]
