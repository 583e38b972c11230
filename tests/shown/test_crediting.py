"""Whom a quotation is credited to: one name for all faces, and none where it is not sure enough."""

from __future__ import annotations

import pytest

from reader.model.person import Person
from reader.model.quotation import Quote
from reader.shown.crediting import (
    SURE_ENOUGH,
    Credit,
    by_speaker,
    circumstances,
    credit,
    evidence,
    person_of,
    written_day,
)

TEXT = "“It rains,” he said. “It rains,” said Trump. Police said it rains."
HE = Quote(0, 11, "direct", speaker=(12, 14), canonical="Trump", cue=(15, 19), how="a rule", confidence=0.9)
TRUMP = Person("Donald Trump", "person", ("Donald Trump", "Trump"))


def test_the_identity_is_shown_where_it_is_sure_enough() -> None:
    given = credit(HE, TEXT, TRUMP)
    assert (given.name, given.known) == ("Donald Trump", True)
    assert evidence(HE, given) == ["“he” → Trump → Donald Trump ·\u00a0likely\u00a0.90", "a rule"]


def test_below_that_the_words_of_the_text_are_shown() -> None:
    doubtful = HE._replace(confidence=SURE_ENOUGH - 0.01)
    given = credit(doubtful, TEXT, TRUMP)
    assert (given.name, given.known) == ("he", False)
    assert evidence(doubtful, given)[0] == "“he”, perhaps Donald Trump ·\u00a0unsure\u00a0.69"
    assert credit(HE._replace(confidence=SURE_ENOUGH), TEXT, TRUMP).known


def test_doubt_about_the_stretch_hides_no_name() -> None:
    loose = HE._replace(confidence=0.4, span_confidence=0.5, speaker_confidence=0.9, person_confidence=0.9)
    assert credit(loose, TEXT, TRUMP).known
    assert not credit(loose._replace(person_confidence=0.7), TEXT, TRUMP).known


@pytest.mark.parametrize(
    ("quote", "person", "name", "who"),
    [
        (HE._replace(canonical=None), None, "he", "“he” → no name"),
        (HE._replace(speaker=None, canonical=None), None, "", "no speaker found"),
        (HE._replace(speaker=None), TRUMP, "Donald Trump", "→ Trump → Donald Trump"),
        (HE._replace(speaker=(38, 43)), TRUMP, "Donald Trump", "“Trump” → Donald Trump"),
        (HE._replace(speaker=(38, 43)), None, "Trump", "“Trump”"),
        (
            HE._replace(speaker=(45, 51), canonical="Police"),
            Person("police", "unnamed"),
            "Police",
            "“Police”",
        ),
        (HE._replace(canonical="T\x1b[1mrump\u202e"), None, "Trump", "“he” → Trump"),
    ],
)
def test_what_is_shown_and_why(quote: Quote, person: Person | None, name: str, who: str) -> None:
    given = credit(quote, TEXT, person)
    assert given.name == name
    assert evidence(quote, given)[0] == f"{who} ·\u00a0likely\u00a0.90"


def test_a_certain_one_says_so() -> None:
    sure = HE._replace(confidence=1.0)
    assert evidence(sure, credit(sure, TEXT, None))[0].endswith("·\u00a0sure\u00a01.00")


def test_a_handle_is_no_role() -> None:
    assert credit(HE._replace(role="@realDonaldTrump"), TEXT, TRUMP)[-2:] == ("", "@realDonaldTrump")
    assert credit(HE._replace(role="the president"), TEXT, TRUMP)[-2:] == ("the president", "")


def test_a_person_is_found_by_the_name_in_the_article_or_by_a_handle() -> None:
    assert person_of(HE, TEXT, {"Trump": TRUMP}) is TRUMP
    assert person_of(HE, TEXT, {"he": TRUMP}) is None
    assert person_of(HE._replace(canonical=None), TEXT, {"he": TRUMP}) is TRUMP
    assert person_of(HE._replace(canonical=None, speaker=None), TEXT, {"he": TRUMP}) is None


def test_circumstances_come_in_their_order() -> None:
    whole = HE._replace(via="in a blog post", said_on="2018-01-05", kind="indirect")
    assert circumstances(whole, TEXT, "2018-01-06") == ["said", "in a blog post", "Fri 5 Jan", "indirect"]
    assert circumstances(HE._replace(via="said in public"), TEXT, None) == ["said in public"]
    assert circumstances(HE._replace(cue=None, kind="post"), TEXT, None) == ["posted"]
    assert circumstances(HE._replace(cue=(0, 40)), TEXT, None) == ["“It rains,” he said. “I…"]


def test_speakers_together_the_named_and_most_quoted_first() -> None:
    def one(name: str, known: bool = True) -> Credit:
        return Credit(name, known, "", (), "", "")

    given = [one("he", False), one("Lind"), one("Roe"), one("he", False), one("Roe"), one("he", False)]
    assert by_speaker(given) == [2, 4, 1, 0, 3, 5]
    assert by_speaker([]) == []


@pytest.mark.parametrize(
    ("said_on", "today", "shown"),
    [
        ("2018-01-05", "2018-01-06", "Fri 5 Jan"),
        ("2016-03-01", "2018-01-06", "1 Mar 2016"),
        (None, None, ""),
        ("soon", "2018-01-06", ""),
    ],
)
def test_days_are_written_as_people_do(said_on: str | None, today: str | None, shown: str) -> None:
    assert written_day(said_on, today) == shown
