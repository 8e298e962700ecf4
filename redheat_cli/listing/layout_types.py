"""What a record says when it is shown, by itself as a Card or in a list as an Entry, and the row that says how."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Card(Struct, frozen=True, kw_only=True):
    """A heading, lines of speech as (speaker, text), paragraphs, short notes, labelled details; each may be empty.

    `aside` stands at the other end of the heading, `also` under it or under the speech: other names, a translation.
    """

    heading: str = ""
    aside: str = ""
    also: str = ""
    speech: tuple[tuple[str, str], ...] = ()
    credit: str = ""
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


class Entry(Struct, frozen=True):
    """A record in two lines of a list: what it is, after a mark, and its text or a link; `tagged` shows its id."""

    head: str
    text: str = ""
    mark: str = ""
    link: str = ""
    tagged: bool = True


class Layout(Struct, frozen=True, kw_only=True):
    """How one kind of record is shown: in a line, as a row of a table, by itself, and as an entry of a list.

    `screen` is the card for a terminal where it is another one; it is told whether the ending may be told. An entry is
    the headline and the field named `text`, where no function says otherwise.
    """

    headline: Callable[[Any], str]
    columns: tuple[str, ...]
    card: Callable[[Any], Card]
    screen: Callable[[Any, bool], Card] | None = None
    text: str = ""
    entry: Callable[[Any], Entry] | None = None
