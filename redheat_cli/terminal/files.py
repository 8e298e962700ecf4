"""Files: how to read, save, rename and append so that nothing is left half written."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from time import localtime, strftime

from redheat_cli.errors import OutputFailed
from redheat_cli.terminal import operating_system, streams

NOT_REGULAR = "not a regular file"


def open_to_read(path: str) -> int:
    """Open the regular file at PATH for reading and return its descriptor.

    Raises OSError. Its reason is NOT_REGULAR if something other than a regular file is there.
    """
    name = operating_system.encoded(path)
    try:
        # Without NONBLOCK, opening a named pipe would wait for someone to write to it.
        descriptor = os.open(name, os.O_RDONLY | operating_system.NONBLOCK | operating_system.BINARY)
    except PermissionError as error:
        if os.path.isdir(name):  # which Windows does not open at all
            raise OSError(errno.EINVAL, NOT_REGULAR) from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, NOT_REGULAR)
    return descriptor


def read(path: str) -> bytes:
    """Return the content of the regular file at PATH. Raises OSError."""
    with open(open_to_read(path), "rb") as file:
        return file.read()


def save(path: str, content: bytes, *, force: bool) -> None:
    """Write CONTENT to the file at PATH. Whatever happens, the old file or the whole new file is there.

    An existing file is replaced only with FORCE, and keeps its permissions. A symbolic link, a folder or a device is
    never replaced. Raises OutputFailed in these cases, or when the system refuses.
    """
    with operating_system.held(), saving(path, content, force=force):  # else a temporary file might stay behind
        pass


def write(content: bytes, *, path: str, force: bool) -> None:
    """Write CONTENT to the file at PATH as `save` does, or without a PATH to standard output. Raises OutputFailed."""
    if path:
        save(path, content, force=force)
    else:
        streams.write(content)


@contextmanager
def saving(path: str, content: bytes, *, force: bool) -> Iterator[None]:
    """Write CONTENT to the file at PATH as `save` does, but only if the block ends without an exception.

    CONTENT is written to a temporary file in the same folder before the block, and renamed after it.
    """
    permissions = replaceable(path, force)
    folder, name = os.path.split(operating_system.encoded(path))
    temporary = os.path.join(folder, b".redheat-%s.tmp" % os.urandom(8).hex().encode())
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | operating_system.BINARY, 0o666)
        try:
            with open(descriptor, "wb") as file:
                if permissions is not None:
                    os.chmod(temporary, permissions)
                file.write(content)
                file.flush()
                operating_system.sync(descriptor)
            yield
            _move_into_place(temporary, os.path.join(folder, name), force)
        except BaseException:
            with suppress(OSError):
                os.chmod(temporary, 0o600)  # Windows removes no file that is read-only
            os.unlink(temporary)
            raise
        _sync_folder(folder or b".")
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {operating_system.reason(error)}") from error


def replaceable(path: str, force: bool) -> int | None:
    """Return the permissions of the file at PATH, None if there is none. Raises OutputFailed if it must stay."""
    try:
        mode = os.lstat(operating_system.encoded(path)).st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be written: {operating_system.reason(error)}") from error
    if not stat.S_ISREG(mode):
        what = "a symbolic link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else NOT_REGULAR
        raise OutputFailed(f"{path}: is {what}; nothing was written")
    if not force:
        raise OutputFailed(f"{path}: exists; --force replaces it")
    return stat.S_IMODE(mode)


def _move_into_place(temporary: bytes, path: bytes, force: bool) -> None:
    """Rename the file TEMPORARY to PATH. Without FORCE, fail if another process has made a file there meanwhile."""
    if not force:
        try:
            os.link(temporary, path)  # unlike a rename, this never replaces a file
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as FAT
            pass
        else:
            os.unlink(temporary)
            return
    operating_system.replace(temporary, path)


def _sync_folder(folder: bytes) -> None:
    """Make the names in FOLDER survive a power cut, where the system can."""
    with suppress(OSError):  # the folder may be written and not read, or the system is Windows
        descriptor = os.open(folder, os.O_RDONLY | operating_system.DIRECTORY)
        try:
            operating_system.sync(descriptor)
        finally:
            os.close(descriptor)


def set_aside(path: str) -> None:
    """Rename the file at PATH to include its modification time; do nothing if it does not exist.

    Raises OutputFailed.
    """
    try:
        changed = os.lstat(operating_system.encoded(path)).st_mtime
    except FileNotFoundError:
        return
    stem, suffix = os.path.splitext(path)
    dated = f"{stem}-{strftime('%Y-%m-%d-%H%M%S', localtime(changed))}"
    names = (f"{dated}{number}{suffix}" for number in chain([""], (f"-{again}" for again in count(2))))
    rename(path, next(name for name in names if not os.path.lexists(operating_system.encoded(name))))


def rename(path: str, other: str) -> None:
    """Rename the file at PATH to OTHER, and replace a file of that name. Raises OutputFailed."""
    try:
        operating_system.replace(operating_system.encoded(path), operating_system.encoded(other))
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be renamed: {operating_system.reason(error)}") from error


def open_to_write(path: str, flags: int = 0) -> int:
    """Open the regular file at PATH for reading and writing, and return its descriptor.

    A new file belongs to its owner alone. FLAGS are more flags of os.open. Raises OutputFailed.
    """
    name = operating_system.encoded(path)
    try:
        descriptor = os.open(name, os.O_RDWR | os.O_CREAT | operating_system.BINARY | flags, 0o600)
    except OSError as error:
        reason = os.strerror(errno.EISDIR) if os.path.isdir(name) else operating_system.reason(error)
        raise OutputFailed(f"{path}: cannot be written: {reason}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OutputFailed(f"{path}: {NOT_REGULAR}")
    return descriptor


def append(path: str, text: str, flags: int = 0) -> None:
    """Write TEXT at the end of the file at PATH and wait until it is on the disk.

    FLAGS are more flags of os.open. Raises OutputFailed, and leaves the file as it was, when that fails.
    """
    descriptor = open_to_write(path, os.O_APPEND | flags)
    before = os.fstat(descriptor).st_size
    try:
        streams.put(text.encode(), descriptor)
        operating_system.sync(descriptor)
    except OSError as error:
        os.ftruncate(descriptor, before)
        raise OutputFailed(f"cannot be saved: {operating_system.reason(error)}") from error
    finally:
        os.close(descriptor)


def lock_file(path: str) -> tuple[int, str | None]:
    """Lock the file at PATH until its descriptor is closed or the process ends. Raises OutputFailed.

    Return the descriptor and None; if another process has locked it, return -1 and the number of that process.
    """
    descriptor = open_to_write(path)
    locked = operating_system.lock(descriptor)
    os.lseek(descriptor, 0, os.SEEK_SET)
    if not locked:
        with open(descriptor, "rb") as file:
            return -1, file.read(20).decode(errors="replace").strip()
    with suppress(OSError):  # on a full disk the lock holds all the same
        os.ftruncate(descriptor, 0)
        streams.put(f"{os.getpid()}\n".encode(), descriptor)
    return descriptor, None
