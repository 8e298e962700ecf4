"""What can go wrong round a run: full disks, closed streams, readers gone, interrupts, odd terminals and locales."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from helpers.calls import TYPED
from helpers.running import CLEAN, COMMAND, COVERAGE, ROOT, Run, in_shell, installed, on_terminal

from redheat_cli.terminal.text import MESSAGE_LIMIT, UNSAFE

# A call of each kind of answer, because each kind is written in one place: records, an export that is no text and one
# that is, a text, the film's card, and what the parser of the command line prints.
KINDS = ["cast", "export kahoot --category crew --spoilers", "plot --format pretty"]
KINDS += ["export aiken --category crew --spoilers", "host --script", "data new", "", "--help", "--version"]
BUFFERS = pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
EVERY_KIND = pytest.mark.parametrize(
    ("call", "unbuffered"),
    [
        pytest.param(["cast"], {"PYTHONUNBUFFERED": "1"}, id="unbuffered"),
        *(pytest.param(call.split(), {}, id=call) for call in KINDS[:2]),
        *(pytest.param(call.split(), {}, id=call or "alone", marks=pytest.mark.once) for call in KINDS[2:]),
    ],
)


def redirected(call: list[str], to: str, **environment: str) -> Run:
    """Run CALL in bash with the redirection TO; what it prints elsewhere comes back."""
    return in_shell(f"{shlex.join(['redheat', *call])} {to}", **environment)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a film's file whose look-ups print more than three megabytes."""
    template = (ROOT / "tests" / "film.toml").read_text()
    record = template[template.index("[[production]]") : template.index("[[questions]]")]
    long = re.sub(r'(?m)^text = ".*"$', f'text = "{"It rained and rained " * 180}"', record)
    many = "".join(long.replace("production-rain", f"production-rain-{i}") for i in range(1_000))
    path = tmp_path_factory.mktemp("large") / "film.toml"
    path.write_text(template.replace(record, many))
    return path


@EVERY_KIND
def test_a_full_disk_is_exit_4_and_one_line(call: list[str], unbuffered: dict[str, str]) -> None:
    assert redirected(call, "> /dev/full", **unbuffered) == (
        4,
        "",
        "redheat: cannot write the answer: No space left on device\n",
    )


@EVERY_KIND
def test_a_closed_output_is_exit_4_and_one_line(call: list[str], unbuffered: dict[str, str]) -> None:
    assert redirected(call, ">&-", **unbuffered) == (4, "", "redheat: cannot write the answer: Bad file descriptor\n")


@BUFFERS
def test_a_disk_that_fills_half_way_is_exit_4(large: Path, tmp_path: Path, unbuffered: dict[str, str]) -> None:
    # A limit on the size of files stands for a disk of 256 KiB: the write before it is cut short.
    out = f"> '{tmp_path}/out'"
    limited = in_shell(f"ulimit -f 256; redheat production --json --data '{large}' {out}", **unbuffered)
    assert limited == (4, "", "redheat: cannot write the answer: File too large\n")
    assert (tmp_path / "out").stat().st_size == 1 << 18


@BUFFERS
def test_a_real_disk_that_fills_half_way_is_exit_4(large: Path, tmp_path: Path, unbuffered: dict[str, str]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=False).returncode:
        pytest.skip("a small disk can only be mounted by root, where mounting is allowed")
    try:
        call = ["production", "--json", "--data", str(large)]
        answer = redirected(call, f"> '{disk}/out'", **unbuffered)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert answer == (4, "", "redheat: cannot write the answer: No space left on device\n")


@BUFFERS
def test_much_output_arrives_whole(large: Path, tmp_path: Path, unbuffered: dict[str, str]) -> None:
    out = tmp_path / "out"
    assert redirected(["production", "--json", "--data", str(large)], f"> '{out}'", **unbuffered) == (0, "", "")
    assert out.stat().st_size > 3_000_000
    assert len(json.loads(out.read_text())) == 1_000


@EVERY_KIND
def test_a_reader_that_went_away_is_silent_success(call: list[str], unbuffered: dict[str, str]) -> None:
    assert redirected(call, "| true; exit ${PIPESTATUS[0]}", **unbuffered) == (0, "", "")


@BUFFERS
def test_a_reader_may_go_away_in_the_middle(large: Path, unbuffered: dict[str, str]) -> None:
    read = "| head -c 70000 | wc -c; exit ${PIPESTATUS[0]}"
    assert redirected(["production", "--json", "--data", str(large)], read, **unbuffered) == (0, "70000\n", "")


