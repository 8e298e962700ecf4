"""What operating systems do differently: names, variables, folders, locks, signals, and how to read and write."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import sleep
from typing import Any

WINDOWS = sys.platform == "win32"
# Windows lacks the first two flags. Without the third it would change the line ends of every file.
NONBLOCK, DIRECTORY, BINARY = (getattr(os, name, 0) for name in ("O_NONBLOCK", "O_DIRECTORY", "O_BINARY"))
PAUSES = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.4)  # seconds
LOCKED_BYTE = 1 << 30
CONTROL_C_EXIT = 0xC000013A - (1 << 32)  # the exit code of a Windows program that Ctrl-C has ended, as a C int


def optional(name: str) -> Any:
    """Return the module NAME, or None on a system that lacks it."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        return None


def reason(error: OSError) -> str:
    """Return why ERROR happened, in the words of its errno: Windows has other words, in the user's language."""
    if getattr(error, "winerror", None):
        return os.strerror(error.errno or 0)
    return error.strerror or str(error)


def reader_left(error: OSError) -> bool:
    """Tell whether ERROR, from a write to a pipe or a socket, means that nobody reads it any more."""
    return isinstance(error, ConnectionError) or (WINDOWS and error.errno == errno.EINVAL)


def encoded(path: str) -> bytes:
    """Return PATH as the system stores it: in UTF-8 in every locale. Bytes that were not UTF-8 stay what they were.

    Raises OSError for a NUL, which no path has.
    """
    if "\0" in path:
        raise OSError(errno.EINVAL, "not a path")
    return path.encode("utf-8", "surrogateescape")


def decoded(given: str) -> str:
    """Return GIVEN, which Python has decoded with the locale's encoding, as UTF-8 text."""
    return os.fsencode(given).decode("utf-8", "surrogateescape")


def variable(name: str) -> str:
    """Return the environment variable NAME, or an empty text."""
    return decoded(os.environ.get(name, ""))


def state_folder() -> str:
    """Return the path of the folder for what the program remembers, or an empty text if there is no home folder.

    It is $XDG_STATE_HOME/redheat (XDG Base Directory 0.8, which has a relative path ignored), else the folder that
    earlier versions made on every system, else the one that the system has for this.
    """
    from platformdirs import user_state_dir  # only an evening is remembered

    home = variable("XDG_STATE_HOME")
    if os.path.isabs(home):
        return os.path.join(home, "redheat")
    os.environ.pop("XDG_STATE_HOME", None)
    earlier = os.path.join(decoded(os.path.expanduser("~")), ".local", "state", "redheat")
    if os.path.isdir(encoded(earlier)):
        return earlier
    try:
        path = decoded(user_state_dir("redheat", appauthor=False))
    except RuntimeError:  # newer versions say so, older ones return a relative path
        return ""
    return path if os.path.isabs(path) else ""


def replace(source: bytes, target: bytes) -> None:
    """Rename the file SOURCE to TARGET, also if there is a TARGET already. Raises OSError.

    Windows refuses this while another program has TARGET open, as virus scanners do for a moment. Then try again for
    about a second.
    """
    for pause in PAUSES if WINDOWS else ():
        try:
            return os.replace(source, target)
        except PermissionError:
            sleep(pause)
    return os.replace(source, target)


def sync(descriptor: int) -> None:
    """Wait until the content of the file DESCRIPTOR is on the disk. Raises OSError.

    On macOS, fsync leaves it in the memory of the disk, and only F_FULLFSYNC survives a power cut (man 2 fsync).
    """
    fcntl = optional("fcntl")
    if hasattr(fcntl, "F_FULLFSYNC"):
        with suppress(OSError):  # some file systems cannot do it
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def lock(descriptor: int) -> bool:
    """Lock the file DESCRIPTOR until it is closed or the process ends; return False if it is locked already.

    Windows locks bytes and lets nobody read them: one far behind the content is enough.
    """
    try:
        if fcntl := optional("fcntl"):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        elif msvcrt := optional("msvcrt"):
            os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError as error:
        # Some file systems have no locks. On Windows all have, and the errno may be anything.
        return fcntl is not None and not isinstance(error, BlockingIOError)
    return True


