"""How a command ends: the exit codes of grep, and the error that leads to the last of them."""

from __future__ import annotations

from reader.model.errors import ReaderError

OK, NONE, ERROR = 0, 1, 2
"""With results, without, and for an error."""


class CommandError(ReaderError):
    """A command cannot do what it was asked; the message goes to stderr and the exit code is 2."""
