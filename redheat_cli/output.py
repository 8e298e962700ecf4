"""The one place that writes to a stream or a file, and that knows what the stream is."""

import os
import shutil
import stat
import sys

from redheat_cli.errors import OutputFailed
from redheat_cli.safe import printable

STDIN, STDOUT, STDERR = 0, 1, 2


def write(text: str | bytes, encoding: str = "utf-8", descriptor: int | None = None) -> None:
    r"""Write TEXT, or bytes as they are, to standard output or to another DESCRIPTOR, all of it.

    A character that ENCODING lacks is written as `\u2500`. A reader that has gone away is no failure.
    The descriptor is written to directly: Python's own stream loses the rest of a short write when
    it is unbuffered (CPython issue 85393). Raises OutputFailed when the system refuses.
    """
    descriptor = STDOUT if descriptor is None else descriptor
    data = memoryview(text if isinstance(text, bytes) else text.encode(encoding, "backslashreplace"))
    while data:
        try:
            data = data[os.write(descriptor, data) :]
        except BlockingIOError:
            import select  # only a pipe that its owner made non-blocking needs it

            select.select([], [descriptor], [])
        except BrokenPipeError:
            return
        except OSError as error:
            raise OutputFailed(f"cannot write the answer: {error.strerror}") from error


def save(path: str, content: bytes, *, force: bool) -> None:
    """Write CONTENT to the file at PATH, all of it or nothing: whatever happens, there is the old file or the new one.

    It is written to a file beside it, which then takes its name. An existing file is only replaced with FORCE, and
    keeps its permissions; a symbolic link or anything else that is no regular file never is.
    Raises OutputFailed when that is so, or when the system refuses.
    """
    folder, name = os.path.split(path.encode("utf-8"))
    folder = folder or b"."
    beside = os.path.join(folder, b".redheat-%s.tmp" % os.urandom(8).hex().encode())
    try:
        permissions = _replaceable(path, force)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, permissions or 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                if permissions:
                    os.fchmod(descriptor, permissions)
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            _rename(beside, os.path.join(folder, name), force)
        except BaseException:
            os.unlink(beside)
            raise
        _settle(folder)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise OutputFailed(f"{path}: not a path") from error


def _replaceable(path: str, force: bool) -> int:
    """Return the permissions of the file at PATH, 0 when there is none; refuse to replace what must not be."""
    try:
        old = os.lstat(path.encode("utf-8")).st_mode
    except FileNotFoundError:
        return 0
    if not stat.S_ISREG(old):
        what = "a symbolic link" if stat.S_ISLNK(old) else "a folder" if stat.S_ISDIR(old) else "not a regular file"
        raise OutputFailed(f"{path}: is {what}; nothing was written")
    if not force:
        raise OutputFailed(f"{path}: exists; --force replaces it")
    return stat.S_IMODE(old)


def _rename(beside: bytes, path: bytes, force: bool) -> None:
    """Give the file BESIDE the name PATH; without FORCE only a link can tell that nobody has taken it meanwhile."""
    if not force:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as FAT
            pass
        else:
            os.unlink(beside)
            return
    os.replace(beside, path)


def _settle(folder: bytes) -> None:
    """Make the new name in FOLDER outlast a power cut, where the file system can."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def say(message: str) -> None:
    """Write MESSAGE to standard error as one `redheat:` line; a closed or full stream changes nothing."""
    line = f"redheat: {printable(message)}\n"
    try:
        os.write(STDERR, line.encode(encoding(STDERR), "backslashreplace"))
    except OSError:
        return


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
