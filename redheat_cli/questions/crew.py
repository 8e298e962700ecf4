"""Make questions about the crew: who did a job, and what job somebody did."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product, starmap

from redheat_cli.film.model import Crew, Film
from redheat_cli.film.word_lists import groups, words
from redheat_cli.judge.normalize import plain
from redheat_cli.questions.drafts_and_choices import NEAR, LeftOut, Made, draft, neighbours, script
from redheat_cli.questions.roles_and_speakers import by_gender, place, uncredited

# Others are not `of` the film, but `on` it.
OF_THE_FILM = ("director", "producer", "writer", "editor", "composer", "cinematographer", "designer")
_shared = re.compile(r"\b(?:writer|screenwriter|screenplay|story|producer)\b", re.IGNORECASE)
# Who wrote what is filmed, and who speaks in another version.
_outside = re.compile(r"\b(?:novel|author|book|playwright|based on|original|voice of)", re.IGNORECASE)


@cache
def _doer(job: str) -> str:
    """Return what a person is called who does JOB, which may be a field of work: `Editing`."""
    return next((doer for doer, field, *_ in groups("jobs") if job.lower() == field), job)


def called_also(job: str) -> tuple[str, ...]:
    """Return what JOB, or the person who does it, is called as well."""
    doer = _doer(job)
    return (doer, *next((names for names in groups("jobs") if doer.lower() in map(str.lower, names)), ()))


def who_did(film: Film) -> Iterator[Made]:
    """Ask who did each job that only one person did."""
    cast, crew = {plain(credit.actor): credit for credit in film.cast}, {plain(member.name) for member in film.crew}
    actors = [credit for credit in film.cast if plain(credit.actor) not in crew and not uncredited(credit)]
    known = sorted(actors, key=place)[:NEAR]

    def ask(member: Crew, others: list[Crew], further_jobs: int, sharing: int) -> Made:
        job, own = _doer(member.job), cast.get(plain(member.name))
        if sharing:
            return LeftOut(member.id, "somebody else did the same job")
        if reason := _unasked(job):
            return LeftOut(member.id, reason)
        if others and all(script(other.name) != script(member.name) for other in others):
            return LeftOut(member.id, "the name is written in other letters than those of all others")
        # A woman among men only would give herself away, and an actor among others, or one other among actors.
        wrong = [
            [other.name for other in group if (plain(other.name) in cast, _may_be(job, other.job)) == apart]
            for apart in product((False, True), repeat=2)
            for group in by_gender(member, others)[:2]
        ]
        return draft(
            member,
            "who-was",
            f"Who was the {_lower(job)} {'of' if job.lower().endswith(OF_THE_FILM) else 'on'} {film.identity.title}?",
            member.name,
            [[credit.actor for credit in by_gender(own, known)[0]] if own else [], *wrong],
            why=member.about,
            category="crew",
            difficulty="medium" if job == "Director" else "hard",
            accept=member.aliases,
        )

    return starmap(ask, _crew(film))


def job_of(film: Film) -> Iterator[Made]:
    """Ask for the job of each member of the crew who did one job only."""
    asked: set[str] = set()
    cast = {plain(credit.actor) for credit in film.cast}

    def ask(member: Crew, others: list[Crew], further_jobs: int, sharing: int) -> Made:
        job = _doer(member.job)
        if further_jobs:
            return LeftOut(member.id, "the same person did other jobs too")
        if member.certainty != "confirmed":
            return LeftOut(member.id, "it is only reported")
        if reason := _unasked(job):
            return LeftOut(member.id, reason)
        if plain(member.name) in cast:
            return LeftOut(member.id, "the same person is in the cast")
        if sharing and job in asked:
            return LeftOut(member.id, "the same job of somebody else is asked")
        asked.add(job)
        doers = (_doer(other.job) for other in others if other.certainty == "confirmed")
        jobs = [doer for doer in doers if _names_doer(doer)]
        return draft(
            member,
            "job-of",
            f"What was {member.name}'s job on {film.identity.title}?",
            _capital(job),
            [[_capital(other) for other in jobs if _may_be(other, job) == may] for may in (False, True)],
            why=member.about,
            category="crew",
            difficulty="medium" if job == "Director" else "hard",
            accept=(member.job, *called_also(job)),
        )

    return starmap(ask, _crew(film))


def _unasked(job: str) -> str:
    """Say why nobody is asked about JOB; return nothing when it can be asked."""
    if _names_doer(job) and any(beginning in job.lower() for beginning in words("known_jobs")):
        return ""
    if _outside.search(job):
        return "who wrote what is filmed, or speaks in another version, is not asked"
    if _names_doer(job):
        return "few people have heard of the job"
    return "the job must be what a person is called, such as Editor"


def _crew(film: Film) -> Iterator[tuple[Crew, list[Crew], int, int]]:
    """Yield each member of the crew, others who are wrong in their place, and two counts.

    The first is of further jobs that the same person did, the second of other people who did the same job.
    """
    jobs, people = defaultdict(set), defaultdict(set)
    for member in film.crew:
        jobs[plain(member.name)].add(member.job)
        people[_doer(member.job)].add(plain(member.name))
    for member, near in neighbours(film.crew):
        others = [other for other in near if _may_replace(other, member, jobs[plain(other.name)])]
        yield member, others, len(jobs[plain(member.name)]) - 1, len(people[_doer(member.job)]) - 1


def _may_replace(other: Crew, member: Crew, jobs: set[str]) -> bool:
    """Tell whether OTHER is wrong in place of MEMBER: of another department, and in none of their JOBS like theirs."""
    alike = any(not _words(job).isdisjoint(_words(member.job)) for job in jobs)
    apart = other.department != member.department and plain(other.name) != plain(member.name)
    return apart and not alike and not _outside.search(other.job)


def _may_be(job: str, other: str) -> bool:
    """Tell whether whoever does the job OTHER often does JOB too, and a file may leave that out: few name all."""
    return _shared.search(job) is not None and (_shared.search(other) is not None or other.startswith("Director"))


def _words(job: str) -> set[str]:
    """Return the words that make two jobs alike, as a producer's and a co-producer's."""
    return set(re.findall(r"\w{4,}", job.lower()))


def _names_doer(job: str) -> bool:
    """Tell whether JOB names the person who does it, as `editor`, and not a field of work, as `stunts`."""
    return re.search(r"(er|or|ist|smith)( of [\w ]+)?$", job) is not None


def _capital(job: str) -> str:
    """Write JOB as a choice: only its first word begins with a capital, and names do."""
    lower = _lower(job)
    return lower[0].upper() + lower[1:]


def _lower(job: str) -> str:
    """Write JOB as inside a sentence: `Art Director` in lower case, but not abbreviations nor names of places."""
    first, *rest = job.split()
    title = all(word[0].isupper() for word in rest if len(word) > 3)

    def lowered(word: str) -> str:
        kept = word[1:] != word[1:].lower() or word.lower() in words("nationalities")
        return word if kept or not (title or word is first) else word.lower()

    return " ".join(map(lowered, (first, *rest)))
