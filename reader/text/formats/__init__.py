"""Loaders, one module a format; `table` tells which reads what."""
