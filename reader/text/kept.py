"""What has been worked out and is likely to be asked for again, up to a certain size."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key; the least recently used ones are forgotten when their sizes add up to more than `most`."""

    def __init__(self, most: int) -> None:
        """Keep values of so much size together, and the newest however large it is."""
        self._most = most
        self._size = 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def __contains__(self, key: K) -> bool:
        """Tell whether there is a value."""
        return key in self._values

    def get(self, key: K) -> V | None:
        """Return a value and count it as used; None where there is none."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value that there was none for."""
        self._values[key] = value, size
        self._size += size
        while self._size > self._most and len(self._values) > 1:
            _, (_, gone) = self._values.popitem(last=False)
            self._size -= gone

    def known(self) -> tuple[K, ...]:
        """Return the keys of all values, those used last at the end."""
        return tuple(self._values)

    def drop(self, key: K) -> None:
        """Forget a value, if there is one."""
        _, size = self._values.pop(key, (None, 0))
        self._size -= size

    def clear(self) -> None:
        """Forget all."""
        self._values.clear()
        self._size = 0
