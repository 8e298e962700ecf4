"""The records that `check`, `quiz` and `host` print, of an answer, a quiz and an evening; and how they are shown."""

from typing import Literal

from msgspec import Struct

from redheat_cli.listing.record_layouts import Card, laid_out

Weight = Literal["correct", "close", "wrong"]


class Verdict(Struct, frozen=True, tag_field="type", tag="verdict"):
    """What the judge says of an answer, and why."""

    id: str
    given: str
    verdict: Weight
    reason: str
    answer: str


class Answer(Struct, frozen=True, kw_only=True):
    """One question of a quiz and what became of it: what was given, and what is right and why."""

    id: str
    question: str
    given: str
    verdict: Literal["correct", "close", "wrong", "skipped"]
    answer: str
    why: str


class Result(Struct, frozen=True, tag_field="type", tag="result", kw_only=True):
    """How a quiz ended: SCORE right of COUNT questions, of which ANSWERS tells those that were reached.

    `stopped` is true when the player ended it before the last question.
    """

    film: str
    seed: str
    count: int
    score: int
    stopped: bool
    answers: tuple[Answer, ...]


class Rank(Struct, frozen=True):
    """A team's place in the standings; teams with the same points share one."""

    rank: int
    team: str
    points: float


class Played(Struct, frozen=True):
    """An item of a round: whether its answer was told, the points of each team for it, how often it was read again.

    `read` tells whether it was read to the room at all.
    """

    id: str
    revealed: bool
    points: dict[str, int]
    repeats: int
    read: bool


class PlayedRound(Struct, frozen=True):
    """A round and the items in it."""

    name: str
    items: tuple[Played, ...]


class Note(Struct, frozen=True):
    """What the host wrote down, and the id of the item on the screen at that time, if there was one."""

    id: str
    text: str


class Evening(Struct, frozen=True, kw_only=True, tag_field="type", tag="evening"):
    """An evening that was hosted: `started` is in UTC (RFC 3339), `thrown_out` and `challenged` are ids.

    `texts` is what was read aloud, by the id of each item that the record names.
    """

    film: str
    venue: str
    started: str
    finished: bool
    seed: str
    rating: str
    spoilers: bool
    standings: tuple[Rank, ...]
    rounds: tuple[PlayedRound, ...]
    thrown_out: tuple[str, ...]
    challenged: tuple[str, ...]
    judged: tuple[Verdict, ...]
    notes: tuple[Note, ...]
    texts: dict[str, str]


class Standing(Struct, frozen=True, kw_only=True, tag_field="type", tag="standing"):
    """A team of an evening: its rank, which a tie shares, its points, and its points in each round."""

    rank: int
    team: str
    points: float
    scores: tuple[float, ...]


class SavedEvening(Struct, frozen=True, kw_only=True, tag_field="type", tag="saved"):
    """An evening that is saved: `started` is in UTC (RFC 3339), `round` is 0 before the first.

    `resume` is the command that goes on with it, empty for one that a later evening has set aside.
    """

    venue: str
    film: str
    started: str
    round: int
    rounds: int
    finished: bool
    teams: tuple[str, ...]
    resume: str
    path: str


def begun(evening: Evening | SavedEvening) -> str:
    """Say where EVENING is and when it began, in local time."""
    return f"the evening of {local(evening.started)}{' at ' if evening.venue else ''}{evening.venue}"


def local(started: str) -> str:
    """Return the day and minute of STARTED, a time in RFC 3339, in local time."""
    from datetime import datetime  # only evenings need it

    return f"{datetime.fromisoformat(started).astimezone():%Y-%m-%d %H:%M}"


@laid_out(Verdict, headline=lambda verdict: verdict.verdict, columns="verdict reason answer")
def verdict_card(verdict: Verdict) -> Card:
    """Lay VERDICT out as a Card."""
    return Card(
        heading=verdict.verdict.capitalize(),
        paragraphs=(f"{verdict.reason[0].upper()}{verdict.reason[1:]}.",),
        details=(("Given", verdict.given), ("Answer", verdict.answer)),
    )


@laid_out(Result, headline=lambda result: result.film, columns="score count seed")
def result_card(result: Result) -> Card:
    """Lay RESULT out as a Card: the score, and what was missed."""
    reached = len(result.answers)
    stopped = f", stopped before question {reached + 1} of {result.count}" if result.stopped else ""
    missed: list[str] = []
    for number, answer in enumerate(result.answers, 1):
        if answer.verdict != "correct":
            said = f" (you said: {answer.given})" if answer.given else " (you skipped it)"
            missed += [f"{number}. {answer.question}", f"Answer: {answer.answer}{said}. {answer.why}"]
    heading = f"Score: {result.score} of {reached}{stopped}"
    return Card(heading=heading, paragraphs=tuple(missed), details=(("Seed", result.seed),))


@laid_out(Evening, headline=begun, columns="started venue finished standings")
def evening_card(evening: Evening) -> Card:
    """Lay EVENING out as a Card: who won, and what happened to questions."""
    items = [item for round in evening.rounds for item in round.items]
    played, untold = sum(item.read for item in items), sum(item.read and not item.revealed for item in items)
    answers = f", {untold} answer{'' if untold == 1 else 's'} not told" if untold else ""
    repeated = {item.id: item.repeats for round in evening.rounds for item in round.items if item.repeats}
    sections = (
        ("Standings", [f"{rank.rank}. {rank.team}: {rank.points}" for rank in evening.standings]),
        ("Thrown out", [f"{id}: {evening.texts[id]}" for id in evening.thrown_out]),
        ("Challenged", [f"{id}: {evening.texts[id]}" for id in evening.challenged]),
        ("Read again", [f"{count} x {id}: {evening.texts[id]}" for id, count in repeated.items()]),
        ("Judged", [f'{verdict.id}: "{verdict.given}" is {verdict.verdict}' for verdict in evening.judged]),
        ("Notes", [": ".join(filter(None, (note.id, note.text))) for note in evening.notes]),
    )
    return Card(
        heading=f"{evening.film}: {begun(evening)}",
        paragraphs=(f"{played} played{answers}{'' if evening.finished else ', not finished'}",),
        details=tuple(("" if index else label, text) for label, texts in sections for index, text in enumerate(texts)),
    )


def progress(evening: SavedEvening) -> str:
    """Say how far EVENING came."""
    came = f"round {evening.round} of {evening.rounds}" if evening.round else "not begun"
    return "finished" if evening.finished else came


@laid_out(Standing, headline=lambda standing: standing.team, columns="rank team points scores")
def standing_card(standing: Standing) -> Card:
    """Lay STANDING out as a Card: the place of a team and its scores."""
    scores = ", ".join(f"round {number}: {points}" for number, points in enumerate(standing.scores, 1))
    return Card(heading=f"{standing.rank}. {standing.team}: {standing.points}", details=(("Scores", scores),))


@laid_out(SavedEvening, headline=begun, columns="started venue film round rounds finished resume")
def saved_card(evening: SavedEvening) -> Card:
    """Lay EVENING out as a Card: how far it came, and the command that goes on with it or lists its scores."""
    scores = evening.resume.replace("--resume", "--results", 1)
    came = f"{progress(evening)}{'' if evening.resume else ', and kept when a later one began'}"
    return Card(
        heading=f"{evening.film}: {begun(evening)}",
        paragraphs=(came, scores if evening.finished else evening.resume),
        details=(("Teams", ", ".join(evening.teams)), ("File", evening.path)),
    )
