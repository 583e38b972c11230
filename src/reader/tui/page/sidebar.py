"""Quotations broken into lines for the sidebar, by speaker or in order of the text. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.corrections.wording import LOOK
from reader.shown import crediting
from reader.tui.page.paint import cut_at_word, cut_phrase, fold, without_dangling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.tui.page.document import Document, Quotation

_SHORT = 12
"""Characters up to which a circumstance is not broken into two lines."""
WORDS = 3
"""Lines of a quotation that are shown; the reader pane has the rest."""


class SideLine(NamedTuple):
    """A line of the sidebar."""

    kind: str
    """`head`, `speaker`, `meta`, `words`, `indirect`, `evidence`, or `blank`."""
    left: str = ""
    right: str = ""
    number: int | None = None
    """The quotation it belongs to."""
    hue: int | None = None
    aside: str = ""
    """Words behind those on the left that are of less weight: the role behind a name."""


class Sidebar:
    """All lines of the sidebar at one width."""

    def __init__(
        self,
        document: Document,
        width: int,
        *,
        by_speaker: bool,
        evidence: int | None = None,
        only: Sequence[int] | None = None,
    ) -> None:
        """`evidence` is the number of the quotation that is shown with how it was attributed.

        `only` are the numbers of those that are shown at all; None: every one.
        """
        self.document = document
        self._width = width
        self._by_speaker = by_speaker
        self._evidence = evidence
        self._handles = {
            (quotation.name, quotation.known): quotation.credit.handle
            for quotation in reversed(document.quotations)
            if quotation.credit.handle
        }
        kept = None if only is None else frozenset(only)
        self.order = [number for number in self._ordered() if kept is None or number in kept]
        """Numbers of the quotations from top to bottom."""
        self.lines = list(self._all())
        self.places = self._places()
        """Number of a quotation to its first line and how many it takes."""

    def _ordered(self) -> list[int]:
        quotations = self.document.quotations
        if not self._by_speaker:
            return [quotation.number for quotation in quotations]
        return crediting.by_speaker([quotation.credit for quotation in quotations])

    def _all(self) -> Iterator[SideLine]:
        previous: tuple[str, bool, str] | None = None
        headed = False  # the mark of doubt stands beside the name
        quotations = self.document.quotations
        counts = Counter((quotations[number].name, quotations[number].known) for number in self.order)
        roles = {(q.name, q.known): q.credit.role for q in reversed(quotations) if q.credit.role}
        for number in self.order:
            quotation = quotations[number]
            who = (quotation.name, quotation.known)
            # In the order of the text a handle stands beside what was posted, and only there.
            over = (*who, "" if self._by_speaker else quotation.credit.handle)
            if previous is not None:
                yield SideLine("blank")
            if over != previous:
                handle = self._handles.get(who, "") if self._by_speaker else quotation.credit.handle
                count = str(counts[who]) if self._by_speaker else ""
                yield from self._speaker(quotation, count, handle, without_dangling(roles.pop(who, "")))
                headed = self._is_doubtful(quotation)
            previous = over
            yield from self._quotation(quotation, mark=self._is_doubtful(quotation) and not headed)

    def _speaker(self, quotation: Quotation, count: str, handle: str, role: str) -> Iterator[SideLine]:
        """Who says what follows: the name with its handle, the role behind it or below, how many there are, doubt."""
        right = " ".join(filter(None, (count, "?" if self._is_doubtful(quotation) else "")))
        room = self._width - len(right) - 1
        name = quotation.name if quotation.known else without_dangling(quotation.name)
        name = cut_phrase(name, room)
        if handle and cell_len(name) + cell_len(handle) + 2 <= room:
            name = f"{name}  {handle}"
        beside = role if cell_len(name) + cell_len(role) + 2 <= room else ""
        yield SideLine("speaker", name, right, None, quotation.hue, beside)
        if role and not beside:
            yield SideLine("meta", cut_phrase(role, self._width), "", None, quotation.hue)

    @staticmethod
    def _is_doubtful(quotation: Quotation) -> bool:
        return quotation.first.confidence < crediting.SURE_ENOUGH

    def _quotation(self, quotation: Quotation, *, mark: bool) -> Iterator[SideLine]:
        """One quotation: its words, then how it was said, with a `mark` where that is doubtful and the name is not."""
        number, hue = quotation.number, quotation.hue
        document = self.document
        kind = "indirect" if quotation.first.kind == "indirect" else "words"
        words = document.said(quotation)
        for text in _few(words, self._width - 2, WORDS):
            yield SideLine(kind, text, "", number, hue)
        how = crediting.circumstances(quotation.first, document.text, document.article.day)
        # "Fri 5 Jan" stays together, and the dash at the word behind it.
        whole = [part.replace(" ", "\u00a0") if len(part) <= _SHORT else part for part in how]
        said = "—\u00a0" + ", ".join(whole) if whole else ""
        yours = quotation.first.yours
        if yours is not None:
            said = f"{said} · yours" if said else "—\u00a0yours"
        if mark:
            said = f"{said}\u00a0?" if said else "?"
        for text in _few(said, self._width - 2, 2):
            yield SideLine("meta", text.replace("\u00a0", " "), "", number, hue)
        if yours is not None and yours.moved:
            yield SideLine("meta", LOOK, "", number, hue)
        if number == self._evidence:
            for text in evidence(quotation, self._width - 2):
                yield SideLine("evidence", text, "", number, hue)

    def _places(self) -> dict[int, tuple[int, int]]:
        places: dict[int, tuple[int, int]] = {}
        for at, each in enumerate(self.lines):
            if each.number is not None:
                first, count = places.get(each.number, (at, 0))
                places[each.number] = (first, count + 1)
        return places


def _few(text: str, width: int, most: int) -> Iterator[str]:
    """The first lines of a text, the last one cut where it goes on."""
    lines = fold(text, max(8, width), most) if text else []
    for at, (start, end) in enumerate(lines):
        more = at == len(lines) - 1 and end < len(text.rstrip())
        yield cut_at_word(text[start : end + width], width) if more else text[start:end]


def evidence(quotation: Quotation, width: int) -> list[str]:
    """Return why this speaker, in lines: the words and the name, how sure, and the rule."""
    lines = crediting.evidence(quotation.first, quotation.credit)
    return [text.replace("\u00a0", " ") for each in lines for text in _few(each, width, 3)]
