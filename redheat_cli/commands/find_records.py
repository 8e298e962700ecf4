"""What was typed -> the records that it names or that mention it, or a guess, or where else they are."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, TypeVar

from msgspec.structs import replace
from typer import Argument

from redheat_cli.film import did_you_mean, model
from redheat_cli.film.fold_and_search import find_people, fold, search, searched, spans
from redheat_cli.film.model import Film, Question
from redheat_cli.film.word_forms import LITTLE, singular, unmasked
from redheat_cli.listing.listing_and_draws import body, folded
from redheat_cli.listing.record_layouts import headline
from redheat_cli.listing.wording import counted, listed

R = TypeVar("R", bound=model.Entry)
Words = list[str] | None
About = Annotated[Words, Argument(metavar="[TEXT]...", help="Show only what mentions all of these words.")]
_naming = frozenset({"called", "name", "named", "mean", "means"})  # beside a title, these ask about the title


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


def other_names(film: Film, typed: Iterable[str], of_roles: bool = True) -> dict[str, frozenset[str]]:
    """Return, for each folded word of those TYPED that names a member of the cast of FILM, their other names.

    These are the words of the actor's name and of the role's: whoever looks for Ridzik also finds what tells of
    Belushi. A name that several people have stands for nobody; `james` does beside `belushi`. Without OF_ROLES only the
    actors have other names: what is told of a role says nothing of its actor.
    """
    folded = fold(" ".join(typed)).split()
    everybody = fold(" ".join(text for one in film.cast for text in (one.actor, one.character, *one.actor_aliases)))
    if {*folded, *(text[:-1] for text in folded)}.isdisjoint(everybody.split()):  # cheap to ask first
        return {}
    actors = [_name_words((credit.actor, *credit.actor_aliases)) for credit in film.cast]
    cast = [actor | _name_words((credit.character,)) for actor, credit in zip(actors, film.cast, strict=True)]
    crew = {frozenset(_name_words((member.name,))) for member in film.crew}
    bearers = Counter(name for names in (*cast, *crew) for name in names)
    found: dict[str, frozenset[str]] = {}
    if len(folded) > 1 and all(singular(text) in bearers for text in folded):  # a whole name, perhaps of somebody else
        return found
    for names, actor in zip(cast, actors, strict=True):
        telling = {name for name in names if bearers[name] == 1}
        own = names if of_roles else actor
        if not (telling & own).isdisjoint(map(singular, folded)):
            found |= {text: frozenset(telling) for text in folded if singular(text) in own}
    return found


def _name_words(names: Iterable[str]) -> set[str]:
    """Return the words of NAMES that begin with a capital, folded, each as its plural and its possessive share it."""
    return {singular(fold(word)) for name in names for word in name.split() if word[:1].isupper() and len(word) > 2}


def mentioning(film: Film, records: Sequence[R], words: list[str]) -> tuple[R, ...]:
    """Return those of RECORDS of FILM that mention all WORDS, the best first, or else where they may stand masked."""
    of_people = bool(records) and isinstance(records[0], model.Credit)
    names = other_names(film, words, not of_people)
    if matches := search(records, words, folded(film, records), _title, _place, names):
        return tuple(matches)
    spoken = fold(joined(words)).split()
    masked = [record for record in records if "*" in (text := body(record)) and text != unmasked(text, spoken)]
    texts = [searched(unmasked(body(record), spoken)) for record in masked]
    return tuple(search(masked, words, texts, _title, _place))


def find_by_text(film: Film, records: Sequence[R], words: Words, what: str) -> dict[str, Any]:
    """Return the part of a Listing that answers WORDS with some of RECORDS: they, or a guess, or what is missing.

    WHAT the records are called is for the message, empty for all records of FILM.
    """
    answer: dict[str, Any] = {"records": tuple(records), "missing": f"this film's file has no {what}", "fits": ""}
    if not words:
        return answer
    kind = f" --in {model.kind(records[0])}" if what and records else ""
    answer |= {"words": tuple(words), "fits": f"redheat search {searchable(words)}{kind} --all"}
    typed, words = words, without_title(film, words)
    if matches := mentioning(film, records, words):
        return answer | {"records": matches}
    if words != (apart := joined(words).split()):  # no record has the phrase
        words = without_title(film, apart)
        if matches := mentioning(film, records, words):
            return answer | {"records": matches}
    missing = f"{f'no {what}' if what else 'nothing'} mentions {quoted(typed)}"
    instead = elsewhere(film, words, typed) if what else ""
    read = did_you_mean.nearest(folded(film, records), words, other_names(film, words))
    partly = set(read) <= set(fold(joined(words)).split())
    if not read or (instead and not partly):
        return answer | {"records": (), "missing": "; ".join(filter(None, (missing, instead)))}
    maybe, nearest = f"{missing}; did you mean '{joined(read)}'?", mentioning(film, records, read)
    if partly:
        have = listed([f"'{word}'" for word in read])
        all_of = missing.replace(" mentions ", " mentions all of ", 1)
        maybe = f"{all_of}; the nearest mention{'s' if len(nearest) == 1 else ''} {have}"
    return answer | {"records": nearest, "missing": missing, "guess": "; ".join(filter(None, (maybe, instead)))}


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
    if described := mentioning(film, people, words):
        return {"records": _of_the_role(film, described, words) or described}
    if instead := elsewhere(film, words, typed):
        return {"records": (), "missing": f"{missing}; {instead}"}
    texts = [searched(" ".join(names_of(person))) for person in people]
    read = did_you_mean.nearest(texts, words)
    alike = search(people, read, texts, lambda person: " ".join(names_of(person)))
    if not alike:
        read = did_you_mean.nearest(folded(film, people), words)
        sure = set(read) & set(fold(joined(words)).split())  # words that are not guessed
        alike = [*mentioning(film, people, read)] if sure else []
    own = [names_of(person) for person in alike]
    likely = dict.fromkeys(next((name for name in names if spans(name, read)), names[0]) for names in own)
    maybe = f"{missing}; did you mean {' or '.join([*likely][:3])}?" if alike else ""
    return {"records": tuple(alike), "missing": missing, "guess": maybe}


def _of_the_role(film: Film, people: Sequence[R], words: list[str]) -> tuple[R, ...]:
    """Return those of PEOPLE of FILM whose role has all WORDS: notes tell of the actor, who has played others too."""
    roles = [replace(person, notes=()) for person in people if isinstance(person, model.Credit)]
    texts = [searched(body(role), role.keywords) for role in roles]
    found = {role.id for role in search(roles, words, texts, _title, _place, other_names(film, words, of_roles=False))}
    return tuple(person for person in people if person.id in found)


def find_quotes_by(film: Film, quotes: Sequence[model.Quote], name: str) -> list[model.Quote]:
    """Return those of QUOTES that NAME says: a speaker, a role, an actor, somebody of the crew, or what they are or do.

    When nobody who is named so says anything for certain, these are those of which the note says who says them.
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


