from pathlib import Path

import pytest

from reader.language.lexicon import Lexicon, ensure
from tests.language.tiny import write_sources


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    folder = tmp_path_factory.mktemp("tiny")
    return ensure(folder / "cache", sources=write_sources(folder / "sources"))


@pytest.fixture
def shared() -> Path:
    """The folder beside the project with measuring data."""
    folder = Path(__file__).resolve().parents[3] / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("../shared/data is not there")
    return folder
