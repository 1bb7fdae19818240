"""The slow model's file from g2pM's weights; see the package."""

import json
import sys
from pathlib import Path

import numpy as np

from reader.language.window import WindowModel
from tests.bench.training.teacher import Teacher


def export(teacher: Teacher, hanzi: list[str], path: Path) -> None:
    """Write inputs as 16-bit steps, the rest as 32-bit floats."""
    step = float(max(np.abs(table).max() for table in teacher.inputs) / 32767)
    classes: dict[str, list[object]] = {}
    rows: list[int] = []
    for c in sorted(hanzi):
        classes[c] = [len(rows), teacher.readings[c]]
        rows += [teacher.classes[r] for r in teacher.readings[c]]
    head = {"vocabulary": teacher.vocabulary(), "classes": classes, "step": step}
    parts = [*(m.T for m in teacher.recurrent), teacher.w0, teacher.b0, teacher.w1[rows], teacher.b1[rows]]
    floats = np.concatenate([part.ravel() for part in parts]).astype("<f4").tobytes()
    body = b"".join(np.rint(table / step).astype("<i2").tobytes() for table in teacher.inputs)
    path.write_bytes(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body + floats)


if __name__ == "__main__":
    fitted = Path(sys.argv[1])
    export(Teacher(), list(WindowModel.open(fitted / "window.bin").classes), fitted / "sequence.bin")
