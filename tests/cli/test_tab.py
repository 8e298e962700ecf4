"""The TAB key, typed in real shells: it completes, and a film's file can neither run a command nor break a line."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.running import ROOT, Run, installed
from helpers.shells import BASH_COMPLETION, STARTED, Shell

# Each name says what it is by its first letters, which are typed; `X` stands for the command `touch pwned`.
HOSTILE = [
    r"$(X)", "`X`", ";X", "&X&", "|X", "||X", "&&X", "\nX", ">pwned", ">>pwned", "<(X)", ">(X)", "=(X)",
    r"\$(X)", r"\\$(X)", r"\'$(X)", "'$(X)'", '"$(X)"', "'; X; '", '"; X; "', r"\`X\`", "$((X))", "${IFS}$(X)",
    "$[$(X)]", "(e:X:)", "*(e:'X':)", "^X", "#$(X)", "!!", "!touch", "{a,$(X)}", "*", "?[a-z]*", "%s\\n", "\\",
    "Ed O'Ross", 'the "one"', "a:b:::$(X)", ":::X", "-- $(X)",
]  # fmt: skip
# The names that are completed by themselves: test_completion.py shows that folding leaves all of them alike. At the end
# each shell gets all the names at once.
COMPLETED = range(0, len(HOSTILE), 8)
NEED = {"bash": "bash", "bash-completion": "bash", "zsh": "zsh", "fish": "fish"}


def tag(number: int) -> str:
    """Return the word that the hostile name NUMBER begins with."""
    return f"q{number:02}x"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a film's file with a quote from each speaker whose name is hostile."""
    text = (ROOT / "tests" / "film.toml").read_text()
    start, end = text.index("[[quotes]]"), text.index("[[production]]")
    quotes = []
    for number, name in enumerate(HOSTILE):
        written = f"{tag(number)}{name}".replace("X", "touch pwned").replace("\\", "\\\\").replace('"', '\\"')
        written = written.replace("\n", "\\n")
        quotes.append(
            f'[[quotes]]\nid = "quote-n{number:02}"\nkind = "dialogue"\ntext = "Text {number}."\n'
            f'speaker = "{written}"\ncertainty = "confirmed"\nsources = ["source-review"]\n'
        )
    path = tmp_path_factory.mktemp("hostile") / "film.toml"
    path.write_text(text[:start] + "\n".join(quotes) + "\n" + text[end:])
    return path


@pytest.fixture(params=STARTED)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """A shell of each kind in an empty folder."""
    if not shutil.which(NEED[request.param]):
        pytest.skip(f"{NEED[request.param]} is not installed")
    if request.param == "bash-completion" and not BASH_COMPLETION.exists():
        pytest.skip("bash-completion is not installed")
    opened = Shell(request.param, tmp_path)
    yield opened
    opened.close()


def test_a_hostile_name_runs_nothing_and_is_found(shell: Shell, hostile: Path) -> None:
    assert installed("data", "check", str(hostile)).code == 0
    before = {path.name for path in shell.folder.iterdir()}
    for number in COMPLETED:
        shell.type(f"redheat quotes --data {hostile} --by {tag(number)}")
        shell.tab()
        shell.enter(" --fields id >> out")
        assert not (shell.folder / "pwned").exists()
    shell.type(f"redheat quotes --data {hostile} --by ")
    shell.tab()
    shell.type("\t")  # bash lists the names now; fish has listed them, and asks no more
    shell.enter(">> /dev/null")
    made = {path.name for path in shell.folder.iterdir()} - before - {"asked", ".bash_history", ".local", ".cache"}
    assert made <= {"out", "dump", "dump.zwc"}
    expected = [f"quote-n{number:02}" for number in COMPLETED]
    assert (shell.folder / "out").read_text().splitlines() == expected


# What is typed before TAB, and the whole name; each is tried in every shell. test_completion.py has more of them.
NAMES = {
    "quotes --by Arn": ["quotes", "--by", "Arnold Schwarzenegger"],
    "cast Ed": ["cast", "Ed O'Ross"],
    "cast вид": ["cast", "Олег Видов"],
    "show cast-dan": ["show", "cast-danko"],
    "cast laurence fish": ["cast", "Laurence Fishburne"],
}


def test_a_completed_name_answers_like_the_whole_one(redheat: Callable[..., Run], shell: Shell) -> None:
    for typed, whole in NAMES.items():
        shell.type(f"redheat {typed}")
        shell.tab()
        shell.enter(" --json > out")
        wanted = redheat(*whole, "--json").out
        assert wanted != "[]\n"
        assert (shell.folder / "out").read_text() == wanted