def is_terminal(descriptor: int = 1) -> bool:
    """Tell whether DESCRIPTOR is a terminal. On Windows, isatty is also true for the device NUL, which is none."""
    if WINDOWS and os.isatty(descriptor):
        try:
            optional("colorama.win32").GetConsoleMode(optional("msvcrt").get_osfhandle(descriptor))
        except OSError:
            return False
    return os.isatty(descriptor)


def shows_escapes(descriptor: int) -> bool:
    """Tell whether the terminal DESCRIPTOR understands escape sequences; on Windows, ask the console to."""
    term = os.environ.get("TERM", "")
    if WINDOWS and not term:
        return bool(optional("colorama.winterm").enable_vt_processing(descriptor))
    return term not in ("", "dumb")


def read(descriptor: int, size: int) -> bytes:
    """Read up to SIZE bytes from DESCRIPTOR: none at its end. Raises OSError.

    os.read would give what is typed at a Windows console in the console's own code page.
    """
    with open(descriptor, "rb", buffering=0, closefd=False) as stream:
        while (chunk := stream.read(size)) is None:  # only from a pipe that its owner made non-blocking
            sleep(0.01)
    return chunk


def read_all(descriptor: int, limit: int) -> bytes | None:
    """Read DESCRIPTOR to its end, or return None as soon as there are more bytes than LIMIT. Raises OSError."""
    content = bytearray()  # bytes would be copied for each chunk, and a pipe may bring it in thousands
    while len(content) <= limit and (chunk := read(descriptor, limit + 1)):
        content += chunk
    return bytes(content) if len(content) <= limit else None


def writer(descriptor: int) -> Callable[[memoryview], int]:
    """Return the function that writes bytes to DESCRIPTOR and returns how many it wrote; it raises OSError.

    os.write would take UTF-8 for a Windows console's own code page.
    """
    if WINDOWS and is_terminal(descriptor):
        console: Any = open(descriptor, "wb", buffering=0, closefd=False)  # noqa: SIM115 # closes nothing
        return lambda data: int(console.write(_whole_characters(data)))
    return lambda data: os.write(descriptor, data)


def _whole_characters(data: memoryview, limit: int = 8192) -> memoryview:
    """Return the first LIMIT bytes of DATA, or up to three fewer, so that no UTF-8 character is cut."""
    end = min(len(data), limit)
    while limit - 3 <= end < len(data) and data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end]


def ending() -> tuple[int, ...]:
    """Return the signals that end the process. Windows lacks SIGHUP; only Windows has SIGBREAK (a closed window)."""
    import signal  # slow to load, and a look-up needs none

    return tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


@contextmanager
def held() -> Iterator[None]:
    """Hold the signals that end the process back until the end of the block."""
    blocking: Any = optional("signal")
    if hasattr(blocking, "pthread_sigmask"):
        before = blocking.pthread_sigmask(blocking.SIG_BLOCK, ending())
        try:
            yield
        finally:
            blocking.pthread_sigmask(blocking.SIG_SETMASK, before)
        return
    came: list[int] = []
    with handled(came.append):
        yield
    for number in came:
        if blocking.getsignal(number) is not blocking.SIG_IGN:
            end_by(number)


@contextmanager
def handled(handle: Callable[[int], object]) -> Iterator[None]:
    """Call HANDLE with the number of each signal that would end the process, until the end of the block."""
    import signal

    before = {number: signal.signal(number, lambda number, _: handle(number)) for number in ending()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def end_by(number: int) -> None:
    """End the process as the signal NUMBER does by default, so that a shell knows what ended it."""
    import signal

    if WINDOWS:  # there raise_signal would end it with exit code 3
        os._exit(CONTROL_C_EXIT)
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
