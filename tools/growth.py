"""Print what each command costs on films of 1, 10, 100 and 1,000 times the records, beside parsing alone.

`parse` is tomli.loads on the same file. Times are processor time in seconds, the least of several runs in a process
each, less what the same call costs on a film without records; memory is the most that the process held, in MiB.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from redheat_cli.film.load_and_compile import shipped

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from helpers.growing import grown

CALLS = """\
info --json
info --format csv
cast danko --json
cast --json
cast --format pretty
crew hill --json
plot --length full --json
quotes --by ridzik --json
quotes crime --json
production bus --json
search bus --json
search bus --format pretty
show cast-danko --json
sources --json
sources cast-danko --json
check question-director hill --json
check question-director bill --json
export fortune
questions --json
export aiken
host --script --seed x""".splitlines()
# How many times the records -> how many runs.
RUNS = {1: 9, 10: 9, 100: 5, 1000: 2}
TIMED = """
import resource, sys, time, os
start = time.process_time()
{code}
os.write(2, f"{{time.process_time() - start}} {{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}}".encode())
"""
PARSE = "import tomli\ntomli.loads(open({path!r}, encoding='utf-8').read())"
# A file of a thousand times the records is larger than any that is read.
CALL = """
import gc; gc.disable()
from redheat_cli.film import load_and_compile, parse
from redheat_cli.__main__ import main
load_and_compile.SIZE_LIMIT = parse.DOTS_LIMIT = 1 << 30
code = main({words!r} + ["--data", {path!r}])
assert code < 2, code  # an answer, or nothing found
"""


def cost(code: str, times: int) -> tuple[float, float]:
    """Return the seconds and the MiB that CODE takes in a fresh interpreter, the least of several runs."""
    runs = []
    for _ in range(RUNS[times]):
        done = subprocess.run(
            [sys.executable, "-c", TIMED.format(code=code)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )
        seconds, memory = done.stderr.split()[-2:]
        runs.append((float(seconds), float(memory)))
    return min(runs)


def main() -> None:
    """Measure and print the table, up to as many times the records as the first argument says."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    text = Path(shipped()).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "film.toml")
        Path(path).write_text(
            text[: text.index("[[facts]]")].replace('sources = ["', 'sources = [] #["'), encoding="utf-8"
        )
        empty = {call: cost(CALL.format(words=call.split(), path=path), 1)[0] for call in CALLS}
        print(f"{'records':>8}  {'call':36}{'seconds':>9}{'of parse':>9}{'MiB':>7}")
        for times in RUNS:
            if times > most:
                break
            Path(path).write_text(grown(text, times), encoding="utf-8")
            parse, memory = cost(PARSE.format(path=path), times)
            print(f"{times:>7}x  {'tomli.loads':36}{parse:>9.3f}{1:>9.2f}{memory:>7.0f}")
            for call in CALLS:
                seconds, memory = cost(CALL.format(words=call.split(), path=path), times)
                spent = seconds - empty[call]
                print(f"{'':>8}  {call:36}{spent:>9.3f}{spent / parse:>9.2f}{memory:>7.0f}")


if __name__ == "__main__":
    main()
