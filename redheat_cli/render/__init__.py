"""A Listing -> text: one function for each format, one signature, one table."""

from collections.abc import Callable
from typing import Any

from redheat_cli.listing.listing import Listing
from redheat_cli.render.data_formats import as_csv, as_excel, as_json, as_jsonl, as_markdown, as_plain
from redheat_cli.render.render_options import View

__all__ = ["RENDERERS", "View"]


def as_pretty(listing: Listing[Any], view: View) -> str:
    """Render LISTING for a person at a terminal."""
    from redheat_cli.render.terminal import as_pretty as draw  # Rich: a third of the start-up, for people only

    return draw(listing, view)


RENDERERS: dict[str, Callable[[Listing[Any], View], str]] = {
    "pretty": as_pretty,
    "plain": as_plain,
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "excel": as_excel,
    "markdown": as_markdown,
}
