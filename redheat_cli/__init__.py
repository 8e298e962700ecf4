"""The facts, quotes and trivia of one film at the command line."""

__version__ = "0.2.0"
