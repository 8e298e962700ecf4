"""Lay a screen out in lines of a given width, each of pieces of text with a style."""

from collections.abc import Iterable

from msgspec import structs
from rich.cells import cell_len, set_cell_size

from redheat_cli.host.host_view import Screen
from redheat_cli.terminal.wrap import wrap

FILM, STRONG, QUIET, PLAIN = "film", "strong", "quiet", "plain"
Line = tuple[tuple[str, str], ...]
READ_WIDTH, DESK_WIDTH = 52, 76
LOW, NARROW = 20, 60  # fewer lines than this have none to spare for rules; fewer columns none for a second one
LABEL = 14
GAP = 3


def host(screen: Screen, said: str, ask: str, size: tuple[int, int], scroll: int = 0) -> list[Line]:
    """Lay SCREEN out on a screen of SIZE (columns, lines), its body from line SCROLL on.

    SAID is what the last key did; ASK, what the host is asked, takes its place.
    """
    width, height = size
    low = height < LOW
    rule: list[Line] = [] if low else [((f"{'':\u2500<{width}}", QUIET),)]
    top = [_ends((screen.left, FILM), (screen.right, QUIET), width), *rule]
    status = _flowing([(screen.status, STRONG), *((score, PLAIN) for score in screen.scores)], width)
    if len(status) > max(2, height // 8):  # the scores of many teams stand in the body, below what is read
        status = _flowing([(screen.status, STRONG)], width)
        screen = structs.replace(screen, desk=(*screen.desk, ("Scores", ", ".join(screen.scores))))
    word = [((line, FILM if ask else PLAIN),) for line in wrap(ask or said, width)[-2:]]
    foot = [*rule, *status, *word, *_hints(screen, width)] if screen.status else []
    room = max(height - len(top) - len(foot), 1)
    body = _body(screen, width, low)
    scroll = min(scroll, max(len(body) - room, 0))
    shown = body[scroll : scroll + room]
    if len(body) > scroll + room:
        shown = [*body[scroll : scroll + room - 1], _ends(("", PLAIN), ("more: Down", QUIET), width)]
    return [*top, *shown, *[()] * (room - len(shown)), *foot][:height]


def _body(screen: Screen, width: int, low: bool) -> list[Line]:
    air: list[Line] = [] if low else [()]
    measure = min(READ_WIDTH, width - 4)
    edge = 0 if low or width < NARROW else max((width - DESK_WIDTH) // 2, GAP)
    indent = edge + 2
    lines: list[Line] = [*air]
    if screen.label:
        cost = ("  ", PLAIN), (screen.cost, QUIET)
        lines += [((" " * edge, PLAIN), (screen.label, FILM), *cost), *air]
    for index, text in enumerate(screen.read):
        lines += air if index else []
        lines += [_indented(indent, line, STRONG) for line in wrap(text, measure)]
    if screen.gloss:
        lines += [*air, *(_indented(indent, line, PLAIN) for line in wrap(f"({screen.gloss})", measure))]
    lines += air if (screen.options or screen.rows) and screen.read else []
    for letter, text in screen.options:
        lines += _hung(indent, f"{letter}.  ", STRONG, text, STRONG, width - 2)
    lines += _table(screen.rows, indent, width)
    if screen.desk and not low:
        lines += [(), _indented(edge, "\u2500" * LABEL, QUIET), ()]
    for label, text in screen.desk:
        lines += _desk(label, text, edge, width)
    return lines


def _desk(label: str, text: str, indent: int, width: int) -> list[Line]:
    """Lay out a note to the host: its label in a column of its own where there is room."""
    style = STRONG if label == "Answer" else PLAIN
    if width < NARROW:
        return _hung(indent, f"{label}: " if label else "", QUIET, text, style, width, 2)
    return _hung(indent, f"{label:<{LABEL}}", QUIET, text, style, min(width - 2, DESK_WIDTH + indent))


def _hung(indent: int, lead: str, lead_style: str, text: str, style: str, width: int, hang: int = -1) -> list[Line]:
    """Wrap TEXT behind LEAD, its further lines under its first letter, or HANG columns in."""
    used = cell_len(lead)
    hang = used if hang < 0 else hang
    filler = "_" * (used - hang)  # holds the place of what LEAD takes of the first line
    first, *rest = wrap(f"{filler}{text}", width - indent - hang)
    head: Line = ((" " * indent, PLAIN), (lead, lead_style), (first.removeprefix(filler), style))
    return [head, *(_indented(indent + hang, line, style) for line in rest)]


def _table(rows: Iterable[tuple[str, str, str]], indent: int, width: int) -> list[Line]:
    """Lay ROWS out in three columns as wide as they need, the middle one wrapped where they do not fit."""
    rows = list(rows)
    first, last = (max((cell_len(row[at]) for row in rows), default=0) for at in (0, 2))
    middle = min(max((cell_len(row[1]) for row in rows), default=0), width - indent - first - last - 2 * GAP)
    lines: list[Line] = []
    for head, text, tail in rows:
        for index, part in enumerate(wrap(text, max(middle, 8))):
            lead = set_cell_size("" if index else head, first + 2)
            lines.append(
                (
                    (" " * indent, PLAIN),
                    (lead, STRONG),
                    (set_cell_size(part, middle + GAP) if tail else part, PLAIN),
                    ("" if index else f"{tail:>{last}}", PLAIN),
                )
            )
    return lines


def _hints(screen: Screen, width: int) -> list[Line]:
    """Lay the keys out in as many lines as they need."""
    lines: list[Line] = []
    line: list[tuple[str, str]] = []
    used = 0
    for key, word in screen.keys:
        size = cell_len(f"{key} {word}")
        if line and used + GAP - 1 + size > width:
            lines.append(tuple(line))
            line, used = [], 0
        gap = "  " if line else ""
        line += [(f"{gap}{key} ", STRONG), (word, QUIET)]
        used += len(gap) + size
    return [*lines, tuple(line)] if line else []


def _flowing(pieces: list[tuple[str, str]], width: int) -> list[Line]:
    """Set PIECES one behind the other, in as many lines as they need."""
    lines: list[list[tuple[str, str]]] = [[]]
    for text, style in pieces:
        used = sum(cell_len(piece) for piece, _ in lines[-1])
        if used and used + GAP + cell_len(text) > width:
            lines.append([])
            used = 0
        lines[-1].append((f"{'':{GAP if used else 0}}{text}", style))
    return [tuple(line) for line in lines]


def _ends(left: tuple[str, str], right: tuple[str, str], width: int) -> Line:
    """Set LEFT and RIGHT at the two ends of a line; where both do not fit, RIGHT loses its end."""
    room = width - cell_len(left[0])
    text = right[0] if cell_len(right[0]) + 2 <= room else ""
    return (left, (" " * (room - cell_len(text)), PLAIN), (text, right[1]))


def _indented(indent: int, text: str, style: str) -> Line:
    return ((" " * indent, PLAIN), (text, style))
