"""A Film -> questions about who plays whom and who did which job."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations

from redheat_cli.film.model import Credit, Crew, Difficulty, Film, Question
from redheat_cli.questions.draft import draft, neighbours
from redheat_cli.questions.spelling import plain

_also_called = {  # what a job is called as well, in lower case
    "Cinematographer": ("director of photography", "cinematography", "camera", "cameraman", "photography"),
    "Composer": ("music", "score", "film composer", "wrote the music", "wrote the score"),
    "Costume designer": ("costumes", "costume design"),
    "Director": ("film director", "directing"),
    "Editor": ("film editor", "editing", "cutter"),
    "Executive producer": ("executive production",),
    "Gunsmith": ("armourer", "armorer", "weapons", "gun maker", "gunmaker"),
    "Producer": ("co-producer", "film producer"),
    "Production designer": ("production design", "sets", "set design", "set designer"),
    "Screenplay": ("screenwriter", "screenwriting", "script", "scriptwriter", "writer", "writing", "co-writer"),
    "Special effects": ("effects", "special effects artist", "special effects supervisor"),
    "Stunts": ("stuntman", "stunt man", "stunt coordinator", "stunt performer"),
}
NAME_WORDS = 12  # the parts of a name grow with the square of its words
LAST = 99_999  # the place of a credit that the billing lists do not have


def actor_of(film: Film) -> Iterator[Question]:
    """Ask who plays each role."""
    title, credits = film.identity.title, _credits(film)
    for credit, near in neighbours(credits):
        role = _role(credit)
        yield from draft(
            credit,
            "actor-of",
            f"Who plays the role of {role} in {title}?",
            credit.actor,
            (other.actor for other in _like(credit, near)),
            why=f"{credit.actor} plays {role}.",
            category="cast",
            difficulty=_difficulty(credit),
            accept=(*credit.actor_aliases, credit.native_name),
        )


def role_of(film: Film) -> Iterator[Question]:
    """Ask whom each actor plays."""
    title, credits = film.identity.title, _credits(film)
    for credit, near in neighbours(credits):
        yield from draft(
            credit,
            "role-of",
            f"Which role does {credit.actor} play in {title}?",
            credit.character,
            (other.character for other in _like(credit, near)),
            why=f"{credit.actor} plays {_role(credit)}.",
            category="characters",
            difficulty=_difficulty(credit),
            accept=credit.character_aliases,
        )


def who_did(film: Film) -> Iterator[Question]:
    """Ask who did each job that only one person did."""
    title = film.identity.title
    for member, near in _sole(film, lambda one: one.job):
        if not _names_doer(member.job):
            continue
        asked = f"Who is the {member.job} in" if _voices(member) else f"Who was the {_lower(member.job)} on"
        yield from draft(
            member,
            "who-was",
            f"{asked} {title}?",
            member.name,
            (other.name for other in _elsewhere(member, near)),
            why=f"{member.name} was the {_lower(member.job)}. {member.about}",
            category="crew",
            difficulty="medium" if member.job == "Director" else "hard",
            accept=member.aliases,
        )


def job_of(film: Film) -> Iterator[Question]:
    """Ask what each of the crew did who did one thing only."""
    title = film.identity.title
    for member, near in _sole(film, lambda one: one.name):
        if member.certainty != "confirmed":
            continue  # those are listed for a field of work, not for a job
        others = sorted(_elsewhere(member, near), key=lambda one: _names_doer(one.job) != _names_doer(member.job))
        yield from draft(
            member,
            "job-of",
            f"What was {member.name}'s job on {title}?",
            member.job,
            (other.job for other in others if other.certainty == "confirmed"),
            why=member.about,
            category="crew",
            accept=_also_called.get(member.job, ()),
        )


def _credits(film: Film) -> list[Credit]:
    """Return in billing order the credits whose actor and role, by name, are nobody else's nor a part of their names.

    A role in lower case is a remark and no name.
    """
    owners: dict[str, set[str]] = {}
    for credit in film.cast:
        for name in _names(credit) | _roles(credit):
            words = name.split()[:NAME_WORDS]
            for start, end in combinations(range(len(words) + 1), 2):
                owners.setdefault(" ".join(words[start:end]), set()).add(credit.id)
    clear = [
        credit
        for credit in film.cast
        if credit.certainty != "disputed"
        and not credit.character[0].islower()
        and all(owners.get(name) == {credit.id} for name in {*_names(credit), plain(credit.character)})
    ]
    return sorted(clear, key=lambda credit: credit.order or LAST)


def _roles(credit: Credit) -> set[str]:
    return {plain(name) for name in (credit.character, *credit.character_aliases)}


def _names(credit: Credit) -> set[str]:
    """Return what the actor is called, one spelling each."""
    return {plain(name) for name in (credit.actor, *credit.actor_aliases, credit.native_name) if plain(name)}


def _like(credit: Credit, near: list[Credit]) -> list[Credit]:
    """Return those of NEAR that tempt in place of CREDIT: women for a woman, the nearest in billing first."""
    alike = [one for one in near if _is_she(one) == _is_she(credit)]
    return sorted(alike, key=lambda one: abs((one.order or LAST) - (credit.order or LAST)))


def _is_she(one: Credit | Crew) -> bool:
    """Tell whether the file speaks of a woman."""
    return _tells_of_her(f"{one.about} {one.fate}" if isinstance(one, Credit) else one.about)


@lru_cache(maxsize=4096)
def _tells_of_her(text: str) -> bool:
    return re.search(r"\b(she|her|wife|actress)\b", text, re.IGNORECASE) is not None


def _role(credit: Credit) -> str:
    return re.sub(r"^The ", "the ", credit.character)


def _difficulty(credit: Credit) -> Difficulty:
    return "easy" if 0 < credit.order <= 2 else "medium" if 0 < credit.order <= 7 else "hard"


def _sole(film: Film, what: Callable[[Crew], str]) -> Iterator[tuple[Crew, list[Crew]]]:
    """Yield the crew whose WHAT, a job or a name, nobody else in the crew has, each with those near it in the file."""
    counts = Counter(plain(what(member)) for member in film.crew)
    for member, near in neighbours(film.crew):
        if counts[plain(what(member))] == 1 and member.certainty != "disputed":
            yield member, near


def _elsewhere(member: Crew, near: list[Crew]) -> Iterator[Crew]:
    """Yield who of NEAR tempts in place of MEMBER: other voices of the language for a voice, else other departments.

    Within a department two jobs overlap too much to be right and wrong.
    """
    voices = _voices(member)
    own = {plain(one.job) for one in (member, *near) if plain(one.name) == plain(member.name)}
    for other in near:
        if _voices(other) != voices or (not voices and other.department == member.department):
            continue
        if (
            plain(other.name) != plain(member.name)
            and plain(other.job) not in own
            and _is_she(other) == _is_she(member)
        ):
            yield other


def _names_doer(job: str) -> bool:
    """Tell whether JOB names the one who does it and not a field of work: editor, but not stunts."""
    return re.search(r"(er|or|ist|smith)$|\bvoice of ", job) is not None


def _voices(member: Crew) -> str:
    """Return the language that MEMBER lends a voice in, empty for any other job."""
    language, voice, _ = member.job.partition(" voice of ")
    return language if voice else ""


def _lower(job: str) -> str:
    """Write JOB inside a sentence: in lower case, unless a voice is named after a language."""
    return job if " voice of " in job else job[0].lower() + job[1:]
