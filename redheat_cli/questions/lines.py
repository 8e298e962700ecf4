"""A Film -> questions about its lines: who says them, and how they go on."""

import re
from collections import Counter
from collections.abc import Iterator

from redheat_cli.film.model import Film, Question, Quote
from redheat_cli.listing.choose import ruder
from redheat_cli.questions.draft import draft, neighbours
from redheat_cli.questions.spelling import plain

PROMPT_WORDS = 4
TELLING = 5  # a word of so many letters in both halves of a line gives the second away


def who_said(film: Film) -> Iterator[Question]:
    """Ask who says each line of the film, where the file is sure of the speaker and the line does not name them."""
    speakers = {credit.id: credit for credit in film.cast}
    lines = Counter(quote.speaker_id for quote in film.quotes if quote.speaker_id)
    talkative = sorted((speakers[id] for id in lines), key=lambda one: -lines[one.id])
    others = [*talkative, *(one for one in film.cast if one.id not in lines and not one.character[0].islower())]
    for quote in _sound(film, "dialogue"):
        speaker = speakers.get(quote.speaker_id)
        if not speaker or plain(speaker.character) != plain(quote.speaker) or _shared(quote.text, quote.speaker, 3):
            continue
        if quote.translation and quote.then:
            continue  # the translation is of the whole exchange
        meaning = f" ({quote.translation})" if quote.translation else ""
        yield from draft(
            quote,
            "who-says",
            f"Who says this in {film.identity.title}? {_quoted(quote.text)}{meaning}",
            speaker.character,
            (other.character for other in others if other is not speaker),
            why=f"{speaker.character} says it. {quote.context}".strip(),
            category="quotes",
            difficulty="easy" if speaker.order in (1, 2) else "medium",
            accept=speaker.character_aliases,
            rating=quote.rating,
            spoiler=quote.spoiler,
        )


def next_line(film: Film) -> Iterator[Question]:
    """Ask for the rest of each line that has two sentences, and for the answer to each line that gets one."""
    parted = [(quote, *_parts(quote)) for quote in _sound(film, "dialogue") if not quote.translation]
    for (quote, start, then, rest), near in neighbours(parted):
        if len(start.split()) < PROMPT_WORDS or _shared(start, rest, TELLING):
            continue
        asked = "How does the line go on?" if then == quote.speaker else f"What does {then} answer?"
        others = [other for other in near if _may_stand_in(other[0], quote)]
        others.sort(key=lambda other: (other[2] != then, abs(len(other[3]) - len(rest))))
        yield from draft(
            quote,
            "next-line",
            f"{quote.speaker} says in {film.identity.title}: {_quoted(start)} {asked}",
            rest,
            (other[3] for other in others),
            why=quote.context,
            category="quotes",
            difficulty="medium",
            rating=quote.rating,
            spoiler=quote.spoiler,
        )


def _sound(film: Film, kind: str) -> list[Quote]:
    return [one for one in film.quotes if one.kind == kind and one.certainty != "disputed" and one.speaker]


def _parts(quote: Quote) -> tuple[str, str, str]:
    """Part QUOTE into a start, and who says what after it: the next line, or the last sentence of its own.

    Where the line is one sentence the start is empty.
    """
    if quote.then:
        return quote.text, quote.then[0].speaker, quote.then[0].text
    start, _, rest = re.sub(r"([.!?]) (?=[A-Z][^.!?]*[.!?]?$)", r"\1\n", quote.text).rpartition("\n")
    return start, quote.speaker, rest


def _may_stand_in(other: Quote, quote: Quote) -> bool:
    """Tell whether OTHER may be a wrong answer to QUOTE: of another scene, no ruder, and no spoiler unless QUOTE is."""
    later = other.spoiler and not quote.spoiler
    return other.context != quote.context and not ruder(other, quote.rating) and not later


def _shared(one: str, other: str, letters: int) -> bool:
    """Tell whether ONE and OTHER have a word of so many LETTERS in common."""
    return any(len(word) >= letters for word in {*plain(one).split()} & {*plain(other).split()})


def _quoted(text: str) -> str:
    return f'"... {text}"' if text[0].islower() else f'"{text}"'
