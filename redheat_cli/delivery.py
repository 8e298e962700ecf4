"""An Export -> standard output or a file, what was lost on standard error, and the exit code."""

import os
from typing import Annotated

from typer import Option

from redheat_cli import files, output
from redheat_cli.errors import BadUsage, NothingFound, OutputFailed
from redheat_cli.exports.pack import Export, Loss
from redheat_cli.listing import Listing
from redheat_cli.render import RENDERERS, View


def deliver(
    exported: Export,
    *,
    file: Annotated[str, Option("--output", "-o", metavar="FILE", help="Write to this file.", show_default=False)] = "",
    force: Annotated[bool, Option("--force", help="Replace files that exist.")] = False,
    strict: Annotated[bool, Option("--strict", help="If anything is lost, write nothing and exit with 4.")] = False,
    report: Annotated[
        str, Option(metavar="FILE", help="Write what is lost to this file, as JSON.", show_default=False)
    ] = "",
) -> int:
    """Write what was EXPORTED as the options say, tell what was withheld and lost, and return the exit code.

    Raises BadUsage when it is not text and would go to a terminal, OutputFailed when something is lost and STRICT, and
    NothingFound when nothing is left to write, or when something that was asked for is lacking.
    """
    content = exported.content
    if isinstance(content, bytes) and not file and output.is_terminal():
        raise BadUsage("this format is not text: give it a file with --output, or a pipe")
    if file and report and os.path.realpath(files.encoded(file)) == os.path.realpath(files.encoded(report)):
        raise BadUsage("--output and --report name the same file")
    for line in (*exported.withheld, *(f"{loss.id}: {loss.effect}: {loss.reason}" for loss in exported.losses)):
        output.say(line)
    if report:
        listing = Listing(title="losses", records=exported.losses, columns=())
        files.save(report, RENDERERS["json"](listing, View(kinds=(Loss,))).encode(), force=force)
    lost = {loss.id for loss in exported.losses if loss.effect != "doubtful"}
    if strict and lost:
        raise OutputFailed(
            f"nothing was written: {len(lost)} record{'s' if len(lost) > 1 else ''} would lose something"
        )
    if not content:
        raise NothingFound("there is nothing to export")
    if file:
        files.save(file, content.encode() if isinstance(content, str) else content, force=force)
    else:
        output.write(content)
    if exported.lacking:
        raise NothingFound(*exported.lacking)
    return 0
