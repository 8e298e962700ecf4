"""The words that were typed -> what they stand for, and how a miss is put."""

from collections.abc import Iterable, Sequence
from typing import Annotated, TypeVar

from typer import Argument

from redheat_cli.film import model, search
from redheat_cli.film.model import Question
from redheat_cli.listing.layouts import headline
from redheat_cli.listing.listing import body

R = TypeVar("R", bound=model.Entry)
Words = list[str] | None
About = Annotated[Words, Argument(metavar="[TEXT]...", help="Only what mentions all these words.")]


def joined(words: Words) -> str:
    """Return WORDS as one text, empty for none."""
    return " ".join(words or ())


def quoted(words: Words) -> str:
    """Return WORDS as one text in quotation marks, for a message."""
    return f"'{joined(words)}'"


def mentioning(records: Iterable[R], words: Words) -> tuple[R, ...]:
    """Return those of RECORDS that mention all of WORDS; without words, all."""
    return tuple(search.search(records, words, headline, body) if words else records)


def unmentioned(what: str, words: Words) -> str:
    """Say that no WHAT mentions WORDS; without words, that there is none."""
    return f"no {what} mentions {quoted(words)}" if words else f"this film's file has no {what}"


def chosen(deck: Sequence[Question], category: str, difficulty: str | None) -> tuple[tuple[Question, ...], str]:
    """Return the questions of DECK in CATEGORY and of DIFFICULTY, where these are given, and what to say of none."""
    names = dict.fromkeys(one.category for one in deck)
    in_category = [one for one in deck if not category or search.fold(one.category) == search.fold(category)]
    if deck and not in_category:
        meant = search.meant(category, names)
        return (), f"no category '{category}'{meant}; the categories are {', '.join(names)}"
    return tuple(one for one in in_category if difficulty in (None, one.difficulty)), "there is no such question"


def nobody(name: Words, where: str, known: Iterable[str]) -> str:
    """Say that nobody WHERE has the NAME, and who of KNOWN may have been meant; without a name, that nobody is."""
    if not name:
        return f"this film's file has nobody {where}"
    return f"nobody {where} is called {quoted(name)}{search.meant(joined(name), known)}"


def unknown(id: str, known: Iterable[str]) -> str:
    """Say that no record has the ID, and which of KNOWN may have been meant."""
    return f"there is no record '{id}'{search.meant(id, known)}"
