"""Having texts indexed and their level estimated, in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence


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


def index(
    texts: Sequence[tuple[str, str, str]],
    cancelled: Callable[[], bool],
    progress: Callable[[float], None],
    *,
    plain: bool = False,
) -> Mapping[str, str]:
    """Index texts (key, source, codec of each) and return by key why one cannot be.

    What was done stays, also where it was cancelled; `progress` is told from 0 to 1.
    """
    from reader import paths
    from reader.jobs.client import JobCancelled, JobError, run
    from reader.jobs.tasks import index_request

    try:
        request = index_request(texts, paths.cache_folder(), plain=plain)
        problems: Mapping[str, str] = run("index", request, on_progress=progress, cancelled=cancelled)
    except JobCancelled:
        return {}
    except JobError as error:
        return {key: error.reason for key, _, _ in texts}
    return problems
