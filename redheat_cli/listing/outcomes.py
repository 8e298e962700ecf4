"""What comes of an answer, a quiz and an evening: the records that `check`, `quiz` and `host` print."""

from typing import Literal

from msgspec import Struct

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
    """An item of a round: whether its answer was told, the points of each team for it, how often it was read again."""

    id: str
    revealed: bool
    points: dict[str, int]
    repeats: int


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
