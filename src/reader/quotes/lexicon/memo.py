"""What was worked out before, within a bound on memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

K = TypeVar("K", bound="Sized")
V = TypeVar("V")


class Memo(dict[K, V]):
    """The answers of a function by its argument: `memo[key]` works out what is not known yet.

    At most two generations of `bound` answers are kept. When the present one is full it becomes the one before,
    and what is asked for again is taken over from there: the commonest are never forgotten. Keys of `longest`
    and more are not kept, so that the bound on entries is one on memory. Answers are never None.
    """

    __slots__ = ("_before", "_bound", "_longest", "_make")

    def __init__(self, make: Callable[[K], V], bound: int, longest: int) -> None:
        super().__init__()
        self._make, self._bound, self._longest = make, bound, longest
        self._before: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        known = self._before.get(key)
        if known is None:
            known = self._make(key)
            if len(key) >= self._longest:
                return known
        if len(self) >= self._bound:
            self._before = self.copy()
            self.clear()
        self[key] = known
        return known
