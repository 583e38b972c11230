"""Who said what: quotations with their speakers, found without a parser, with the standard library alone.

`extract` is the whole of it. See `docs/quotations.md` for what counts as what.
"""

from __future__ import annotations

from reader.quotes.pipeline import extract

__all__ = ["extract"]
