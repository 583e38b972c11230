"""The kinds of quotations. Apart from the model, because a search loads them and none of its data classes."""

from __future__ import annotations

from typing import Literal

QuoteKind = Literal["direct", "mixed", "indirect", "post", "scare"]
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post", "scare")
LISTED_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post")
"""The kinds that are listed and counted when nobody asks for others."""
