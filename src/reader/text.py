"""The gate for foreign text, and where its lines break.

Whatever comes out of a document, a feed or a file name was written by somebody else and may try to drive the
terminal. `clean` and `clean_line` are the one gate into the program, `visible` is the gate for names that
must not lose a character. `wrap` breaks clean text into lines.

Standard library only, and cheap to import: the large character classes are compiled when first needed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT_VERSION = 1
"""Goes up with every change of the rules that make `Article.text`: such a change moves offsets."""
MAX_MARKS = 5
"""Combining marks kept after one letter: pointed Hebrew with cantillation needs five, nothing living more."""

# Every Mn and Me of Unicode 14, as the inside of a regular expression's class; gaps of unassigned code points
# are filled. tests/test_text.py holds it against unicodedata.
_BMP_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    r"\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b"
    r"\u0898-\u089f\u08ca-\u08e1\u08e3-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0962-\u0963"
    r"\u0981\u09bc\u09c1-\u09c4\u09cd\u09e2-\u09e3\u09fe-\u0a02\u0a3c\u0a41-\u0a51\u0a70-\u0a71\u0a75"
    r"\u0a81-\u0a82\u0abc\u0ac1-\u0ac8\u0acd\u0ae2-\u0ae3\u0afa-\u0b01\u0b3c\u0b3f\u0b41-\u0b44"
    r"\u0b4d-\u0b56\u0b62-\u0b63\u0b82\u0bc0\u0bcd\u0c00\u0c04\u0c3c\u0c3e-\u0c40\u0c46-\u0c56"
    r"\u0c62-\u0c63\u0c81\u0cbc\u0cbf\u0cc6\u0ccc-\u0ccd\u0ce2-\u0ce3\u0d00-\u0d01\u0d3b-\u0d3c"
    r"\u0d41-\u0d44\u0d4d\u0d62-\u0d63\u0d81\u0dca\u0dd2-\u0dd6\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    r"\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f71-\u0f7e\u0f80-\u0f84\u0f86-\u0f87"
    r"\u0f8d-\u0fbc\u0fc6\u102d-\u1030\u1032-\u1037\u1039-\u103a\u103d-\u103e\u1058-\u1059\u105e-\u1060"
    r"\u1071-\u1074\u1082\u1085-\u1086\u108d\u109d\u135d-\u135f\u1712-\u1714\u1732-\u1733\u1752-\u1753"
    r"\u1772-\u1773\u17b4-\u17b5\u17b7-\u17bd\u17c6\u17c9-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886"
    r"\u18a9\u1920-\u1922\u1927-\u1928\u1932\u1939-\u193b\u1a17-\u1a18\u1a1b\u1a56\u1a58-\u1a60\u1a62"
    r"\u1a65-\u1a6c\u1a73-\u1a7f\u1ab0-\u1b03\u1b34\u1b36-\u1b3a\u1b3c\u1b42\u1b6b-\u1b73\u1b80-\u1b81"
    r"\u1ba2-\u1ba5\u1ba8-\u1ba9\u1bab-\u1bad\u1be6\u1be8-\u1be9\u1bed\u1bef-\u1bf1\u1c2c-\u1c33"
    r"\u1c36-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8-\u1cf9\u1dc0-\u1dff"
    r"\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302d\u3099-\u309a\ua66f-\ua672\ua674-\ua67d"
    r"\ua69e-\ua69f\ua6f0-\ua6f1\ua802\ua806\ua80b\ua825-\ua826\ua82c\ua8c4-\ua8c5\ua8e0-\ua8f1\ua8ff"
    r"\ua926-\ua92d\ua947-\ua951\ua980-\ua982\ua9b3\ua9b6-\ua9b9\ua9bc-\ua9bd\ua9e5\uaa29-\uaa2e"
    r"\uaa31-\uaa32\uaa35-\uaa36\uaa43\uaa4c\uaa7c\uaab0\uaab2-\uaab4\uaab7-\uaab8\uaabe-\uaabf\uaac1"
    r"\uaaec-\uaaed\uaaf6\uabe5\uabe8\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
)
_ASTRAL_MARKS = (
    r"\U000101fd\U000102e0\U00010376-\U0001037a\U00010a01-\U00010a0f\U00010a38-\U00010a3f"
    r"\U00010ae5-\U00010ae6\U00010d24-\U00010d27\U00010eab-\U00010eac\U00010f46-\U00010f50"
    r"\U00010f82-\U00010f85\U00011001\U00011038-\U00011046\U00011070\U00011073-\U00011074"
    r"\U0001107f-\U00011081\U000110b3-\U000110b6\U000110b9-\U000110ba\U000110c2\U00011100-\U00011102"
    r"\U00011127-\U0001112b\U0001112d-\U00011134\U00011173\U00011180-\U00011181\U000111b6-\U000111be"
    r"\U000111c9-\U000111cc\U000111cf\U0001122f-\U00011231\U00011234\U00011236-\U00011237\U0001123e"
    r"\U000112df\U000112e3-\U000112ea\U00011300-\U00011301\U0001133b-\U0001133c\U00011340"
    r"\U00011366-\U00011374\U00011438-\U0001143f\U00011442-\U00011444\U00011446\U0001145e"
    r"\U000114b3-\U000114b8\U000114ba\U000114bf-\U000114c0\U000114c2-\U000114c3\U000115b2-\U000115b5"
    r"\U000115bc-\U000115bd\U000115bf-\U000115c0\U000115dc-\U000115dd\U00011633-\U0001163a\U0001163d"
    r"\U0001163f-\U00011640\U000116ab\U000116ad\U000116b0-\U000116b5\U000116b7\U0001171d-\U0001171f"
    r"\U00011722-\U00011725\U00011727-\U0001172b\U0001182f-\U00011837\U00011839-\U0001183a"
    r"\U0001193b-\U0001193c\U0001193e\U00011943\U000119d4-\U000119db\U000119e0\U00011a01-\U00011a0a"
    r"\U00011a33-\U00011a38\U00011a3b-\U00011a3e\U00011a47\U00011a51-\U00011a56\U00011a59-\U00011a5b"
    r"\U00011a8a-\U00011a96\U00011a98-\U00011a99\U00011c30-\U00011c3d\U00011c3f\U00011c92-\U00011ca7"
    r"\U00011caa-\U00011cb0\U00011cb2-\U00011cb3\U00011cb5-\U00011cb6\U00011d31-\U00011d45\U00011d47"
    r"\U00011d90-\U00011d91\U00011d95\U00011d97\U00011ef3-\U00011ef4\U00016af0-\U00016af4"
    r"\U00016b30-\U00016b36\U00016f4f\U00016f8f-\U00016f92\U00016fe4\U0001bc9d-\U0001bc9e"
    r"\U0001cf00-\U0001cf46\U0001d167-\U0001d169\U0001d17b-\U0001d182\U0001d185-\U0001d18b"
    r"\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001da00-\U0001da36\U0001da3b-\U0001da6c\U0001da75"
    r"\U0001da84\U0001da9b-\U0001daaf\U0001e000-\U0001e02a\U0001e130-\U0001e136\U0001e2ae"
    r"\U0001e2ec-\U0001e2ef\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a\U000e0100-\U000e01ef"
)
_MARKS = _BMP_MARKS + _ASTRAL_MARKS
_JOINERS = r"\u200c\u200d"
# Invisible or reordering, never wanted: soft hyphen, zero-width space, word joiner and other invisible
# operators, byte order mark, bidi controls, interlinear annotation, tag characters.
_INVISIBLE = r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff"
_ASTRAL_DROPPED = r"\U000e0000-\U000e007f" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DROPPED = _CONTROLS + _INVISIBLE + _NONCHARACTERS + r"\ud800-\udfff"

# Whole sequences of ECMA-48. A control string ends with ST or (as terminals have it) BEL; one that meets a
# control character first was never closed and loses its introducer only, so no text is swallowed, and every
# character is looked at once. "ESC blank" is no sequence here: prose follows a lone ESC more often.
_SEQUENCE = (
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])(?:[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c))?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b(?:[!-/]+[0-~]|[0-~])?"
)
# Classes without astral ranges take a table look-up a character, with them a search through all ranges.
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_BREAKS = {
    "\r\n": "\n",
    "\r": "\n",
    "\x0b": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\x0c": "\n\n",
    "\u2029": "\n\n",
}
_BLANKS = re.compile(r"[ \t\n]+")
# Nothing to clean and one cell each in every terminal: Latin, Greek, Cyrillic, Armenian, general punctuation,
# currency. Curly quotes are in nearly every article, so they must not cost the fast path.
_PLAIN_CLASS = (
    r"\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482"
    r"\u048a-\u052f\u0531-\u0556\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122"
)
_PLAIN = re.compile(f"[{_PLAIN_CLASS}]*")
_JOINER_RUN = re.compile(f"[{_JOINERS}]+")


@cache
def _dirty() -> re.Pattern[str]:
    """What of a text without astral characters has to be looked at."""
    return re.compile(f"[{_DROPPED}{_JOINERS}\\u2028\\u2029]")


@cache
def _drop(astral: bool) -> re.Pattern[str]:
    return re.compile(f"{_SEQUENCE}|[{_DROPPED}{_ASTRAL_DROPPED if astral else ''}]")


@cache
def _mark_patterns(astral: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Runs of too many marks, joiners counted with them; marks with no letter before them."""
    run = f"[{_MARKS if astral else _BMP_MARKS}{_JOINERS}]"
    return re.compile(f"{run}{{{MAX_MARKS + 1},}}"), re.compile(rf"\n{run}+")


