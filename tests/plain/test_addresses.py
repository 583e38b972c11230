"""Addresses and citations of what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def opened(archive: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the addresses that are opened; the archive has an article with links."""
    (archive / "links.md").write_text(
        "---\ntitle: Two links\ndate: 2019-01-01\nurl: https://example.org/two\n---\n\n"
        "See [the pier](https://example.org/pier), [again](https://example.org/pier) and "
        "[a file](file:///etc/hosts).\n",
        "utf-8",
    )
    addresses: list[str] = []
    monkeypatch.setattr("reader.plain.addresses.open_url", lambda url, _: addresses.append(url))
    return addresses


def test_the_address_of_the_article_and_of_its_links_are_opened(
    typed: Callable[..., list[str]], opened: list[str]
) -> None:
    lines = typed("list", "1", "links", "open", "open 1")
    assert "1. the pier, https://example.org/pier" in lines
    assert "1 link in Two links. open N opens one." in lines
    assert lines[-2:] == ["Opening https://example.org/two.", "Opening https://example.org/pier."]
    assert opened == ["https://example.org/two", "https://example.org/pier"]


def test_only_what_is_there_is_opened_and_a_number_alone_opens_no_link(
    typed: Callable[..., list[str]], opened: list[str]
) -> None:
    assert typed("list", "1", "open 3")[-1] == "expected the number of a link, 1 to 1; found '3'."
    assert typed("list", "1", "1")[-1].startswith("there is no quotation 1")
    assert typed("open")[-1] == "open is about the article that is open; a number of a list opens one."
    assert typed("list", "2", "open")[-1].startswith("this article has no address")
    assert opened == []


def test_a_browser_that_is_not_there_is_said(
    typed: Callable[..., list[str]],
    archive: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = tmp_path_factory.mktemp("settings") / "config.yaml"
    settings.write_text("opener: nothing-of-that-name --tab\n", "utf-8")
    monkeypatch.setenv("READER_CONFIG", str(settings))
    assert typed("search crane", "1", "open")[-1] == (
        "https://example.org/pier: nothing-of-that-name is not there; set `opener:` in the settings."
    )


def test_the_article_and_a_quotation_are_cited_in_a_line(typed: Callable[..., list[str]]) -> None:
    assert typed("search crane", "1", "cite")[-1] == (
        "“Accident on the pier”, 2018-02-11. https://example.org/pier"
    )
    assert typed("search crane", "1", "cite 1")[-1] == (
        "“Nobody was hurt,” … “We were lucky.” — Bo Lind, “Accident on the pier”, 2018-02-11, https://example.org/pier"
    )
    assert typed("search crane", "1", "cite 9")[-1].startswith("expected the number of a quotation, of which")
