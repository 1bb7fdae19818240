"""Where things live on this platform: the user's data, settings and what can be made again."""

import os
from collections.abc import Iterable
from pathlib import Path

import platformdirs

_NAME = "sanneng-read"


def data_folder() -> Path:
    """Folder of the user's own data (reading state); not created here."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_folder() -> Path:
    """Folder of what can be made again (the compact dictionary); not created here."""
    return Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def config_folder() -> Path:
    """Folder of the user's settings file; not created here."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def is_writable(folder: Path) -> bool:
    """Tell whether something can be put into a folder that may have to be made first."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file beside its place and rename it: it is never there in part. Nobody else may read it.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(parts)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
