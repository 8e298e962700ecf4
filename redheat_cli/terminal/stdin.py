"""Standard input: read it in chunks, or line by line with a time limit."""

from collections.abc import Callable
from contextlib import suppress

from redheat_cli.errors import BadUsage
from redheat_cli.terminal import streams, system

CHUNK = 1 << 16  # bytes
LINE_LIMIT = 4096  # bytes
Wait = Callable[[float | None], str | None]


def read() -> bytes:
    """Return what comes next on standard input, nothing at its end. Raises BadUsage when it cannot be read."""
    try:
        return system.read(streams.STDIN, CHUNK)
    except OSError as error:
        raise BadUsage(f"standard input cannot be read: {system.reason(error)}") from error


def lines(printed: int = streams.STDOUT) -> Wait:
    """Return the function that waits for the next line of standard input, at most so many seconds.

    That function returns None when the time is over. It raises EOFError at the end of the input, or when nobody reads
    the pipe PRINTED any more; BadUsage for an input that cannot be read, or for a line of more than LINE_LIMIT bytes.
    """
    from queue import Empty, Full, Queue  # slow to load, as the next two are, and few calls wait for lines
    from threading import Event, Thread

    from redheat_cli.terminal import signals

    arrived: Queue[bytes | BadUsage] = Queue(maxsize=8)
    unread = Event()

    def listen() -> None:
        chunk: bytes | BadUsage = b"-"
        while chunk and not isinstance(chunk, BadUsage):
            try:
                chunk = read()
            except BadUsage as error:
                chunk = error
            arrived.put(chunk)

    def watch() -> None:
        if streams.lost_reader(printed):
            unread.set()
            with suppress(Full):
                arrived.put_nowait(b"")

    # No call that waits for several streams works for terminals and pipes on every system, so each has a thread.
    with signals.held():  # and signals stay with the main thread
        Thread(target=listen, daemon=True).start()
        Thread(target=watch, daemon=True).start()
    buffer = b""

    def wait(seconds: float | None) -> str | None:
        nonlocal buffer
        while b"\n" not in buffer:
            try:
                chunk = arrived.get(timeout=seconds)
            except Empty:
                return None
            if isinstance(chunk, BadUsage):
                raise chunk
            if not chunk or unread.is_set():
                raise EOFError
            buffer += chunk
            if b"\n" not in buffer and len(buffer) > LINE_LIMIT:
                raise BadUsage(f"standard input has a line of more than {LINE_LIMIT} bytes")
        line, _, buffer = buffer.partition(b"\n")
        return line.decode(errors="replace")

    return wait
