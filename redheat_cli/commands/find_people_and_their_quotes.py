"""What was typed -> the people it stands for, by their names, their jobs or what is told of them; and what they say."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from redheat_cli.commands.find_records import (
    R,
    Words,
    elsewhere,
    joined,
    mentioning,
    names_of,
    quoted,
    searchable,
    without_title,
)
from redheat_cli.film import guess, model
from redheat_cli.film.fold_and_search import find_people, fold, search, searched
from redheat_cli.film.fold_and_search import words as words_of
from redheat_cli.film.model import Film
from redheat_cli.film.word_forms import LITTLE, START, WHOLE, Word
from redheat_cli.listing.listing import body

FEW = 3  # people, for a guess
_vague = frozenset({"man", "men", "woman", "women", "person", "people", "lady", "gentleman"})  # these say little too


def find_by_name(film: Film, people: Sequence[R], words: Words, where: str, other: str) -> dict[str, Any]:
    """Return the part of a Listing that says who of PEOPLE is meant by WORDS: by name, else by what is told of them.

    WHERE they are is for the message; OTHER is the command that may know the name instead.
    """
    if not words:
        return {"records": tuple(people), "missing": f"this film's file has nobody {where}"}
    typed, words = words, without_title(film, joined(words).split() or words)
    if matches := find_people(people, joined(words), names_of):
        return {"records": tuple(matches)}
    missing = f"nobody {where} is called {quoted(typed)}"
    section: Sequence[Any] = film.crew if other == "crew" else film.cast
    if find_people(section, joined(words), names_of):
        return {"records": (), "missing": f"{missing}; try: redheat {other} {searchable(typed)}"}
    if doing := _by_job(people, words) if other == "cast" else ():
        return {"records": tuple(doing)}
    if described := _described(film, people, words) or _described(film, people, _telling(words)):
        return {"records": described}
    if partly := _partly_described(film, people, words):
        who = " or ".join(dict.fromkeys(names_of(person)[0] for person in partly))
        return {"records": tuple(partly), "missing": missing, "guess": f"{missing}; did you mean {who}?"}
    if instead := elsewhere(film, words, typed):
        return {"records": (), "missing": f"{missing}; {instead}"}
    alike, likely = _alike(film, people, words)
    maybe = f"{missing}; did you mean {' or '.join(likely[:3])}?" if alike else ""
    return {"records": tuple(alike), "missing": missing, "guess": maybe}


def _described(film: Film, people: Sequence[R], words: list[str]) -> tuple[R, ...]:
    """Return who of PEOPLE is described by WORDS.

    If the role of somebody is, those go of whom only notes about the actor or the words for somebody else are, as the
    villain in `the villain's brother`.
    """
    described = mentioning(film, people, words)
    owner = re.search(r"['\u2019]s\b", joined(words))
    roles = [person for person in described if isinstance(person, model.Credit)]
    bare = [replace(role, notes=()) if owner else _role_alone(role) for role in roles]
    texts = [searched(body(person), person.keywords) for person in bare]
    of_role = {person.id for person in mentioning(film, bare, words, texts)} if len(bare) > 1 else ()
    return tuple(person for person in described if person.id in of_role) or described


def _role_alone(person: model.Credit) -> model.Credit:
    """Return PERSON without notes, and without words for somebody else in what is said of the role."""
    about, fate, keywords = (
        re.sub(r"\w+['\u2019]s\b", "", text) for text in (person.about, person.fate, person.keywords)
    )
    return replace(person, notes=(), about=about, fate=fate, keywords=keywords)


def _telling(words: list[str]) -> list[str]:
    """Return WORDS without those that are said of anybody, unless they are all."""
    return [word for word in words if fold(word) not in _vague | LITTLE] or words


def _partly_described(film: Film, people: Sequence[R], words: list[str]) -> list[R]:
    """Return who of PEOPLE is described by most of WORDS, if those are at most FEW; nobody without a good guess.

    Half of the words will do when they name the department of somebody in the crew, or when the others stand in some
    record of FILM and name nobody. Only words in small letters describe: with names, whoever asks for somebody of
    another film would find a namesake.
    """
    wanted, everybody = words_of(_telling(words)), [*film.cast, *film.crew]
    described: list[tuple[list[Word], R]] = []
    for person in people:
        tokens = fold(" ".join(re.findall(r"(?<![\w'-])[a-z][\w'-]*", body(person)))).split()
        described.append(([term for term in wanted if term.level("", tokens) < START], person))
    most = max((len(own) for own, _ in described), default=0)
    likely = [(own, person) for own, person in described if len(own) == most]
    if not most or 2 * most < len(wanted) or len(likely) > FEW:
        return []
    others = [term.typed for term in wanted if not any(term in own for own, _ in likely)]
    told = {token for record in model.entries(film) for token in fold(body(record)).split()}
    strange = [term.typed for term in wanted if term.typed in others and not term.among(told)]
    named = [word for word in others if find_people(everybody, word, names_of)]
    field = [fold(getattr(person, "department", "")) for _, person in likely]
    skilled = any(term.level("", [text]) == WHOLE for own, _ in likely for term in own for text in field)
    good = 2 * most > len(wanted) or skilled or not (strange or named or any(field))
    return [person for _, person in likely] if good else []


def _by_job(crew: Sequence[Any], words: list[str]) -> list[Any]:
    """Return who of CREW does a job that WORDS are another name of: `director of photography`."""
    from redheat_cli.questions.crew import called_also  # only a job that the file calls otherwise needs it

    return find_people(crew, joined(words), lambda member: called_also(member.job))


def _alike(film: Film, people: Sequence[R], words: list[str]) -> tuple[list[R], list[str]]:
    """Return who of PEOPLE has a name that looks like WORDS, or else is described by most of them; and those names."""

    def own(person: R) -> str:
        return " ".join(names_of(person))

    def name(person: R, read: list[str]) -> str:
        every = names_of(person)
        return next((name for name in every if set(read) & set(fold(name).split())), every[0])

    texts = [searched(own(person)) for person in people]
    read = guess.nearest(texts, words)
    alike = search(people, read, texts, own)
    if not read and len(words_of(words)) > 1:
        read = guess.nearest([searched(body(person)) for person in people], words)
        alike = list(mentioning(film, people, read)) if read else []
    return alike, [name(person, read) for person in alike]


def find_quotes_by(film: Film, quotes: Sequence[model.Quote], name: str) -> list[model.Quote]:
    """Return those of QUOTES that NAME says: a speaker, a role, an actor, somebody of the crew, or what they are or do.

    When nobody who is named so says anything for certain, these are the lines of which the note says that it is them
    who says it.
    """
    named = {credit.id: (credit.id, *names_of(credit)) for credit in film.cast}
    speakers = {quote.id: (*model.speakers(quote), *named.get(quote.speaker_id, ())) for quote in quotes}

    def likely(quote: model.Quote) -> list[str]:
        return re.findall(r"it is ([\w ']+) who says it", "" if quote.speaker else quote.note)

    said = find_people(quotes, name, lambda quote: speakers[quote.id])
    people: list[model.Credit | model.Crew] = find_people(film.cast, name, names_of)
    if not said and not people:
        answers = [find_by_name(film, film.cast, [name], "", "crew"), find_by_name(film, film.crew, [name], "", "cast")]
        people = [person for answer in answers if not answer.get("guess") for person in answer["records"][:1]]
    known = {known for person in people for known in names_of(person)}
    own = [quote for quote in quotes if not known.isdisjoint(speakers[quote.id])]
    return own or find_people(quotes, name, likely) or said
