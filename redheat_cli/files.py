"""The one place that writes files: each change of one is whole, or it did not happen."""

import os
import stat

from redheat_cli import output
from redheat_cli.errors import OutputFailed


def save(path: str, content: bytes, *, force: bool) -> None:
    """Write CONTENT to the file at PATH, all of it or nothing: whatever happens, there is the old file or the new one.

    It is written to a file beside it, which then takes its name. An existing file is only replaced with FORCE, and
    keeps its permissions; a symbolic link or anything else that is no regular file never is.
    Raises OutputFailed when that is so, or when the system refuses.
    """
    folder, name = os.path.split(encoded(path))
    folder = folder or b"."
    beside = os.path.join(folder, b".redheat-%s.tmp" % os.urandom(8).hex().encode())
    try:
        permissions = _replaceable(path, force)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, permissions or 0o666)
        try:
            try:
                if permissions:
                    os.fchmod(descriptor, permissions)
                output.put(content, descriptor)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            _rename(beside, os.path.join(folder, name), force)
        except BaseException:
            os.unlink(beside)
            raise
        _settle(folder)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {error.strerror}") from error
    except ValueError as error:  # a NUL in the path
        raise OutputFailed(f"{path}: not a path") from error


def encoded(path: str) -> bytes:
    """Return PATH as the system knows it: in UTF-8 whatever the locale, and bytes that are no text as they came."""
    return path.encode("utf-8", "surrogateescape")


def _replaceable(path: str, force: bool) -> int:
    """Return the permissions of the file at PATH, 0 when there is none; refuse to replace what must not be."""
    try:
        old = os.lstat(encoded(path)).st_mode
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


def open_file(path: str, flags: int = 0) -> int:
    """Open the file at PATH for reading and writing, made if need be for its owner alone, and return its descriptor.

    FLAGS are further ones of os.open. Raises OutputFailed.
    """
    try:
        return os.open(encoded(path), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | flags, 0o600)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {error.strerror}") from error


def append(descriptor: int, text: str) -> None:
    """Write TEXT at the end of the file DESCRIPTOR and wait until it is on the disk; all of it, or OutputFailed."""
    before = os.fstat(descriptor).st_size
    try:
        output.put(text.encode(), descriptor)
        os.fsync(descriptor)
    except OSError as error:
        os.ftruncate(descriptor, before)
        raise OutputFailed(f"cannot be saved: {error.strerror}") from error