@EVERY_KIND
def test_a_broken_stderr_changes_no_exit_code(call: list[str], unbuffered: dict[str, str]) -> None:
    assert redirected(call, "> /dev/null 2>&-", **unbuffered).code == 0


def test_a_full_stderr_changes_no_exit_code() -> None:
    assert redirected(["questions", "--random", "1"], "> /dev/null 2> /dev/full").code == 0


@pytest.mark.parametrize(
    ("call", "code", "to"),
    [
        ("cast nobody", 1, "2>&-"), ("cast nobody", 1, "2> /dev/full"), ("cast nobody", 1, ">&- 2>&-"),
        ("cast --nosuch", 2, "2> /dev/full"), ("cast --data /nowhere", 3, ">&- 2>&-"),
    ],
)  # fmt: skip
def test_a_broken_stderr_hides_no_failure(call: str, code: int, to: str) -> None:
    assert redirected(call.split(), to).code == code


def test_both_streams_may_be_broken() -> None:
    assert redirected(["cast"], "> /dev/full 2> /dev/full").code == 4
    assert redirected(["cast"], ">&- 2>&- <&-").code == 4


@pytest.mark.parametrize("delay", [20, 30, 40, 60, 90, 150])
def test_an_interrupt_leaves_no_traceback_of_ours(delay: int) -> None:
    process = subprocess.Popen(
        [COMMAND, "search", "a", "--format", "pretty"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=CLEAN,
    )
    time.sleep(delay / 1000)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    # Until the first line of `run` the interpreter may still say by itself that it was interrupted.
    assert set(re.findall(r"redheat_cli/(\S+)\", line \d+, in (\S+)", said)) <= {
        ("__main__.py", "<module>"),
        ("__init__.py", "<module>"),
    }
    assert process.returncode in (0, -signal.SIGINT, 1 if said else 0)


def test_an_interrupt_stops_a_loop_of_the_shell() -> None:
    loop = f'for i in 1 2 3; do echo "run $i" >&2; "{COMMAND}" cast --data - < <(sleep 30); done; echo finished >&2'
    process = subprocess.Popen(
        ["bash", "-c", loop], stderr=subprocess.PIPE, text=True, env=CLEAN, start_new_session=True
    )
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    assert said == "run 1\n"


def test_a_terminal_is_as_it_was_after_sigterm() -> None:
    import pty
    import termios

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen([COMMAND, "cast", "--data", "-"], stdin=theirs, stdout=theirs, stderr=theirs, env=CLEAN)
    time.sleep(0.3)
    process.terminate()
    assert process.wait(10) == -signal.SIGTERM
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)


in_utf_8 = cache(installed)  # each answer serves several tests


def signs(text: str) -> Counter[str]:
    """Count the characters of TEXT, but for white space, case, colours and what joins the parts of a value."""
    return Counter(re.sub(r"\x1b\[[\d;]*m|[\s:;]", "", text.casefold()))


@pytest.mark.parametrize(
    ("size", "term"),
    [((1, 1), "xterm"), ((10, 24), "dumb"), ((40, 15), "unknown"), ((200, 50), ""), ((40, 15), "xterm")],
)
def test_a_terminal_of_any_size_shows_every_value(size: tuple[int, int], term: str) -> None:
    shown = on_terminal("cast", columns=size[0], lines=size[1], TERM=term)
    assert shown.code == 0
    assert signs(in_utf_8("cast").out) <= signs(shown.out)
    if term in ("dumb", ""):
        assert "\x1b" not in shown.out


def test_a_terminal_without_a_name_shows_no_colour() -> None:
    environment = {name: value for name, value in CLEAN.items() if name != "TERM"}
    done = subprocess.run(
        [sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])", COMMAND, "cast"],
        capture_output=True,
        env=environment,
        timeout=60,
        check=True,
    )
    assert b"Ivan Danko" in done.stdout
    assert b"\x1b" not in done.stdout


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    *({"PYTHONIOENCODING": name} for name in ("cp437", "utf-16")),
]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_every_encoding_gets_readable_text_and_the_same_json(locale: dict[str, str]) -> None:
    for call in (["cast", "Видов", "--json"], ["cast", "--format", "markdown"]):
        assert installed(*call, **locale) == in_utf_8(*call)
    done = subprocess.run(
        [COMMAND, "cast", "--format", "pretty"], capture_output=True, env={**CLEAN, **locale}, check=True
    )
    # A terminal whose encoding lacks a letter shows its code, and rules of hyphens.
    shown = done.stdout.decode(locale.get("PYTHONIOENCODING", "ascii" if "PYTHONUTF8" in locale else "utf-8"))
    assert re.search("\n(-{60,}|\u2500{60,})\n", shown)
    assert "Arnold Schwarzenegger" in shown
    assert "Géza Balkay" in shown or "G\\xe9za Balkay" in shown


