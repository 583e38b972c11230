"""Quotation marks in pairs: which stretches of a text stand between marks.

One pass, from mark to mark, one paragraph (line) at a time: a mark without its partner never spoils the
paragraphs after it. Curly, straight, French, German and East Asian marks; single marks only where an article
quotes with them.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Marked(NamedTuple):
    """A stretch between quotation marks, the marks included."""

    start: int
    end: int
    closed: bool
    """False where the paragraph ends before a closing mark comes."""
    continued: bool
    """True where the quotation goes on from the paragraph before."""
    doubtful: bool = False
    """Between two single marks for a double one ("''so''"): speech in old conversions, italics in wikis."""
    padded: bool = False
    """With a blank behind the opening and before the closing mark, as French has it: « so »."""
    bare: bool = False
    """A turn of a dialogue behind a dash, without marks."""

    @property
    def width(self) -> int:
        """Code points of each mark, with its blank."""
        return 0 if self.bare else 2 if self.doubtful or self.padded else 1


_PAIRS = {"“": '”"', "«": "»", "„": '“”"', "「": "」", "『": "』", "»": "«", "”": "”", '"': '"”', "‹": "›"}
"""Each opener with the marks that may close it: curly and straight are mixed in practice."""
_CLOSER = {opener: re.compile(f"[{closers}]") for opener, closers in _PAIRS.items()}
_STRAY_WITHIN = 2000
"""Code points behind a mark with blanks on both sides in which its partners are counted."""
_ROW = f"[{''.join(_PAIRS)}]{{4,}}"
"""Four marks in a row and more are decoration."""
_TICKS = {"''": r"''(?<![\w']'')(?=[^\s'])", "``": r"``(?=[^\s`])"}
"""Two single marks for a double one, and where they open. What stands before is looked at from behind: a search
that begins with letters is much the faster one."""
_TICKS_CLOSE = r"(?<=[^\s])''(?![\w'])"
# Expressions that few texts need are compiled when one does.
_PARAGRAPH = r"[^\n\r\u2028\u2029]+"
_RARE_BREAKS = ("\r", "\u2028", "\u2029")
_BEFORE_OPENER = frozenset(" ([{—–-―/\u00a0\t\u2009\u202f‘'…")
_CREDIT_LINE = r"(?:[A-Z][\w.’'-]* ){1,6}[A-Z][\w’'-]+(?:(?:,| of| on| for) [^.!?]{1,100})?\.?"
"""A name, with or without what its bearer is."""
_SINGLE_OPEN = r"[‘'](?=\w)(?!(?:tis|twas|em|til|cause)\b|\d\ds?\b)"
_SINGLE_HEADS = (" ‘", " '", "\n‘", "\n'")
"""What no article lacks that quotes with single marks."""
_SINGLE_CLOSE = r"(?m)(?<=[^\s‘'])[’'](?=[\s,.;:!?)\]—–]|$)"
_SPOKEN_ENDS = tuple(stop + mark for stop in ",.?!" for mark in "’'")
_SPOKEN_CLOSE = r"[,.?!][’'](?=\s|$)"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not empty."""
    if any(mark in text for mark in _RARE_BREAKS):
        return [match.span() for match in re.finditer(_PARAGRAPH, text)]
    out: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line:
            out.append((at, end))
        at = end + 1
    return out


def _opens(before: str, after: str) -> bool:
    """Whether a mark that serves for both ends (straight, ”, ») stands where an opener stands."""
    return (before in _BEFORE_OPENER or not (before.isalnum() or before in ".,;:!?)")) and not after.isspace()


