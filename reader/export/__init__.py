"""The annotated text in other formats, one module a format."""
