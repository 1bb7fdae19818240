"""Where things live on this platform: the user's data, settings and what can be made again."""

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
