"""What is said of a query that cannot be understood, and of the place in it."""

from __future__ import annotations

from reader.model.errors import ReaderError


class QueryError(ReaderError, ValueError):
    """A query that cannot be understood."""

    def __init__(self, message: str, query: str, position: int, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.query = query
        self.position = position
        """Offset into the query where the mistake is."""
        self.hint = hint
        """What to write instead, where that can be said."""

    def caret(self) -> str:
        """Return two lines: the query, and a caret under the place of the mistake."""
        return f"{self.query}\n{' ' * self.position}^"
