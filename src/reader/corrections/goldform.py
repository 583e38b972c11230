"""Writes an article as training reads it: its text, and who says what in it.

What an annotation does not tell has no field. A reader who says whose words these are tells no words of the text that
name the speaker: where the rules' own are not the speaker's any more, the record has none of the fields about them, as
those of annotated pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.shown.records import quotations, quote_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.article import Article
    from reader.model.quotation import Quote

_FIELDS = ("start", "end", "text", "kind", "canonical", "inner", "group")
_PLACED = ("speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end")


def gold_record(article: Article, quotes: Sequence[Quote]) -> dict[str, object]:
    """Return one article with its quotations as they count, in the form of annotated documents.

    `other_quoted` are the places of words between marks that nobody is credited with.
    """
    listed = [quote for group in quotations(quotes) for quote in group]
    return {
        "id": article.id,
        "source": article.source,
        "text": article.text,
        "quotes": [_record(quote, article.text) for quote in listed],
        "other_quoted": [[quote.start, quote.end] for quote in quotes if quote.kind == "scare"],
    }


def _record(quote: Quote, text: str) -> dict[str, object]:
    record = quote_record(quote, text)
    is_placed = quote.speaker is not None or quote.canonical is None
    return {name: record[name] for name in (*_FIELDS, *(_PLACED if is_placed else ()))}
