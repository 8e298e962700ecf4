"""Deferred modules: each is the real one for whoever uses it, and a look-up uses none of them."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers.running import CLEAN, COMMAND, COVERAGE, installed

from redheat_cli import __main__ as start

# Each deferred module -> a use of it whose value is true.
USES = {
    "ast": "ast.literal_eval('[1]') == [1]",
    "tokenize": "[*tokenize.generate_tokens(iter(['x = 1']).__next__)][0].string == 'x'",
    "linecache": "linecache.getline(os.__file__, 1)",
    "subprocess": "subprocess.run(['true']).returncode == 0",
    "platform": "platform.python_version_tuple()[0] == '3'",
    "shellingham": "issubclass(shellingham.ShellDetectionFailure, Exception)",
    "textwrap": "textwrap.fill('a b', 1) == 'a\\nb'",
    "ipaddress": "ipaddress.ip_address('::1').is_loopback",
    "bz2": "bz2.decompress(bz2.compress(b'a')) == b'a'",
    "lzma": "lzma.decompress(lzma.compress(b'a')) == b'a'",
    "ntpath": "ntpath.basename(r'C:\\a') == 'a'",
    "msgspec.inspect": "msgspec.inspect.type_info(int) == msgspec.inspect.IntType()",
}


def python(code: str) -> str:
    """Run CODE in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**CLEAN, **COVERAGE}, check=True, timeout=60
    )
    return done.stdout


def test_each_has_a_use_here() -> None:
    assert tuple(USES) == start.MODULES


@pytest.mark.parametrize("name", USES)
def test_a_deferred_module_is_the_real_one_when_used(name: str) -> None:
    code = (
        f"import os, sys; from redheat_cli import __main__ as start; start.MODULES = ({name!r},);"
        f"sys.modules.pop({name!r}, None); start.defer(); import {name};"
        f"print(type({name}) is start.Deferred, bool({USES[name]}), type({name}) is type(sys))"
    )
    assert python(code) == "True True True\n"


def test_a_loaded_module_stays_as_it_is() -> None:
    code = (
        "import sys, textwrap; from redheat_cli import __main__ as start; start.defer();"
        "print(sys.modules['textwrap'] is textwrap, type(textwrap) is type(sys))"
    )
    assert python(code) == "True True\n"


def test_a_name_that_it_lacks_is_an_attribute_error() -> None:
    code = (
        "from redheat_cli import __main__ as start; start.defer(); import textwrap;"
        "print(hasattr(textwrap, 'nosuch'), hasattr(textwrap, 'fill'))"
    )
    assert python(code) == "False True\n"


def test_a_module_that_two_threads_use_at_once_is_whole_for_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "slow.py").write_text("import time\ntime.sleep(0.2)\nvalue = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(start, "MODULES", ("slow",))
    start.defer()
    module = sys.modules.pop("slow")
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(module.value)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1]


# Runs the program as its script does, and prints the modules that are still deferred, or were there before.
LEFT = (
    "import os, sys; before = set(sys.modules); from redheat_cli.__main__ import run;"
    "names = lambda: (name for name, one in sys.modules.items() if type(one).__name__ == 'Deferred');"
    "os._exit = lambda code: print('@@', *names(), *before);"
    "sys.argv = ['redheat', 'cast', 'danko', '--json']; run()"
)


def test_a_look_up_uses_none_of_them() -> None:
    left = set(python(LEFT).partition("@@")[2].split())
    assert left >= set(start.MODULES) - {"platform", "ast"}  # uuid and inspect use them, up to Python 3.12


def test_debugging_defers_nothing() -> None:
    code = f"import os; os.environ['REDHEAT_DEBUG'] = '1'; {LEFT}".replace(", *before", "")
    assert python(code).partition("@@")[2] == "\n"
    assert installed("cast", "danko", REDHEAT_DEBUG="1") == installed("cast", "danko")


def test_the_process_ends_only_when_everything_is_written() -> None:
    # The reader takes its time, so the pipe is full long before everything is written.
    slow = f"'{COMMAND}' questions --json | (sleep 1; wc -c)"
    counted = subprocess.run(["bash", "-c", slow], capture_output=True, text=True, env=CLEAN, check=True, timeout=60)
    assert int(counted.stdout) == len(installed("questions", "--json").out.encode())
