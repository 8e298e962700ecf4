"""A text -> lines no wider than so many columns, as a terminal counts them."""

from rich.cells import cell_len, chop_cells


def wrap(text: str, width: int) -> list[str]:
    """Part TEXT into lines of at most WIDTH columns, between words where it can; an empty text is one empty line."""
    lines, line = [], ""
    for word in text.split():
        if line and cell_len(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(word, max(width, 2))
        lines += whole
    return [*lines, line]


def hanging(text: str, width: int, indent: int = 0) -> list[str]:
    """Wrap TEXT, whose own leading spaces stay, with its further lines INDENT columns in."""
    bare = text.lstrip()
    lead = text[: len(text) - len(bare)]
    head, _, rest = bare.partition("  ")
    if rest:  # a gap of two spaces or more, after a number or a letter, is kept
        gap = len(bare) - len(head) - len(rest.lstrip())
        lead, bare = f"{lead}{head}{' ' * gap}", rest.lstrip()
    room = max(width - max(cell_len(lead), indent), 2)
    first, *further = wrap(bare, room)
    return [f"{lead}{first}", *(f"{'':{indent}}{line}" for line in further)]
