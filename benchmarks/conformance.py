"""Random archives and queries, asked of the index and of the plain meaning of the queries.

    python -m benchmarks.conformance [CASES]

The tests try some hundred cases of the same kind; this tries ten thousand, from seeds that a failure names.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.index.conformance import BACKENDS
from tests.index.test_random_queries import check

QUERIES = 9
"""Queries that are asked of each archive."""


def main() -> int:
    """Try so many cases; exit 1 where an answer was another."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--backend", choices=sorted(BACKENDS), default="sqlite")
    arguments = parser.parse_args()
    began, wrong = time.perf_counter(), 0
    archives = -(-arguments.cases // QUERIES)
    for seed in range(arguments.first, arguments.first + archives):
        try:
            check(arguments.backend, seed)
        except AssertionError:
            traceback.print_exc()
            print(f"seed {seed}", file=sys.stderr)
            wrong += 1
    took = time.perf_counter() - began
    print(f"{archives * QUERIES:,} queries of {archives:,} archives in {took:.0f} s; wrong: {wrong} archives")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
