"""Add the compiled film to the wheel when it is built. A film with a fault breaks the build."""

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledFilm(BuildHookInterface):  # type: ignore[type-arg]
    """Check the shipped film and put it into the wheel in compiled form, beside its TOML file."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the film, but not for an editable install (VERSION), which reads the checkout's own TOML file."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from redheat_cli.errors import BadDataset
        from redheat_cli.film import load_and_compile, model
        from redheat_cli.listing.listing_and_draws import folded
        from redheat_cli.questions.all_questions import made_questions

        source = os.path.join(self.root, "data", "redheat.toml")
        try:
            film = load_and_compile.load(source)
        except BadDataset as error:
            sys.exit("\n".join(error.lines))
        self.folder = tempfile.TemporaryDirectory()
        made = os.path.join(self.folder.name, "redheat.msgpack")
        records = model.entries(film)
        texts = {record.id: text for record, text in zip(records, folded(film, records), strict=True)}
        with open(source, "rb") as toml, open(made, "wb") as file:
            prepared = {"folded": texts, "made": made_questions(film)}
            file.write(load_and_compile.compiled(toml.read(), prepared))
        build_data["force_include"][made] = "redheat_cli/data/redheat.msgpack"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was only needed for the build."""
        if version != "editable":
            self.folder.cleanup()
