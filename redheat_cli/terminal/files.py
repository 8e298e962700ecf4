"""The one place that names, reads and writes files: each change of one is whole, or it did not happen."""

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from time import localtime, strftime

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.terminal import streams

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
NOT_REGULAR = "not a regular file"


def encoded(path: str) -> bytes:
    """Return PATH as the system knows it: in UTF-8 whatever the locale, and bytes that are no text as they came."""
    return path.encode("utf-8", "surrogateescape")


def decoded(given: str) -> str:
    """Return what the system has GIVEN as text in the locale's encoding as the text it is in UTF-8."""
    return os.fsencode(given).decode("utf-8", "surrogateescape")


def variable(name: str) -> str:
    """Return the environment variable NAME, empty for none."""
    return decoded(os.environ.get(name, ""))


def open_to_read(path: str) -> int:
    """Open the regular file at PATH for reading and return its descriptor.

    Raises OSError, with NOT_REGULAR as the reason where there is something else.
    """
    try:
        # Without O_NONBLOCK a pipe with a name would wait for ever for someone to write to it.
        descriptor = os.open(encoded(path), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError as error:  # a NUL in the path
        raise OSError(errno.EINVAL, "not a path") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, NOT_REGULAR)
    return descriptor


def read(path: str) -> bytes:
    """Return the content of the regular file at PATH. Raises OSError."""
    with open(open_to_read(path), "rb") as file:
        return file.read()


def standard_input() -> bytes:
    """Return what comes next on standard input, nothing at its end. Raises BadUsage when it cannot be read."""
    try:
        return os.read(streams.STDIN, 1 << 16)
    except OSError as error:
        raise BadUsage(f"standard input cannot be read: {error.strerror}") from error


def save(path: str, content: bytes, *, force: bool) -> None:
    """Write CONTENT to the file at PATH, all of it or nothing: whatever happens, there is the old file or the new one.

    It is written to a file beside it, which then takes its name. An existing file is only replaced with FORCE, and
    keeps its permissions; a symbolic link or anything else that is no regular file never is.
    Raises OutputFailed when that is so, or when the system refuses.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # nothing of a file that is half way may stay behind
    try:
        with saving(path, content, force=force):
            pass
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


@contextmanager
def saving(path: str, content: bytes, *, force: bool) -> Iterator[None]:
    """Write CONTENT to the file at PATH as `save` does, but let it take its name only when the block ends well."""
    folder, name = os.path.split(encoded(path))
    folder = folder or b"."
    beside = os.path.join(folder, b".redheat-%s.tmp" % os.urandom(8).hex().encode())
    try:
        permissions = _replaceable(path, force)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            try:
                if permissions is not None:
                    os.fchmod(descriptor, permissions)
                streams.put(content, descriptor)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            yield
            _rename(beside, os.path.join(folder, name), force)
        except BaseException:
            os.unlink(beside)
            raise
        _settle(folder)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise OutputFailed(f"{path}: not a path") from error


def _replaceable(path: str, force: bool) -> int | None:
    """Return the permissions of the file at PATH, None when there is none; refuse to replace what must not be."""
    try:
        old = os.lstat(encoded(path)).st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old):
        what = "a symbolic link" if stat.S_ISLNK(old) else "a folder" if stat.S_ISDIR(old) else NOT_REGULAR
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
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:  # a folder that may be written and not read
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


def set_aside(path: str) -> None:
    """Give what is at PATH, if anything is, a name with the time it was last changed at. Raises OutputFailed."""
    try:
        changed = os.lstat(encoded(path)).st_mtime
    except FileNotFoundError:
        return
    stem, suffix = os.path.splitext(path)
    stamped = f"{stem}-{strftime('%Y-%m-%d-%H%M%S', localtime(changed))}"
    names = (f"{stamped}{number}{suffix}" for number in chain([""], (f"-{one}" for one in count(2))))
    rename(path, next(one for one in names if not os.path.lexists(encoded(one))))


def rename(path: str, other: str) -> None:
    """Give the file at PATH the name OTHER, whatever has it. Raises OutputFailed."""
    try:
        os.rename(encoded(path), encoded(other))
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be renamed: {error.strerror}") from error


def open_to_write(path: str, flags: int = 0) -> int:
    """Open the file at PATH for reading and writing, made if need be for its owner alone, and return its descriptor.

    FLAGS are further ones of os.open. Raises OutputFailed.
    """
    try:
        descriptor = os.open(encoded(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | flags, 0o600)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OutputFailed(f"{path}: {NOT_REGULAR}")
    return descriptor


def append(descriptor: int, text: str) -> None:
    """Write TEXT at the end of the file DESCRIPTOR and wait until it is on the disk; all of it, or OutputFailed."""
    before = os.fstat(descriptor).st_size
    try:
        streams.put(text.encode(), descriptor)
        os.fsync(descriptor)
    except OSError as error:
        os.ftruncate(descriptor, before)
        raise OutputFailed(f"cannot be saved: {error.strerror}") from error
