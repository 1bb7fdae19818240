"""Texts: documents, loaders by format, sectioning."""
