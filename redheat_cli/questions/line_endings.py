"""Make questions about how a line of the film goes on."""

from redheat_cli.film.model import Film, Quote
from redheat_cli.judge.normalize import plain
from redheat_cli.listing.choose_records import ruder
from redheat_cli.listing.wording import sentences
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, neighbours
from redheat_cli.questions.lines import is_fragment

LEAST_WORDS = 4  # of a line that is to be continued
LEAST_ENDING = 3
LONGER = 2.5  # times as long an end of a line may be as another one that it stands for
TELLING = 5  # letters of a word that gives the other half away when it stands in both halves of a line


def next_line(film: Film) -> Made:
    """Ask for the rest of each line that has two sentences, and for the answer to each line that gets one."""
    parted = []
    for quote in film.quotes:
        if quote.kind == "dialogue" and (reason := _unsure(quote)):
            yield LeftOut(quote.id, reason)
        elif quote.kind == "dialogue":
            parted.append((quote, *_parts(quote)))
    for (quote, start, then, rest), near in neighbours(parted):
        if len(start.split()) < LEAST_WORDS or len(rest.split()) < LEAST_ENDING:
            yield LeftOut(quote.id, "the line is too short to be cut in two")
            continue
        if is_fragment(start) or _shared(start, rest, TELLING):
            yield LeftOut(quote.id, "one half of the line gives the other away")
            continue
        answered = bool(quote.then)
        asked = f"What does {then} answer?" if answered else "How does the line go on?"
        # An answer is replaced by another answer, the rest of a line by the rest of another line.
        # All are of one voice: the words of another speaker would stand out.
        alike = [other for other in near if bool(other[0].then) == answered and other[2] == then]
        others = [other for other in alike if _may_replace(other[0], quote) and _sounds_like(other[3], rest)]
        others.sort(key=lambda other: abs(len(other[3]) - len(rest)))
        yield from draft(
            quote,
            "next-line",
            f'{quote.speaker} says in {film.identity.title}: "{start}" {asked}',
            rest,
            [[other[3] for other in others if len(other[3].split()) >= LEAST_ENDING]],
            why=quote.context,
            category="quotes",
            difficulty="medium",
            rating=quote.rating,
            spoiler=quote.spoiler,
        )


def _unsure(quote: Quote) -> str:
    """Say why nobody can be asked how QUOTE goes on; return nothing when it can be asked."""
    if quote.certainty == "disputed":
        return "it is disputed"
    if quote.translation:
        return "the line is in another language"
    return "" if quote.speaker else "the speaker is not known"


def _sounds_like(other: str, rest: str) -> bool:
    """Tell whether OTHER may be taken for REST: both are questions, or neither is, and they are nearly as long."""
    return ("?" in other) == ("?" in rest) and 1 / LONGER < len(other) / len(rest) < LONGER


def _parts(quote: Quote) -> tuple[str, str, str]:
    """Split QUOTE into a start, and who says what after it: the next line, or the last sentence of its own.

    Where the line is one sentence the start is empty.
    """
    if quote.then:
        return quote.text, quote.then[0].speaker, quote.then[0].text
    *start, rest = sentences(quote.text)
    return " ".join(start), quote.speaker, rest


def _may_replace(other: Quote, quote: Quote) -> bool:
    """Tell whether OTHER may be a wrong answer to QUOTE: from another scene, no ruder, and no worse a spoiler."""
    worse = other.spoiler and not quote.spoiler
    return other.context != quote.context and not ruder(other, quote.rating) and not worse


def _shared(text: str, other: str, letters: int) -> bool:
    """Tell whether TEXT and OTHER have a word of so many LETTERS in common."""
    return any(len(word) >= letters for word in {*plain(text).split()} & {*plain(other).split()})
