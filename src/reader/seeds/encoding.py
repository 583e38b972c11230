"""Bytes of a document to text.

A byte order mark decides; then UTF-8 where it is valid or nearly; then the zero bytes that give UTF-16 away;
then windows-1252 where the bytes above ASCII are what Western prose uses; then a statistical guess
(charset-normalizer). What is no text at all is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.model.errors import ReaderError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE = 65_536
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What Western European prose needs of windows-1252: quotation marks, dashes, euro, section, degree, letters.
_WESTERN = re.compile(
    "[€…‘’“”–—\xa0¡£§«°·»¿ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœ•™©®]".encode("cp1252")
)
_CANDIDATES = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "iso8859_2"),
    *("iso8859_5", "iso8859_7", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "mac_roman"),
]
_NAMES = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251", "koi8_r": "koi8-r"}


class NotTextError(ReaderError, ValueError):
    """The bytes are no text; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a document, and how it was found in the bytes."""

    text: str
    encoding: str
    guessed: bool
    """Whether the encoding was neither UTF-8, nor marked, nor declared."""
    lost: int = 0
    """Characters that could not be read and stand as U+FFFD."""
    first_lost: int | None = None
    """The line of the first of them, counted from 1."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, without a byte order mark. `declared` is what a page says of itself.

    Raises `NotTextError` for what is none.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], name, guessed=False)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    zeros = data.count(0)
    if zeros * 10 > len(data):
        return _with_zeros(data)
    if declared:
        try:
            return _lossy(data, declared, guessed=False)
        except LookupError:
            pass
    if text is not None:
        _refuse_magic(data)
        return Decoded(text, "utf-8", guessed=False)
    return _eight_bits(data)


def _refuse_magic(data: bytes) -> None:
    for start, what in _MAGIC:
        if data.startswith(start):
            raise NotTextError(what)


def _lossy(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, guessed, lost, text.count("\n", 0, text.find("\ufffd")) + 1)


def _with_zeros(data: bytes) -> Decoded:
    """Text whose every other byte is zero is UTF-16 without its mark; others with many zeros are none."""
    _refuse_magic(data)
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half * 0.4 and even < half * 0.1:
        return _lossy(data, "utf-16-le", guessed=True)
    if even > half * 0.4 and odd < half * 0.1:
        return _lossy(data, "utf-16-be", guessed=True)
    raise NotTextError("binary data (many zero bytes)")


def _eight_bits(data: bytes) -> Decoded:
    _refuse_magic(data)
    multibyte = len(_MULTIBYTE.findall(data))
    stray = len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
    if multibyte > 2 * stray or (stray <= 3 and multibyte >= stray):
        return _lossy(data, "utf-8", guessed=False)
    if len(_CONTROL.findall(data)) * 20 > len(data):
        raise NotTextError("binary data (many control characters)")
    encoding = _guess(data)
    decoded = _lossy(data, encoding, guessed=True)
    return Decoded(decoded.text, _NAMES.get(encoding, encoding), True, decoded.lost, decoded.first_lost)


def _guess(data: bytes) -> str:
    """Which of the old encodings `data` is in; windows-1252 where nothing speaks for another."""
    high = _HIGH.findall(data[:_SAMPLE])
    western = len(_WESTERN.findall(data[:_SAMPLE]))
    if len(high) * 8 < min(len(data), _SAMPLE) and western >= len(high) * 0.95:
        return "cp1252"
    from charset_normalizer import from_bytes

    # whole lines round the first byte that matters: a sample of ASCII says nothing
    found = _HIGH.search(data)
    start = max(0, data.rfind(b"\n", 0, found.start() if found else 0))
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_CANDIDATES).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "cp1252"
