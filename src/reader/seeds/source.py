"""What every format reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.seeds.draft import Problems
    from reader.seeds.limits import Limits


@dataclass(frozen=True, slots=True)
class Source:
    """What a format reads: the text of a document, and where to say what is wrong with it."""

    text: str
    problems: Problems
    limits: Limits
