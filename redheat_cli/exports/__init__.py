"""A Pack -> the formats that other programs and people read: one module for each, one signature, one table."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from redheat_cli import questions
from redheat_cli.exports import aiken, anki, fortune, gift, html, kahoot, markdown, opentdb
from redheat_cli.exports.pack import Export, Loss, Pack, Round
from redheat_cli.film.model import Film

__all__ = ["EXPORTERS", "Export", "Exporter", "Loss", "Pack", "Round"]


class Exporter(Struct, frozen=True):
    """A row of the table: what writes the format, and which records of a film it is made of."""

    export: Callable[[Pack[Any]], Export]
    records: Callable[[Film], tuple[Any, ...]] = questions.deck


EXPORTERS = {
    "opentdb": Exporter(opentdb.export),
    "gift": Exporter(gift.export),
    "aiken": Exporter(aiken.export),
    "kahoot": Exporter(kahoot.export),
    "anki": Exporter(anki.export),
    "fortune": Exporter(fortune.export, lambda film: film.quotes),
    "markdown": Exporter(markdown.export),
    "html": Exporter(html.export),
}
