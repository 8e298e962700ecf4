"""Count the instructions of whole calls with valgrind, beside bare Python and what any such program costs.

The floor imports typer, tomli and msgspec, parses the shipped file and runs one hello command. A look-up in
JSON may cost 1.10 times the floor, and a call with words that are meant to be hard 1.25 times. Prints a table;
exits 1 when a call costs more.
"""

import os
import re
import subprocess
import sys
import tempfile

from redheat_cli.film.load import shipped

LIMIT = 1.10
HARD_LIMIT = 1.25
HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello(name: str = "world"):
    {before}
    typer.echo("hello")
app()
"""
PARSE = f"import tomli, msgspec; tomli.load(open({shipped()!r}, 'rb'))"
RUN = "import sys; sys.argv[1:] = {words!r}; from redheat_cli.__main__ import run; run()"
JSON = ["cast danko --json", "quotes --by ridzik --json", "info --json"]
CALLS = [*JSON, "search bus --json", "cast danko", "--help"]
# The marks make Unicode normalisation slow, the brackets regular expressions, the letters the search for near misses.
WORDS = {"marks": "a\u0301\u0316" * 66, "brackets": "(a+)+$" * 33, "letters": "ab" * 100, "100kB": "x" * 100_000}
HARD = [f"{call} {word}" for call in ("cast", "search", "check question-director") for word in WORDS]


def words(call: str) -> list[str]:
    """Return the words of CALL, where the name of one of WORDS stands for it."""
    return [WORDS.get(word, word) for word in call.split()]


def instructions(code: str) -> int:
    """Return how many instructions a fresh interpreter needs for CODE."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(code)
        script.flush()
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, script.name]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        for _ in range(2):  # the first run writes the compiled modules
            done = subprocess.run(
                command, capture_output=True, text=True, env={**environment, "PYTHONHASHSEED": "0"}, check=False
            )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found:
        sys.exit(f"valgrind did not count: {done.stderr[-500:]}")
    return int(found[1])


def main() -> int:
    """Measure and print the table; return 1 when a call costs more than it may."""
    floor = instructions(HELLO.format(before=PARSE))
    rows = [
        ("bare python", instructions("pass")),
        ("hello-world typer", instructions(HELLO.format(before="pass"))),
        ("the floor", floor),
    ]
    rows += [(call, instructions(RUN.format(words=words(call)))) for call in (*CALLS, *HARD)]
    print(f"{'':34}{'million':>10}{'of the floor':>14}")
    for name, count in rows:
        print(f"{name:34}{count / 1e6:>10.1f}{count / floor:>14.2f}")
    limits = dict.fromkeys(JSON, LIMIT) | dict.fromkeys(HARD, HARD_LIMIT)
    return int(any(count > limits[name] * floor for name, count in rows if name in limits))


if __name__ == "__main__":
    sys.exit(main())
