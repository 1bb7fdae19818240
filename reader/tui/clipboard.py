"""Whether the terminal takes copied text (OSC 52); it never answers, so only those known to refuse can be named."""

import os

_VTE_WITH_OSC52 = 7600  # VTE_VERSION of 0.76, the first release that can take it


def refusal() -> str:
    """Return why a copy will not arrive; empty when nothing speaks against it."""
    if os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal.app takes no copies from programs: hold fn and select with the mouse."
    if os.environ.get("TERM") in ("linux", "vt100", "vt220", "dumb"):
        return "This terminal takes no copies from programs."
    vte = os.environ.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) < _VTE_WITH_OSC52:
        return "This terminal is too old to take copies from programs: hold shift and select with the mouse."
    return ""
