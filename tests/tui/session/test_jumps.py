"""The places where one was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.session.asked import Asked
from reader.tui.session.jumps import MOST, Jumps, Place, back, forth, went


def _place(article: str, line: int = 0, text: str = "") -> Place:
    return Place(article, line * 10, line, Asked(text=text))


def _after(*articles: str) -> Jumps:
    jumps = Jumps()
    for article in articles:
        jumps = went(jumps, _place(article))
    return jumps


def test_back_leads_through_the_places_and_forth_to_where_one_came_from() -> None:
    jumps, here = _after("a", "b"), _place("c", 7)
    jumps, place = back(jumps, here)
    assert place == _place("b")
    jumps, place = back(jumps, place)
    assert place == _place("a")
    jumps, place = back(jumps, place)
    assert place is None, "there is nothing before the oldest"
    jumps, place = forth(jumps)
    assert place == _place("b")
    jumps, place = forth(jumps)
    assert place == here
    assert forth(jumps) == (jumps, None)


def test_without_places_there_is_nowhere_to_go() -> None:
    assert back(Jumps(), _place("a")) == (Jumps(), None)
    assert back(Jumps(), None) == (Jumps(), None)
    assert forth(Jumps()) == (Jumps(), None)
    assert Jumps().newest is None
    assert went(Jumps(), None) == Jumps()


def test_a_place_is_there_once_for_a_search_and_the_last_visit_counts() -> None:
    jumps = went(went(went(_after("a", "b"), _place("a", 9)), _place("a")), _place("a", 9, "trump"))
    assert jumps.places == (_place("b"), _place("a", 9), _place("a"), _place("a", 9, "trump"))
    assert jumps.newest == _place("a", 9, "trump")


def test_the_oldest_places_are_forgotten() -> None:
    jumps = _after(*map(str, range(MOST + 5)))
    assert len(jumps.places) == MOST
    assert jumps.places[0] == _place("5")


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=12), st.sampled_from("abcdef"))
def test_as_far_back_as_one_goes_one_comes_forth_again(articles: list[str], last: str) -> None:
    jumps, here = _after(*articles), _place(last, 3)
    steps = 0
    while True:
        jumps, place = back(jumps, here)
        if place is None:
            break
        steps += 1
    for _ in range(steps):
        jumps, place = forth(jumps)
        assert place is not None
    assert steps == 0 or place == here
    assert len(set(jumps.places)) == len(jumps.places)