LISTS = {"fact": "info", "cast": "cast", "crew": "crew", "beat": "plot", "quote": "quotes", "production": "production"}


def elsewhere(film: Film, words: list[str], typed: list[str]) -> str:
    """Say how many records of FILM mention WORDS, and which command lists them for what was TYPED; empty for none."""
    found = mentioning(film, model.entries(film), words)
    kinds = {model.kind(record) for record in found}
    command = LISTS.get(kinds.pop(), "search") if len(kinds) == 1 else "search"
    mention = "mentions" if len(found) == 1 else "mention"
    return f"{counted(len(found), 'record')} {mention} it: redheat {command} {searchable(typed)}" if found else ""


def searchable(typed: list[str]) -> str:
    """Return what was TYPED as a search finds it too, in letters that no shell takes for more than that."""
    return fold(joined(typed))


def without_title(film: Film, words: list[str]) -> list[str]:
    """Return WORDS without the title of FILM, unless it is all that they say: every record is about it.

    Who asks only why the film is called so, or what that means, asks for its title.
    """
    folded, title = [fold(word) for word in words], fold(film.identity.title).split()
    for start in range(len(words)):
        if folded[start : start + len(title)] == title:
            before, after = words[:start], words[start + len(title) :]
            if any(fold(word) not in LITTLE for word in before + after):
                return before + after
            return [*before, "the", "title", *after] if _naming.intersection(folded) else words
    return words


def _title(record: Any) -> str:
    """Return what RECORD is about: the names of a person, else its line, after the group it is listed in."""
    if isinstance(record, model.Person):
        return " ".join(names_of(record))
    group = getattr(record, "group", "") or getattr(record, "topic", "")
    return f"{group} {headline(record)}"


def _place(record: Any, named: bool) -> int:
    """Return the place of RECORD among all that have the words: first come people who are NAMED so, last questions."""
    if isinstance(record, model.Summary | model.Question | model.Source):
        return 2
    return 0 if named and isinstance(record, model.Person) else 1


def find_questions(
    questions: Sequence[Question], category: str, difficulty: str | None
) -> tuple[tuple[Question, ...], str]:
    """Return those of QUESTIONS in CATEGORY and of DIFFICULTY, where these are given, and what to say of none."""
    known = dict.fromkeys(question.category for question in questions)
    wanted = fold(category)
    in_category = [question for question in questions if not category or fold(question.category) == wanted]
    if questions and not in_category:
        meant = did_you_mean.meant(category, known)
        return (), f"no category '{category}'{meant}; the categories are {', '.join(known)}"
    found = tuple(question for question in in_category if difficulty in (None, question.difficulty))
    return found, "there is no such question"


def no_such_record(id: str, known: Iterable[str]) -> str:
    """Say that no record has the ID, and which of KNOWN may have been meant."""
    return f"there is no record '{id}'{did_you_mean.meant(id, known)}"
