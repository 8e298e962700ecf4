"""Try on Windows what the calls alone do not show: locks, files that others have open, and how a process ends.

python.exe inside.py START, where START is the script that starts the program. It ends with 1 when something is wrong.
"""

import os
import subprocess
import sys
import tempfile
import threading
from typing import Any

PROGRAM = [sys.executable, sys.argv[1]]
HOST = ("host", "--accessible", "--seed", "x")
CONTROL_C_EXIT = 0xC000013A
EXPORT = ("export", "aiken", "-o", "questions.txt", "--force", "--rating", "strong", "--spoilers", "--limit")
wrong: list[str] = []


def run(*words: str, typed: bytes = b"") -> tuple[int, str]:
    """Run the program with WORDS, and return its exit code and what it says on standard error."""
    done = subprocess.run([*PROGRAM, *words], input=typed, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


def expect(what: str, found: Any, wanted: Any) -> None:
    """Print whether FOUND is what is WANTED, and remember when it is not."""
    good = found == wanted
    print(f"{'good' if good else 'WRONG'}: {what}" + ("" if good else f": {found!r}, not {wanted!r}"))
    if not good:
        wrong.append(what)


def replacing() -> None:
    """Replace a file that another program reads: for a moment, and all the time."""
    run(*EXPORT, "1")
    with open("questions.txt") as reader:
        before = reader.read()
        threading.Timer(1, reader.close).start()
        expect("a file that is read for a moment is replaced", run(*EXPORT, "2"), (0, ""))
    with open("questions.txt") as reader:
        after = reader.read()
        expect("it has the new content", after != before, True)
        said = "redheat: questions.txt: cannot be written: Permission denied\n"
        expect("a file that is read all the time stays", run(*EXPORT, "3"), (4, said))
        reader.seek(0)
        expect("it has the old content", reader.read(), after)
    expect("no other file is left behind", os.listdir(), ["questions.txt"])


def locking() -> None:
    """Host an evening twice at once, and once more when the first process was killed."""
    first = subprocess.Popen([*PROGRAM, *HOST], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdout
    while b"LOBBY" not in first.stdout.readline():
        pass
    code, said = run(*HOST, "--new", typed=b"q\nq\n")
    expect("an evening has one host", (code, f"by process {first.pid}" in said), (2, True))
    first.kill()
    first.wait()
    expect("a lock falls with its process", run("host", "--accessible", "--resume", typed=b"q\nq\n")[0], 0)


def ending() -> None:
    """End as Ctrl-C does."""
    with open(sys.argv[1]) as start:
        path = start.read().partition("from importlib")[0]
    script = f"{path}\nfrom redheat_cli.terminal import operating_system\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}operating_system.end_by(2)"], input=b"", capture_output=True, check=False
    )
    expect("an interrupt has the exit code of Windows", done.returncode, CONTROL_C_EXIT)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        os.mkdir(os.path.join(folder, "here"))
        os.chdir(os.path.join(folder, "here"))
        replacing()
        locking()
        ending()
        os.chdir(os.path.dirname(folder))  # Windows removes no folder that somebody is in
    sys.exit(1 if wrong else 0)
