"""A line of progress on a terminal, gone when the work is done."""

from types import TracebackType
from typing import Final, Self, TextIO

from reader.cli.width import cells_of

_TAIL: Final = 9  # cells of what stands behind the title; the ellipsis may take two


class Progress:
    """Shows how far a piece of work is; silent where the stream is no terminal."""

    def __init__(self, title: str, stream: TextIO) -> None:
        """Take what is being done and where to say it."""
        self._title = title
        self._stream = stream
        self._live = stream.isatty()
        self._shown = -1

    def __call__(self, fraction: float) -> None:
        """Show a fraction from 0 to 1; every per cent once."""
        percent = int(max(0.0, min(fraction, 1.0)) * 100)
        if self._live and percent != self._shown:
            if self._shown < 0:
                self._fit()
            self._shown = percent
            self._stream.write(f"\r{self._title} … {percent} %")
            self._stream.flush()

    def _fit(self) -> None:
        """Cut the title so that all stands on one line: only there it can be written over."""
        from reader.typesetting.cells import shortened

        self._title = shortened(self._title, max(0, cells_of(self._stream) - _TAIL - 1))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Erase the line, whatever happened."""
        if self._shown >= 0:
            from reader.typesetting.cells import text_width

            # Blanks instead of an escape sequence: any terminal understands them.
            self._stream.write("\r" + " " * (text_width(self._title) + _TAIL) + "\r")
            self._stream.flush()