def clean(text: str) -> str:
    r"""`text` without anything that could act on a terminal or hide from a reader.

    Dropped: control characters but newline and tab; escape sequences whole, in 7-bit and 8-bit form (a string
    never closed loses its introducer only); bidi and other invisible controls, soft hyphens, tag characters,
    noncharacters, lone surrogates. CR, CRLF, VT, NEL and U+2028 become a newline, FF and U+2029 two. At most
    `MAX_MARKS` combining marks stay after a letter and none at the start of a line; joiners (U+200C, U+200D)
    stay between letters and inside emoji. Nothing is normalised. Cleaning twice changes nothing.
    """
    if _is_plain(text, 0, len(text)):
        return text
    astral = not text.isascii() and _ASTRAL.search(text) is not None
    if astral or _dirty().search(text):
        for old, new in _BREAKS.items():
            if old in text:
                text = text.replace(old, new)
        text = _drop(astral).sub("", text)
    return text if text.isascii() else _tame_marks(text, astral)


def _is_plain(text: str, start: int, end: int) -> bool:
    plain = _PLAIN.match(text, start, end)
    return plain is not None and plain.end() == end


def _tame_marks(text: str, astral: bool) -> str:
    """Cap combining marks, drop those without a letter, and drop joiners that join nothing."""
    flood, loose = _mark_patterns(astral)
    text = flood.sub(lambda run: run[0][:MAX_MARKS], text)
    text = loose.sub("\n", "\n" + text)[1:]  # the start of the text is the start of a line
    if "\u200c" in text or "\u200d" in text:
        text = _JOINER_RUN.sub(_joiner, text)
    return text


