"""The commands of the table that list records, and what to type so that each answers: the first example of its help."""

import shlex

from helpers.running import ROOT

from redheat_cli.commands.command_table import COMMANDS, contract, function

INTERACTIVE = {"quiz", "host"}  # test_quiz.py and tests/host play them


def typed(name: str) -> list[str]:
    """Return what the first example of the command NAME types after the name.

    A draw gets a seed, so that two calls draw the same; my-film.toml is the small film of the tests.
    """
    lookup = function(name)
    [first, *_] = (lookup.__doc__ or "").partition("Examples:\n")[2].strip().splitlines()
    words = shlex.split(first)[1 + len(name.split()) :]
    seed = ["--seed", "x"] if "seed" in contract(lookup).parameters else []
    return [str(ROOT / "tests" / "film.toml") if word == "my-film.toml" else word for word in words] + seed


LISTING = [name for name in COMMANDS if contract(function(name)).kinds and name not in INTERACTIVE]
TYPED = {name: typed(name) for name in LISTING}
