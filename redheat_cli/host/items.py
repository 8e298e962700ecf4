"""A Film -> what can be played from it: words to read, the answer, why it holds; and what is withheld, and why."""

import re
from typing import Literal

from msgspec import Struct

from redheat_cli.film.model import Credit, Film, Question, Quote, lines
from redheat_cli.listing.choose import pick
from redheat_cli.questions.deck import choices, deck, reading

_titles = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.")

Part = Literal["line", "who", "scene", "question", "choices", "answer", "why"]


class Item(Struct, frozen=True, kw_only=True):
    """One quote or question, ready to be read: `ask` is read first, a paragraph for each breath,
    with `gloss`, its meaning in English, where it has another language.

    `parts` are its steps in order, `told` the one that gives the answer away. `aside` are notes for the
    host alone, each a label and a text. `question` is what an answer called out is judged by.
    """

    id: str
    kind: Literal["quote", "question"]
    category: str
    difficulty: str
    parts: tuple[Part, ...]
    told: Part
    ask: tuple[str, ...]
    gloss: str = ""
    choices: tuple[str, ...] = ()
    answer: str
    more: str = ""
    aside: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    rests: frozenset[str] = frozenset()
    question: Question


class Pool(Struct, frozen=True):
    """What may be played, and in words what may not and why."""

    items: tuple[Item, ...]
    withheld: tuple[str, ...]


def gather(film: Film, *, rating: str, spoilers: bool, seed: str, used: frozenset[str] = frozenset()) -> Pool:
    """Make an Item of each quote and question of FILM that may be played.

    RATING is the most that is wanted, SEED orders the choices, USED are the ids that were played before.
    Left out beside those: quotes whose speaker is not known or whose wording is disputed.
    """
    quotes, held = pick(film.quotes, rating=rating, spoilers=spoilers)
    questions, more_held = pick(deck(film), rating=rating, spoilers=spoilers)
    withheld = [f"quotes: {one}" for one in held] + [f"questions: {one}" for one in more_held]
    known = [quote for quote in quotes if quote.speaker]
    sure = [quote for quote in known if quote.certainty != "disputed"]
    titles = {source.id: f"{source.title} ({source.reliability})" for source in film.sources}
    cast = {credit.id: credit for credit in film.cast}
    items = [_quote(quote, cast.get(quote.speaker_id), titles) for quote in sure] + [
        _question(one, seed, titles) for one in questions
    ]
    fresh = tuple(item for item in items if item.id not in used)
    for count, reason in (
        (len(quotes) - len(known), "whose speaker is not known"),
        (len(known) - len(sure), "of disputed wording"),
    ):
        if count:
            withheld.append(f"quotes: {count} {reason}")
    if len(fresh) < len(items):
        withheld.append(f"{len(items) - len(fresh)} heard here before")
    return Pool(fresh, tuple(withheld))


def seconds(item: Item) -> float:
    """Return how long it takes to read ITEM aloud, all its parts, in seconds."""
    return sum(reading(text) for text in (*item.ask, *item.choices, item.answer, item.more))


def breaths(text: str) -> tuple[str, ...]:
    """Part TEXT where a reader takes breath: after each sentence."""
    parts: list[str] = []
    begun = 0
    for end in re.finditer(r"""[.!?\u2026]["'\u201d)]*\s+(?=["'\u201c(]?[^\W\d_])""", text):
        before = text[begun : end.end()].rstrip()
        last = before.split()[-1]
        if last in _titles or re.fullmatch(r"\w\.", last) or text[end.end()].islower():
            continue
        parts.append(before)
        begun = end.end()
    return (*parts, text[begun:])


def _quote(quote: Quote, played: Credit | None, titles: dict[str, str]) -> Item:
    ask = tuple(f'"{line.text}"' for line in lines(quote)) if quote.then else breaths(f'"{quote.text}"')
    others = [line.speaker for line in quote.then if line.speaker not in (quote.speaker, quote.to)]
    answer = ", then ".join(
        [f"{quote.speaker} to {_inside(quote.to)}" if quote.to else quote.speaker, *dict.fromkeys(others)]
    )
    aside = (
        ("Say it", quote.say),
        ("Played by", played.actor if played else ""),
        ("Note", quote.note),
    )
    return Item(
        id=quote.id,
        kind="quote",
        category=quote.kind,
        difficulty="medium",
        parts=("line", "who", "scene") if quote.context else ("line", "who"),
        told="who",
        ask=ask,
        gloss=quote.translation,
        answer=answer,
        more=quote.context,
        aside=tuple((label, text) for label, text in aside if text),
        sources=_worded(quote.sources, titles),
        rests=frozenset((quote.id,)),
        question=Question(
            id=quote.id,
            category=quote.kind,
            difficulty="medium",
            question="Who says this?",
            answer=quote.speaker,
            wrong=("", "", ""),
            about=(quote.id,),
            why=answer,
            accept=(played.character, *played.character_aliases) if played else (),
            certainty=quote.certainty,
            sources=quote.sources,
        ),
    )


def _inside(name: str) -> str:
    """Return NAME as it stands inside a sentence: `a beaten thug`, `the café gang`."""
    article, space, rest = name.partition(" ")
    return f"{article.casefold()}{space}{rest}" if article in ("A", "An", "The") else name


def _question(question: Question, seed: str, titles: dict[str, str]) -> Item:
    aside = (
        ("Also right", ", ".join(question.accept)),
        ("Not", ", ".join(question.reject)),
        ("Note", question.note),
    )
    return Item(
        id=question.id,
        kind="question",
        category=question.category,
        difficulty=question.difficulty,
        parts=("question", "choices", "answer", "why"),
        told="answer",
        ask=breaths(question.question),
        choices=choices(question, seed),
        answer=question.answer,
        more=question.why,
        aside=tuple((label, text) for label, text in aside if text),
        sources=_worded(question.sources, titles),
        rests=frozenset(question.about),
        question=question,
    )


def _worded(ids: tuple[str, ...], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(titles[one] for one in ids)
