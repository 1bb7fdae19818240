"""Search and keywords; pure."""