class _Line:
    """The marks of one paragraph, paired."""

    __slots__ = ("end", "never_closed", "next_mark", "open_before", "out", "start", "text")

    def __init__(
        self, text: str, start: int, end: int, next_mark: Callable[[int], int], *, open_before: bool
    ) -> None:
        self.text, self.start, self.end, self.open_before = text, start, end, open_before
        self.next_mark = next_mark
        self.out: list[Marked] = []
        self.never_closed: set[str] = set()
        """Openers that no mark closes up to the end of the paragraph: searched for once."""

    def around(self, at: int) -> tuple[str, str]:
        """The characters before and after the mark at `at`; a space beyond the paragraph."""
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return before, after

    def is_first(self, at: int) -> bool:
        """Whether nothing but space stands before `at`."""
        return at - self.start < 8 and not self.text[self.start : at].strip()

    def pair(self) -> bool:
        """Fill `out`; True where the last quotation is still open at the end."""
        at, text, end = self.start, self.text, self.end
        while at < end:
            opener = self.next_mark(at)
            if opener >= end:
                return False
            if text[opener] in "'`":
                at = self._pair_ticks(opener)
                if at < 0:
                    return True
                continue
            at = opener + 1
            if text[at : at + 1] in _PAIRS:
                row = re.compile(_ROW).match(text, opener, end)
                if row is not None:
                    at = row.end()
                    continue
            if not self._take(opener):
                continue
            closer = self._closer(opener)
            if closer < 0 and not self._may_stay_open(opener):
                continue
            stop = closer + 1 if closer >= 0 else opener + len(text[opener:end].rstrip())
            self.out.append(Marked(opener, stop, closer >= 0, self.open_before and self.is_first(opener)))
            if closer < 0:
                return True
            at = stop
        return False

    def _pair_ticks(self, opener: int) -> int:
        """Take the stretch between two single marks; where to go on, or -1 where it stays open."""
        text, end = self.text, self.end
        closed = None if "'" in self.never_closed else re.compile(_TICKS_CLOSE).search(text, opener + 2, end)
        continued = self.open_before and self.is_first(opener)
        if closed is not None:
            self.out.append(Marked(opener, closed.end(), closed=True, continued=continued, doubtful=True))
            return closed.end()
        self.never_closed.add("'")
        if not self.is_first(opener):
            return opener + 2
        stop = opener + len(text[opener:end].rstrip())
        self.out.append(Marked(opener, stop, closed=False, continued=continued, doubtful=True))
        return -1

    def _take(self, at: int) -> bool:
        """Whether the mark at `at`, outside any quotation, opens one."""
        mark = self.text[at]
        if mark in "“«„「『‹":
            if mark == "“" and self._closes_german(at):
                self.out.append(Marked(self.start, at + 1, closed=True, continued=True))
                return False
            return not (mark == "“" and self._is_stray_closer(at))
        before, after = self.around(at)
        if _opens(before, after):
            return True
        if mark == '"' and before == after == " " and self._is_paired_behind(at):
            return True  # a blank that strayed inside
        if not self.out and self.open_before and not self.is_first(at):
            # Closes a quotation that was left open and not opened again here.
            if self._is_credit_line(at):
                return False
            self.out.append(Marked(self.start, at + 1, closed=True, continued=True))
        return False

    def _closes_german(self, at: int) -> bool:
        """Whether a “ ends a quotation that „ began above: "... so ist es“, sagte sie"."""
        if self.out or not self.open_before or self.is_first(at):
            return False
        before, after = self.around(at)
        return not before.isspace() and before not in _BEFORE_OPENER and not after.isalnum()

    def _is_paired_behind(self, at: int) -> bool:
        """Whether the marks from `at` to the end of the paragraph come out even, and the next one closes."""
        rest = self.text.count('"', at, min(self.end, at + _STRAY_WITHIN))
        closer = self.text.find('"', at + 1, self.end)
        return rest % 2 == 0 and closer > 0 and not self.text[closer - 1].isspace()

    def _is_credit_line(self, closer: int) -> bool:
        """Whether an open quotation ends with the name of whoever said it: "... on.⏎Jane Roe, mayor.”"."""
        above = self.text[max(0, self.start - 3) : self.start]
        adjoins = above[-1:] == "\n" and above[-2:] != "\n\n" and above[-2:-1] in ".!?…"
        if not adjoins or self.text[closer + 1 : self.end].strip():
            return False
        return bool(re.compile(_CREDIT_LINE).fullmatch(self.text, self.start, closer))

    def _is_stray_closer(self, at: int) -> bool:
        """A “ where only a closing mark can stand ("word,“ he said")."""
        if self.text[at + 1 : at + 2] != " " and at + 1 < self.end:
            return False
        return at > self.start and not self.text[at - 1].isspace()

    def _closer(self, opener: int) -> int:
        """Where the quotation that opens at `opener` is closed in this paragraph, or -1."""
        text, end = self.text, self.end
        mark = text[opener]
        match = None if mark in self.never_closed else _CLOSER[mark].search(text, opener + 1, end)
        if match is None:
            self.never_closed.add(mark)
            return self._typo(opener) if mark == "“" else -1
        first = match.start()
        if mark in "“„«":
            return self._nested(mark, opener, first)
        return first

    def _typo(self, opener: int) -> int:
        """A “ that closes by mistake: before it a word or a stop, after it a space or the end."""
        at = self.text.find("“", opener + 1, self.end)
        return at if at > 0 and self._is_stray_closer(at) else -1

    def _nested(self, mark: str, opener: int, first: int) -> int:
        """The closer that fits when further marks open inside; else the first one."""
        text, closer, depth, at = self.text, first, 0, opener + 1
        for _ in range(4):
            depth += text.count(mark, at, closer)
            if not depth:
                return closer
            match = _CLOSER[mark].search(text, closer + 1, self.end)
            if match is None:
                return first
            depth, at, closer = depth - 1, closer + 1, match.start()
        return first

    def _may_stay_open(self, opener: int) -> bool:
        """A lone mark counts as opener only where a quotation could begin."""
        before, after = self.around(opener)
        return (
            (before in _BEFORE_OPENER or opener == self.start)
            and not after.isspace()
            and self.text[opener] != "»"
        )


