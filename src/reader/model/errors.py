"""The root of the errors that this program raises: who uses it as a library needs one `except`."""

from __future__ import annotations


class ReaderError(Exception):
    """Something could not be done; the message says what was expected, what came, and what to do."""
