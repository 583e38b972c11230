"""Bytes to text: what each encoding is told by, and what is no text at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.encoding import NotTextError, decode

WORDS = "Zürich café – naïve “quotes” €5, and enough of plain English words around them to be prose."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"), "utf-32-le"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("cp1252"), "windows-1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.lost) == (WORDS, encoding, 0)


def test_a_stray_byte_spoils_only_itself() -> None:
    decoded = decode(f"{WORDS}\n".encode() + b"\xa3 x " + WORDS.encode())
    assert decoded.encoding == "utf-8"
    assert (decoded.lost, decoded.first_lost) == (1, 2)
    assert decode(b"only \xa35 in plain ASCII, and many more words after that").text.startswith("only £5")


def test_other_scripts_are_guessed() -> None:
    russian = "Совет собрался во вторник и решил, что мост закроют на ремонт до весны. " * 5
    decoded = decode(russian.encode("koi8-r"))
    assert decoded.guessed
    assert decoded.text == russian


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n" + b"a" * 50, b"\x89PNG" + bytes(99), bytes(5000), bytes(range(256)) * 9]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(NotTextError):
        decode(data).text.encode("utf-8")
