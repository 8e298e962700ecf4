"""Interactive shells on a terminal, with the completion that the wheel brings: type into them, and press TAB."""

import os
import select
import time
from pathlib import Path

from helpers.running import CLEAN, COMMAND, ROOT, open_terminal, start_on

SCRIPTS = ROOT / "data" / "completion"
BASH_COMPLETION = Path("/usr/share/bash-completion/bash_completion")
PATIENCE = 30.0  # seconds

# What each kind of shell reads when it starts; {scripts} is where the wheel's completion lies.
STARTED = {
    "bash": "source {scripts}/redheat",
    "bash-completion": f"source {BASH_COMPLETION}",
    "zsh": "fpath=({scripts} $fpath); autoload -Uz compinit; compinit -u -d $HOME/dump; setopt interactive_comments",
    "fish": "set fish_complete_path {scripts}",
}
# The program with a note of each time that a shell has asked it for completions.
NOTING = """#!/bin/sh
"{command}" "$@"
code=$?
if [ -n "$_REDHEAT_COMPLETE" ]; then echo asked >> "$HOME/asked"; fi
exit $code
"""


class Shell:
    """A shell of KIND, a name in STARTED, in FOLDER, which is also its home."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.folder, self.seen, self._count = folder, "", 0
        program = folder / "bin" / "redheat"
        program.parent.mkdir()
        program.write_text(NOTING.format(command=COMMAND))
        program.chmod(0o755)
        begin = STARTED[kind].format(scripts=SCRIPTS)
        (folder / ".zshrc").write_text(f"{begin}\nPS1='$ '\n")
        (folder / ".bashrc").write_text(f"{begin}\n")
        share = folder / "share" / "bash-completion" / "completions"
        share.mkdir(parents=True)
        (share / "redheat").symlink_to(SCRIPTS / "redheat")
        words = {
            "bash": ["bash", "--noprofile", "--rcfile", str(folder / ".bashrc")],
            "bash-completion": ["bash", "--noprofile", "--rcfile", str(folder / ".bashrc")],
            "zsh": ["zsh", "-d"],
            "fish": ["fish", "--no-config", "--private", "-C", begin],
        }[kind]
        environment = {
            **CLEAN,
            "HOME": str(folder),
            "PATH": f"{program.parent}:{CLEAN['PATH']}",
            "XDG_DATA_DIRS": f"{folder / 'share'}:/usr/share",
        }
        self._ours, theirs = open_terminal(200, 50)
        self._process = start_on(theirs, words, environment, cwd=folder)
        os.close(theirs)
        try:
            self.enter("")
        except BaseException:
            self.close()
            raise

    def _read(self, seconds: float) -> bool:
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        self.seen += os.read(self._ours, 65536).decode(errors="replace")
        return True

    def type(self, keys: str) -> None:
        """Type KEYS."""
        os.write(self._ours, keys.encode())

    def tab(self) -> None:
        """Press TAB and wait until the shell has asked the program and has written what it makes of the answer."""
        asked = self.folder / "asked"
        asked.unlink(missing_ok=True)
        self.type("\t")
        end = time.monotonic() + PATIENCE
        while not asked.exists() and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.25):
            pass

    def enter(self, line: str) -> None:
        """Type LINE, press Enter and wait until the shell has run all of it."""
        self._count += 1
        done = self.folder / f"done-{self._count}"
        self.type(f"{line}\r" if line else "")
        self.type(f"echo > {done.name}\r")
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            self._read(0.05)
        assert done.exists(), self.seen
        done.unlink()

    def close(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
