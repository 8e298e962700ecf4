"""Turn the quotes and questions of a film into items that can be read aloud to a room."""

import re
from math import fsum
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, Question, Quote, lines
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.listing.listing_and_draws import pick
from redheat_cli.listing.wording import counted, mid_sentence, sentences
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.drafts_and_choices import choices
from redheat_cli.questions.roles_and_speakers import named_in, names_of, speakers
from redheat_cli.terminal.text import UNSAFE

# A saved evening holds items too: nothing in that file may drive a terminal, whoever wrote it.
Shown = Annotated[str, Meta(pattern=UNSAFE.replace("[", "^[^", 1) + "*$")]
Part = Literal["line", "who", "scene", "question", "choices", "answer", "why"]
WORDS_A_SECOND = 2.5
ALSO_RIGHT = 8  # ways to say the answer that a host is told; the program knows the others when it judges
_pictured = "[\u3005\u3041-\u30fe\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # kana and Han
_spelled = "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3]"
_unspaced = f"{_pictured}|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u303f\uff00-\uff0f]"


class Item(Struct, frozen=True, kw_only=True):
    """A quote or a question, ready to be read aloud.

    `ask` is read first, a paragraph for each breath; `gloss` is the same in its own language. `more` is told after the
    answer. `aside` holds notes for the host alone, each a label and a text. `question` judges an answer.
    """

    kind: Literal["quote", "question"]
    ask: tuple[Shown, ...]
    gloss: Shown = ""
    choices: tuple[Shown, ...] = ()
    answer: Shown
    more: Shown = ""
    aside: tuple[tuple[Shown, Shown], ...] = ()
    sources: tuple[Shown, ...] = ()
    question: Question

    @property
    def id(self) -> str:
        """The id of the quote or the question."""
        return self.question.id

    @property
    def category(self) -> str:
        """The category of a question, the kind of a quote."""
        return self.question.category

    @property
    def difficulty(self) -> str:
        """How hard a question is; nothing for a quote."""
        return self.question.difficulty if self.kind == "question" else ""

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the records that it tells something of."""
        return self.question.about

    @property
    def parts(self) -> tuple[Part, ...]:
        """The steps in which it is read, in order."""
        quote = self.kind == "quote"
        steps: tuple[Part, ...] = (
            ("line", "choices", "who", "scene") if quote else ("question", "choices", "answer", "why")
        )
        texts = (self.ask, self.choices, self.answer, self.more)
        return tuple(step for step, text in zip(steps, texts, strict=True) if text)

    @property
    def reveal(self) -> int:
        """The index of the part that tells the answer."""
        return self.parts.index("who" if self.kind == "quote" else "answer")


# What the room is asked about a quote, by its kind; of an exchange only the first speaker is asked.
ASKED = {"dialogue": "Who says it?", "interview": "Who said it?", "tagline": "How does it go on?"}
EXCHANGE = "Who speaks first?"


class Pool(Struct, frozen=True):
    """The items that may be read aloud, in words what was left out and why, and the ids of what the room was asked."""

    items: tuple[Item, ...]
    withheld: tuple[str, ...]
    asked: frozenset[str]


def pool(film: Film, *, rating: str, spoilers: bool, seed: str, heard: frozenset[str] = frozenset()) -> Pool:
    """Make an item of each quote and question of FILM that may be read aloud.

    RATING is the rudest that is wanted, SEED orders the choices, HEARD are the ids of items that the room has heard: it
    hears no line of theirs again, in whatever form. Quotes whose speaker is not known, whose wording is disputed or
    whose words name the speaker are left out too.
    """
    quotes, held = pick(film.quotes, rating=rating, spoilers=spoilers)
    questions, more_held = pick(all_questions(film), rating=rating, spoilers=spoilers)
    withheld = [f"quotes: {reason}" for reason in held] + [f"questions: {reason}" for reason in more_held]
    known = [quote for quote in quotes if quote.speaker or quote.kind == "tagline"]
    sure = [quote for quote in known if quote.certainty != "disputed"]
    roles = {id: credits[0] for id, credits in speakers(film).items() if len(credits) == 1}
    spoken = [item for item in (of_quote(quote, film, roles.get(quote.id)) for quote in sure) if not _tells(item)]
    items = spoken + [of_question(question, seed, film) for question in questions]
    asked = heard.union(*(item.about for item in items if item.id in heard))
    lines_heard = asked & {quote.id for quote in film.quotes}
    fresh = tuple(item for item in items if item.id not in heard and lines_heard.isdisjoint(item.about))
    left_out = {
        "whose speaker is not known": len(quotes) - len(known),
        "of disputed wording": len(known) - len(sure),
        "whose words name who says them": len(sure) - len(spoken),
    }
    withheld += [f"quotes: {count} {reason}" for reason, count in left_out.items() if count]
    if len(fresh) < len(items):
        withheld.append(f"{len(items) - len(fresh)} heard here before")
    return Pool(fresh, tuple(withheld), asked)


def reading(text: str) -> float:
    """Return how long it takes to read TEXT aloud, in seconds, at 150 words a minute.

    Japanese, Chinese, Thai, Lao, Khmer and Burmese have no spaces between words: two of their characters last as long
    as a word, or five letters where the script is an alphabet.
    """
    if max(text, default="") < FIRST_INSIDE:  # Python takes long to compile an expression for so many letters
        return len(text.split()) / WORDS_A_SECOND
    words = len(re.sub(_unspaced, " ", text).split())
    return (words + len(re.findall(_pictured, text)) / 2 + len(re.findall(_spelled, text)) / 5) / WORDS_A_SECOND


def seconds(item: Item) -> float:
    """Return how many seconds it takes to read ITEM aloud, all its parts."""
    # sum() would add a little for some texts before Python 3.12, and a rounded number would be one more.
    return fsum(reading(text) for text in (*item.ask, *item.choices, item.answer, item.more))


def of_quote(quote: Quote, film: Film, role: Credit | None) -> Item:
    """Make the item that asks who says QUOTE, or how it goes on if it is a tagline; read in English where it can be.

    ROLE is the credit of who says it.
    """
    said = [line.text for line in lines(quote)]
    turns = quote.translation.split(" - ")  # of each speaker
    turns = said if not quote.translation else turns if len(turns) == len(said) else [quote.translation]
    ask = tuple(f'"{turn}"' for turn in turns) if quote.then else sentences(f'"{turns[0]}"')
    gloss = " ".join(f'"{text}"' for text in said) if quote.translation else ""
    to = f" to {mid_sentence(quote.to)}" if quote.to else ""
    others = dict.fromkeys(line.speaker for line in quote.then if line.speaker not in (quote.speaker, quote.to))
    answer, right = ", then ".join([quote.speaker + to, *others]), quote.speaker
    if tagline := quote.kind == "tagline":
        begun, answer = _split(quote.translation or quote.text, film.identity.title)
        ask, gloss, right = (f'"{begun} ..."',), "", answer
    question = Question(
        id=quote.id,
        category=quote.kind,
        question=EXCHANGE if quote.then else ASKED[quote.kind],
        answer=right,
        about=(quote.id,),
        why=answer,
        accept=names_of(role) if role else (),
        certainty=quote.certainty,
        sources=quote.sources,
    )
    aside = {
        "Say it": quote.say,
        "Original": quote.text if tagline and quote.translation else "",
        "Played by": role.actor if role else "",
        "Note": quote.note,
    }
    return _item(question, film, aside, kind="quote", ask=ask, gloss=gloss, answer=answer, more=quote.context)


def _tells(item: Item) -> bool:
    """Tell whether ITEM asks who says a quote, and its words name them."""
    names = (item.question.answer, *item.question.accept)
    return item.category != "tagline" and named_in(" ".join((*item.ask, item.gloss)), names)


def _split(tagline: str, title: str) -> tuple[str, str]:
    """Split TAGLINE into its beginning and its last clause, which is no mere TITLE; without clauses, in the middle."""
    for stop in reversed(list(re.finditer(r"[.!?,:;\u2026]+\s*", tagline))):
        begun, end = tagline[: stop.end()].strip(), tagline[stop.end() :].strip()
        if len(end.split()) > 1 and fold(end) != fold(title):
            return begun.rstrip(".,"), end
    words = tagline.split()
    half = (len(words) + 1) // 2
    return " ".join(words[:half]), " ".join(words[half:]) or tagline


def of_question(question: Question, seed: str, film: Film | None = None) -> Item:
    """Make the item that asks QUESTION, its choices in the order of SEED; with FILM, its sources by their titles."""
    told, further = question.accept[:ALSO_RIGHT], len(question.accept[ALSO_RIGHT:])
    aside = {
        "Also right": "; ".join((*told, *([f"{counted(further, 'more way')} to say it"] if further else []))),
        "Not accepted": "; ".join(question.reject),
        "Note": question.note,
    }
    ask, shown = sentences(question.question), choices(question, seed)
    return _item(
        question, film, aside, kind="question", ask=ask, choices=shown, answer=question.answer, more=question.why
    )


def _item(question: Question, film: Film | None, aside: dict[str, str], **parts: Any) -> Item:
    """Make an item of its PARTS, with the notes ASIDE that hold a text and the sources by their titles in FILM."""
    known = film.sources if film else ()
    cited = (source for id in question.sources for source in known if source.id == id)
    sources = tuple(f"{source.title} ({source.reliability})" for source in cited)
    return Item(question=question, aside=tuple(note for note in aside.items() if note[1]), sources=sources, **parts)