def _joiner(run: re.Match[str]) -> str:
    """The joiner itself where it stands between letters or emoji, else nothing."""
    text, start, end = run.string, run.start(), run.end()
    if start == 0 or end == len(text):
        return ""
    before, after = text[start - 1], text[end]
    joins = (_is_letter(before) and _is_letter(after)) or (_is_emoji(before) and _is_emoji(after))
    return run[0][0] if joins else ""


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def _is_emoji(char: str) -> bool:
    """Pictographs, the arrows and signs used with them, and the selector that makes a sign a picture."""
    return "\u2190" <= char <= "\u2bff" or "\U0001f000" <= char <= "\U0001faff" or char == "\ufe0f"


def clean_line(text: str) -> str:
    """`text` cleaned and made one line: newlines, tabs and runs of blanks become one space; stripped."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # most of what is asked: names, cues, nothing
    line = _BLANKS.sub(" ", clean(text)).strip()
    if line and not line[0].isascii() and unicodedata.category(line[0])[0] == "M":
        line = _loose_head().sub("", line)  # a mark that stood on a blank has lost it
    return line


@cache
def _loose_head() -> re.Pattern[str]:
    """Marks and blanks before the first letter of a line."""
    return re.compile(rf"\A[\s{_MARKS}{_JOINERS}]+")


@cache
def _hidden() -> re.Pattern[str]:
    """What `visible` shows as escapes."""
    marks = f"[{_MARKS}]"
    return re.compile(
        rf"[{_DROPPED}{_ASTRAL_DROPPED}{_JOINERS}\t\n\u2028\u2029]|\A{marks}|(?<={marks}{{{MAX_MARKS}}}){marks}"
    )


def visible(text: str) -> str:
    r"""`text` with everything a terminal could obey, or a reader not see, as escapes: \x1b, \u202e, \udcff.

    For paths and other foreign names in messages: nothing is dropped, nothing acts, and it always encodes.
    """
    if text.isascii() and text.isprintable():
        return text
    return _hidden().sub(lambda found: _escape(found[0]), text)


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# ------------------------------------------------------------------------------------------------ wrapping

Lines = list[tuple[int, int]]


@cache
def _wrap_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of a paragraph (blanks; an ideograph and its punctuation; anything else); clusters of a word.

    The punctuation that may not begin a line hangs on the ideograph before it, an opening bracket on the one
    behind it (kinsoku shori, JIS X 4051, the common subset).
    """
    blank = r" \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
    ideograph = r"\u2e80-\u2fdf\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    ideograph += r"\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd"
    opening, closing = "「『（〔【《〈［｛“‘(", "、。，．！？：；」』）〕】》〉］｝”’ー…‥・々゛゜)"
    extend = rf"{_MARKS}\u200c\u1160-\u11ff\ud7b0-\ud7fb\U0001f3fb-\U0001f3ff"
    cjk = rf"[{opening}]{{0,8}}[{ideograph}][{_MARKS}]*[{re.escape(closing)}]{{0,8}}"
    word = rf"[{blank}]+|{cjk}|[^{blank}{ideograph}]+"
    cluster = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|.)(?:[{extend}]|\u200d[^{_PLAIN_CLASS}]?){{0,40}}"
    return re.compile(word), re.compile(cluster, re.DOTALL)


