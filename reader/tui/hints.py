"""What the keys do in a window, written on its lower edge: the footer below it is that of the text."""

from textual.content import Content

from reader.tui.keys import key_shown


def hint(*keys: tuple[str, str]) -> Content:
    """Return keys, each with what it does in the user's language, for a window's lower edge; a click presses one."""
    return Content("  ").join(
        Content.assemble((key_shown(key), "bold $footer-key-foreground"), " ", does).stylize(
            f"@click=app.press('{key}')"
        )
        for key, does in keys
    )
