"""Completion with the TAB key: offer only what no shell can misread.

A film's file may come from anyone, and shells split, expand and run what completion gives them. So a name is offered
folded, with hyphens between its words: `arnold-schwarzenegger`, `олег-видов`. Every command takes that for the name.
"""

import inspect
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any, get_args

import typer

from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage, OutputFailed, RedheatError
from redheat_cli.film.fold_and_search import TYPED_LIMIT, fold
from redheat_cli.film.model import Film
from redheat_cli.terminal import streams

Complete = Callable[..., list[str]]

# At the first TAB of a session zsh only loads the function of Typer's script, and this line calls it too.
ZSH_FIRST_TAB = 'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _redheat_completion "$@"; fi\n'


def completer(
    parameter: inspect.Parameter, fields: tuple[str, ...], read_film: Callable[[str], Film]
) -> Complete | None:
    """Return the function that Typer calls to complete PARAMETER, or None where nothing is offered.

    FIELDS are what `--fields` may name. READ_FILM returns the film for what was typed after `--data`.
    """
    if parameter.name == "fields":
        return lambda incomplete: _further(fields, incomplete)
    offers = next((note for note in get_args(parameter.annotation) if isinstance(note, Offers)), None)
    if not offers:
        return None

    def complete(ctx: Any, incomplete: str) -> list[str]:
        data = ctx.params.get("data") or ""
        if data == "-" or not _is_safe(incomplete.replace(",", "")):
            return []  # standard input is the keys that are typed
        try:
            names = list(dict.fromkeys(filter(None, map(hyphened, offers.values(read_film(data))))))
        except RedheatError:
            return []
        if offers.several:
            return _further(names, incomplete)
        earlier = ctx.params.get(parameter.name)
        return _rest(names, hyphened(" ".join(earlier)) if isinstance(earlier, list | tuple) else "", incomplete)

    return complete


def hyphened(name: str) -> str:
    """Return NAME folded, in letters, digits and hyphens; empty when nothing of it is left or it is too long."""
    folded = "-".join(fold(name).split())
    return folded if _is_safe(folded) and len(folded) <= TYPED_LIMIT else ""


def _is_safe(text: str) -> bool:
    """Tell whether TEXT has only letters with their marks, digits and hyphens."""
    signs = text.replace("-", "")
    return signs.isalnum() or all(sign.isalnum() or unicodedata.category(sign)[0] == "M" for sign in signs)


def _rest(names: Iterable[str], earlier: str, incomplete: str) -> list[str]:
    """Return what INCOMPLETE may become: the rest of a name that the EARLIER words begin, a name, or a word of one.

    What was typed stays as it is, because shells and Typer drop what does not begin with it.
    """
    start = hyphened(incomplete) + "-" * incomplete.endswith("-")
    words = dict.fromkeys(word for name in names for word in name.split("-"))
    tries = [(names, f"{earlier}-{start}")] if earlier else []
    for known, typed in (*tries, (names, start), (words, start)):
        if found := [name[len(typed) :] for name in known if name.startswith(typed)]:
            return [incomplete + rest for rest in found]
    return []


def _further(names: Iterable[str], incomplete: str) -> list[str]:
    """Complete the last of several names with commas between them; none is offered twice."""
    before, comma, start = incomplete.rpartition(",")
    taken = {name.partition(":")[0] for name in before.split(",")}
    return [f"{before}{comma}{name}" for name in names if name.startswith(start) and name not in taken]


def install() -> None:
    """Have Typer install completion for the shell that runs this, and say what was done.

    Raises OutputFailed when a file cannot be written, and BadUsage for another shell.
    """
    with redirect_stdout(StringIO()) as said:
        try:
            shell, path = typer.completion.install(prog_name="redheat")  # type: ignore[attr-defined]
        except typer.Exit as error:
            raise BadUsage(f"completion cannot be installed: {said.getvalue().strip()}") from error
        except (OSError, UnicodeError) as error:
            raise OutputFailed(f"completion cannot be installed: {error}") from error
    if shell == "zsh":
        with open(path, "a", encoding="utf-8") as script:
            script.write(f"\n{ZSH_FIRST_TAB}")
    reads = {"bash": "; ~/.bashrc reads it", "zsh": "; ~/.zshrc loads it and sets up completion"}.get(shell, "")
    streams.write(f"TAB completes redheat in {shell}. The script is {path}{reads}.\nOpen a new terminal to use it.\n")
