"""A terminal of a given size with the program on it: what is on the screen, and what state it was left in."""

import os
import select
import signal
import termios
from collections.abc import Sequence
from fcntl import ioctl
from time import monotonic, sleep

import pyte
from helpers.running import open_terminal

QUIET = 0.15  # seconds without output: the screen is drawn
STEADY = 0.3
PATIENCE = 30.0
IDLE = 1.5  # seconds within which a key that changes the screen has begun to draw
LONGEST = 60


class Terminal:
    """Runs `redheat WORDS` on a terminal of its own, in a fork of this process: what a test has patched is patched."""

    def __init__(
        self,
        words: Sequence[str],
        size: tuple[int, int] = (80, 24),
        stdout: str = "",
        closed: int = -1,
        shell: Sequence[str] = (),
        **environment: str,
    ) -> None:
        """Run WORDS, or instead of the program the command line SHELL, on a terminal of SIZE (columns, lines)."""
        self.screen = pyte.Screen(*size)
        self.bytes = b""
        self._stdout, self._closed, self._shell, self._environment = stdout, closed, shell, environment
        self._typed = 0.0
        self._drawn = -1
        self._stream = pyte.ByteStream(self.screen)
        self.master, self._slave = open_terminal(*size)
        self.before = termios.tcgetattr(self._slave)
        self.pid = os.fork()
        if not self.pid:  # pragma: no cover (the child is replaced or killed)
            self._run(words)

    def _run(self, words: Sequence[str]) -> None:  # pragma: no cover
        signal.alarm(LONGEST)  # whatever happens to the test, this ends
        os.setsid()
        ioctl(self._slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(self._slave, descriptor)
        if self._stdout:
            os.dup2(os.open(self._stdout, os.O_WRONLY | os.O_CREAT), 1)
        if self._closed >= 0:  # as the entry of the process leaves it
            os.dup2(os.open(os.devnull, os.O_RDONLY), self._closed)
        if self._shell:
            os.execvpe(self._shell[0], self._shell, {**os.environ, "TERM": "xterm-256color", **self._environment})
        import sys

        from redheat_cli.__main__ import main

        for stream, descriptor, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
            opened = None if descriptor == self._closed else open(descriptor, mode, closefd=False)  # noqa: SIM115
            setattr(sys, stream, opened)
            setattr(sys, f"__{stream}__", opened)
        os.environ.update(TERM="xterm-256color", TEXTUAL_DISABLE_KITTY_KEY="1")
        for name in ("COLUMNS", "LINES"):  # the terminal says how large it is
            os.environ.pop(name, None)
        os.environ.update(self._environment)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        code = 99
        try:
            code = main(list(words))
        finally:
            os._exit(code)

    def send(self, keys: str) -> None:
        """Type KEYS, no sooner after the last ones than a clicker that bounces."""
        sleep(max(0.0, self._typed + STEADY - monotonic()))
        self._typed = monotonic()
        self._drawn = len(self.bytes)
        os.write(self.master, keys.encode())

    def settle(self, until: str = "") -> list[str]:
        """Wait until the screen has the text UNTIL and is drawn, and return its lines.

        After keys were sent, wait for what they draw too; some keys draw nothing.
        """
        end = monotonic() + PATIENCE
        idle = monotonic() + IDLE
        while monotonic() < end:
            if self._take(QUIET) or (len(self.bytes) <= self._drawn and monotonic() < idle):
                continue
            if self.bytes and until in "\n".join(self.screen.display):
                break
        shown = [line.rstrip() for line in self.screen.display]
        assert until in "\n".join(shown), "\n".join(shown)
        return shown

    def _take(self, seconds: float) -> bool:
        """Take what the program writes within SECONDS, and tell whether there was anything."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        data = os.read(self.master, 1 << 16)
        self.bytes += data
        self._stream.feed(data)
        return True

    def press(self, keys: str) -> None:
        """Type KEYS one by one, each when the last has been drawn."""
        for key in keys:
            self.send(key)
            self.settle()

    def kill(self, number: int) -> None:
        """Send the signal NUMBER."""
        os.kill(self.pid, number)

    def end(self) -> int:
        """Wait for the program's end and return its exit code, less than 0 for a signal."""
        end, done, status = monotonic() + PATIENCE, 0, 0
        while not done and monotonic() < end:
            self._take(0.01)
            done, status = os.waitpid(self.pid, os.WNOHANG)
        while self._take(0.02):
            pass
        if not done:
            os.kill(self.pid, signal.SIGKILL)
            raise AssertionError("the program does not end")
        self.after = termios.tcgetattr(self._slave)
        os.close(self.master)
        os.close(self._slave)
        return os.waitstatus_to_exitcode(status)

    @property
    def restored(self) -> bool:
        """Tell whether the terminal is as it was: its settings, the first screen, the cursor."""
        left = self.bytes.rfind(b"\x1b[?1049l") > self.bytes.rfind(b"\x1b[?1049h") >= 0
        shown = self.bytes.rfind(b"\x1b[?25h") > self.bytes.rfind(b"\x1b[?25l")
        return self.after == self.before and left and shown
