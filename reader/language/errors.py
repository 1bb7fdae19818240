"""What can go wrong with the reader's own data."""


class LexiconError(Exception):
    """The dictionary cannot be built or used; its text says why in one plain line."""
