"""Work off the main thread; no Textual."""
