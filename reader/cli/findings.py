"""One line of `doctor`."""

from typing import NamedTuple


class Finding(NamedTuple):
    """What was looked at and what was found.

    Attributes:
        sign: "ok", "!" for what is not as it should be, "-" for a remark.
        subject: what was looked at, a word or two.
        report: one line; may hold names of files.
    """

    sign: str
    subject: str
    report: str


def judged(well: bool, subject: str, report: str) -> Finding:
    """Return a finding that is either well or not."""
    return Finding("ok" if well else "!", subject, report)
