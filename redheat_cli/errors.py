"""What can go wrong, each with the exit code it ends the program with."""


class RedheatError(Exception):
    """A failure to report in one line of plain words, or several faults in one line each."""

    exit_code = 70

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class NothingFound(RedheatError):
    """The question was understood and the answer is: no."""

    exit_code = 1


class BadUsage(RedheatError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class BadDataset(RedheatError):
    """The film's file cannot be read or breaks a rule."""

    exit_code = 3


class OutputFailed(RedheatError):
    """An answer could not be written."""

    exit_code = 4
