"""The host's full screen: lay what the host sees out in lines, draw them with Textual, and hand the keys on."""

import os
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import ClassVar

from msgspec import structs
from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import Static

from redheat_cli.host.host_view import Screen
from redheat_cli.host.session import Session
from redheat_cli.terminal import operating_system, streams
from redheat_cli.terminal.text import wrap

with suppress(ImportError):  # Windows lacks what this driver imports, and Textual has another one for it
    from textual.drivers import linux_driver

    # It decodes keys strictly: one byte that is not UTF-8, of a Latin-1 keyboard, would end the evening.
    linux_driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), "replace")  # type: ignore[attr-defined]

FILM, STRONG, QUIET, PLAIN = "bold red", "bold", "dim", ""
READ_WIDTH, DESK_WIDTH = 52, 76
LOW, NARROW = 20, 60  # fewer lines than this have none to spare for rules; fewer columns none for a second one
LABEL = 14
GAP = 3
TICK = 0.2  # seconds


def laid_out(screen: Screen, said: str, ask: str, size: tuple[int, int], scroll: int = 0) -> list[Text]:
    """Lay SCREEN out on a terminal of SIZE (columns, lines), its body from line SCROLL on.

    SAID is what the last key did; ASK, what the host is asked, takes its place.
    """
    width, height = size
    low = height < LOW
    rule = [] if low else [Text("\u2500" * width, QUIET)]
    top = [_ends(Text(screen.left, FILM), screen.right, width), *rule]
    status = _flowing([Text(screen.status, STRONG), *map(Text, screen.scores)], width)
    if len(status) > max(2, height // 8):  # the scores of many teams stand in the body, below what is read
        status = [Text(screen.status, STRONG)]
        screen = structs.replace(screen, desk=(*screen.desk, ("Scores", ", ".join(screen.scores))))
    word = [Text(line, FILM if ask else PLAIN) for line in wrap(ask or said, width)[-2:]]
    keys = [Text.assemble((f"{key} ", STRONG), (word, QUIET)) for key, word in screen.keys]
    foot = [*rule, *status, *word, *_flowing(keys, width, GAP - 1)] if screen.status else []
    room = max(height - len(top) - len(foot), 1)
    edge = 0 if low or width < NARROW else max((width - DESK_WIDTH) // 2, GAP)
    bodies = [_body(screen, width, edge, air) for air in ((0,) if low else (2, 1, 0))]
    body = next((body for body in bodies if len(body) <= room), bodies[-1])
    scroll = min(scroll, max(len(body) - room, 0))
    shown = body[scroll : scroll + room]
    if len(body) > scroll + room:
        shown[-1] = _ends(Text(), "more: Down", width)
    return [*top, *shown, *[Text()] * (room - len(shown)), *foot][:height]


def _body(screen: Screen, width: int, edge: int, air: int) -> list[Text]:
    """Lay out what is read and what is for the host, EDGE columns in.

    AIR is 2 for empty lines wherever they help the eye, 1 for them between the parts only, 0 for none.
    """
    indent, measure = edge + 2, min(READ_WIDTH, width - 4)
    label = [Text.assemble(" " * edge, (screen.label, FILM), "  ", (screen.cost, QUIET))] if screen.label else []
    read: list[Text] = []
    for text in screen.read:
        read += [Text()] if read and air == 2 else []
        read += [_indented(indent, line, PLAIN if text.startswith("(") else STRONG) for line in wrap(text, measure)]
    rows = _table(screen.rows, STRONG if screen.read else PLAIN, indent, width)
    desk: list[Text] = [_indented(edge, "\u2500" * LABEL, QUIET)] if screen.desk and air == 2 else []
    desk += [Text()] if desk else []
    for head, text in screen.desk:  # a label has a column of its own where there is room
        style = STRONG if head == "Answer" else PLAIN
        if width < NARROW:
            desk += _hung(edge, Text(f"{head}: " if head else "", QUIET), text, style, width, 2)
        else:
            desk += _hung(edge, Text(f"{head:<{LABEL}}", QUIET), text, style, min(width - 2, DESK_WIDTH + edge), LABEL)
    lines: list[Text] = [Text()] if air == 2 else []
    for part in filter(None, (label, read, rows, desk)):
        lines += [Text()] if air and part is not label and any(lines) else []
        lines += part
    return lines


def _hung(indent: int, lead: Text, text: str, style: str, width: int, hang: int) -> list[Text]:
    """Wrap TEXT behind LEAD, its further lines HANG columns in."""
    filler = "_" * (lead.cell_len - hang)  # holds the place of what LEAD takes of the first line
    first, *rest = wrap(f"{filler}{text}", width - indent - hang)
    head = Text.assemble(" " * indent, lead, (first.removeprefix(filler), style))
    return [head, *(_indented(indent + hang, line, style) for line in rest)]


def _table(rows: tuple[tuple[str, str, str], ...], style: str, indent: int, width: int) -> list[Text]:
    """Lay ROWS out in three columns as wide as they need, the middle one wrapped where they do not fit."""
    first, middle, last = (max((cell_len(row[column]) for row in rows), default=0) for column in range(3))
    middle = min(middle, width - indent - first - last - 2 * GAP)
    lines = []
    for head, text, tail in rows:
        for index, part in enumerate(wrap(text, max(middle, 8))):
            lead = (set_cell_size("" if index else head, first + 2), STRONG)
            padded = set_cell_size(part, middle + GAP) if tail else part
            end = "" if index else f"{tail:>{last}}"
            lines.append(Text.assemble(" " * indent, lead, (padded, style), (end, style)))
    return lines


def _flowing(pieces: list[Text], width: int, gap: int = GAP) -> list[Text]:
    """Set PIECES one behind the other with a GAP between them, in as many lines as they need."""
    lines: list[Text] = []
    for piece in pieces:
        if lines and lines[-1].cell_len + gap + piece.cell_len <= width:
            lines[-1] = Text.assemble(lines[-1], " " * gap, piece)
        else:
            lines.append(piece)
    return lines


def _ends(left: Text, right: str, width: int) -> Text:
    """Set LEFT and RIGHT at the two ends of a line; where both do not fit, RIGHT is left out."""
    room = width - left.cell_len
    text = right if cell_len(right) + 2 <= room else ""
    return Text.assemble(left, " " * (room - cell_len(text)), (text, QUIET))


def _indented(indent: int, text: str, style: str) -> Text:
    return Text.assemble(" " * indent, (text, style))


class FullScreen(App[int]):
    """The screen of a session: `draw` lays it out for a size. It ends with a signal, or 0 when the host leaves."""

    CSS = """
    Screen { background: ansi_default; color: ansi_default; overflow: hidden; }
    Static { height: 100%; text-wrap: nowrap; text-overflow: clip; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, session: Session) -> None:
        for name in ("COLUMNS", "LINES"):  # the terminal itself says how large it is, and when that changes
            os.environ.pop(name, None)
        super().__init__(ansi_color=True)
        self.session = session
        self.fault: Exception | None = None
        self._lines: list[Text] = []

    def compose(self) -> ComposeResult:
        """Make the one widget."""
        yield Static()

    def on_mount(self) -> None:
        """Keep the clock going."""
        self.set_interval(TICK, self._show)

    def on_resize(self) -> None:
        """Draw the first time, and again for each new size."""
        self.call_later(self._show)

    def on_key(self, event: Key) -> None:
        """Hand the key on: as its character, or by its name."""
        typed = event.character if event.is_printable and event.key != "space" else event.key
        self._show(lambda: self.session.press(typed or event.key))

    def on_paste(self, event: Paste) -> None:
        """Hand pasted text on."""
        self._show(lambda: self.session.paste(event.text))

    def action_interrupt(self) -> None:
        """End as an interrupt does."""
        self.exit(signal.SIGINT)

    def draw(self, size: tuple[int, int]) -> list[Text]:
        """Return the lines of the screen for a terminal of SIZE (columns, lines)."""
        session = self.session
        return laid_out(session.screen(), session.said, session.question, size, session.scroll)

    def _show(self, do: Callable[[], None] = lambda: None) -> None:
        """Do it and draw; a fault of ours ends the app first, so that the terminal is in order when it is told."""
        try:
            do()
            lines = self.draw(self.size)
        except Exception as fault:
            self.fault = fault
            self.exit()
            return
        if lines != self._lines:
            self._lines = lines
            self.query_one(Static).update(Text("\n").join(lines))
        if self.session.leaving:
            self.exit()


def play(app: FullScreen) -> int:
    """Run APP on the terminal until it is over; return the signal that is to end the process, 0 for none."""
    with _both_outputs(), operating_system.handled(lambda number: app.call_later(app.exit, number)):
        ended_by = app.run(mouse=False)
    if app.fault or app.return_code:
        raise app.fault or RuntimeError("Textual gave up")
    return ended_by or 0


@contextmanager
def _both_outputs() -> Iterator[None]:
    """Have both outputs be the terminal for a while: Textual draws on one and asks the other for its size."""
    others = [output for output in (streams.STDOUT, streams.STDERR) if not streams.is_terminal(output)]
    with ExitStack() as undone:
        for output in others:
            kept = os.dup(output)
            undone.callback(os.close, kept)
            undone.callback(os.dup2, kept, output)
            os.dup2(streams.STDERR if streams.STDOUT in others else streams.STDOUT, output)
        if sys.__stderr__ is None:  # it was closed, and is the terminal now
            sys.__stderr__ = open(streams.STDERR, "w", closefd=False)  # type: ignore[misc]  # noqa: SIM115
        yield
