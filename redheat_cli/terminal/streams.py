"""The one place that writes to a stream, and that knows what the stream is."""

import io
import os
import shutil
import sys
from collections.abc import Callable

from redheat_cli.errors import OutputFailed
from redheat_cli.terminal.safe import printable

STDIN, STDOUT, STDERR = 0, 1, 2


def write(text: str | bytes, encoding: str = "utf-8", descriptor: int | None = None) -> None:
    r"""Write TEXT, or bytes as they are, to standard output or to another DESCRIPTOR, all of it.

    A character that ENCODING lacks is written as `\u2500`. A reader that has gone away is no failure.
    The descriptor is written to directly: Python's own stream loses the rest of a short write when
    it is unbuffered (CPython issue 85393). Raises OutputFailed when the system refuses, but for standard error,
    where a failure changes nothing.
    """
    try:
        put(text if isinstance(text, bytes) else text.encode(encoding, "backslashreplace"), descriptor)
    except ConnectionError:
        return
    except OSError as error:
        if descriptor != STDERR:
            raise OutputFailed(f"cannot write the answer: {error.strerror}") from error


def show(text: str, descriptor: int = STDOUT) -> None:
    """Write TEXT, which people are to read, in the encoding of DESCRIPTOR. Raises OutputFailed as `write` does."""
    write(text, encoding(descriptor), descriptor)


def put(content: bytes, descriptor: int | None = None) -> None:
    """Write CONTENT to DESCRIPTOR, standard output when there is none, all of it. Raises OSError."""
    descriptor = STDOUT if descriptor is None else descriptor
    data = memoryview(content)
    while data:
        try:
            data = data[os.write(descriptor, data) :]
        except BlockingIOError:
            import select  # only a pipe that its owner made non-blocking needs it

            select.select([], [descriptor], [])


def say(message: str) -> None:
    """Write MESSAGE to standard error as one `redheat:` line; a closed or full stream changes nothing."""
    show(f"redheat: {printable(message)}\n", STDERR)


class Writer(io.TextIOBase):
    """A stream for code that prints by itself: it hands each text to WRITE at once, or with BY_LINE each whole line."""

    def __init__(self, write: Callable[[str], None], by_line: bool = False) -> None:
        self._write, self._by_line, self._rest = write, by_line, ""

    def write(self, text: str) -> int:
        """Pass TEXT on and return its length."""
        if not self._by_line:
            self._write(text)
            return len(text)
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._write(line)
        return len(text)


def encoding(descriptor: int = STDOUT) -> str:
    """Return the encoding that the process was given for DESCRIPTOR, UTF-8 when it is closed."""
    stream = sys.__stderr__ if descriptor == STDERR else sys.__stdout__
    return getattr(stream, "encoding", None) or "utf-8"


def can_show(text: str, encoding: str) -> bool:
    """Tell whether ENCODING has every character of TEXT."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def is_terminal(descriptor: int = STDOUT) -> bool:
    """Tell whether DESCRIPTOR is a terminal; a closed one is not."""
    return os.isatty(descriptor)


def wants_colour(choice: str) -> bool:
    """Decide whether standard output gets colour.

    CHOICE is `auto`, `always` or `never`; `auto` asks NO_COLOR (no-color.org), then FORCE_COLOR and
    CLICOLOR_FORCE (`0` counts as not set), then whether there is a terminal that TERM does not call dumb.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal() and os.environ.get("TERM", "") not in ("", "dumb")


def width() -> int:
    """Return the terminal's width in columns, at least 20 and at most 400: a narrower one wraps by itself."""
    return min(max(shutil.get_terminal_size().columns, 20), 400)
