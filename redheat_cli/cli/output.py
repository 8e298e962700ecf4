"""What a command returns -> standard output or a file: a Listing, an Export or a text; and the exit code."""

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import structs
from typer import Option

from redheat_cli.commands import options
from redheat_cli.errors import BadUsage, NothingFound, OutputFailed
from redheat_cli.listing.choose_records import drawn, pick
from redheat_cli.listing.listing import DisplayOptions, Listing
from redheat_cli.listing.wording import counted
from redheat_cli.render.plain_json_csv_markdown import RENDERERS
from redheat_cli.terminal import files, operating_system, streams

if TYPE_CHECKING:
    from redheat_cli.exports.common import Export


def print_text(text: str, *, output: options.Output = "", force: options.Force = False) -> int:
    """Print TEXT as it is, and return the exit code."""
    files.write(text.encode(), path=output, force=force)
    return 0


def print_listing(
    listing: Listing[Any],
    *,
    rating: options.Rating = "strong",
    spoilers: options.Spoilers = None,
    random: options.Random = None,
    seed: options.Seed = "",
    today: options.Today = False,
    limit: options.Limit = None,
    format: options.Format = None,
    json: options.Json = False,
    fields: options.Fields = "",
    raw: options.Raw = False,
    color: options.Color = "auto",
    output: options.Output = "",
    force: options.Force = False,
) -> int:
    """Print LISTING as the options say, and return the exit code.

    Raises NothingFound when there is no record, or when something else that was asked for is lacking.
    """
    seed, limit = drawn(random, seed, today, limit)
    kept, withheld = pick(listing.records, rating=rating, spoilers=spoilers is not False, seed=seed, limit=limit)
    form = "json" if json else format or ("pretty" if streams.is_terminal() and not output else "plain")
    for_people = form in ("pretty", "plain")
    guess = listing.guess if kept else ""
    if guess and form != "pretty":
        kept, withheld = (), []
    encoding = streams.encoding() if for_people and not output else "utf-8"
    display = DisplayOptions(
        fields=split_commas(fields),
        width=streams.width(),
        height=streams.height(),
        spoilers=bool(spoilers),
        colour=form == "pretty" and streams.wants_colour("never" if output and color == "auto" else color),
        unicode=streams.can_show("\u2500\u00b7\u2022\u2026", encoding),
        raw=raw,
    )
    if kept or not output:  # a file is not replaced by nothing
        text = listing.text if kept and for_people and not display.fields else ""
        text = text or RENDERERS[form](structs.replace(listing, records=kept, guess=guess), display)
        files.write(text.encode(encoding, "backslashreplace"), path=output, force=force)
    for line in withheld:
        streams.say(f"withheld {line}")
    if guess:
        raise NothingFound(*(() if form == "pretty" else (guess,)))
    if not kept or listing.lacking:
        raise NothingFound(*(listing.lacking or ([] if withheld else [listing.missing])))
    return 1 if listing.no else 0


def print_export(
    exported: "Export",
    *,
    output: options.Output = "",
    force: options.Force = False,
    strict: Annotated[bool, Option("--strict", help="If anything is lost, write nothing and exit with 4.")] = False,
    report: Annotated[str, Option(metavar="FILE", help="Write what is lost to this file, as JSON.")] = "",
) -> int:
    """Write what was EXPORTED as the options say, report what was withheld and lost, and return the exit code.

    Raises BadUsage when it is not text and would go to a terminal, or when OUTPUT and REPORT are not two files;
    OutputFailed when something is lost and STRICT, or when the system refuses; NothingFound when nothing is left to
    write, or when something that was asked for is lacking.
    """
    content = exported.content
    if isinstance(content, bytes) and not output and streams.is_terminal():
        raise BadUsage("this format is not text: give it a file with --output, or a pipe")
    if "-" in (output, report):
        raise BadUsage("'-' is no file: what is exported goes to standard output without --output")
    if (
        output
        and report
        and os.path.realpath(operating_system.encoded(output)) == os.path.realpath(operating_system.encoded(report))
    ):
        raise BadUsage("--output and --report name the same file")
    for line in (*exported.withheld, *(f"{loss.id}: {loss.effect}: {loss.reason}" for loss in exported.losses)):
        streams.say(line)
    lost = {loss.id for loss in exported.losses if loss.effect != "doubtful"}
    losses = Listing(title="losses", records=exported.losses)
    saved = files.saving(report, RENDERERS["json"](losses, DisplayOptions()).encode(), force=force) if report else None
    with saved or nullcontext():
        if content and not (strict and lost):
            files.write(content.encode() if isinstance(content, str) else content, path=output, force=force)
    if strict and lost:
        raise OutputFailed(f"nothing was exported: {counted(len(lost), 'record')} would lose something")
    if not content:
        raise NothingFound("there is nothing to export")
    if exported.lacking:
        raise NothingFound(*exported.lacking)
    return 0


def split_commas(names: str) -> tuple[str, ...]:
    """Return the NAMES that commas part; none for an empty text."""
    return tuple(name.strip() for name in names.split(",")) if names else ()
