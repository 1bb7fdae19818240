"""The reading view: layout, painter, cursor, selection."""