def wrap(text: str, width: int, measure: Callable[[str], int]) -> Lines:
    """Where the lines of `text` begin and end, `(start, end)` each, when it is set `width` cells wide.

    Paragraphs end at newlines. Lines break at blanks, which belong to neither line, or beside an ideograph; a
    word wider than the line is cut between clusters (a letter with its marks, a joined emoji, a flag), and
    only a single character can still stick out. `measure` says how many cells a string takes; it is not asked
    about text that is one cell a character everywhere. A tab counts as one cell: expand tabs first. A width
    below 1 is taken as 1. Linear in the length of the text.
    """
    width = max(1, width)
    lines: Lines = []
    narrow = text.isascii() or _is_plain(text, 0, len(text))
    start, length = 0, len(text)
    wide = _Wide(text, width, measure, lines)
    while start <= length:
        end = text.find("\n", start)
        if end < 0:
            end = length
        if narrow or _is_plain(text, start, end):
            _wrap_narrow(text, start, end, width, lines)
        else:
            wide.paragraph(start, end)
        start = end + 1
    return lines


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """A paragraph of one cell a character: breaks are found by arithmetic."""
    begin = len(lines)
    while end > start and text[end - 1] == " ":
        end -= 1
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        stop = cut if cut >= 0 else start + width
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        if stop > start:  # else an indent too wide for the word behind it: it goes
            lines.append((start, stop))
        start = _skip_blanks(text, stop, end)
    if start < end or len(lines) == begin:
        lines.append((start, end))


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


class _Wide:
    """Wraps the paragraphs whose characters differ in width."""

    def __init__(self, text: str, width: int, measure: Callable[[str], int], lines: Lines) -> None:
        self._text = text
        self._width = width
        self._measure = measure
        self._lines = lines
        self._known: dict[str, int] = {}

    def _cells(self, piece: str) -> int:
        """The width of a word or cluster; short ones are asked for once."""
        if piece.isascii():
            return len(piece)
        cells = self._known.get(piece)
        if cells is None:
            cells = self._measure(piece)
            if len(piece) < 16:
                self._known[piece] = cells
        return cells

    def paragraph(self, start: int, end: int) -> None:
        """Append the lines of `text[start:end]`, which has no newline."""
        words, _ = _wrap_patterns()
        line, stop, used, gap = start, start, 0, 0
        for found in words.finditer(self._text, start, end):
            word = found[0]
            cells = self._cells(word)
            if word[0] == " " or word.isspace():
                gap += cells
                continue
            if used + gap + cells > self._width:
                if stop > line:
                    self._lines.append((line, stop))
                line, used, gap = found.start(), 0, 0
            if cells > self._width:
                line, used = self._cut(found.start(), found.end())
            else:
                used += gap + cells
            stop, gap = found.end(), 0
        self._lines.append((line, stop))

    def _cut(self, start: int, end: int) -> tuple[int, int]:
        """Cut a word wider than the line; where its last piece begins, and how wide that is."""
        used = 0
        for place, cells in self._clusters(start, end):
            if used + cells > self._width and place > start:
                self._lines.append((start, place))
                start, used = place, 0
            used += cells
        return start, used

    def _clusters(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each cluster begins and its width; one wider than the line comes character by character."""
        _, clusters = _wrap_patterns()
        for found in clusters.finditer(self._text, start, end):
            cells = self._cells(found[0])
            if cells <= self._width:
                yield found.start(), cells
            else:
                for place in range(found.start(), found.end()):
                    yield place, self._cells(self._text[place])
