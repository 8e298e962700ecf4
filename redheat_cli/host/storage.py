"""Everything that is saved of an evening: its events, and what a venue has heard.

The files are in the folder `redheat` of $XDG_STATE_HOME (XDG Base Directory 0.8): `sessions` has an evening for each
venue, as JSON Lines, and `venues` the ids that each venue has heard.
"""

import os
import shlex
from collections.abc import Iterable
from time import strftime

import msgspec

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.film.fold_and_search import fold
from redheat_cli.host.game_state import SCHEMA, Deal, Event
from redheat_cli.terminal import files, operating_system

NAME_LIMIT = 40
NO_VENUE = "-"  # what --venue is given to name the evening without a venue
INSTEAD = "--new keeps it and begins another"


def slug(venue: str) -> str:
    """Return what stands for VENUE in the name of a file. Raises BadUsage for a name without letters, or a long one."""
    words = fold(venue).replace(" ", "-")
    if not 0 < len(words) <= NAME_LIMIT:
        raise BadUsage(f"a venue is a name of letters and digits, {NAME_LIMIT} at most")
    return words


def at(venue: str) -> str:
    """Return VENUE as the end of a sentence: ` at The Anchor`, or nothing without a venue."""
    return f" at {venue}" if venue else ""


def flag(venue: str) -> str:
    """Return VENUE as the end of a command line for a shell, or nothing without a venue."""
    return f" --venue {shlex.quote(venue)}" if venue else ""


def folder(kind: str) -> str:
    """Make the folder for files of KIND, if there is none, and return its path. Raises OutputFailed."""
    home = operating_system.state_folder()
    if not home:
        raise OutputFailed("there is no home folder to keep an evening in: set XDG_STATE_HOME to a folder")
    path = os.path.join(home, kind)
    try:
        os.makedirs(operating_system.encoded(path), mode=0o700, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be made: {operating_system.reason(error)}") from error
    return path


def journal_path(venue: str, ending: str = ".jsonl") -> str:
    """Return the path of the file with the events of the evening at VENUE, or of a file beside it with that ENDING."""
    return os.path.join(folder("sessions"), (f"evening-at-{slug(venue)}" if venue else "evening") + ending)


def _content(path: str, hint: str = "") -> bytes:
    """Return what is in the file at PATH, nothing if there is none. Raises BadUsage, which ends with HINT."""
    try:
        return files.read(path)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise BadUsage(f"{path}: cannot be read: {operating_system.reason(error)}{hint}") from error


def read(path: str) -> tuple[Deal, list[Event]] | None:
    """Return the deal and the events in the file at PATH, None when there is none; a line that was cut off is dropped.

    Raises BadUsage that says why for a file that is no evening, is damaged, or was saved by a newer program.
    """
    *lines, _ = _content(path, f"; {INSTEAD}").split(b"\n")
    if not lines:
        return None
    number = 0
    try:
        if msgspec.json.decode(lines[0], type=_Version).schema > SCHEMA:
            raise BadUsage(f"{path}: saved by a newer version of redheat; {INSTEAD}")
        deal = msgspec.json.decode(lines[0], type=Deal)
        events = []
        for number, line in enumerate(lines[1:], 2):  # noqa: B007 - the message below needs it
            events.append(msgspec.json.decode(line, type=Event))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        where = f"line {number} is damaged" if number else "not an evening"
        raise BadUsage(f"{path}: {where} ({error}); {INSTEAD}") from error
    return deal, events


class _Version(msgspec.Struct):
    schema: int = 1


class Journal:
    """The file of the evening at a venue: a deal, then one event on each line."""

    def __init__(self, venue: str) -> None:
        """Take hold of the evening at VENUE. Raises BadUsage when another process has it, or OutputFailed."""
        self.venue, self.path = venue, journal_path(venue)
        self._lock, holder = files.lock_file(journal_path(venue, ".lock"))
        if holder is not None:
            raise BadUsage(f"the evening{at(venue)} is being hosted already, by process {holder}")

    def start(self, deal: Deal) -> None:
        """Begin the file with DEAL; rename an earlier evening to include the time of its last key.

        Raises OutputFailed, and leaves the earlier evening, when that fails.
        """
        beside = journal_path(self.venue, ".jsonl.new")
        files.append(beside, _line(deal), os.O_TRUNC)
        files.set_aside(self.path)
        files.rename(beside, self.path)

    def resume(self) -> None:
        """Cut off what stands behind the last whole line of the file."""
        descriptor = files.open_to_write(self.path)
        os.ftruncate(descriptor, files.read(self.path).rfind(b"\n") + 1)
        os.close(descriptor)

    def append(self, event: Event) -> None:
        """Write EVENT to the disk. Raises OutputFailed, and leaves the file as it was, when that fails."""
        files.append(self.path, _line(event))

    def close(self) -> None:
        """Let go of the evening."""
        os.close(self._lock)


def _line(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode() + "\n"


class Heard:
    """The ids of what a venue has heard, each on a line with a date; without a venue nothing is remembered."""

    def __init__(self, venue: str) -> None:
        """Read what VENUE has heard; a line that a crash cut off counts as well. Raises BadUsage for no file."""
        self.path = os.path.join(folder("venues"), f"{slug(venue)}.txt") if venue else ""
        lines = _content(self.path).decode(errors="replace").split("\n") if venue else []
        self.ids = {line.split()[0] for line in lines if line.strip()}

    def add(self, ids: Iterable[str]) -> None:
        """Remember IDS, on the disk. Raises OutputFailed."""
        new = [id for id in ids if id not in self.ids]
        if self.path and new:
            files.append(self.path, "".join(f"\n{id} {strftime('%Y-%m-%d')}" for id in new))
            self.ids.update(new)
