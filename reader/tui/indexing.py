"""Having a text indexed and its level estimated, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def shelve(
    key: str, source: str, cancelled: Callable[[], bool], *, encoding: str = "", plain: bool = False
) -> Mapping[str, int]:
    """Index the full text of a source and return its running words by HSK level; none where that cannot be done.

    `encoding` is the codec it is read with, `plain` does without the dictionary.

    What was done of it stays; the next attempt goes on from there.
    """
    from reader import paths
    from reader.jobs.client import JobError, run
    from reader.jobs.tasks import shelve_request

    try:
        request = shelve_request(key, source, paths.cache_folder(), encoding=encoding, plain=plain)
        result = run("shelve", request, cancelled=cancelled)
    except JobError:
        return {}
    levels: Mapping[str, int] = result.get("levels", {})
    return levels
