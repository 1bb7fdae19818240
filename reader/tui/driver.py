"""A terminal driver for a screen on which the first page stands already."""

from textual.drivers.linux_driver import LinuxDriver

_OTHER_SCREEN = "\x1b[?1049h"


class KeepingDriver(LinuxDriver):
    """Does not switch to the other screen again, which would wipe the first page off it."""

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if data != _OTHER_SCREEN:
            super().write(data)
