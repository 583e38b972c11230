"""Every limit on what a document may ask of this program, in one place.

None of them is reached by a document people write; each is a place where a hostile or broken one stops.
Reaching one is a Problem that names it, never a crash, and never silence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is read."""

    document_bytes: int = 32 * 1024 * 1024
    """A larger file is not read."""
    html_bytes: int = 16 * 1024 * 1024
    """A larger page is not parsed: a tree takes some thirty times the room of its source."""
    text_chars: int = 8_000_000
    """The text of one article is cut here."""
    title_chars: int = 1_000
    """A longer title is cut."""
    field_chars: int = 4_000
    """A longer author, source, address, or value of unknown front matter is cut (an address is dropped)."""
    meta_keys: int = 64
    """Keys of front matter kept that have no field of their own."""
    tags: int = 64
    """Tags kept."""
    articles: int = 200_000
    """Articles read from one document."""
    problems: int = 50
    """Problems reported one by one for a document; the rest are counted."""
    nesting: int = 100
    """Lists and mappings within each other in YAML; lists and quotations within each other in Markdown."""
    aliases: int = 1_000
    """Uses of YAML anchors in one document."""
    record_chars: int = 1_000_000
    """Characters of a record that its hash is made of."""
    id_chars: int = 200
    """A longer declared id is not used as one."""
    attributes: int = 1_000
    """Attributes of one element of a page that are kept: its parser compares each with all the others."""
    values: int = 2_000_000
    """Lists, objects, commas and lines of a JSON document together: a value takes up to thirty times its source."""
    toml_chars: int = 65_536
    """Longer TOML front matter is shown as text."""
    key_parts: int = 100
    """Parts of one dotted TOML key: its parser takes room for all before each of them."""
    markdown_chars: int = 4_000_000
    """Longer Markdown is read as plain text."""
    parse_seconds: float = 5.0
    """Time for one parse of Markdown or one run of the article extractor, where it can be stopped at all."""
    document_seconds: float = 120.0
    """Time for one document as a whole, where it can be stopped at all."""
    extract_elements: int = 10_000
    """Pages of more elements do not go to the article extractor: parts of it are quadratic."""
    extract_chars: int = 2_000_000
    """Longer pages do not go to the article extractor; where time cannot be limited, a tenth of this."""


DEFAULT = Limits()
