"""Selecting words of the text with the keys: two ends, of which one moves; drawn and used as what the mouse selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.textunits import Units

if TYPE_CHECKING:
    from reader.tui.page.textunits import Unit
    from reader.tui.session.stage import Text

_WIDER: dict[Unit, Unit] = {"word": "sentence", "sentence": "paragraph", "paragraph": "word"}


class Selecting:
    """The selection that the keys made in the text, if there is one."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._units = Units("")
        self._unit: Unit = "word"
        self._anchor = self._head = 0
        """A place in the unit at either end: the one that stays, and the one that moves."""

    @property
    def span(self) -> tuple[int, int] | None:
        """What is selected; None where nothing is, or where the mouse has selected since."""
        return self._text.selected

    def begin(self, offset: int, unit: Unit) -> bool:
        """Select the unit at a place of the text; say whether there is one."""
        document = self._text.document
        if document is None:
            return False
        self._units = Units(document.text)
        if not self._units.words:
            return False
        self._unit = unit
        self._anchor = self._head = self._units.at("word", offset)[0]
        self._show()
        return True

    def widen(self) -> None:
        """Take whole sentences, then whole paragraphs, then words again."""
        if self.span is None:
            return
        self._unit = _WIDER[self._unit]
        self._show()

    def step(self, steps: int) -> None:
        """Move the end by words, or by what is taken whole."""
        if self.span is None:
            return
        spans = self._units.of(self._unit)
        at = self._units.number(self._unit, self._head) + steps
        self._go(spans[max(0, min(at, len(spans) - 1))][0])

    def step_line(self, lines: int) -> None:
        """Move the end by lines of the screen."""
        if self.span is not None:
            self._go(self._text.beside(self._head, lines))

    def step_sentence(self, steps: int) -> None:
        """Move the end to the end of this sentence, or with -1 to its beginning; from there to the one after."""
        if self.span is None:
            return
        units, sentences = self._units, self._units.sentences
        at = units.number("sentence", self._head)
        edge = self._edge(at, steps)
        more = abs(steps) if units.at("word", self._head)[0] == edge else abs(steps) - 1
        at = max(0, min(at + (more if steps > 0 else -more), len(sentences) - 1))
        self._go(self._edge(at, steps))

    def _edge(self, sentence: int, steps: int) -> int:
        """Return where the last word of a sentence begins, or going back the first."""
        start, end = self._units.sentences[sentence]
        words = self._units.words
        at = self._units.number("word", start)
        if steps > 0:
            while at + 1 < len(words) and words[at + 1][0] < end:
                at += 1
        return words[at][0]

    def turn(self) -> None:
        """Have the other end move from now on."""
        if self.span is not None:
            self._anchor, self._head = self._head, self._anchor
            self._show()

    def leave(self) -> None:
        """Select nothing any more."""
        if self.span is not None:
            self._text.select(None)

    def _go(self, offset: int) -> None:
        self._head = self._units.at("word", offset)[0]
        self._show()

    def _show(self) -> None:
        one, other = (self._units.at(self._unit, each) for each in (self._anchor, self._head))
        self._text.select((min(one[0], other[0]), max(one[1], other[1])), self._head)
