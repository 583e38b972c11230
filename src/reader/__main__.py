"""Lets `python -m reader` do what the `reader` command does."""

from __future__ import annotations

import sys

from reader.cli import main

if __name__ == "__main__":
    sys.exit(main())
