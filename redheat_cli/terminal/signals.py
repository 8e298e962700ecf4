"""The signals that end the process: hold them back, handle them, or end by one."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from redheat_cli.terminal.operating_system import WINDOWS

# The signals that end the process. Windows lacks SIGHUP; only Windows has SIGBREAK (Ctrl-Break, or a closed window).
ENDING: tuple[int, ...] = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
CONTROL_C_EXIT = 0xC000013A - (1 << 32)  # the exit code of a Windows program that Ctrl-C has ended, as a C int


@contextmanager
def held() -> Iterator[None]:
    """Hold the signals that end the process back until the end of the block."""
    blocking: Any = signal
    if hasattr(blocking, "pthread_sigmask"):
        before = blocking.pthread_sigmask(blocking.SIG_BLOCK, ENDING)
        try:
            yield
        finally:
            blocking.pthread_sigmask(blocking.SIG_SETMASK, before)
        return
    came: list[int] = []
    with handled(came.append):
        yield
    for number in came:
        if signal.getsignal(number) is not signal.SIG_IGN:
            end_by(number)


@contextmanager
def handled(handle: Callable[[int], object]) -> Iterator[None]:
    """Call HANDLE with the number of each signal that would end the process, until the end of the block."""
    before = {number: signal.signal(number, lambda number, _: handle(number)) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def end_by(number: int) -> None:
    """End the process as the signal NUMBER does by default, so that a shell knows what ended it."""
    if WINDOWS:  # there raise_signal would end it with exit code 3
        os._exit(CONTROL_C_EXIT)
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
