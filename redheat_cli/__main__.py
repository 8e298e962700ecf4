"""The entry: run what the command line says, report what went wrong, and end the process; nothing else does."""

import gc
import os
import sys

# `signal` makes enums of all signals first, which costs more than a look-up does.
from _signal import SIG_DFL, SIG_IGN, SIGINT, getsignal, signal  # type: ignore[import-not-found]
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType

# Typer or msgspec imports these, and a look-up never uses them.
MODULES = (
    "ast", "tokenize", "linecache", "subprocess", "platform", "shellingham", "textwrap", "ipaddress", "bz2", "lzma",
    "ntpath", "msgspec.inspect",
)  # fmt: skip
_loading = RLock()


def main(argv: list[str] | None = None) -> int:
    """Run `redheat` with the words ARGV, or the process's own, and return the exit code."""
    try:
        return _run(_own_words() if argv is None else argv)
    except Exception as error:
        from redheat_cli.cli import command_line

        if command_line.completing():  # nothing may be written into the line that is being typed
            return 1
        return _report(error)


def _report(error: Exception) -> int:
    """Say what went wrong in one line for each fault, and return the exit code. With REDHEAT_DEBUG, raise a bug."""
    from redheat_cli.errors import RedheatError
    from redheat_cli.terminal import streams

    if isinstance(error, RedheatError):
        for line in error.lines:
            streams.say(line)
        return error.exit_code
    # Before 0.28 Typer has no public class for what a user got wrong; all of them can word themselves.
    if hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        hint = f" (see '{context.command_path} --help')" if context else ""
        streams.say(f"{error.format_message().rstrip('.')}{hint}")
        return 2
    if os.environ.get("REDHEAT_DEBUG"):
        raise error
    streams.say(f"a bug: {type(error).__name__}: {error} (REDHEAT_DEBUG=1 shows where)")
    return RedheatError.exit_code


def _run(words: list[str]) -> int:
    """Run WORDS and return the exit code; what is printed on the way (help, a version) goes through our own writer."""
    from contextlib import redirect_stderr, redirect_stdout

    from redheat_cli.cli import command_line
    from redheat_cli.terminal import streams

    say = (lambda line: None) if command_line.completing() else streams.say
    with redirect_stdout(streams.Writer(streams.show)), redirect_stderr(streams.Writer(say, by_line=True)):
        try:
            return command_line.run(words)
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else 0


def _own_words() -> list[str]:
    """Return the process's arguments; they come in the locale's encoding, which may lack what they say in UTF-8."""
    from redheat_cli.errors import BadUsage

    try:
        return [os.fsencode(word).decode() for word in sys.argv[1:]]
    except UnicodeDecodeError as error:
        raise BadUsage(f"an argument is not UTF-8: {error.object!r}") from error


class Deferred(ModuleType):
    """A module that is loaded when it is first used: Python asks `__getattr__` for what a module lacks."""

    def __getattr__(self, name: str) -> object:
        """Load the module, unless that has begun, and return what it has as NAME. Raises AttributeError for nothing."""
        with _loading:  # another thread waits until the module is whole
            if self.__dict__.pop("__deferred__", False):
                self.__spec__.loader.exec_module(self)  # type: ignore[union-attr]
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)


def defer() -> None:
    """Put a deferred module in the place of each of MODULES that is not loaded yet.

    From Python 3.15 on the language can do this by itself (PEP 810).
    """
    for name in MODULES:
        package = find_spec(name.rpartition(".")[0]) if "." in name else None
        within = package.submodule_search_locations if package else None
        spec = PathFinder.find_spec(name, within)  # the plain `find_spec` would load the package first
        if spec and name not in sys.modules:
            module = sys.modules[name] = module_from_spec(spec)
            module.__class__ = Deferred
            module.__dict__["__deferred__"] = True


def run() -> None:
    """Run as a process: an interrupt ends it by the signal itself, so that a shell's loop stops too."""
    if getsignal(SIGINT) != SIG_IGN:  # who started us may have had it ignored
        signal(SIGINT, SIG_DFL)
    # A stream that is closed stays so: what is opened later must not be taken for it (gnulib, "stdopen").
    for descriptor, wrong_way in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, wrong_way)
    # A look-up makes no garbage that only the collector finds; looking for it is a tenth of the start-up.
    gc.disable()
    if not os.environ.get("REDHEAT_DEBUG"):
        defer()
    code = main()
    os._exit(code)  # everything is written and nothing is open, so there is nothing to take apart


if __name__ == "__main__":
    run()
