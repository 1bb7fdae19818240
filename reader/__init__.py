"""A terminal reader for Chinese."""

__version__ = "0.1.0"
