"""An evening's events <-> its file: appended and synced one by one, read again after a crash, held by one host."""

import os

import msgspec

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.host.deal import Deal
from redheat_cli.host.state import Event
from redheat_cli.host.venue import at, evening, flag
from redheat_cli.terminal import files, system

INSTEAD = "--new keeps it and begins another"


def folder(kind: str) -> str:
    """Make the folder for files of KIND, if there is none, and return its path. Raises OutputFailed."""
    home = files.state_folder()
    if not home:
        raise OutputFailed("there is no home folder to keep an evening in: set XDG_STATE_HOME to a folder")
    path = os.path.join(home, kind)
    try:
        os.makedirs(files.encoded(path), mode=0o700, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"{path}: cannot be made: {system.reason(error)}") from error
    return path


def room_path(venue: str) -> str:
    """Return the path of the file that the room's screen at VENUE follows."""
    return os.path.join(folder("sessions"), f"{evening(venue)}.room.json")


class Journal:
    """The file of the evening that is on at a venue: a deal, then an event a line (JSON Lines)."""

    def __init__(self, venue: str) -> None:
        """Take hold of the evening at VENUE. Raises BadUsage when another process has it, or OutputFailed."""
        stem = os.path.join(folder("sessions"), evening(venue))
        self.path = f"{stem}.jsonl"
        self._descriptor = -1
        self._lock, holder = files.hold(f"{stem}.lock")
        if holder is not None:
            raise BadUsage(
                f"the evening{at(venue)} is being hosted already, by process {holder}; "
                f"its room's screen is: redheat host --room{flag(venue)}"
            )

    def read(self) -> tuple[Deal, list[Event]] | None:
        """Return the deal and the events of the file, None when there is none; a line that a crash cut off is dropped.

        Raises BadUsage for a file that is no evening's.
        """
        try:
            *lines, _ = files.read(self.path).split(b"\n")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BadUsage(f"{self.path}: cannot be read: {system.reason(error)}; {INSTEAD}") from error
        if not lines:
            return None
        try:
            return msgspec.json.decode(lines[0], type=Deal), [msgspec.json.decode(one, type=Event) for one in lines[1:]]
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BadUsage(f"{self.path}: not an evening ({error}); {INSTEAD}") from error

    def start(self, deal: Deal) -> None:
        """Begin the file with DEAL; what was there is kept, under a name with the time of its last key.

        Raises OutputFailed, and leaves what was there, when that fails.
        """
        beside = f"{self.path}.new"
        self._descriptor = files.open_to_write(beside, os.O_APPEND | os.O_TRUNC)
        files.append(self._descriptor, _line(deal))
        os.close(self._descriptor)  # Windows renames no file that is open
        self._descriptor = -1
        files.set_aside(self.path)
        files.rename(beside, self.path)
        self._descriptor = files.open_to_write(self.path, os.O_APPEND)

    def resume(self) -> None:
        """Go on with the file, after its last whole line."""
        self._descriptor = files.open_to_write(self.path, os.O_APPEND)
        os.ftruncate(self._descriptor, files.read(self.path).rfind(b"\n") + 1)

    def append(self, event: Event) -> None:
        """Write EVENT to the disk. Raises OutputFailed, and leaves the file as it was, when that fails."""
        files.append(self._descriptor, _line(event))

    def close(self) -> None:
        """Let go of the evening."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        os.close(self._lock)


def _line(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode() + "\n"
