"""Marks from what somebody sees: a number, a name, a selection."""

from __future__ import annotations

import pytest

from reader.corrections.applying import corrected
from reader.corrections.making import one_person, quoted, spoken, unquoted, utterance
from reader.marks.faulty import MarksError
from reader.marks.operations import MENTION, SPEAKER
from reader.shown.records import quotations
from tests.corrections.test_applying import ISLAND, MONEY, TEXT, entries, found_in, of, where, whose
from tests.marks.making import FERRY


def test_numbers_count_quotations_and_not_their_parts() -> None:
    found = found_in()
    assert TEXT[slice(*utterance(found, 1)[0][:2])] == MONEY
    assert utterance(found, len(quotations(found)))
    for number in (0, -1, len(quotations(found)) + 1):
        with pytest.raises(
            MarksError, match=rf"there is no #{number}, it has {len(quotations(found))} quotations"
        ):
            utterance(found, number)
    with pytest.raises(MarksError, match="it has no quotation"):
        utterance([], 1)


def test_what_is_made_is_what_then_counts() -> None:
    found = found_in()
    for marks, name in (
        (spoken(FERRY, TEXT, found, 1, " Cy  Roe\x1b[0m "), "Cy Roe"),
        (spoken(FERRY, TEXT, found, 1, None), None),
        (spoken(FERRY, TEXT, found, 1, "Cy Roe", everywhere=True), "Cy Roe"),
    ):
        assert whose(corrected(TEXT, found, entries(*marks)))[MONEY] == name
    shown = corrected(TEXT, found, entries(*unquoted(FERRY, TEXT, found, 1)))
    assert of("no money", shown).kind == "scare"


def test_a_mark_says_what_the_rules_had_said_also_where_one_was_made_before() -> None:
    found = found_in()
    shown = corrected(TEXT, found, entries(*spoken(FERRY, TEXT, found, 1, "Cy Roe")))
    (mark,) = spoken(FERRY, TEXT, shown, 1, "Dee Ash")
    assert isinstance(mark.value, dict)
    assert (mark.value["to"], mark.value["was"]) == ("Dee Ash", "Bo Lind")
    every = spoken(FERRY, TEXT, shown, 1, "Dee Ash", everywhere=True)
    assert (every[0].register.op, every[0].register.key) == (MENTION, "Bo Lind")
    assert every[1].register.op == SPEAKER
    again = corrected(TEXT, found, entries(*spoken(FERRY, TEXT, found, 1, "Cy Roe"), *every))
    assert whose(again)[MONEY] == "Dee Ash"


def test_marks_around_a_selection_belong_to_it() -> None:
    start, end = where(ISLAND)
    for one, two in ((start, end), (start + 1, end - 1)):
        assert quoted(FERRY, TEXT, one, two)[0].value["q"]["exact"] == ISLAND  # type: ignore[index]
    with pytest.raises(MarksError, match="a quotation has words"):
        quoted(FERRY, TEXT, 3, 3)


def test_what_is_no_name_is_refused() -> None:
    for name in ("", " ", "…", "x" * 201):
        with pytest.raises(MarksError, match="a name has letters"):
            spoken(FERRY, TEXT, found_in(), 1, name)
    with pytest.raises(MarksError, match="expected two names, found one"):
        one_person("Bo Lind", "bo lind")
    text = "“Ada was here.”"
    with pytest.raises(MarksError, match="has no speaker"):
        spoken(FERRY, text, [of("Ada", quoted_alone(text), text)], 1, "Ada Roe", everywhere=True)


def quoted_alone(text: str) -> list:  # type: ignore[type-arg]
    return list(corrected(text, [], entries(*quoted(FERRY, text, 0, len(text)))))
