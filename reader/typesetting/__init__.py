"""From words to rows of cells; pure, without Textual."""
