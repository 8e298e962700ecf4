"""An Export -> standard output or a file, what was lost on standard error, and the exit code."""

import os
from contextlib import nullcontext
from typing import Annotated

from typer import Option

from redheat_cli.commands import options
from redheat_cli.errors import BadUsage, NothingFound, OutputFailed
from redheat_cli.exports.common import Export, Loss
from redheat_cli.film.word_forms import counted
from redheat_cli.listing.listing import Listing
from redheat_cli.render.formats import RENDERERS, View
from redheat_cli.terminal import files, streams


def deliver(
    exported: Export,
    *,
    output: options.Output = "",
    force: options.Force = False,
    strict: Annotated[bool, Option("--strict", help="If anything is lost, write nothing and exit with 4.")] = False,
    report: Annotated[
        str, Option(metavar="FILE", help="Write what is lost to this file, as JSON.", show_default=False)
    ] = "",
) -> int:
    """Write what was EXPORTED as the options say, tell what was withheld and lost, and return the exit code.

    Raises BadUsage when it is not text and would go to a terminal, or when FILE and REPORT are no two files;
    OutputFailed when something is lost and STRICT, or when the system refuses; NothingFound when nothing is left to
    write, or when something that was asked for is lacking.
    """
    content = exported.content
    if isinstance(content, bytes) and not output and streams.is_terminal():
        raise BadUsage("this format is not text: give it a file with --output, or a pipe")
    if "-" in (output, report):
        raise BadUsage("'-' is no file: what is exported goes to standard output without --output")
    if output and report and os.path.realpath(files.encoded(output)) == os.path.realpath(files.encoded(report)):
        raise BadUsage("--output and --report name the same file")
    for line in (*exported.withheld, *(f"{loss.id}: {loss.effect}: {loss.reason}" for loss in exported.losses)):
        streams.say(line)
    lost = {loss.id for loss in exported.losses if loss.effect != "doubtful"}
    too_much = strict and lost
    with files.saving(report, _told(exported), force=force) if report else nullcontext():
        if content and not too_much:
            files.write(content.encode() if isinstance(content, str) else content, path=output, force=force)
    if too_much:
        raise OutputFailed(f"nothing was exported: {counted(len(lost), 'record')} would lose something")
    if not content:
        raise NothingFound("there is nothing to export")
    if exported.lacking:
        raise NothingFound(*exported.lacking)
    return 0


def _told(exported: Export) -> bytes:
    """Write what was lost of EXPORTED as JSON, an array of losses."""
    listing = Listing(title="losses", records=exported.losses, columns=())
    return RENDERERS["json"](listing, View(kinds=(Loss,))).encode()
