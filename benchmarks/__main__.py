"""Repeats every figure of the README: `make bench`, or `python -m benchmarks [NAME...]`."""

from __future__ import annotations

import subprocess
import sys

NAMES = ("quotes", "search", "tui")


def main() -> int:
    """Run the benchmarks named, each in a process of its own; all of them where none is named."""
    names = sys.argv[1:] or list(NAMES)
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode for name in names
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
