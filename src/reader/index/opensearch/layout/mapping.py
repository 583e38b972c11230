"""The mappings of the three indexes of an archive: articles with their quotations, people, and notes of documents.

What is searched is written in lines of words (`wordlines`), most of which are the texts themselves.
"""

from __future__ import annotations

from typing import Any

from reader.index.query.folding import FOLD_VERSION
from reader.quotes import RULES_VERSION
from reader.text import TEXT_VERSION

LAYOUT = 1
VERSION = f"{LAYOUT}.{TEXT_VERSION}.{RULES_VERSION}.{FOLD_VERSION}"
"""What an index has to be of to be read: otherwise it is built anew beside the old one."""
OURS = "reader-tui"
"""Whose index it is."""
ARTICLES, PEOPLE, NOTES = KINDS = ("articles", "people", "notes")
INNER = 10_000
"""Quotations of one article that can be asked for at once."""

_LINE = {"type": "text", "analyzer": "words", "norms": False}
_SCORED = {"type": "text", "analyzer": "words"}
_WORD = {"type": "keyword"}
_KEPT = {"type": "keyword", "index": False, "doc_values": False}
_LISTED = {"type": "keyword", "index": False}
"""For lists of articles in order, without reading the articles."""
_FOUND = {"type": "keyword", "doc_values": False}
"""To be looked for and not to be listed or counted."""
_LONG = {"type": "long"}
_INT = {"type": "integer"}
_COUNTED = {"type": "integer", "index": False}
"""To be sorted and counted by, and not to be looked for."""
_KEPT_NUMBER = {"type": "integer", "index": False, "doc_values": False}
_FLAG = {"type": "boolean", "doc_values": False}
_ANALYSIS = {
    "tokenizer": {
        "apart": {"type": "char_group", "tokenize_on_chars": ["whitespace", "punctuation", "symbol"]}
    },
    "analyzer": {"words": {"type": "custom", "tokenizer": "apart", "filter": ["lowercase"]}},
}

_ARTICLE: dict[str, Any] = {
    "key": _LONG,
    "origin": _WORD,
    "path": _WORD,
    "fragment": _KEPT,
    "place": _COUNTED,
    "at": _LONG,
    "day": _COUNTED,
    "written": _LONG,
    "title": _KEPT,
    "derived": {"type": "boolean", "index": False, "doc_values": False},
    "date": _KEPT,
    "source": {"type": "keyword", "ignore_above": 8_000},
    "author": _KEPT,
    "section": _KEPT,
    "tags": {"type": "keyword", "ignore_above": 8_000},
    "url": _KEPT,
    "has_url": _FLAG,
    "listed": _INT,
    "text_hash": _WORD,
    "address": _FOUND | {"ignore_above": 8_000},
    "telling": _FLAG,
    "text": _SCORED,
    "raw": _KEPT,
    "rest": _KEPT,
    "before": _FOUND,
    "number": _KEPT_NUMBER,
    "newest": _LONG,
    "digest": _WORD,
    "row": _LISTED | {"ignore_above": 8_000},
    "voices": _LISTED,
    "leads": _LISTED,
    "blocks": _FOUND,
    "lends": _FOUND,
    "persons": _WORD,
    "w_title": _SCORED,
    "w_author": _SCORED,
    **{f"w_{name}": _LINE for name in ("source", "section", "tag", "path", "url")},
    "quotes": {
        "type": "nested",
        "properties": {
            "n": _COUNTED,
            "group": _KEPT_NUMBER,
            "kind": _FOUND,
            "start": _KEPT_NUMBER,
            "end": _KEPT_NUMBER,
            "voice": _KEPT_NUMBER,
            "person": _WORD,
            "lead": _FLAG,
            "mention": _KEPT,
            "day": _COUNTED,
            "source": {"type": "keyword", "index": False, "ignore_above": 8_000},
            "said": {"type": "long", "index": False},
            "w_words": _LINE,
            "w_mention": _LINE,
        },
    },
}
"""`raw` is the text where `text` is a line of its words. `at` orders articles by time, `written` says when one was sent
(ms since 1970). `before` and `number` are what a document says of the one that it supersedes, `newest` is the key of
the newest version where there is a newer one. `digest` is of what a reader put right. `row` is what a list shows. A
voice is a speaker inside one article, `[number, name, what was seen, block, lent block, person, own]`; `leads` are the
numbers of the quotations that a person is counted for, each with the person; `quotes.said` is one number for what one
person says in one quotation of one article."""

_PERSON: dict[str, Any] = {
    "key": _WORD,
    "name": _WORD,
    "kind": _WORD,
    "forms": _KEPT,
    "whole": _WORD,
    "voices": _INT,
    "w_forms": _LINE,
}
_NOTE: dict[str, Any] = {
    "type": _WORD,
    "origin": _WORD,
    "path": _WORD,
    "mtime": _KEPT,
    "size": _LONG,
    "inode": _KEPT,
    "hash": _KEPT,
    "keys": _KEPT,
    "problems": _KEPT,
    "faults": _INT,
    "name": _WORD,
    "value": _KEPT,
}
_PROPERTIES = {ARTICLES: _ARTICLE, PEOPLE: _PERSON, NOTES: _NOTE}


def body_of(kind: str, shards: int, made: str) -> dict[str, Any]:
    """Return what an index is made with; `made` tells this generation from others.

    It is refreshed when a batch ends and at no other time, so that readers see batches whole.
    """
    return {
        "settings": {
            "index": {
                "number_of_shards": shards if kind == ARTICLES else 1,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "-1",
                "max_inner_result_window": INNER,
                "analysis": _ANALYSIS,
                "codec": "best_compression" if kind == ARTICLES else "default",
            }
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"program": OURS, "version": VERSION, "made": made},
            "properties": _PROPERTIES[kind],
        },
    }
