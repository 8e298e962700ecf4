"""Make questions about the lines of the film: who says one, and how one goes on."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from itertools import starmap

from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Credit, Film, Quote
from redheat_cli.judge.name_parts import TITLES
from redheat_cli.judge.normalize import plain
from redheat_cli.judge.who_is_meant import halves
from redheat_cli.listing.listing_and_draws import ruder
from redheat_cli.listing.wording import mid_sentence, sentences
from redheat_cli.questions import roles_and_speakers as roles
from redheat_cli.questions.drafts_and_choices import LeftOut, Made, draft, is_phrase, neighbours

LEAST_LETTERS = 8  # anybody may say a shorter line
TALKATIVE = 12  # of those who speak most, so many are looked at
CHOICES = 3  # wrong ones of a question
LEAST_WORDS = 4  # of a line that is to be continued
LEAST_ENDING = 3
LONGER = 2.5  # times as long an end of a line may be as another one that it stands for
TELLING = 5  # letters of a word that gives the other half away when it stands in both halves of a line

Parted = tuple[Quote, str, str, str]  # a quote, how it begins, who goes on, and how


def who_said(film: Film) -> Iterator[Made]:
    """Ask who says each line of the film, where the file is sure and the line does not name the speaker."""
    quotes = [quote for quote in film.quotes if quote.kind == "dialogue"]
    said_by, names = roles.speakers(film), roles.choice_names(film)
    called = [name for credit in film.cast for name in roles.called(credit)]
    shown = {id: some[0] for id, some in names.items() if some}
    spoken = Counter(some[0].id for some in (said_by[quote.id] for quote in quotes) if len(some) == 1)
    tempting = _tempting(film, shown, spoken)

    def ask(quote: Quote) -> Made:
        if quote.speaker and not said_by[quote.id]:
            unknown = f"nobody in the cast is called '{quote.speaker}'"
            return LeftOut(quote.id, unknown, partial(_nearest, quote.speaker, called))
        if reason := _unfit(quote, said_by[quote.id]):
            return LeftOut(quote.id, reason)
        (speaker,) = said_by[quote.id]
        said, own = f"{quote.text} {quote.translation}", names[speaker.id]
        name = next((name for name in own if plain(name) == plain(quote.speaker)), shown.get(speaker.id, ""))
        telling, taken = roles.tells_gender(said), set(map(plain, roles.called(speaker)))
        present, talkative = tempting(quote, speaker)
        wrong = [
            credit
            for credit in (present | talkative).values()
            if plain(roles.called(credit)[0]) not in taken
            and not roles.named_in(said, roles.called(credit))
            and (not telling or "" != credit.gender == speaker.gender)
        ]
        # The first of the scene is the rival; the others are of the gender of the speaker where it is known.
        rivals = [credit for credit in wrong if credit.id in present]
        by_kind = (rivals[:1], *roles.by_gender(speaker, wrong))
        rival, same_gender, unknown_gender, others = ([shown[credit.id] for credit in some] for some in by_kind)
        if telling and len(same_gender) < CHOICES:
            few = "fewer than three others have the same gender in the file"
            return LeftOut(quote.id, f"the line tells whether a man or a woman speaks, and {few}")
        if reason := roles.stands_out(name, (*same_gender, *unknown_gender)):
            return LeftOut(quote.id, reason)
        shared = {*halves(roles.called(speaker)[0])} - {*own}
        return draft(
            quote,
            "who-says",
            f'Who says this in {film.identity.title}? "{quote.translation or quote.text}"',
            name,
            [part for group in (rival, same_gender, unknown_gender, others) for part in roles.alike_first(name, group)],
            why=_scene(quote),
            category="quotes",
            difficulty=roles.how_hard(speaker),
            accept=[other for other in roles.names_of(speaker) if other not in shared],
        )

    return map(ask, quotes)


def _tempting(
    film: Film, shown: dict[str, str], spoken: Counter[str]
) -> Callable[[Quote, Credit], tuple[dict[str, Credit], dict[str, Credit]]]:
    """Return a function that finds who is a tempting wrong answer to who says a quote of FILM, which its speaker does.

    It returns those whom the scene names, and those who speak most. SHOWN are the names of the roles among the choices,
    and SPOKEN the numbers of their lines, all by the ids of the credits.
    """
    named = [
        credit
        for credit in film.cast
        if credit.id in shown and not (roles.uncredited(credit) or credit.character[0].islower())
    ]
    # Who says a single line may have left the story before the others are said.
    named.sort(key=lambda credit: (-max(spoken[credit.id] - 1, 0), roles.place(credit)))
    alike: dict[tuple[str, bool], list[Credit]] = defaultdict(list)
    by_word: dict[str, list[Credit]] = defaultdict(list)
    for credit in named:
        alike[credit.gender, roles.nameless(shown[credit.id])].append(credit)
        words = {word for name in roles.called(credit) for word in roles.WORD.findall(name) if not word.islower()}
        for word in set(map(fold, words)) - TITLES - {"the"}:
            by_word[word].append(credit)

    def tempting(quote: Quote, speaker: Credit) -> tuple[dict[str, Credit], dict[str, Credit]]:
        scene = fold(" ".join((quote.to, *(line.speaker for line in quote.then), quote.context))).split()
        talkative = (named, alike[speaker.gender, False], alike[speaker.gender, True])
        present, others = (
            {credit.id: credit for some in groups for credit in some[:TALKATIVE]}
            for groups in ([by_word[word] for word in scene], talkative)
        )
        return present, others

    return tempting


def _scene(quote: Quote) -> str:
    """Return what is read after the answer: to whom QUOTE is said if nothing else tells it, where, the reply, the line.

    The line is told only if its translation was asked: in its own language its form may tell who speaks.
    """
    other = next((line for line in quote.then[:1] if line.speaker != quote.speaker), None)
    reply = f'{other.speaker} answers: "{other.text}"' if other else ""
    original = f'In the film: "{quote.text}"' if quote.translation else ""
    to, scene = f"Said to {mid_sentence(quote.to)}", quote.context
    if not quote.to or roles.named_in(f"{scene} {other.speaker if other else ''}", (quote.to,)):
        to = ""
    elif is_phrase(scene):
        to, scene = f"{to}, {scene[0].lower()}{scene[1:]}", ""
    return " ".join(f"{text}." if text[-1].isalnum() else text for text in (to, scene, reply, original) if text)


def _nearest(speaker: str, called: list[str]) -> str:
    """Say which of the roles, CALLED so, may be meant by SPEAKER, and else what to do."""
    from redheat_cli.film.did_you_mean import meant  # only `data check` asks

    return meant(speaker, called) or "; add the role, or write speaker_id"


def _unfit(quote: Quote, said_by: list[Credit]) -> str:
    """Say why nobody can be asked who says QUOTE, as one of SAID_BY does; return nothing when it can be asked."""
    letters = sum(character.isalnum() for character in quote.text)
    if not quote.speaker:
        return "the speaker is not known"
    if len(said_by) > 1:
        return f"more than one role is called '{quote.speaker}'; write speaker_id"
    if letters < (LEAST_LETTERS if quote.text.isascii() else LEAST_LETTERS // 2):
        return "the line is too short to tell who says it"
    if _is_fragment(quote.text):
        return "the line begins or ends within a sentence"
    if roles.named_in(f"{quote.text} {quote.translation}", (quote.speaker, *roles.names_of(said_by[0]))):
        return "the line names its speaker"
    return "its translation is taken for that of the whole exchange" if quote.translation and quote.then else ""


def _is_fragment(text: str) -> bool:
    """Tell whether TEXT begins or breaks off in the middle of a sentence."""
    return text[0].islower() or re.search(r"^(?:\.\.\.|\u2026)|[,\u2014\u2013-]\s*$", text) is not None


def next_line(film: Film) -> Iterator[Made]:
    """Ask for the rest of each line that has two sentences, and for the answer to each line that gets one."""
    parted: list[Parted] = []
    for quote in (quote for quote in film.quotes if quote.kind == "dialogue"):
        if quote.translation:
            yield LeftOut(quote.id, "the line is in another language")
        elif not quote.speaker:
            yield LeftOut(quote.id, "the speaker is not known")
        else:
            answer = quote.then[0] if quote.then else None
            *first, last = (quote.text, answer.text) if answer else sentences(quote.text)
            parted.append((quote, " ".join(first), (answer or quote).speaker, last))

    def ask(own: Parted, near: list[Parted]) -> Made:
        quote, start, speaker, rest = own
        shared = {*plain(start).split()} & {*plain(rest).split()}
        if len(start.split()) < LEAST_WORDS or len(rest.split()) < LEAST_ENDING:
            return LeftOut(quote.id, "the line is too short to be cut in two")
        if _is_fragment(start) or any(len(word) >= TELLING for word in shared):
            return LeftOut(quote.id, "one half of the line gives the other away")
        ends = [other[-1] for other in near if _may_replace(other, own)]
        ends.sort(key=lambda end: abs(len(end) - len(rest)))
        asked = f"What does {speaker} answer?" if quote.then else "How does the line go on?"
        return draft(
            quote,
            "next-line",
            f'{quote.speaker} says in {film.identity.title}: "{start}" {asked}',
            rest,
            [ends],
            why=quote.context,
            category="quotes",
            difficulty="medium",
        )

    yield from starmap(ask, neighbours(parted))


def _may_replace(other: Parted, own: Parted) -> bool:
    """Tell whether the end of OTHER may be taken for the end of OWN.

    An answer stands for another answer, the rest of a line for the rest of another line, both of one voice. They are
    questions, or neither is, and nearly as long. The other is from another scene, no ruder, and no worse a spoiler.
    """
    (another, _, voice, end), (quote, _, speaker, rest) = other, own
    alike = voice == speaker and bool(another.then) == bool(quote.then) and ("?" in end) == ("?" in rest)
    fits = len(end.split()) >= LEAST_ENDING and 1 / LONGER < len(end) / len(rest) < LONGER
    worse = ruder(another, quote.rating) or (another.spoiler and not quote.spoiler)
    return alike and fits and not worse and another.context != quote.context
