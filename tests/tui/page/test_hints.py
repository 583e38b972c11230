"""Letters over what can be opened or chosen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.tui.page.document import Document
from reader.tui.page.hints import LETTERS, Hints, Target, hints, labels
from reader.tui.page.layout import Layout
from tests.tui.fakes import article


@given(st.integers(0, 900))
def test_no_hint_begins_another_and_all_are_as_short_as_can_be(number: int) -> None:
    made = labels(number)
    assert len(set(made)) == number
    assert all(set(label) <= set(LETTERS) for label in made)
    assert not any(after.startswith(before) for before, after in pairwise(sorted(made)))
    longest = 1 if number <= 9 else 2 if number <= 81 else 3 if number <= 729 else 4
    assert all(1 <= len(label) <= longest for label in made)


def _layout(width: int = 60) -> Layout:
    text = "See the plan and the map.\n\n“It holds,” she said of the 東京 plan.\n\n" + "More. " * 200
    plan, sheet, last = text.index("plan"), text.index("map"), text.rindex("plan")
    spans = (
        Span(plan, plan + 4, "link", target="https://city.example/plan"),
        Span(sheet, sheet + 3, "link", target="https://city.example/map"),
        Span(last, last + 4, "link", target="https://city.example/plan"),
    )
    return Layout(Document(article(5, "Dam", text, spans=spans)), width)


def test_each_address_and_each_quotation_has_one_where_it_begins() -> None:
    layout = _layout()
    made = hints(layout, 0, 20)
    assert list(made.targets) == ["a", "s", "d"]
    places = {}
    for target in made.targets.values():
        row = layout.lines[target.line]
        drawn = layout.document.text[row.start : row.end]
        places[target.link or target.quotation] = drawn[target.cells :][:3]
    assert places["https://city.example/plan"] == "pla"
    assert places[0] == "“It"
    assert places["https://city.example/map"] == ".", "the number of the link before it takes three cells"


def test_what_goes_on_from_above_has_its_hint_where_it_is_seen_first() -> None:
    layout = _layout(width=14)
    lines = layout.lines_of(layout.document.quotations[0].start, layout.document.quotations[0].end)
    assert lines[1] == 1
    second = lines[0] + 1
    assert [target.quotation for target in hints(layout, second, second + 4).targets.values()].count(0) == 0
    first = hints(layout, lines[0], lines[0] + 1)
    assert [(target.line, target.cells) for target in first.targets.values()] == [(lines[0], 0)]


def test_the_list_below_the_text_has_those_that_are_not_seen_above_it() -> None:
    layout = _layout()
    tail = [at for at, line in enumerate(layout.lines) if line.kind == "link"]
    made = hints(layout, tail[0], len(layout.lines))
    assert [(target.line, target.link) for target in made.targets.values()] == [
        (tail[0], "https://city.example/plan"),
        (tail[1], "https://city.example/map"),
    ]


def test_letters_narrow_the_choice_and_stand_side_by_side() -> None:
    made = Hints({"aa": Target(1, 5, link="x"), "as": Target(1, 5, quotation=0), "d": Target(1, 6)})
    assert made.on(1) == [(5, "aa"), (8, "as"), (11, "d")]
    assert made.on(2) == []
    assert sorted(made.press("a").left) == ["aa", "as"]
    assert made.press("a").meant is None
    assert made.press("a").press("s").meant == Target(1, 5, quotation=0)
    assert made.press("x").left == {}


@pytest.mark.parametrize("number", [1, 9, 10, 81, 200])
def test_any_number_of_links_can_be_told_apart(number: int) -> None:
    text = " ".join(f"w{at}" for at in range(number))
    spans = []
    for at in range(number):
        start = text.index(f"w{at}")
        spans.append(Span(start, start + len(f"w{at}"), "link", target=f"https://city.example/{at}"))
    layout = Layout(Document(article(5, "Dam", text, spans=tuple(spans))), 60)
    made = hints(layout, 0, len(layout.lines))
    assert {target.link for target in made.targets.values()} == {span.target for span in spans}
    for line in range(len(layout.lines)):
        drawn = made.on(line)
        assert all(a + len(label) < b for (a, label), (b, _) in pairwise(drawn))
