"""What a document is as a file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from reader.seeds.files import UnreadableError
from reader.seeds.loading import as_read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "data", "encoding", "guessed"),
    [
        ("a.txt", "The dam holds – so far.".encode(), "utf-8", False),
        ("a.txt", "\ufeffThe dam.".encode("utf-16-le"), "utf-16-le", False),
        (
            "a.txt",
            "“The dam holds so far,” she said, and the mayor’s office agrees – for now. Café.".encode(
                "cp1252"
            ),
            "windows-1252",
            True,
        ),
        (
            "a.html",
            b"<meta charset=iso-8859-2><p>" + "Most się trzyma".encode("iso-8859-2"),
            "iso8859-2",
            False,
        ),
        ("a.txt", bytes(100) + b"x", "", False),
    ],
)
def test_size_hash_and_encoding_are_those_of_the_bytes(
    name: str, data: bytes, encoding: str, guessed: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    now = as_read(str(tmp_path), name)
    assert now == (len(data), hashlib.blake2b(data, digest_size=16).digest(), encoding, guessed)


def test_what_is_gone_or_leads_out_is_not_read(tmp_path: Path) -> None:
    for path in ("gone.txt", "../gone.txt"):
        with pytest.raises(UnreadableError):
            as_read(str(tmp_path), path)
