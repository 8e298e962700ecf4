"""What was typed -> the records it stands for, or a guess, or where else they are; and how a miss is put."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

from typer import Argument

from redheat_cli.film import model, search
from redheat_cli.film.model import Film, Question
from redheat_cli.film.other_names import other_names
from redheat_cli.film.vocabulary import LITTLE, VAGUE
from redheat_cli.film.word_forms import START, WHOLE, Word, counted, unmasked
from redheat_cli.listing.listing import body, keywords
from redheat_cli.listing.record_layouts import headline

R = TypeVar("R", bound=model.Entry)
Words = list[str] | None
FEW = 3  # people, for a guess
About = Annotated[Words, Argument(metavar="[TEXT]...", help="Show only what mentions all of these words.")]


def joined(words: Words) -> str:
    """Return WORDS as one text, empty for none."""
    return " ".join(words or ())


def quoted(words: Words) -> str:
    """Return WORDS as one text in quotation marks, for a message."""
    return f"'{joined(words)}'"


def names_of(record: Any) -> list[str]:
    """Return every name of RECORD, a member of the cast or the crew; for the crew, the job and the department too."""
    if isinstance(record, model.Credit):
        own = (record.character, record.actor, *record.character_aliases, *record.actor_aliases, record.native_name)
    else:
        own = (record.name, record.job, record.department, *record.aliases)
    return [name for name in own if name]


def mentioning(film: Film, records: Sequence[R], words: list[str]) -> tuple[R, ...]:
    """Return those of RECORDS of FILM that mention all WORDS, the best first, or else where they may stand masked."""
    names, place = other_names(film, words), _placed(film, words)
    if matches := search.search(records, words, _title, body, place, keywords, names):
        return tuple(matches)
    spoken = search.fold(joined(words)).split()
    masked = [record for record in records if body(record) != unmasked(body(record), spoken)]
    return tuple(search.search(masked, words, _title, lambda record: unmasked(body(record), spoken), place))


def _all_words(record: R) -> str:
    """Return all the words that RECORD is found by."""
    return f"{body(record)}\n{keywords(record)}"


def find_by_text(film: Film, records: Sequence[R], words: Words, what: str) -> dict[str, Any]:
    """Return the part of a Listing that answers WORDS with some of RECORDS: they, or a guess, or what is missing.

    WHAT the records are called is for the message, empty for all records of FILM.
    """
    if not words:
        return {"records": tuple(records), "missing": f"this film's file has no {what}"}
    typed, words = words, _without_title(film, words)
    if matches := mentioning(film, records, words):
        return {"records": matches}
    if words != (apart := joined(words).split()):  # no record has the phrase
        if matches := mentioning(film, records, apart):
            return {"records": matches}
        words = apart
    missing = f"{f'no {what}' if what else 'nothing'} mentions {quoted(typed)}"
    if what and (instead := _elsewhere(film, words, typed)):
        return {"records": (), "missing": f"{missing}; {instead}"}
    if not (read := search.nearest(records, words, _all_words, other_names(film, words))):
        return {"records": (), "missing": missing}
    guess, nearest = f"{missing}; did you mean '{joined(read)}'?", mentioning(film, records, read)
    if set(read) <= set(search.fold(joined(words)).split()):
        *others, last = [f"'{word}'" for word in read]
        have = f"{', '.join(others)} and {last}" if others else last
        all_of = missing.replace(" mentions ", " mentions all of ", 1)
        guess = f"{all_of}; the nearest mention{'s' if len(nearest) == 1 else ''} {have}"
    return {"records": nearest, "missing": missing, "guess": guess}


def find_by_name(film: Film, people: Sequence[R], words: Words, where: str, other: str) -> dict[str, Any]:
    """Return the part of a Listing that says who of PEOPLE is meant by WORDS: by name, else by what is told of them.

    WHERE they are is for the message; OTHER is the command that may know the name instead.
    """
    if not words:
        return {"records": tuple(people), "missing": f"this film's file has nobody {where}"}
    typed, words = words, _without_title(film, joined(words).split() or words)
    if matches := search.find_people(people, joined(words), names_of):
        return {"records": tuple(matches)}
    missing = f"nobody {where} is called {quoted(typed)}"
    section: Sequence[Any] = film.crew if other == "crew" else film.cast
    if search.find_people(section, joined(words), names_of):
        return {"records": (), "missing": f"{missing}; try: redheat {other} {searchable(typed)}"}
    if doing := _by_job(people, words) if other == "cast" else ():
        return {"records": tuple(doing)}
    if described := mentioning(film, people, words) or mentioning(film, people, _telling(words)):
        return {"records": described}
    if partly := _partly_described(film, people, words):
        who = " or ".join(dict.fromkeys(names_of(person)[0] for person in partly))
        return {"records": tuple(partly), "missing": missing, "guess": f"{missing}; did you mean {who}?"}
    if instead := _elsewhere(film, words, typed):
        return {"records": (), "missing": f"{missing}; {instead}"}
    alike, likely = _alike(film, people, words)
    guess = f"{missing}; did you mean {' or '.join(likely[:3])}?" if alike else ""
    return {"records": tuple(alike), "missing": missing, "guess": guess}


def _telling(words: list[str]) -> list[str]:
    """Return WORDS without those that are said of anybody, unless they are all."""
    return [word for word in words if search.fold(word) not in VAGUE | LITTLE] or words


def _partly_described(film: Film, people: Sequence[R], words: list[str]) -> list[R]:
    """Return who of PEOPLE is described by most of WORDS, if those are at most FEW; nobody without a good guess.

    Half of the words will do when they name the department of somebody in the crew, or when the others stand in some
    record of FILM and name nobody. Only words in small letters describe: with names, whoever asks for somebody of
    another film would find a namesake.
    """
    wanted, everybody = search.words(_telling(words)), [*film.cast, *film.crew]
    described: list[tuple[list[Word], R]] = []
    for person in people:
        tokens = search.fold(" ".join(re.findall(r"(?<![\w'-])[a-z][\w'-]*", body(person)))).split()
        described.append(([term for term in wanted if term.level("", tokens) < START], person))
    most = max((len(own) for own, _ in described), default=0)
    likely = [(own, person) for own, person in described if len(own) == most]
    if not most or 2 * most < len(wanted) or len(likely) > FEW:
        return []
    others = [term.typed for term in wanted if not any(term in own for own, _ in likely)]
    strange = [word for word in others if not mentioning(film, list(model.entries(film)), [word])]
    named = [word for word in others if search.find_people(everybody, word, names_of)]
    field = [search.fold(getattr(person, "department", "")) for _, person in likely]
    skilled = any(term.level("", [text]) == WHOLE for own, _ in likely for term in own for text in field)
    good = 2 * most > len(wanted) or skilled or not (strange or named)
    return [person for _, person in likely] if good else []


def _by_job(crew: Sequence[Any], words: list[str]) -> list[Any]:
    """Return who of CREW does a job that WORDS are another name of: `director of photography`."""
    from redheat_cli.questions.crew import called_also  # only a job that the file calls otherwise needs it

    return search.find_people(crew, joined(words), lambda member: called_also(member.job))


def _elsewhere(film: Film, words: list[str], typed: list[str]) -> str:
    """Say how many records of FILM mention WORDS, and which search for what was TYPED finds them; empty for none."""
    if not (count := len(mentioning(film, list(model.entries(film)), words))):
        return ""
    mention = "mentions" if count == 1 else "mention"
    return f"{counted(count, 'record')} {mention} it: redheat search {searchable(typed)}"


def searchable(typed: list[str]) -> str:
    """Return what was TYPED as a search finds it too, in letters that no shell takes for more than that."""
    return search.fold(joined(typed))


def _without_title(film: Film, words: list[str]) -> list[str]:
    """Return WORDS without the title of FILM, unless it is all that they say: every record is about it."""
    folded, title = [search.fold(word) for word in words], search.fold(film.identity.title).split()
    for start in range(len(words)):
        if folded[start : start + len(title)] == title:
            rest = [*words[:start], *words[start + len(title) :]]
            return rest if any(search.fold(word) not in LITTLE for word in rest) else words
    return words


def _alike(film: Film, people: Sequence[R], words: list[str]) -> tuple[list[R], list[str]]:
    """Return who of PEOPLE has a name that looks like WORDS, or else is described by most of them; and those names."""

    def own(person: R) -> str:
        return " ".join(names_of(person))

    def name(person: R, read: list[str]) -> str:
        every = names_of(person)
        return next((name for name in every if set(read) & set(search.fold(name).split())), every[0])

    read = search.nearest(people, words, own)
    alike = search.search(people, read, own, own)
    if not read:
        read = search.nearest(people, words, _all_words)
        alike = list(mentioning(film, people, read)) if read else []
    return alike, [name(person, read) for person in alike]


def _title(record: Any) -> str:
    """Return what RECORD is about: the names of a person, else its line, after the group it is listed in."""
    if isinstance(record, model.Credit | model.Crew):
        return " ".join(names_of(record))
    group = getattr(record, "group", "") or getattr(record, "topic", "")
    return f"{group} {headline(record)}"


def _placed(film: Film, words: list[str]) -> Callable[[Any, bool], int]:
    """Return what gives a record its place among all that have WORDS, from it and from whether it is named so.

    First come people who are named so; last questions, sources, and the one whose something was asked for: Danko, in
    `danko's partner`.
    """
    typed = search.fold(joined(words)).split()
    owners = {
        credit.id
        for credit in film.cast
        if len(typed) > 1 and any(f"{name}s" in typed for name in search.fold(" ".join(names_of(credit))).split())
    }

    def place(record: Any, named: bool) -> int:
        if isinstance(record, model.Summary | model.Question | model.Source) or record.id in owners:
            return 2
        return 0 if named and isinstance(record, model.Credit | model.Crew) else 1

    return place


def find_questions(deck: Sequence[Question], category: str, difficulty: str | None) -> tuple[tuple[Question, ...], str]:
    """Return the questions of DECK in CATEGORY and of DIFFICULTY, where these are given, and what to say of none."""
    known = dict.fromkeys(question.category for question in deck)
    wanted = search.fold(category)
    in_category = [question for question in deck if not wanted or search.fold(question.category) == wanted]
    if deck and not in_category:
        meant = search.meant(category, known)
        return (), f"no category '{category}'{meant}; the categories are {', '.join(known)}"
    found = tuple(question for question in in_category if difficulty in (None, question.difficulty))
    return found, "there is no such question"


def no_such_record(id: str, known: Iterable[str]) -> str:
    """Say that no record has the ID, and which of KNOWN may have been meant."""
    return f"there is no record '{id}'{search.meant(id, known)}"
