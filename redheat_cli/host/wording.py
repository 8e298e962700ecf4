"""How the host's screens and the run sheet word things: parts of an item, rules, choices, times and points."""

from redheat_cli.host.game import Game, Timer
from redheat_cli.questions.aloud import EXCHANGE, Item, Part
from redheat_cli.questions.choices import letter

LAST = 5  # seconds, which the screen counts down in words
LABELS: dict[Part, str] = {
    "line": "READ THE LINE",
    "who": "WHO SAID IT",
    "scene": "WHERE IT COMES FROM",
    "question": "READ THE QUESTION",
    "choices": "READ THE CHOICES",
    "answer": "THE ANSWER",
    "why": "WHY",
}
# What is read when a round is announced, by the category of its quotes; then for its questions.
RULES = {
    "dialogue": "You hear a line of the film. Who says it?",
    "interview": "You hear what somebody said about the film. Who was it?",
    "tagline": "You hear the beginning of a line from a poster. How does it go on?",
}
FIRST = "Where you hear two people: who speaks first?"
CHOICES = "Each has four answers, and one of them is right."
CHOICES_TOO = "Each question has four answers, and one of them is right."


def minutes(count: float) -> str:
    """Word COUNT seconds as a reader plans them: in whole minutes, at least one."""
    whole = max(1, round(count / 60))
    return f"{whole} minute{'' if whole == 1 else 's'}"


def option(item: Item, choice: str) -> str:
    """Return the letter of CHOICE and the choice, as it is read out."""
    return f"{letter(choice, item.choices)}. {choice}" if choice in item.choices else choice


def clock(timer: Timer, now: float) -> str:
    """Word TIMER: how much is left, and whether it runs."""
    left = timer.remaining(now)
    if left <= 0:
        return "TIME"
    shown = int(left + 0.999)
    text = f"{shown // 60}:{shown % 60:02}"
    if timer.since is not None and left <= LAST:
        return f"LAST {text}"
    return f"OPEN {text}" if timer.since is not None else f"PAUSED {text}" if timer.used else f"timer {text}"


def rules(items: list[Item]) -> list[str]:
    """Return what the room must know before ITEMS are read: only what is asked of them."""
    quotes = [item for item in items if item.kind == "quote"]
    found = dict.fromkeys(RULES[item.category] for item in quotes)
    first = [FIRST] if any(item.question.question == EXCHANGE for item in quotes) else []
    choices = [CHOICES if not quotes else CHOICES_TOO] if any(item.choices for item in items) else []
    return [*found, *first, *choices]


def untold(game: Game) -> str:
    """Word what the room will miss when the present round ends now; empty when there is no round to end."""
    here = game.here()
    if not here or game.place.slot >= len(here):
        return ""
    if game.place.telling:
        rest, word = sum(id in game.reached and id not in game.revealed() for id in here), "not told yet"
    else:
        rest, word = sum(id not in game.reached for id in here), "not read yet"
    return f"{rest} {'is' if rest == 1 else 'are'} {word}" if rest else "all is read"


def listed(names: list[str]) -> str:
    """Return NAMES in a row: `Reds, Blues and Greens`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def in_place(rank: int) -> str:
    """Word RANK as it is announced: `in first place`."""
    words = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"in {words.get(rank, f'{rank}{ending}')} place"


def points(count: float) -> str:
    """Word COUNT points."""
    return f"{count} point{'' if count == 1 else 's'}"
