"""Fewer quotations, somebody across the archive, and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_words_leave_some_quotations_of_an_article_under_their_numbers(
    typed: Callable[..., list[str]],
) -> None:
    lines = typed("list", "1", "only ships")
    assert lines[-2].startswith("2. Bo Lind")
    assert lines[-1] == "1 of 2 quotations fit 'ships'. Their numbers are as before."
    assert typed("list", "1", "only nilsen direct")[-2].startswith("1. Ada Nilsen")
    assert typed("list", "1", "only indirect")[-1].startswith("0 of 2 quotations")


def test_words_leave_some_of_what_is_listed_across_the_archive(typed: Callable[..., list[str]]) -> None:
    lines = typed("speaker Bo Lind", "only hurt")
    assert [line for line in lines[-2:-1] if "Nobody was hurt" in line]
    assert lines[-1].startswith("1 of 2 quotations fit 'hurt'.")
    assert typed("only hurt")[-1].startswith("no quotations are listed")
    assert typed("list", "1", "only")[-1].startswith("expected words behind `only`")


def test_what_is_known_of_somebody_is_said(typed: Callable[..., list[str]]) -> None:
    lines = typed("who bo lind")
    assert lines[0] == "Bo Lind: 2 quotations in 2 articles, 2018-02-11 to 2018-03-02."
    assert "Outlets: " in "\n".join(lines)
    assert "Port Gazette 1" in "\n".join(lines)
    assert lines[-1] == "speaker Bo Lind lists what they said."
    assert typed("who Cy Young") == ["nobody is quoted as Cy Young."]
    assert typed("who")[-1].startswith("expected a name behind `who`")


def test_tags_are_told(typed: Callable[..., list[str]]) -> None:
    assert typed("list", "mark tag +pier 1", "tags")[-2:] == [
        "pier",
        "1 tag; search tag:NAME lists what has one.",
    ]
