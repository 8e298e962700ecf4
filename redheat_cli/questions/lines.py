"""Make questions about the lines of a film: who says them, and how they go on."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, Quote
from redheat_cli.film.word_forms import FIRST_INSIDE
from redheat_cli.judge.name_parts import THEMSELVES
from redheat_cli.judge.normalize import plain
from redheat_cli.listing.choose_records import ruder
from redheat_cli.listing.wording import mid_sentence, sentences
from redheat_cli.questions.cast import alike_first, dubbed, how_hard, nameless, place, role_of_credit, spellings
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, by_gender, draft, neighbours

LEAST_LETTERS = 8  # anybody may say a shorter line
LEAST_WORDS = 4  # of a line that is to be continued
LEAST_ENDING = 3
LONGER = 2.5  # times as long an end of a line may be as another one that it stands for
TALKATIVE = 12  # of those who speak most, so many are looked at
TELLING = 5  # letters of a word that gives the other half away when it stands in both halves of a line
_word = re.compile(r"[^\W\d_]+")


def who_said(film: Film) -> Made:
    """Ask who says each line of the film, where the file is sure and the line does not name the speaker."""
    quotes = [quote for quote in film.quotes if quote.kind == "dialogue"]
    speaker_of, dubs = speakers(film), dubbed(film)
    roles = [name for credit in film.cast for name in _called(credit)]
    spoken = Counter(credit.id for credit, _ in map(speaker_of, quotes) if credit)
    named = [credit for credit in film.cast if not (credit.character[0].islower() or credit.id in dubs)]
    # Who says a single line may have left the story before the others are said.
    talkative = sorted(named, key=lambda credit: (-max(spoken[credit.id] - 1, 0), place(credit)))
    by_word = defaultdict(list)
    for credit in named:
        words = {word for name in _called(credit) for word in _word.findall(name) if not word.islower()}
        for word in set(map(fold, words)) - {"the"}:
            by_word[word].append(credit)
    for quote in quotes:
        speaker, reason = speaker_of(quote)
        if not speaker:
            unknown = f"nobody in the cast is called '{quote.speaker}'"
            yield LeftOut(quote.id, reason or unknown, str if reason else partial(_nearest, quote.speaker, roles))
            continue
        name = _called(speaker)[0]
        if reason := _unfit(quote, speaker):
            yield LeftOut(quote.id, reason)
            continue
        scene = " ".join((quote.to, *(line.speaker for line in quote.then), quote.context))
        present = [credit for word in fold(scene).split() for credit in by_word[word][:TALKATIVE]]
        said, own = f"{quote.text} {quote.translation}", set(map(plain, _called(speaker)))
        tempting = [
            credit
            for credit in {credit.id: credit for credit in (*present, *talkative[:TALKATIVE])}.values()
            if credit != speaker and plain(_called(credit)[0]) not in own and not named_in(said, _called(credit))
        ]
        tempting.sort(key=lambda credit: nameless(_called(credit)[0]) != nameless(name))
        if nameless(name) and not any(nameless(_called(credit)[0]) for credit in tempting):
            yield LeftOut(quote.id, "the speaker is the only one without a name")
            continue
        # The first of the scene is the rival; the others are of the gender of the speaker where it is known.
        groups = [[_called(credit)[0] for credit in some] for some in (tempting[:1], *by_gender(speaker, tempting))]
        line = f'"{quote.translation}" ("{quote.text}")' if quote.translation else f'"{quote.text}"'
        heard = quote.to and not named_in(quote.context, (quote.to,))
        to = f"Said to {mid_sentence(quote.to)}." if heard else ""
        yield from draft(
            quote,
            "who-says",
            f"Who says this in {film.identity.title}? {line}",
            name,
            [part for group in groups for part in alike_first(name, group)],
            why=f"{to} {quote.context}",
            category="quotes",
            difficulty=how_hard(speaker),
            accept=names_of(speaker),
            rating=quote.rating,
            spoiler=quote.spoiler,
        )


def speakers(film: Film) -> Callable[[Quote], tuple[Credit | None, str]]:
    """Return a function that finds the credit of who says a quote of FILM, or nothing and the reason.

    `speaker_id` decides. Without it the name, or else words of it, must be those of one role alone. The reason is empty
    where nobody has it.
    """
    by_id = {credit.id: credit for credit in film.cast} | dubbed(film)
    by_name: dict[str, dict[str, Credit]] = defaultdict(dict)
    by_word: dict[str, dict[str, Credit]] = defaultdict(dict)
    for credit in by_id.values():
        for name in _called(credit):
            by_name[plain(name)][credit.id] = credit
            for word in () if nameless(name) else plain(name).split():
                by_word[word][credit.id] = credit

    def with_words(speaker: str) -> dict[str, Credit]:
        first, *rest = [by_word.get(word, {}) for word in plain(speaker).split()] or [{}]
        return {id: credit for id, credit in first.items() if all(id in some for some in rest)}

    def speaker_of(quote: Quote) -> tuple[Credit | None, str]:
        bearers = by_name.get(plain(quote.speaker)) or with_words(quote.speaker)
        credit = by_id.get(quote.speaker_id) or next(iter(bearers.values()), None)
        if not quote.speaker:
            return None, "the speaker is not known"
        if not credit:
            return None, ""
        if not quote.speaker_id and len(bearers) > 1:
            return None, f"more than one role is called '{quote.speaker}'; write speaker_id"
        return credit, ""

    return speaker_of


def _nearest(speaker: str, roles: list[str]) -> str:
    """Say which of ROLES may be meant by SPEAKER, and else what to do."""
    from redheat_cli.film.guess import meant  # only `data check` asks

    return meant(speaker, roles) or "; add the role, or write speaker_id"


def _called(credit: Credit) -> tuple[str, ...]:
    """Return what the role of CREDIT is called, or who plays it where they play themselves; the usual name first."""
    role = role_of_credit(credit)
    if THEMSELVES.match(role):
        return (credit.actor, *credit.actor_aliases)
    halves = re.split(r"\s+/\s+", role)
    return (role, *(halves if len(halves) > 1 else ()), *credit.character_aliases)


def names_of(speaker: Credit) -> tuple[str, ...]:
    """Return all names that are right for who says a line of SPEAKER: those of the role and those of the actor."""
    return (*_called(speaker), *spellings(speaker))


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
        if _fragment(start) or _shared(start, rest, TELLING):
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


def _unfit(quote: Quote, speaker: Credit) -> str:
    """Say why nobody can be asked who says QUOTE, which is SPEAKER; return nothing when it can be asked."""
    letters = sum(character.isalnum() for character in quote.text)
    if quote.certainty == "disputed":
        return "it is disputed"
    if letters < (LEAST_LETTERS if quote.text.isascii() else LEAST_LETTERS // 2):
        return "the line is too short to tell who says it"
    if _fragment(quote.text):
        return "the line begins or ends within a sentence"
    if names_speaker(quote, speaker, f"{quote.text} {quote.translation}"):
        return "the line names its speaker"
    return "only the whole exchange is translated" if quote.translation and quote.then else ""


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


def _fragment(text: str) -> bool:
    """Tell whether TEXT begins or breaks off in the middle of a sentence."""
    return (
        text[0].islower()
        or text.startswith(("...", "\u2026"))
        or text.rstrip().endswith((",", "-", "\u2014", "\u2013"))
    )


def names_speaker(quote: Quote, speaker: Credit | None, said: str) -> bool:
    """Tell whether SAID, words of QUOTE, has a name of who says it, or a part of one; SPEAKER is who that is."""
    return named_in(said, (quote.speaker, *(names_of(speaker) if speaker else ())))


def named_in(said: str, names: Iterable[str]) -> bool:
    """Tell whether SAID has one of NAMES, or a capitalised word of it; Art and Will count only with their capital."""
    words = {fold(word) for word in _word.findall(said) if len(word) >= TELLING or word[0].isupper()}
    for name in names:
        parts = {fold(word) for word in _word.findall(name) if len(word) > 2 and word[0].isupper()} - {"the"}
        whole = fold(name) if name >= FIRST_INSIDE else f" {fold(name)} "
        if not parts.isdisjoint(words) or whole in f" {fold(said)} ":
            return True
    return False


def _shared(text: str, other: str, letters: int) -> bool:
    """Tell whether TEXT and OTHER have a word of so many LETTERS in common."""
    return any(len(word) >= letters for word in {*plain(text).split()} & {*plain(other).split()})
