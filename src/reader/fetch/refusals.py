"""What stands in the way of fetching; each message is for people, and names what was expected and what came."""

from __future__ import annotations

from reader.model.errors import ReaderError


class FetchError(ReaderError):
    """An address, an answer or a feed that cannot be used."""


class Refused(FetchError):
    """An address that is never asked, whatever its server would say."""


class TooMuch(FetchError):
    """An answer that is larger, slower or further away than is allowed."""


class SubscriptionsError(ReaderError):
    """The subscriptions cannot be read or written; the message names file and line."""
