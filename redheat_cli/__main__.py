"""The entry: run what the command line says, report what went wrong, and end the process; nothing else does."""

import gc
import os
import sys

# `signal` makes enums of all signals first, which costs more than a look-up does.
from _signal import SIG_DFL, SIG_IGN, SIGINT, getsignal, signal  # type: ignore[import-not-found]


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
        from redheat_cli.cli import lazy_imports

        lazy_imports.defer()
    code = main()
    os._exit(code)  # everything is written and nothing is open, so there is nothing to take apart


if __name__ == "__main__":
    run()
