"""reader: a terminal news reader that shows who said what, over a plain folder of documents.

Importing this package costs nothing: its public names load their modules on first use (PEP 562).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model.article import Article as Article
    from reader.model.article import Span as Span
    from reader.model.quotation import Quote as Quote
    from reader.quotes import extract as extract

__version__ = "0.1.0"
__all__ = ["Article", "Quote", "Span", "__version__", "extract"]

_HOMES = {
    "Article": "reader.model",
    "Quote": "reader.model",
    "Span": "reader.model",
    "extract": "reader.quotes",
}


def __getattr__(name: str) -> object:
    """Return the public name, loading the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'reader' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List the public names without loading them."""
    return sorted(__all__)
