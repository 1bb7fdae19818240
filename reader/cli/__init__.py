"""The command line: one module a command; Textual is imported only to open a text."""

from reader.cli.main import run

__all__ = ["run"]
