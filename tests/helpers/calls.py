"""The commands of the table that list records, and what to type so that each answers."""

from helpers.running import ROOT

from redheat_cli.commands import COMMANDS, function, kinds

# What each listing command needs to be typed so that it answers with records.
TYPED: dict[str, list[str]] = {
    "info": [],
    "cast": [],
    "crew": [],
    "plot": ["--length", "full"],
    "quotes": [],
    "production": [],
    "search": ["danko"],
    "show": ["cast-danko", "quote-organized-crime", "fact-budget", "source-time-out", "summary-line"],
    "sources": [],
    "questions": [],
    "check": ["question-director", "walter hill"],
    "data path": [],
    "data check": [str(ROOT / "data" / "redheat.toml")],
}
INTERACTIVE = {"quiz", "host"}  # test_quiz.py and tests/host play them
LISTING = [name for name in COMMANDS if kinds(function(name)) and name not in INTERACTIVE]
