"""What this person has read: SQLite."""
