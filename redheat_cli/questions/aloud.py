"""A question that is read out -> the letters of its choices, and how long it takes."""

from collections.abc import Sequence

LETTERS = "ABCD"
WORDS_A_SECOND = 2.5


def lettered(choices: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give CHOICES, four or none, the letters A, B, C, D."""
    return tuple(zip(LETTERS, choices, strict=False))


def letter(choice: str, choices: Sequence[str]) -> str:
    """Return the letter of CHOICE among CHOICES."""
    return LETTERS[choices.index(choice)]


def reading(text: str) -> float:
    """Return how long it takes to read TEXT aloud, in seconds, at 150 words a minute."""
    return len(text.split()) / WORDS_A_SECOND
