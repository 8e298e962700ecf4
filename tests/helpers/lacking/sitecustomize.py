"""Take away what other systems lack: the variable REDHEAT_LACKS names what.

Python imports this file when it starts, in the processes that the tests start. The tests' own process imports it as a
helper, and hides modules from the program alone, because the tests themselves need them.
"""

import os
import select
import signal
import stat
import sys
import types
from collections.abc import Callable
from typing import Any


def _without(module: types.ModuleType, *names: str) -> None:
    for name in names:
        vars(module).pop(name, None)


def _poll() -> None:
    _without(select, "poll", "epoll")


def _terminals() -> None:
    """Have poll refuse terminals and devices, as on macOS."""
    real: Any = select.poll

    class Poll:
        def __init__(self) -> None:
            self._poll, self._refused = real(), list[int]()

        def register(self, descriptor: Any, events: int = select.POLLIN | select.POLLPRI | select.POLLOUT) -> None:
            number = descriptor if isinstance(descriptor, int) else descriptor.fileno()
            if stat.S_ISCHR(os.fstat(number).st_mode):
                self._refused.append(number)
            else:
                self._poll.register(number, events)

        def unregister(self, descriptor: Any) -> None:
            self._poll.unregister(descriptor)

        def poll(self, timeout: float | None = None) -> list[tuple[int, int]]:
            if self._refused:
                return [(number, select.POLLNVAL) for number in self._refused]
            return list(self._poll.poll(timeout))

    select.poll = Poll  # type: ignore[assignment,misc]
    _without(select, "epoll")


def _signals() -> None:
    _without(signal, "SIGHUP", "pthread_sigmask")


def _flags() -> None:
    _without(os, "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "fchmod", "pread", "pwrite")


def _fullsync() -> None:
    """Have the F_FULLFSYNC of macOS."""
    import fcntl

    fcntl.F_FULLFSYNC = fcntl.F_GETFD  # type: ignore[attr-defined]


def _locking() -> None:
    """Have the locks of Windows, made of the real ones."""
    import fcntl
    import struct

    def locking(descriptor: int, mode: int, count: int) -> None:
        start = os.lseek(descriptor, 0, os.SEEK_CUR)
        one = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, start, count, 0)
        try:
            fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, one)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error

    msvcrt: Any = types.ModuleType("msvcrt")
    msvcrt.locking, msvcrt.LK_NBLCK = locking, 2
    sys.modules["msvcrt"] = msvcrt


TERMINALS = ("termios", "tty", "pty")
# What is lacking -> the modules to hide, and what to do besides.
SYSTEMS: dict[str, tuple[tuple[str, ...], tuple[Callable[[], None], ...]]] = {
    "": ((), ()),
    "fcntl": (("fcntl",), (_locking,)),
    "termios": (TERMINALS, ()),
    "poll": ((), (_poll,)),
    "terminals": ((), (_terminals,)),
    "signals": ((), (_signals,)),
    "flags": ((), (_flags,)),
    "macos": ((), (_terminals, _fullsync)),
    "windows": (("fcntl", *TERMINALS), (_locking, _poll, _signals, _flags)),
}


def lack() -> tuple[str, ...]:
    """Take away what REDHEAT_LACKS names, and return the names of the modules to hide."""
    hidden, others = SYSTEMS[os.environ.get("REDHEAT_LACKS", "")]
    for take_away in others:
        take_away()
    return hidden


if __name__ == "sitecustomize":
    sys.modules.update(dict.fromkeys(lack()))  # type: ignore[arg-type]
