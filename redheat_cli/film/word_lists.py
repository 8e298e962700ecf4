"""The word lists in `words/`: text with a group of words or phrases on a line, commas between them, and # comments."""

import os
from functools import cache
from itertools import chain


@cache
def _text(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), "words", f"{name}.txt"), encoding="utf-8") as file:
        return file.read()


def groups(name: str) -> list[list[str]]:
    """Return the words and phrases of each line of the word list NAME, in their order."""
    return [line.split(", ") for line in _text(name).splitlines() if not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Return all words and phrases of the word list NAME."""
    return frozenset(chain.from_iterable(groups(name)))


@cache
def first_of_line(name: str) -> dict[str, str]:
    """Return the first word of its line for each word of the word list NAME."""
    return {word: group[0] for group in groups(name) for word in group}


def beside(word: str, name: str) -> frozenset[str]:
    """Return all that the word list NAME has on the lines with WORD, a word or a phrase; nothing for none.

    This takes apart only the lines that may have WORD, since a search asks it of few words.
    """
    text, found, end = _text(name), set[str](), 0
    while (at := text.find(word, end)) >= 0:
        end = text.find("\n", at) + 1 or len(text) + 1
        line = text[text.rfind("\n", 0, at) + 1 : end - 1]
        if word in (group := line.split(", ")) and not line.startswith("#"):
            found.update(group)
    return frozenset(found)