def _has_words(text: str, span: Marked) -> bool:
    """Whether anything is said between the marks; looks at no more than the head of long ones."""
    start = span.start + 1
    return text[start : start + 1].isalnum() or any(
        map(str.isalnum, text[start : min(span.end, start + 199)])
    )


def _single_openers(text: str) -> list[int]:
    """Where a single mark stands as an opener: before a word, after space, dash or bracket."""
    return [
        at
        for at in (match.start() for match in re.finditer(_SINGLE_OPEN, text))
        if at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–"
    ]


def _quotes_singly(text: str) -> bool:
    """Whether the article quotes with single marks: they outnumber the double ones and hold speech."""
    doubles = text.count("“") + text.count('"') // 2 + text.count("„") + text.count("«")
    doubles += (text.count("''") + text.count("’’")) // 2  # two single marks for a double one
    if text.count("‘") + text.count("'") <= doubles or sum(map(text.count, _SPOKEN_ENDS)) <= doubles:
        return False  # upper bounds of singles and spoken, and much cheaper
    spoken = len(re.findall(_SPOKEN_CLOSE, text))
    if spoken <= doubles:
        return False
    singles = len(_single_openers(text))
    return singles > doubles and spoken * 3 >= singles


def _single_spans(text: str, lines: list[tuple[int, int]]) -> list[Marked]:
    """Stretches between single marks, one paragraph at a time."""
    out: list[Marked] = []
    openers = _single_openers(text)
    search = re.compile(_SINGLE_CLOSE).search
    at = 0
    for start, end in lines:
        while at < len(openers) and openers[at] < end:
            opener = openers[at]
            at += 1
            if opener < start or (out and opener < out[-1].end):
                continue
            closer = search(text, opener + 1, end)
            if closer is None:
                start = end  # none of the later ones is closed either
                continue
            out.append(Marked(opener, closer.end(), closed=True, continued=False))
    return out


def _mark_finder(text: str) -> Callable[[int], int]:
    """A function that tells where the first mark from an offset on stands; the text's length for none.

    To be asked with rising offsets: then all questions together cost one pass for each kind of mark.
    """
    size = len(text)
    finders: list[Callable[[int], int]] = [partial(text.find, mark) for mark in _PAIRS if mark in text]
    finders += [_finder(expression, text) for ticks, expression in _TICKS.items() if ticks in text]
    places = [-1] * len(finders)

    def next_mark(at: int) -> int:
        first = size
        for index, place in enumerate(places):
            if place < at:
                place = finders[index](at)
                place = places[index] = size if place < 0 else place
            if place < first:
                first = place
        return first

    return next_mark


def _finder(expression: str, text: str) -> Callable[[int], int]:
    """As `text.find`, for an expression."""
    search = re.compile(expression).search

    def find(at: int) -> int:
        match = search(text, at)
        return match.start() if match else -1

    return find


def pair_marks(text: str, lines: list[tuple[int, int]]) -> list[Marked]:
    """Everything that stands between quotation marks, in order, none overlapping.

    `lines` are the paragraphs of `text`. Marks inside a quotation stay inside it.
    """
    if any(head in text for head in _SINGLE_HEADS) and _quotes_singly(text):
        return _single_spans(text, lines)
    out: list[Marked] = []
    left_open = False
    next_mark = _mark_finder(text)
    first_mark = -1
    for start, end in lines:
        if first_mark < start:
            first_mark = next_mark(start)
            if first_mark == len(text):
                break
        if first_mark >= end:
            left_open = left_open and text[start:end].isspace()
            continue
        line = _Line(text, start, end, next_mark, open_before=left_open)
        still_open = line.pair()
        if line.out:
            left_open = still_open
        elif left_open and not text[start:end].isspace():
            left_open = False
        out += line.out
    if "«" in text:
        out = [_padded(text, span) for span in out]
    return [span for span in out if _has_words(text, span)]


def _padded(text: str, span: Marked) -> Marked:
    """The stretch, which is padded where its guillemets have blanks inside."""
    if text[span.start] != "«" or span.end - span.start < 5 or not text[span.start + 1].isspace():
        return span
    return span._replace(padded=not span.closed or text[span.end - 2].isspace())
