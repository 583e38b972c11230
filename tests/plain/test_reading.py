"""Lists and articles: numbers open, next goes on, back comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_list_is_numbered_from_one_and_says_where_one_is(typed: Callable[..., list[str]]) -> None:
    lines = typed("list")
    assert [line[:3] for line in lines[:-1]] == ["1. ", "2. ", "3. ", "4. "]
    assert lines[-1] == "all articles, newest first: 4 listed. A number opens one."
    assert typed("search tariff")[-1] == "search tariff: 2 listed. A number opens one."


def test_a_search_without_answers_says_what_may_have_been_meant(typed: Callable[..., list[str]]) -> None:
    lines = typed("search tarrif")
    assert lines == [
        "Did you mean: tariff?",
        "search tarrif: nothing is there. help says what else there is.",
    ]


def test_more_goes_on_where_the_list_ended(typed: Callable[..., list[str]], archive: Path) -> None:
    for number in range(45):
        (archive / f"{number}.txt").write_text(f"date 2001-01-01\n\nSmall piece {number}\n\nText.\n", "utf-8")
    lines = typed("list", "more", "", "more", "45")
    numbers = [int(line.split(".")[0]) for line in lines if line.split(".")[0].isdigit()]
    assert numbers == list(range(1, 50))
    assert "all articles, newest first: 1 to 20 of 49 listed. A number opens one; more lists more." in lines
    assert "That is all." in lines
    assert any(line.startswith("End of article 45 of 49") for line in lines)


def test_an_article_is_read_out_whole(typed: Callable[..., list[str]]) -> None:
    lines = typed("list", "2")[5:]
    assert lines == [
        "Accident on the pier",
        "2018-02-11, https://example.org/pier",
        "",
        "A crane fell on the pier. “Nobody was hurt,” Bo Lind told the Island Post. “We were lucky.”",
        "",
        "End of article 2 of 4, Accident on the pier. It has 1 quotation; quotes says who said it.",
    ]


def test_next_previous_and_back(typed: Callable[..., list[str]]) -> None:
    lines = typed("search tariff", "next", "next", "next", "previous", "previous", "back", "back")
    said = [line for line in lines if line.startswith(("End of", "That was", "You are", "There is"))]
    assert said == [
        "End of article 1 of 2, Tariff on steel divides the port. It has 2 quotations; quotes says who said what.",
        "End of article 2 of 2, Second letter. It has no quotations.",
        "That was the last of the list.",
        "End of article 1 of 2, Tariff on steel divides the port. It has 2 quotations; quotes says who said what.",
        "That was the first of the list.",
        "You are at search tariff: 2 listed.",
        "There is nothing to go back to.",
    ]


def test_quotations_of_an_article_and_where_one_stands(typed: Callable[..., list[str]]) -> None:
    lines = typed("list", "1", "quotes", "2")
    at = next(n for n, line in enumerate(lines) if line.startswith("End of"))
    assert lines[at + 1].startswith("1. Ada Nilsen: “We will not unload it,” … “Not one box.” (said, ")
    assert lines[at + 2].startswith("2. Bo Lind: “The ships can wait,” (told")
    assert lines[-3].startswith("Quotation 2. Bo Lind")
    assert lines[-2].startswith("Why: “Bo Lind”")
    assert (
        lines[-1] == "It stands in: “The ships can wait,” Bo Lind, the harbour master, told the Island Post."
    )


def test_from_who_is_quoted_to_the_words_in_their_article(typed: Callable[..., list[str]]) -> None:
    lines = typed("speakers", "1", "2", "back", "again")
    assert lines[0] == "1. Bo Lind, 2 quotations, 2 articles, 2018-02-11 to 2018-03-02"
    assert "1. “The ships can wait,” (in Tariff on steel divides the port, 2018-03-02)" in lines
    assert "2. “Nobody was hurt,” … “We were lucky.” (in Accident on the pier, 2018-02-11)" in lines
    assert any(line.startswith("Quotation 1. Bo Lind: “Nobody was hurt,”") for line in lines)
    assert lines[-1] == "what Bo Lind said: 2 listed. A number opens the article there."
    assert typed("speaker nobody at all") == ["what nobody at all said: nothing is there."]


def test_quotations_of_what_is_listed_and_of_other_words(typed: Callable[..., list[str]]) -> None:
    assert typed("search tariff", "quotes")[-1].startswith("quotations in search tariff: 2 listed.")
    assert typed("quotes pier")[0].startswith("1. Bo Lind: “Nobody was hurt,”")


def test_a_number_that_nothing_has_says_which_there_are(typed: Callable[..., list[str]]) -> None:
    assert typed("list", "9")[-1] == "there is no article 9; 1 to 4 are listed."
    assert typed("list", "0")[-1] == "there is no article 0; 1 to 4 are listed."
    assert typed("list", "4", "1")[-1] == "there is no quotation 1; none is listed."
