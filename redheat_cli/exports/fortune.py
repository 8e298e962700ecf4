"""Write quotes as a file for `strfile` and `fortune`: each with who says it, and a line with only `%` after it."""

from collections.abc import Iterable
from textwrap import wrap

from redheat_cli.exports.common import Export, Pack, broken_line, one_line, sift
from redheat_cli.film.model import Quote, lines, speakers

WIDTH = 72


def export(pack: Pack[Quote]) -> Export:
    """Write the quotes of PACK (strfile(1)), wrapped at WIDTH columns between words.

    There is a `%` after the last quote too: `fortune -m` does not find it otherwise.
    """
    kept, losses = sift(pack, lambda quote: broken_line(quote, _texts(quote)))
    return Export("".join(f"{_written(quote, pack.film)}%\n" for quote in kept.records), losses)


def _texts(quote: Quote) -> Iterable[str]:
    return (*(line.text for line in lines(quote)), quote.translation)


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