def test_bytes_that_are_no_text_are_refused_wherever_they_stand() -> None:
    for call in ([b"cast", b"\xff\xfe"], [b"\xff"], [b"cast", b"--data", b"\xc3"], [b"search", b"a\x80"]):
        done = subprocess.run([COMMAND, *call], capture_output=True, env={**CLEAN, **COVERAGE}, check=False)
        assert (done.returncode, done.stdout) == (2, b"")
        assert re.fullmatch(rb"redheat: an argument is not UTF-8: b'[ -~]+'\n", done.stderr)


HOSTILE = {
    "escape": "\x1b[2J\x1b]0;title\x07",
    "clipboard": "\x1b]52;c;eA==\x07",
    "markup": "[/] [red]x[/red] [link=http://x]y[/link] [@click=app.quit]z[/] :smile:",
    "c1": "\x9b31m\x85",
    "bidi": "\u202e\u2066abc\u2069",
    "tags": "\U000e0041\U000e007f",
    "regex": "(zq+)+$" * 20,
    "format": "%s %n {0} {film.__class__} ${HOME} `id`",
    "quotes": "'\"\\",
    "newline": "zq\nxz\tqy",
    "combining": "zq" + "\u0301\u0316" * 90,
    "long": "x" * 100_000,
    "long-combining": "\u0301\u0316" * 4_000,
}
HOSTILE["all"] = "".join(HOSTILE[name][:12] for name in HOSTILE)


def with_hostile_words(first: str, *others: str) -> pytest.MarkDecorator:
    """Parametrize a test by calls and words: FIRST gets all words, and OTHERS the two that hold all dangers."""
    pairs = [(first, word) for word in HOSTILE] + [(call, word) for call in others for word in ("all", "long")]
    return pytest.mark.parametrize(
        ("call", "word"), [pytest.param(call.split(), HOSTILE[word], id=f"{call} {word}") for call, word in pairs]
    )


@with_hostile_words(
    "cast", "cast --fields", "cast --format", "cast --limit", "cast --data", "info", "crew", "quotes", "quotes --by",
    "quotes --kind", "quotes --rating", "production", "production --topic", "plot --act", "search", "show",
    "sources", "schema", "data", "data check", "check question-nobody", "questions --category", "quiz --category",
    "host --deck", "host --rounds", "export", "export aiken --category", "export aiken --rounds", "",
)  # fmt: skip
def test_hostile_words_are_shown_harmlessly(redheat: Callable[..., Run], call: list[str], word: str) -> None:
    answer = redheat(*call, word)
    assert answer.code in (1, 2, 3)
    assert answer.out == ""
    assert answer.err.startswith("redheat: ")
    assert answer.err.endswith("\n")
    assert answer.err.count("\n") == 1
    assert len(answer.err) <= len("redheat: \n") + MESSAGE_LIMIT
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", answer.err)


