"""Count the instructions of whole calls with valgrind, beside bare Python and what any such program costs.

The floor imports typer, tomli and msgspec, parses the shipped file and runs one hello command. A look-up in
JSON may cost 1.10 times the floor. Prints a table; exits 1 when a look-up costs more.
"""

import os
import re
import subprocess
import sys
import tempfile

from redheat_cli.dataset import shipped

LIMIT = 1.10
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
CALLS = ["cast danko --json", "quotes --by ridzik --json", "info --json", "search bus --json", "cast danko", "--help"]


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
    """Measure and print the table; return 1 when a look-up in JSON costs more than the limit."""
    floor = instructions(HELLO.format(before=PARSE))
    rows = [
        ("bare python", instructions("pass")),
        ("hello-world typer", instructions(HELLO.format(before="pass"))),
        ("the floor", floor),
    ]
    rows += [(f"redheat {call}", instructions(RUN.format(words=call.split()))) for call in CALLS]
    print(f"{'':34}{'million':>10}{'of the floor':>14}")
    for name, count in rows:
        print(f"{name:34}{count / 1e6:>10.1f}{count / floor:>14.2f}")
    return int(any(count > LIMIT * floor for name, count in rows if name in {f"redheat {call}" for call in CALLS[:3]}))


if __name__ == "__main__":
    sys.exit(main())
