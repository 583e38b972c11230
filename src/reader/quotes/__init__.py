"""Who said what: quotations with their speakers, found without a parser, with the standard library alone.

`reader.quotes.extraction.extract` is the whole of it. See `docs/quotations.md` for what counts as what.
"""

from __future__ import annotations

RULES_VERSION = 14
"""Goes up with every change of rules or weights that changes answers: what was extracted before is done again."""
