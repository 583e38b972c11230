"""What can be wrong with an index."""

from __future__ import annotations

from reader.model.errors import ReaderError


class IndexFault(ReaderError):
    """Something is wrong with the index itself; the message says what and what to do."""


class Interrupted(IndexFault):
    """The question was stopped by `Index.interrupt`."""


class Damaged(IndexFault):
    """The index file cannot be trusted: it is to be renamed and built again."""


class Suspicious(IndexFault):
    """The question could not be asked: the index may be damaged, or this program wrong. A check tells."""
