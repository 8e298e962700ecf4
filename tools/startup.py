"""Print what whole calls cost, beside a hello-world on the same Typer and Python, and beside other programs.

Run it with the Python of an environment where redheat is installed from its wheel: `pip install .` does that. An
editable install has no compiled film and costs more. valgrind counts the instructions, so that a busy machine changes
nothing; the times in milliseconds are the least of 20 runs. With `--short` it only counts. The exit code is 1 when a
call costs more than its limit.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from redheat_cli.film.load_and_compile import shipped

HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def hello(name: str = "world"):
    typer.echo("hello")
app()
"""
# A call -> what it may cost, as a ratio to hello-world. The limits are 3 % above what was reached.
LIMITS = {
    "": 0.98,
    "cast danko --json": 1.01,
    "quotes --by ridzik --json": 1.03,
    "search bus --json": 1.11,
    "cast danko --format pretty": 1.49,
    "cast danko --json --data OWN": 2.02,  # 0.76 is what the TOML parser takes for so long a file
    "cast dan<TAB>": 1.03,
    "--help": 1.00,
}
# Typed to be hard: marks that make Unicode normalisation slow, brackets for regular expressions, letters for guesses.
WORDS = {"MARKS": "a\u0301\u0316" * 66, "BRACKETS": "(a+)+$" * 33, "LETTERS": "ab" * 100, "LONG": "x" * 100_000}
# For each call, the limits in the order of WORDS.
HARD = {
    "cast": (1.28, 1.02, 1.31, 1.07),
    "search": (1.31, 1.20, 1.33, 1.07),
    "check question-director": (2.01, 2.08, 2.02, 1.49),
}
LIMITS |= {f"{call} {word}": limit for call, limits in HARD.items() for word, limit in zip(WORDS, limits, strict=True)}
PEERS = ["fortune", "jq -n 1", "gh --version", "tldr --version", "sqlite-utils --version"]
RUNS = 20
CLEAN = {"PATH": os.environ["PATH"], "HOME": "/", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}


def instructions(command: list[str], environment: dict[str, str]) -> int:
    """Return how many instructions COMMAND needs once its modules are compiled."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "env": environment, "check": False}
    subprocess.run(command, stderr=subprocess.DEVNULL, **quiet)
    counted = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command]
    said = subprocess.run(counted, stderr=subprocess.PIPE, text=True, **quiet).stderr
    found = re.search(r"I\s+refs:\s+([\d,]+)", said)
    if not found:
        sys.exit(f"valgrind did not count: {said[-500:]}")
    return int(found[1].replace(",", ""))


def milliseconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the least time that COMMAND has taken in several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, check=False)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def prepared(call: str, own: str) -> tuple[list[str], dict[str, str]]:
    """Return the command and the environment for CALL, where OWN is the path of the user's own film."""
    script = [sys.executable, str(Path(sys.executable).with_name("redheat"))]
    if call.endswith("<TAB>"):
        line = f"redheat {call.removesuffix('<TAB>')}"
        asked = {"_REDHEAT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
        return script, CLEAN | asked
    return [*script, *({"OWN": own, **WORDS}.get(word, word) for word in call.split())], CLEAN


def main() -> int:
    """Measure and print the table; return 1 when a call costs more than it may."""
    short = "--short" in sys.argv
    if not shutil.which("valgrind"):
        print("valgrind is not installed, so nothing was counted")
        return 0
    broken = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as several:
        own, hello = os.path.join(folder, "own.toml"), os.path.join(folder, "hello.py")
        shutil.copy(shipped(), own)
        Path(hello).write_text(HELLO, encoding="utf-8")
        commands = {"hello-world": ([sys.executable, hello], CLEAN)}
        commands |= {call: prepared(call, own) for call in list(LIMITS)[: 8 if short else None]}
        counts = list(several.map(instructions, *zip(*commands.values(), strict=True)))
        base = counts[0]
        print(f"{'':40}{'million':>9}{'of hello-world':>16}{'limit':>7}{'' if short else '     ms'}")
        for count, (call, (command, environment)) in zip(counts, commands.items(), strict=True):
            limit = LIMITS.get(call, 1.0)
            broken += count > limit * base
            name = call if call == "hello-world" else f"redheat {call}"
            passed = "  too much" if count > limit * base else ""
            spent = "" if short else f"{milliseconds(command, environment):>7.1f}"
            print(f"{name:40}{count / 1e6:>9.1f}{count / base:>16.3f}{limit:>7.2f}{spent}{passed}", flush=True)
    for peer in [] if short else PEERS:
        if shutil.which(peer.split()[0], path=f"{CLEAN['PATH']}:/usr/games"):
            print(f"{peer:72}{milliseconds(peer.split(), CLEAN | {'PATH': CLEAN['PATH'] + ':/usr/games'}):>7.1f}")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
