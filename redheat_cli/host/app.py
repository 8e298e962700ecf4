"""Draw lines on the terminal and hand its keys on: the Textual app, which decides nothing."""

import os
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Paste, Resize
from textual.widgets import Static

from redheat_cli.host import layout
from redheat_cli.host.layout import FILM, PLAIN, QUIET, STRONG, Line
from redheat_cli.host.session import Session
from redheat_cli.terminal import signals, streams

with suppress(ImportError):  # Windows lacks what this driver imports, and Textual has another one for it
    from textual.drivers import linux_driver

    # It decodes keys strictly: one byte that is not UTF-8, of a Latin-1 keyboard, would end the evening.
    linux_driver.getincrementaldecoder = lambda name: partial(getincrementaldecoder(name), "replace")  # type: ignore[attr-defined]
STYLES = {FILM: "bold red", STRONG: "bold", QUIET: "dim", PLAIN: ""}
TICK = 0.2


class HostApp(App[None]):
    """A screen of lines: `draw` makes them for a size, `press` and `paste` take what is typed, `over` ends it."""

    CSS = """
    Screen { background: ansi_default; color: ansi_default; overflow: hidden; }
    Static { height: 100%; text-wrap: nowrap; text-overflow: clip; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(
        self,
        draw: Callable[[tuple[int, int]], list[Line]],
        press: Callable[[str], None],
        paste: Callable[[str], None],
        over: Callable[[], bool],
    ) -> None:
        for name in ("COLUMNS", "LINES"):  # the terminal itself says how large it is, and when that changes
            os.environ.pop(name, None)
        super().__init__(ansi_color=True)
        self.signal = 0
        self.fault: Exception | None = None
        self._draw, self._take, self._paste, self._over = draw, press, paste, over
        self._lines: list[Line] = []
        self._extent = (80, 24)

    def compose(self) -> ComposeResult:
        """Make the one widget."""
        yield Static()

    def on_mount(self) -> None:
        """Show the first screen and keep the clock going."""
        self.set_interval(TICK, self._show)

    def on_resize(self, event: Resize) -> None:
        """Draw again for the new size."""
        self._extent = (event.size.width, event.size.height)
        self._show()

    def on_key(self, event: Key) -> None:
        """Hand the key on: as its character, or by its name."""
        typed = event.character if event.is_printable and event.key != "space" else event.key
        self._guarded(lambda: self._take(typed or event.key))

    def on_paste(self, event: Paste) -> None:
        """Hand pasted text on."""
        self._guarded(lambda: self._paste(event.text))

    def action_interrupt(self) -> None:
        """End as an interrupt does."""
        self.end(signal.SIGINT)

    def end(self, number: int) -> None:
        """Leave the terminal in order; then let the signal NUMBER end the process."""
        self.signal = number
        self.exit()

    def _guarded(self, do: Callable[[], None]) -> None:
        """Do it and draw; a fault of ours ends the app first, so that the terminal is in order when it is told."""
        try:
            do()
        except Exception as fault:
            self.fault = fault
            self.exit()
        else:
            self._show()

    def _show(self) -> None:
        try:
            lines = self._draw(self._extent)
        except Exception as fault:
            self.fault = fault
            self.exit()
            return
        if lines != self._lines:
            self._lines = lines
            text = Text("\n").join(Text.assemble(*((piece, STYLES[style]) for piece, style in one)) for one in lines)
            self.query_one(Static).update(text)
        if self._over():
            self.exit()


def host_app(session: Session) -> HostApp:
    """Make the host's screen for SESSION."""

    def draw(size: tuple[int, int]) -> list[Line]:
        return layout.host(session.screen(), session.said, session.question, size, session.scroll)

    return HostApp(draw, session.press, session.paste, lambda: session.leaving)


def play(app: HostApp) -> int:
    """Run APP on the terminal until it is over; return the signal that is to end the process, 0 for none."""
    with _both_outputs(), signals.handled(lambda number: app.call_later(app.end, number)):
        app.run(mouse=False)
    if app.fault or app.return_code:
        raise app.fault or RuntimeError("Textual gave up")
    return app.signal


@contextmanager
def _both_outputs() -> Iterator[None]:
    """Have both outputs be the terminal for a while: Textual draws on one and asks the other for its size."""
    others = [one for one in (streams.STDOUT, streams.STDERR) if not streams.is_terminal(one)]
    kept = [os.dup(one) for one in others]
    for one in others:
        os.dup2(streams.STDERR if streams.STDOUT in others else streams.STDOUT, one)
    if sys.__stderr__ is None:  # it was closed, and is the terminal now
        sys.__stderr__ = open(streams.STDERR, "w", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    try:
        yield
    finally:
        for one, copy in zip(others, kept, strict=True):
            os.dup2(copy, one)
            os.close(copy)
