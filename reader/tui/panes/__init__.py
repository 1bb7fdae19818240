"""Panes around the text; they post messages and never import each other."""
