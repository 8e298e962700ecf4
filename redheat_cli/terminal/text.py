"""Text for a terminal: without characters that steer it, and in lines no wider than so many of its columns."""

import re

# C0 and C1 controls, the characters that reorder text (Unicode UAX 9), line and paragraph separators,
# the byte order mark, the halves of surrogate pairs, and the tag characters. Tab and newline are not among them.
# A pattern and not a compiled one: an ordinary call never needs it.
UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
MESSAGE_LIMIT = 300


def printable(text: str) -> str:
    r"""Make TEXT safe to show on one line of a terminal.

    What does not print comes out as `\x1b`, `\n`, `\u202e` and the like; what is then longer than
    MESSAGE_LIMIT characters is shortened in the middle.
    """
    text = _shortened(text).replace("\n", "\\n").replace("\t", "\\t")
    return _shortened(re.sub(UNSAFE, lambda found: repr(found[0])[1:-1], text))


def _shortened(text: str) -> str:
    if len(text) <= MESSAGE_LIMIT:
        return text
    return f"{text[: MESSAGE_LIMIT * 2 // 3]}...{text[-MESSAGE_LIMIT // 4 :]}"


def wrap(text: str, width: int) -> list[str]:
    """Part TEXT into lines of at most WIDTH columns, between words where it can; an empty text is one empty line."""
    from rich.console import Console  # a look-up wraps nothing
    from rich.text import Text

    lines = Text(" ".join(text.split())).wrap(Console(width=80), max(width, 2), overflow="fold")
    return [line.plain.strip() for line in lines if line.plain.strip()] or [""]


def hanging(text: str, width: int, indent: int = 0) -> list[str]:
    """Wrap TEXT, whose own leading spaces stay, with its further lines INDENT columns in."""
    from rich.cells import cell_len

    # A gap of two spaces or more stays too, if what is before it is short: a number, a letter or the names of keys.
    lead = re.findall(r"^\s*(?:\S.{,8}?  +(?=\S))?", text)[0]
    room = max(width - max(cell_len(lead), indent), 2)
    first, *further = wrap(text[len(lead) :], room)
    return [f"{lead}{first}", *(f"{'':{indent}}{line}" for line in further)]
