"""The name of a target and libFuzzer's options -> runs of that target on bytes that reach new code, until one fails.

    pip install atheris
    python tools/fuzz.py screens -runs=50000 NEW_CORPUS tests/corpus/screens

The targets are `loader`, `matcher`, `formats` and `screens`; tests/targets.py says what each must keep.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
with atheris.instrument_imports(include=["redheat_cli", "tomli"]):
    from targets import TARGETS


def main() -> None:
    """Run the target named first."""
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        sys.exit(f"usage: fuzz.py {'|'.join(TARGETS)} [-runs=N] [CORPUS]...")
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
