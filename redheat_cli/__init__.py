"""The facts, quotes and trivia of one film at the command line."""

__version__ = "0.1.0"
