"""Draw what the program prints on a terminal of 80 columns as the pictures of the README: docs/*.svg."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

PICTURES = {"redheat": ["cast danko", "quotes crime organized"]}


def main() -> None:
    """Run each picture's commands and write its SVG."""
    for name, commands in PICTURES.items():
        console = Console(record=True, width=82, file=StringIO(), force_terminal=True)
        for command in commands:
            words = [sys.executable, "-m", "redheat_cli", *command.split(), "--format", "pretty", "--color", "always"]
            environment = {**os.environ, "COLUMNS": "80"}
            shown = subprocess.run(words, capture_output=True, text=True, check=True, env=environment)
            console.print(Text(f"$ redheat {command}", style="bold green"), Text.from_ansi(shown.stdout), sep="\n\n")
        target = Path(__file__).parent.parent / "docs" / f"{name}.svg"
        console.save_svg(str(target), title="redheat", theme=MONOKAI, unique_id=name)


if __name__ == "__main__":
    main()
