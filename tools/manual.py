"""Write what the wheel brings for `man` and for shells, from the table of commands: docs/redheat.1, data/completion/.

Run it after a change of the commands, their options or their help; a test fails while these files are old.
"""

import os
import sys
from pathlib import Path
from typing import Any

import typer
from typer.completion import get_completion_script

from redheat_cli import __version__
from redheat_cli.cli import command_line, completion
from redheat_cli.commands.command_table import COMMANDS
from redheat_cli.errors import BadDataset, BadUsage, NothingFound, OutputFailed, RedheatError

ROOT = Path(__file__).parent.parent
EXITS = {
    0: "The answer was found and written.",
    NothingFound.exit_code: "Nothing was found, a guess was shown, or the answer is no.",
    BadUsage.exit_code: "The command line is wrong.",
    BadDataset.exit_code: "The film's file cannot be read or has a fault.",
    OutputFailed.exit_code: "The answer could not be written.",
    RedheatError.exit_code: "There is a bug in redheat.",
}
VARIABLES = {
    "REDHEAT_DATA": "The path of another film's file, as with --data.",
    "NO_COLOR": "If it is set, do not use colour.",
    "FORCE_COLOR": "If it is set and not 0, use colour in a pipe too. CLICOLOR_FORCE does the same.",
    "REDHEAT_DEBUG": "If it is set, show where a bug is.",
}


def escaped(text: str) -> str:
    """Return TEXT for a line of roff (groff_man(7)): plain hyphens and quotes, and no dot that begins a line."""
    for sign, instead in (("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("`", "\\(ga"), ("^", "\\(ha"), ("~", "\\(ti")):
        text = text.replace(sign, instead)
    return f"\\&{text}" if text.startswith(".") else text


def options(command: Any, ctx: Any) -> list[str]:
    """Return the lines for the arguments and options of COMMAND."""
    lines = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record:
            lines += [".TP", f".B {escaped(record[0])}", escaped(" ".join(record[1].split()))]
    return lines


def page() -> str:
    """Return the manual page redheat(1)."""
    root = command_line.root()
    lines = [
        '.\\" Made by tools/manual.py from the table of commands.',
        f'.TH REDHEAT 1 "" "redheat {__version__}" "User Commands"',
        ".SH NAME",
        "redheat \\- facts, quotes and trivia of the film Red Heat (1988)",
        ".SH SYNOPSIS",
        ".B redheat",
        "[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".SH DESCRIPTION",
        escaped((root.help or "").partition("\n")[0]),
        "Without a command it shows the film\\(aqs card.",
        ".SH OPTIONS",
        *options(root, typer.Context(root, info_name="redheat", **root.context_settings)),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = command_line.command(name)
        ctx = typer.Context(command, info_name=f"redheat {name}", **root.context_settings)
        says, _, examples = (command.help or "").partition("Examples:")
        usage = " ".join(command.collect_usage_pieces(ctx))
        lines += [f".SS redheat {escaped(name)} {escaped(usage)}"]
        for paragraph in says.strip().split("\n\n"):
            lines += [".PP", *(escaped(" ".join(paragraph.split())).splitlines())]
        lines += options(command, ctx)
        if examples:
            lines += [
                ".PP",
                "Examples:",
                ".PP",
                ".RS 4",
                ".nf",
                *(escaped(line.strip()) for line in examples.strip().splitlines()),
            ]
            lines += [".fi", ".RE"]
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXITS.items():
        lines += [".TP", f".B {code}", escaped(meaning)]
    lines += [".SH ENVIRONMENT"]
    for name, meaning in VARIABLES.items():
        lines += [".TP", f".B {name}", escaped(meaning)]
    return "\n".join(lines) + "\n"


def files() -> dict[str, str]:
    """Return what each file holds, by its path in the project."""
    scripts = {
        shell: get_completion_script(prog_name="redheat", complete_var="_REDHEAT_COMPLETE", shell=shell) + "\n"
        for shell in ("bash", "zsh", "fish")
    }
    return {
        "docs/redheat.1": page(),
        "data/completion/redheat": scripts["bash"],
        "data/completion/_redheat": scripts["zsh"] + "\n" + completion.ZSH_FIRST_TAB,
        "data/completion/redheat.fish": scripts["fish"],
    }


def main() -> None:
    """Write the files."""
    for name, content in files().items():
        (ROOT / name).write_text(content, encoding="utf-8")
        sys.stdout.write(f"{os.path.join(ROOT, name)}\n")


if __name__ == "__main__":
    main()
