"""Why a source cannot be read."""

from reader.text.clean import clean


class SourceError(Exception):
    """A source that cannot be read; said to the user as one line.

    Attributes:
        source: what the user named, made safe to print: no control characters, no lone surrogates.
        reason: plain English words, without the name.
    """

    def __init__(self, source: str, reason: str) -> None:
        """Name a source and say why."""
        super().__init__(source, reason)
        self.source = clean(source).replace("\n", "\ufffd")
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


def missing(source: str, what: str, extra: str) -> SourceError:
    """Return the error for a source that an optional library reads, with the command that installs it."""
    return SourceError(source, f"is {what}, which needs one more library: pip install 'sanneng-read[{extra}]'")