@with_hostile_words(
    "check question-director", "questions --limit 1 --seed", "quotes --random 1 --seed",
    "export aiken --limit 1 --seed", "export aiken --limit 1 --output", "export aiken --limit 1 --report",
    "host --script --seed", "host --script --teams", "host --script --venue",
)  # fmt: skip
def test_hostile_words_that_are_answered_stay_harmless(
    redheat: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: list[str], word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    answer = redheat(*call, word)
    assert answer.code in (0, 1, 2, 4)
    assert bool(answer.out) == (answer.code < 2 and "--output" not in call)
    assert not re.search(UNSAFE, answer.out + answer.err)
    assert all(line.startswith("redheat: ") for line in answer.err.splitlines())
    assert max(map(len, answer.err.splitlines()), default=0) <= len("redheat: ") + MESSAGE_LIMIT


# Runs calls, which are its arguments in JSON, and says on standard error what they do to the system but for reading.
WATCHED = """
import json, os, sys
from redheat_cli.__main__ import main

def watch(event, arguments):
    read = event in ("os.listdir", "os.scandir") or event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event.split(".")[0] in ("open", "os", "socket", "subprocess", "shutil", "ctypes") and not read:
        print(event, arguments, file=sys.__stderr__)

sys.addaudithook(watch)
sys.exit(max([main(json.loads(call)) for call in sys.argv[1:]]))
"""


def done_to_the_system(calls: list[list[str]]) -> str:
    """Run CALLS, which must answer, in one process; return what they do to the system but for reading, a line each."""
    words = [sys.executable, "-c", WATCHED, *map(json.dumps, calls)]
    said = subprocess.run(words, capture_output=True, env=CLEAN, check=True).stderr.decode()
    return "".join(line for line in said.splitlines() if not line.startswith("redheat: "))


@pytest.mark.once
def test_a_look_up_does_nothing_but_read(tmp_path: Path) -> None:
    told = done_to_the_system([[*name.split(), *words] for name, words in TYPED.items()] + [*map(str.split, KINDS)])
    assert told == ""
    assert done_to_the_system([["cast", "-o", str(tmp_path / "cast.txt")]]).startswith("open ")


def test_a_hostile_folder_does_not_change_the_command(tmp_path: Path) -> None:
    for name in ("rich", "typer", "tomli", "msgspec", "redheat_cli", "re", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')")
        (tmp_path / f"{name}_").mkdir()
    (tmp_path / "redheat_cli").mkdir()
    (tmp_path / "redheat_cli" / "__init__.py").write_text("raise SystemExit('taken over')")
    done = subprocess.run(
        [COMMAND, "cast", "danko", "--format", "pretty"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=CLEAN,
        check=True,
    )
    assert done.stdout.startswith("Ivan Danko  ")
    assert done.stderr == ""


COLOURS = [
    ({}, False), ({"NO_COLOR": "1"}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "0"}, False),
    ({"CLICOLOR_FORCE": "1"}, True), ({"CLICOLOR_FORCE": "0"}, False), ({"GITHUB_ACTIONS": "true"}, False),
    ({"PY_COLORS": "1"}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"TERM": "xterm-256color"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("environment", "forced"), COLOURS, ids=str)
def test_escape_bytes_are_where_the_contract_says(
    escapes: Callable[..., bool], environment: dict[str, str], forced: bool
) -> None:
    assert escapes("cast", "--format", "pretty", **environment) is forced
    assert escapes("cast", "--help", **environment) is forced


@pytest.fixture
def escapes(redheat: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Run redheat without a terminal and tell whether its output has escapes; its messages must have none."""

    def run(*words: str, **environment: str) -> bool:
        with monkeypatch.context() as context:
            for name, value in environment.items():
                context.setenv(name, value)
            answer = redheat(*words)
        assert "\x1b" not in answer.err
        return "\x1b" in answer.out

    return run


def test_no_variable_overrules_color_or_a_format_for_programs(escapes: Callable[..., bool]) -> None:
    assert not escapes("cast", "--format", "pretty", "--color", "never", FORCE_COLOR="1")
    assert escapes("cast", "--format", "pretty", "--color", "always", NO_COLOR="1")
    assert escapes("--help", FORCE_COLOR="1")
    for form in ("plain", "json", "jsonl", "csv", "markdown"):
        assert not escapes("cast", "--format", form, "--color", "always")
    assert not escapes("cast", "nobody", "--color", "always")
    for call in (["cast", "--nosuch"], ["--version"], ["data", "new"]):
        assert not escapes(*call, FORCE_COLOR="1")


# What TERM and the variables say -> whether a terminal gets colour.
ON_A_TERMINAL = [
    ({}, True), ({"TERM": "dumb"}, False), ({"TERM": ""}, False), ({"TERM": "unknown"}, True),
    ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ({"FORCE_COLOR": "0"}, True),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, True), ({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True),
    ({"TERM": "dumb", "CLICOLOR_FORCE": "0"}, False), ({"TERM": "dumb", "GITHUB_ACTIONS": "true"}, False),
]  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize(("environment", "coloured"), ON_A_TERMINAL, ids=str)
def test_a_terminal_gets_colour_where_the_contract_says(environment: dict[str, str], coloured: bool) -> None:
    assert ("\x1b" in on_terminal("cast", "danko", **environment).out) is coloured


@pytest.mark.parametrize(
    ("call", "coloured"),
    [
        ("cast danko --color always", True), ("cast danko --color never", False),
        ("cast danko --json --color always", False), ("cast nobody --color always", False),
        ("cast --nosuch", False), ("--help", True),
    ],
)  # fmt: skip
def test_a_terminal_gets_colour_when_the_call_says_so(call: str, coloured: bool) -> None:
    assert ("\x1b" in on_terminal(*call.split()).out) is coloured


def test_ids_are_read_from_any_standard_input(tmp_path: Path) -> None:
    def shown(script: str, **environment: str) -> Run:
        return in_shell(script, tmp_path, **COVERAGE, **environment)

    missing = "redheat: there is no record '\ufffd'\n"
    assert shown("printf '\\xff\\n' | redheat show -", PYTHONIOENCODING="utf-8") == (1, "", missing)
    assert shown("yes | redheat show -") == (2, "", "redheat: standard input is larger than 1024 KiB\n")
    assert shown("redheat show - <&-") == (2, "", "redheat: standard input cannot be read: Bad file descriptor\n")
    long = "print('question-' + '\\u0301\\u0316' * 100_000)"
    assert shown(f'python3 -c "{long}" | redheat show -').code == 1


def test_many_ids_may_be_typed() -> None:
    shown = in_shell("redheat show $(redheat cast --fields id) --fields id")
    assert shown == in_shell("redheat cast --fields id")
    assert in_shell(f"redheat show cast-danko {'x' * 201}").code == 2


def test_a_question_that_is_not_there_is_an_empty_answer(redheat: Callable[..., Run]) -> None:
    assert redheat("check", "question-nosuch-at-all", "x", "--json")[:2] == (1, "[]\n")


def test_options_that_exclude_each_other_are_told_before_any_work(redheat: Callable[..., Run]) -> None:
    said = "redheat: --json and --format csv exclude each other\n"
    assert redheat("check", "nosuch", "x", "--json", "--format", "csv") == (2, "", said)
    assert redheat("cast", "--data", "/nowhere", "--json", "--format", "csv") == (2, "", said)
    assert redheat("cast", "--fields", "id,help") == redheat("cast", "--fields", "help")


def test_an_interrupt_that_is_ignored_stays_ignored() -> None:
    script = (
        "trap '' INT; (redheat cast --data - < <(sleep 1; redheat data new); echo $?) & sleep 0.5; kill -INT 0; wait"
    )
    assert (
        in_shell(f'setsid bash -c "{script.replace("$", chr(92) + "$")}"', **COVERAGE).out
        == "The Hero\tJane Example\tcast-hero\n0\n"
    )


def test_a_file_named_in_the_environment_may_have_any_name(tmp_path: Path) -> None:
    template = (ROOT / "data" / "template.toml").read_bytes()
    for name, locale in (("Видов.toml".encode(), {"LC_ALL": "C", "PYTHONUTF8": "0"}), (b"bad\xff.toml", {})):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(template)
        done = subprocess.run(
            [COMMAND, "cast", "--fields", "id"],
            cwd=tmp_path,
            env={**CLEAN, **COVERAGE, **locale, "REDHEAT_DATA": os.fsdecode(name)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (0, b"cast-hero\n")


def test_a_width_that_is_no_number_is_no_bug(redheat: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "\u00b2")
    monkeypatch.setenv("LINES", "\u00b2")
    assert redheat("cast", "danko", "--format", "pretty").code == 0


def test_a_bullet_is_a_star_where_the_encoding_has_none() -> None:
    shown = installed("cast", "danko", "--format", "pretty", PYTHONIOENCODING="utf-8").out
    done = subprocess.run(
        [COMMAND, "cast", "danko", "--format", "pretty"],
        env={**CLEAN, **COVERAGE, "PYTHONIOENCODING": "cp437"},
        capture_output=True,
        check=True,
    )
    assert "\n  \u2022 " in shown
    assert b"\n  * " in done.stdout


def test_a_file_may_be_written_whatever_its_name_and_the_locale(tmp_path: Path) -> None:
    call = "redheat export aiken --limit 1 --output Видов.txt --report Ü.json"
    assert in_shell(call, tmp_path, LC_ALL="C", PYTHONUTF8="0").code == 0
    assert {one.name for one in tmp_path.iterdir()} == {"Видов.txt", "Ü.json"}


def test_a_file_is_not_taken_for_a_stream_that_is_closed(tmp_path: Path) -> None:
    said = "redheat: cannot write the answer: Bad file descriptor\n"
    assert in_shell("redheat host --accessible >&-", tmp_path, XDG_STATE_HOME=str(tmp_path)) == (4, "", said)
    played = in_shell("redheat host --accessible --new <&-", tmp_path, XDG_STATE_HOME=str(tmp_path))
    assert "no key" not in played.out
    assert "Traceback" not in played.err
