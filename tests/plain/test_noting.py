"""Marks and corrections by number, and taking them back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_an_article_that_was_read_out_is_read(typed: Callable[..., list[str]]) -> None:
    lines = typed("list", "1", "list", "undo", "list")
    rows = [line for line in lines if line.startswith("1. ")]
    assert [row.endswith(", unread") for row in rows] == [True, False, True]
    assert "Taken back: read, 1 article." in lines


def test_the_setting_says_whether(
    typed: Callable[..., list[str]], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path_factory.mktemp("settings") / "config.yaml"
    settings.write_text("mark_read: never\n", "utf-8")
    monkeypatch.setenv("READER_CONFIG", str(settings))
    assert typed("list", "1", "list")[-5].endswith(", unread")


def test_marks_of_numbers_of_all_and_of_what_is_open(typed: Callable[..., list[str]]) -> None:
    assert typed("list", "mark star 1 3-4")[-1] == "3 articles starred."
    assert typed("list", "mark star all")[-1] == "1 article starred, 3 so already."
    assert typed("search is:starred", "mark unstar 2, 3")[-1] == "2 articles unstarred."
    assert typed("list", "2", "mark tag +pier -old")[-1] == "1 article tagged."
    assert typed("search tag:pier", "mark tag -pier 1")[-1] == "1 article tagged."
    assert (
        typed("list", "2", "mark note ask the council", "again")[-5] == "Marked read, note: ask the council."
    )
    assert typed("list", "2", "mark note", "mark hide")[-2:] == [
        "1 article without a note.",
        "1 article hidden.",
    ]
    assert typed("list")[-1].startswith("all articles, newest first: 3 listed.")
    assert typed("search is:hidden", "mark unhide all")[-1] == "1 article unhidden."


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("mark", "expected one of read, unread, star"),
        ("mark star", "which? a number"),
        ("mark star 9", "expected numbers from 1 to 4, which are listed; found 9."),
        ("mark star x", "expected numbers, as in 1 3 5-7, or all; found 'x'."),
        ("mark tag 1", "expected +TAG or -TAG behind `mark tag`"),
        ("mark note hello", "expected numbers, a colon and the text, as in: mark note 1 3-4:"),
        ("mark again 1", "nothing was marked yet"),
        ("mark speaker Ada", "expected: mark speaker NAME NUMBER"),
        ("mark nobody Ada 1", "expected: mark nobody NUMBER"),
        ("mark same Ada Nilsen", "expected: mark same NAME, OTHER NAME"),
        ("mark same Ada Nilsen, Cy Young", "nobody is quoted as Cy Young."),
        ("mark quote", "no article is open"),
    ],
)
def test_a_mark_that_cannot_be_made_says_what_was_expected(
    typed: Callable[..., list[str]], line: str, answer: str
) -> None:
    assert typed("list", line)[-1].startswith(answer)


def test_from_the_list_to_a_corrected_speaker(typed: Callable[..., list[str]]) -> None:
    lines = typed("search tariff", "1", "quotes", "mark speaker Cy Young 2", "quotes", "2")
    assert "Quotation 2 is Cy Young’s." in lines
    assert any(line.startswith("2. Cy Young: “The ships can wait,” (told") for line in lines)
    assert any(line.endswith("yours)") for line in lines)
    assert any(line.startswith("Why: ") and "you" in line for line in lines)
    assert typed("speaker Cy Young")[0].startswith("1. “The ships can wait,”")
    assert typed("undo")[-1].startswith("Taken back: ")
    assert typed("speaker Cy Young") == ["what Cy Young said: nothing is there."]
    assert typed("redo", "speaker Cy Young")[-1].startswith("what Cy Young said: 1 listed.")


def test_a_quotation_of_a_list_is_put_right_where_it_stands(typed: Callable[..., list[str]]) -> None:
    lines = typed("speaker Bo Lind", "mark nobody 2", "speaker Bo Lind")
    assert "Quotation 2 is nobody’s." in lines
    assert lines[-1].startswith("what Bo Lind said: 1 listed.")


def test_what_is_none_and_what_is_one(typed: Callable[..., list[str]]) -> None:
    lines = typed("list", "1", "mark unquote 2", "quotes", "mark quote Dockers met on Friday", "quotes")
    assert (
        "1 quotation in article 1 of 4, Tariff on steel divides the port. A number says where one stands."
        in lines
    )
    assert lines[-3].startswith("1. nobody named: Dockers met on Friday (")
    assert typed("list", "1", "mark quote the moon")[-1] == "these words are not in the article."


def test_two_names_are_one_person_and_two_again(typed: Callable[..., list[str]]) -> None:
    assert typed("mark same Ada Nilsen, Bo Lind", "speakers")[-1].startswith("speakers: 1 of 1 listed.")
    assert typed("mark apart Ada Nilsen, Bo Lind", "speakers")[-1].startswith("speakers: 2 of 2 listed.")


def test_searches_are_kept_asked_and_forgotten(typed: Callable[..., list[str]]) -> None:
    assert typed("search tariff", "saved steel")[-1] == "Saved as steel."
    assert typed("saved") == ["steel: tariff", "1 saved search; search saved:NAME asks one."]
    assert typed("search saved:steel")[-1].startswith("search saved:steel: 2 listed.")
    assert typed("saved -steel", "saved -steel") == [
        "steel is forgotten.",
        "there is no saved search 'steel'.",
    ]
    assert typed("saved more") == ["no search is listed that could be saved."]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_where_nothing_can_be_kept_reading_goes_on(
    typed: Callable[..., list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o500)
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    lines = typed("list", "1", "2")
    assert sum(line.startswith("What is read is not remembered") for line in lines) == 1
    assert lines[-1].startswith("End of article 2")


def test_the_last_mark_is_done_again_on_other_numbers_and_on_what_is_open(
    typed: Callable[..., list[str]],
) -> None:
    assert typed("list", "mark tag +pier 1", "mark again 2-3")[-1] == "2 articles tagged."
    assert typed("list", "mark star 1", "4", "mark again")[-1] == "1 article starred."
    assert typed("search is:starred")[-1].endswith("2 listed. A number opens one.")


def test_a_note_is_written_on_some_of_a_list(typed: Callable[..., list[str]]) -> None:
    assert typed("list", "mark note 1 3: ask them: when?")[-1] == "2 articles noted."
    assert "Marked unread, note: ask them: when?." in typed("list", "3")
    assert typed("list", "mark note 1 3:")[-1] == "2 articles without a note."
