"""The standard streams: write to them, read them, and find out what they are."""

import io
import os
import shutil
import stat
import sys
from collections.abc import Callable
from time import sleep

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.terminal import operating_system
from redheat_cli.terminal.operating_system import is_terminal as is_terminal
from redheat_cli.terminal.text import printable

STDIN, STDOUT, STDERR = 0, 1, 2
CHUNK = 1 << 16  # bytes
LINE_LIMIT = 4096  # bytes
Wait = Callable[[float | None], str | None]
_ASCII = str.maketrans("\u2500\u00b7\u2022\u2026", "--*.")  # what screens are drawn with, each as wide as before


def write(text: str | bytes, encoding: str = "utf-8", descriptor: int | None = None) -> None:
    """Write TEXT to DESCRIPTOR, by default standard output: a str in ENCODING, bytes as they are.

    It is no failure if the reader of a pipe has left, or if standard error cannot be written to. Raises OutputFailed
    when the system refuses anything else.
    """
    try:
        put(text if isinstance(text, bytes) else encoded(text, encoding), descriptor)
    except OSError as error:
        if not operating_system.reader_left(error) and descriptor != STDERR:
            raise OutputFailed(f"cannot write the answer: {operating_system.reason(error)}") from error


def show(text: str, descriptor: int = STDOUT) -> None:
    """Write TEXT for people, in the encoding of DESCRIPTOR. Raises OutputFailed as `write` does."""
    write(text, encoding(descriptor), descriptor)


def put(content: bytes, descriptor: int | None = None) -> None:
    """Write all of CONTENT to DESCRIPTOR, by default standard output. Raises OSError.

    Python's own stream is not used: when it is unbuffered, it loses the rest of a short write (CPython issue 85393).
    """
    descriptor = STDOUT if descriptor is None else descriptor
    write_some = operating_system.writer(descriptor)
    data = memoryview(content)
    while data:
        try:
            data = data[write_some(data) :]
        except BlockingIOError:  # only from a pipe that its owner made non-blocking
            sleep(0.01)


def say(message: str) -> None:
    """Write MESSAGE as one `redheat:` line to standard error, if that can be written to."""
    show(f"redheat: {printable(message)}\n", STDERR)


class Writer(io.TextIOBase):
    """A stream for code that prints by itself: it hands each text to WRITE at once, or with BY_LINE each whole line."""

    def __init__(self, write: Callable[[str], None], by_line: bool = False) -> None:
        self._write, self._by_line, self._rest = write, by_line, ""

    def write(self, text: str) -> int:
        """Pass TEXT on and return its length. Raises TypeError for bytes: so Typer knows that it takes text."""
        if not isinstance(text, str):
            raise TypeError(f"not text: {text!r}")
        if not self._by_line:
            self._write(text)
            return len(text)
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            self._write(line)
        return len(text)


def encoding(descriptor: int = STDOUT) -> str:
    """Return the encoding for text that goes to DESCRIPTOR: the one that Python chose, or UTF-8 if it is closed.

    On Windows, where Python chooses the system's code page for a pipe, it is UTF-8 unless PYTHONIOENCODING is set.
    """
    if operating_system.WINDOWS and not os.environ.get("PYTHONIOENCODING"):
        return "utf-8"
    stream = sys.__stderr__ if descriptor == STDERR else sys.__stdout__
    return getattr(stream, "encoding", None) or "utf-8"


def encoded(text: str, encoding: str, drawn: bool = False) -> bytes:
    r"""Return TEXT in ENCODING, with `\u2500` for a character that this lacks, or `-` for a rule if TEXT is DRAWN."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return (text.translate(_ASCII) if drawn else text).encode(encoding, "backslashreplace")


def lost_reader(descriptor: int) -> bool:
    """Tell whether DESCRIPTOR is a pipe that nobody reads any more; on Windows only a write can find that out."""
    import select  # only a command that waits for keys asks

    mode = os.fstat(descriptor).st_mode
    if not hasattr(select, "poll") or not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return False
    poll = select.poll()
    poll.register(descriptor, 0)  # an error or a hang-up is always reported
    return bool(poll.poll(0))


def wants_colour(choice: str) -> bool:
    """Tell whether standard output gets colour.

    CHOICE is `auto`, `always` or `never`. `auto` means: not if NO_COLOR is set (no-color.org); yes if FORCE_COLOR or
    CLICOLOR_FORCE is set, to anything but `0`; otherwise yes on a terminal that understands escape sequences.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_terminal() and operating_system.shows_escapes(STDOUT)


def width() -> int:
    """Return the width of the terminal in columns, from 20 to 400; text wraps by itself on a narrower terminal."""
    return min(max(shutil.get_terminal_size().columns, 20), 400)


def height() -> int:
    """Return the terminal's height in lines, 0 where standard output is no terminal."""
    return shutil.get_terminal_size().lines if is_terminal() else 0


def read_all(limit: int) -> str:
    """Return all of standard input as text. Raises BadUsage when it cannot be read or has more bytes than LIMIT."""
    try:
        content = operating_system.read_all(STDIN, limit)
    except OSError as error:
        raise _unreadable(error) from error
    if content is None:
        raise BadUsage(f"standard input is larger than {limit // 1024} KiB")
    return content.decode(errors="replace")


def _unreadable(error: OSError) -> BadUsage:
    return BadUsage(f"standard input cannot be read: {operating_system.reason(error)}")


def lines(printed: int = STDOUT) -> Wait:
    """Return the function that waits for the next line of standard input, at most so many seconds.

    That function returns None when the time is over. It raises EOFError at the end of the input, or if nobody reads the
    pipe PRINTED any more; BadUsage for an input that cannot be read, or for a line of more than LINE_LIMIT bytes.
    """
    from queue import Empty, Queue  # slow to load, as the next is, and few calls wait for lines
    from threading import Thread

    arrived: Queue[bytes | Exception] = Queue(maxsize=8)

    def listen() -> None:
        rest = b""
        try:
            while chunk := operating_system.read(STDIN, CHUNK):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    arrived.put(line)
                if len(rest) > LINE_LIMIT:
                    raise BadUsage(f"standard input has a line of more than {LINE_LIMIT} bytes")
            raise EOFError
        except OSError as error:
            arrived.put(_unreadable(error))
        except (BadUsage, EOFError) as error:
            arrived.put(error)

    # No call that waits for so many seconds works for terminals and pipes on every system, so a thread reads.
    with operating_system.held():  # and signals stay with the main thread
        Thread(target=listen, daemon=True).start()

    def wait(seconds: float | None) -> str | None:
        if lost_reader(printed):
            raise EOFError
        try:
            line = arrived.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(line, Exception):
            raise line
        return line.decode(errors="replace")

    return wait
