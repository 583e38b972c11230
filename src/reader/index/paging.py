"""Page after page of an answer, as one sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGE = 200
"""Results asked for at once."""

T = TypeVar("T")


def paged(
    page: Callable[[str | None, int], tuple[Sequence[T], str | None]], limit: int | None
) -> Iterator[T]:
    """Yield the results of page after page, at most `limit` of them.

    `page` is asked with where it begins (None: at the beginning) and how many results it may hold, and returns
    them with where the next one begins (None: there is none).
    """
    after = None
    while limit is None or limit > 0:
        results, after = page(after, PAGE if limit is None else min(PAGE, limit))
        yield from results
        if after is None:
            return
        if limit is not None:
            limit -= len(results)
