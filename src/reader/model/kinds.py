"""The kinds of quotations, and of those who speak them. Apart from the nouns: a search loads few of these."""

from __future__ import annotations

from typing import Literal

QuoteKind = Literal["direct", "mixed", "indirect", "post", "scare"]
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post", "scare")
LISTED_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect", "post")
"""The kinds that are listed and counted when nobody asks for others."""

PersonKind = Literal["person", "organisation", "unnamed"]
