"""A venue <-> the ids of what its room has heard before: a line for each, an id and a date."""

import os
from time import strftime

from redheat_cli.errors import BadUsage
from redheat_cli.host.journal import folder
from redheat_cli.host.venue import slug
from redheat_cli.terminal import files, system


class Ledger:
    """What has been revealed at a venue; without a venue nothing is remembered."""

    def __init__(self, venue: str) -> None:
        """Read what VENUE has heard; a line that a crash cut off counts as well."""
        self.path = os.path.join(folder("venues"), f"{slug(venue)}.txt") if venue else ""
        self.ids: set[str] = set()
        if not venue:
            return
        try:
            lines = files.read(self.path).decode(errors="replace").split("\n")
        except FileNotFoundError:
            return
        except OSError as error:
            raise BadUsage(f"{self.path}: cannot be read: {system.reason(error)}") from error
        self.ids = {line.split()[0] for line in lines if line.strip()}

    def add(self, ids: list[str]) -> None:
        """Remember IDS, on the disk. Raises OutputFailed."""
        new = [one for one in ids if one not in self.ids]
        if not self.path or not new:
            return
        descriptor = files.open_to_write(self.path, os.O_APPEND)
        try:
            files.append(descriptor, "".join(f"\n{one} {strftime('%Y-%m-%d')}" for one in new))
        finally:
            os.close(descriptor)
        self.ids.update(new)
