"""Make questions about who says a line of the film."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, Quote
from redheat_cli.judge.film_names import halves
from redheat_cli.judge.name_parts import TITLES
from redheat_cli.judge.normalize import plain
from redheat_cli.listing.wording import mid_sentence
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, is_phrase
from redheat_cli.questions.roles import (
    WORD,
    alike_first,
    by_gender,
    called,
    choice_names,
    dubbed,
    grammar_tells_gender,
    how_hard,
    named_in,
    nameless,
    names_of,
    place,
    tells_gender,
    uncredited,
)

LEAST_LETTERS = 8  # anybody may say a shorter line
TALKATIVE = 12  # of those who speak most, so many are looked at
CHOICES = 3  # wrong ones of a question


def who_said(film: Film) -> Made:
    """Ask who says each line of the film, where the file is sure and the line does not name the speaker."""
    quotes = [quote for quote in film.quotes if quote.kind == "dialogue"]
    speaker_of, dubs, names = speakers(film), dubbed(film), choice_names(film)
    roles = [name for credit in film.cast for name in called(credit)]
    usual = next(iter(Counter(quote.language for quote in quotes).most_common(1)), ("",))[0]
    shown = {id: some[0] for id, some in names.items() if some}
    spoken = Counter(credit.id for credit, _ in map(speaker_of, quotes) if credit)
    named = [
        credit
        for credit in film.cast
        if credit.id in shown and credit.id not in dubs and not (uncredited(credit) or credit.character[0].islower())
    ]
    # Who says a single line may have left the story before the others are said.
    named.sort(key=lambda credit: (-max(spoken[credit.id] - 1, 0), place(credit)))
    talkative = {gender: _talkative(named, gender, shown) for gender in ("", "female", "male")}
    by_word: dict[str, list[Credit]] = defaultdict(list)
    for credit in named:
        words = {word for name in called(credit) for word in WORD.findall(name) if not word.islower()}
        for word in set(map(fold, words)) - TITLES - {"the"}:
            by_word[word].append(credit)
    for quote in quotes:
        speaker, reason = speaker_of(quote)
        if not speaker:
            unknown = f"nobody in the cast is called '{quote.speaker}'"
            yield LeftOut(quote.id, reason or unknown, str if reason else partial(_nearest, quote.speaker, roles))
            continue
        if reason := _unfit(quote, speaker):
            yield LeftOut(quote.id, reason)
            continue
        own, told = names[speaker.id], tells_gender(f"{quote.text} {quote.translation}")
        name = next((name for name in own if plain(name) == plain(quote.speaker)), shown.get(speaker.id, ""))
        scene = fold(" ".join((quote.to, *(line.speaker for line in quote.then), quote.context))).split()
        present = [credit for word in scene for credit in by_word[word][:TALKATIVE]]
        others = _others(quote, speaker, (*present, *talkative[speaker.gender]), told)
        # The first of the scene is the rival; the others are of the gender of the speaker where it is known.
        rivals = sorted(
            (one for one in others if one in present), key=lambda one: nameless(shown[one.id]) != nameless(name)
        )
        groups = [[shown[one.id] for one in some] for some in (rivals[:1], *by_gender(speaker, others))]
        if reason := _gives_away(name, groups[1:], told):
            yield LeftOut(quote.id, reason)
            continue
        shared = {*halves(called(speaker)[0])} - {*own}
        # The language or the form would tell who speaks.
        hidden = quote.translation and (quote.language != usual or grammar_tells_gender(quote.text))
        original = f' ("{quote.text}")' if quote.translation and not hidden else ""
        yield from draft(
            quote,
            "who-says",
            f'Who says this in {film.identity.title}? "{quote.translation or quote.text}"{original}',
            name,
            [part for group in groups for part in alike_first(name, group)],
            why=_told(quote, f'In the film: "{quote.text}"' if hidden else ""),
            category="quotes",
            difficulty=how_hard(speaker),
            accept=[other for other in names_of(speaker) if other not in shared],
            rating=quote.rating,
            spoiler=quote.spoiler,
        )


def _told(quote: Quote, original: str) -> str:
    """Return what is read after the answer: to whom QUOTE is said if nothing else tells it, where, reply, ORIGINAL."""
    other = next((line for line in quote.then[:1] if line.speaker != quote.speaker), None)
    reply = f'{other.speaker} answers: "{other.text}"' if other else ""
    to, scene = f"Said to {mid_sentence(quote.to)}", quote.context
    if not quote.to or named_in(f"{scene} {other.speaker if other else ''}", (quote.to,)):
        to = ""
    elif is_phrase(scene):
        to, scene = f"{to}, {scene[0].lower()}{scene[1:]}", ""
    return " ".join(f"{text}." if text[-1].isalnum() else text for text in (to, scene, reply, original) if text)


def _talkative(named: list[Credit], gender: str, shown: dict[str, str]) -> list[Credit]:
    """Return those of NAMED, who speak most first, who may be taken for a speaker of GENDER; some have no name."""
    alike = [credit for credit in named if credit.gender == gender]
    without_name = [credit for credit in alike if nameless(shown[credit.id])]
    return [*named[:TALKATIVE], *alike[:TALKATIVE], *without_name[:TALKATIVE]]


def _others(quote: Quote, speaker: Credit, tempting: Iterable[Credit], told: bool) -> list[Credit]:
    """Return those of TEMPTING who may be a wrong answer to who says QUOTE, which is SPEAKER.

    If it is TOLD that a man or a woman speaks, they are known to be of that gender.
    """
    said, own = f"{quote.text} {quote.translation}", set(map(plain, called(speaker)))
    return [
        credit
        for credit in {credit.id: credit for credit in tempting}.values()
        if not (told and not speaker.gender == credit.gender != "")
        and plain(called(credit)[0]) not in own
        and not named_in(said, called(credit))
    ]


def _gives_away(name: str, groups: list[list[str]], told: bool) -> str:
    """Say how NAME, who says a line, would stand out among those of GROUPS, by gender; return nothing if it does not.

    It may be TOLD by the line that a man or a woman says it.
    """
    if told and len(groups[0]) < CHOICES:
        few = "fewer than three others have the same gender in the file"
        return f"the line tells whether a man or a woman speaks, and {few}"
    if not name:
        return "each name of the speaker is that of another role too"
    alone = nameless(name) and not any(map(nameless, chain(*groups[:2])))
    return "the speaker is the only one without a name" if alone else ""


def speakers(film: Film) -> Callable[[Quote], tuple[Credit | None, str]]:
    """Return a function that finds the credit of who says a quote of FILM, or nothing and the reason.

    `speaker_id` decides. Without it the name, or else words of it, must be those of one role alone. The reason is empty
    where nobody has it.
    """
    by_id = {credit.id: credit for credit in film.cast} | dubbed(film)
    by_name: dict[str, dict[str, Credit]] = defaultdict(dict)
    by_word: dict[str, dict[str, Credit]] = defaultdict(dict)
    for credit in by_id.values():
        for name in called(credit):
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


def _unfit(quote: Quote, speaker: Credit) -> str:
    """Say why nobody can be asked who says QUOTE, which is SPEAKER; return nothing when it can be asked."""
    letters = sum(character.isalnum() for character in quote.text)
    if quote.certainty == "disputed":
        return "it is disputed"
    if letters < (LEAST_LETTERS if quote.text.isascii() else LEAST_LETTERS // 2):
        return "the line is too short to tell who says it"
    if is_fragment(quote.text):
        return "the line begins or ends within a sentence"
    if names_speaker(quote, speaker, f"{quote.text} {quote.translation}"):
        return "the line names its speaker"
    return "its translation is taken for that of the whole exchange" if quote.translation and quote.then else ""


def is_fragment(text: str) -> bool:
    """Tell whether TEXT begins or breaks off in the middle of a sentence."""
    return (
        text[0].islower()
        or text.startswith(("...", "\u2026"))
        or text.rstrip().endswith((",", "-", "\u2014", "\u2013"))
    )


def names_speaker(quote: Quote, speaker: Credit | None, said: str) -> bool:
    """Tell whether SAID, words of QUOTE, has a name of who says it, or a part of one; SPEAKER is who that is."""
    return named_in(said, (quote.speaker, *(names_of(speaker) if speaker else ())))
