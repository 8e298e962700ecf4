"""A venue, as the host names it -> what it is in a file's name, in a sentence and on the command line."""

import shlex

from redheat_cli.errors import BadUsage
from redheat_cli.film.search import fold

NAME_LIMIT = 40


def slug(venue: str) -> str:
    """Return what stands for VENUE in a file's name. Raises BadUsage when it gives nothing to write, or too much."""
    words = fold(venue).replace(" ", "-")
    if not 0 < len(words) <= NAME_LIMIT:
        raise BadUsage(f"a venue is a name of letters and digits, {NAME_LIMIT} at most")
    return words


def evening(venue: str) -> str:
    """Return the name, without its ending, of the files of the evening at VENUE, or at none."""
    return f"evening-at-{slug(venue)}" if venue else "evening"


def at(venue: str) -> str:
    """Return VENUE as the end of a sentence, empty for none."""
    return f" at {venue}" if venue else ""


def flag(venue: str) -> str:
    """Return VENUE as the end of a command line for a shell, empty for none."""
    return f" --venue {shlex.quote(venue)}" if venue else ""
