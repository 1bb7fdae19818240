"""Run the reader on a file in a process with limits of memory and time."""

import os
import resource
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import reader

_ROOT = Path(reader.__file__).parents[1]
MEMORY = 1 << 30
"""Bytes of address space: the interpreter and its libraries take a sixth of it."""

SECONDS = 60
"""Of processor time."""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The one line of the error, without the program's and the source's name."""
        assert self.code == 3, self
        assert self.err.startswith("sanneng-read: ") and self.err.endswith("\n") and self.err.count("\n") == 1, self.err
        return self.err.rstrip("\n").split(": ", 2)[2]


def run(*arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> Outcome:
    """Run a command; whatever it prints is plain text."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment,
        preexec_fn=_limit,
        timeout=10 * SECONDS,
    )
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    for text in (outcome.out, outcome.err):
        assert not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
        assert not [c for c in text if 0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069]
    return outcome


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
