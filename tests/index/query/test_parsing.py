"""The query language: what is understood, what is a mistake, and where the caret points."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.index.query import Query, QueryError, parse, speaker_query
from reader.index.query.parsing import MAX_DEPTH, MAX_TERMS
from reader.index.query.tree import And, Days, Has, Node, Not, Or, Said, Term, Undated

TODAY = dt.date(2026, 11, 22)


def root(text: str) -> Node | None:
    return parse(text, today=TODAY).root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("   ", None),
        ("tariff", Term("tariff")),
        ("tariff steel", And((Term("tariff"), Term("steel")))),
        ("tariff AND steel", And((Term("tariff"), Term("steel")))),
        ('"trade war"', Term("trade war")),
        ("“trade war”", Term("trade war")),
        ("tarif*", Term("tarif", prefix=True)),
        ('"trade w"*', Term("trade w", prefix=True)),
        ("a OR b c", Or((Term("a"), And((Term("b"), Term("c")))))),
        ("(a OR b) c", And((Or((Term("a"), Term("b"))), Term("c")))),
        ("a -b", And((Term("a"), Not(Term("b"))))),
        ("NOT a", Not(Term("a"))),
        ("a AND NOT b", And((Term("a"), Not(Term("b"))))),
        ("-(a b)", Not(And((Term("a"), Term("b"))))),
        ("title:steel", Term("steel", "title")),
        ('author:"Ada Nilsen"', Term("Ada Nilsen", "author")),
        ("title:(a OR b)", Or((Term("a", "title"), Term("b", "title")))),
        ("speaker:trump*", Term("trump", "speaker", prefix=True)),
        ('said:"trump: nuclear button"', Said("trump", "nuclear button")),
        ("date:none", Undated()),
        ("is:quoted", Has("quoted")),
        ("has:url", Has("url")),
        ("is:version", Has("version")),
    ],
)
def test_understands(text: str, expected: Node | None) -> None:
    assert root(text) == expected


@pytest.mark.parametrize(
    "text", ["multi-agent", "U.S.", "a'b", "AT&T", "http://x", "AND", "OR", "NOT", "via:this", "Q:what"]
)
def test_takes_words_for_words(text: str) -> None:
    assert root(text) == Term(text)


def test_closes_an_unclosed_phrase_at_the_end() -> None:
    assert root('steel "trade war') == And((Term("steel"), Term("trade war")))


@pytest.mark.parametrize("text", ["!!!", '""', "()", "- --", ":)"])
def test_punctuation_alone_never_means_everything(text: str) -> None:
    assert root(text) == Term("")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:2018", "2018-01-01", "2018-12-31"),
        ("date:2018-02", "2018-02-01", "2018-02-28"),
        ("date:2018-1-6", "2018-01-06", "2018-01-06"),
        ("date:2018-01-01..2018-02", "2018-01-01", "2018-02-28"),
        ("date:..2018", None, "2018-12-31"),
        ("date:2018..", "2018-01-01", None),
        ("date:today", "2026-11-22", "2026-11-22"),
        ("date:yesterday", "2026-11-21", "2026-11-21"),
        ("after:2018-01", "2018-02-01", None),
        ("before:2018-01", None, "2017-12-31"),
        ("newer:2w", "2026-11-08", None),
        ("newer:1m", "2026-10-22", None),
        ("older:3m", None, "2026-08-21"),
        ("older:1y", None, "2025-11-21"),
    ],
)
def test_understands_time(text: str, first: str | None, last: str | None) -> None:
    days = Days(
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
    )
    assert root(text) == days


def test_an_age_ends_at_the_last_day_of_a_short_month() -> None:
    assert parse("newer:1m", today=dt.date(2026, 3, 31)).root == Days(dt.date(2026, 2, 28), None)


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("a AND (", 6, "never closed", "add a )"),
        ("(a OR b", 0, "never closed", "add a )"),
        ("a OR", 2, "OR needs a word after it", "a OR b"),
        ("OR b", 0, "OR needs a word before it", "a OR b"),
        ("a AND", 2, "AND needs a word after it", "side by side"),
        ("AND a", 0, "AND needs a word before it", "side by side"),
        ("a NOT", 2, "NOT needs a word after it", "-word"),
        ("sorce:bbc", 0, "no field sorce:", "did you mean source:?"),
        ("x titel:a", 2, "no field titel:", "did you mean title:?"),
        ("date:2018-13", 5, "there is no day 2018-13", "write 2018"),
        ("date:2018..nope", 11, "expected a date, found 'nope'", "write 2018"),
        ("date:2019..2018", 5, "2019 is later than 2018", "2018..2019"),
        ("newer:soon", 6, "expected an age", "2w"),
        ("title:", 0, "title: needs a value", "title:word"),
        ("said:trump", 5, "said: needs a speaker and words", 'said:"name: words"'),
        ("has:nothing", 4, "cannot be 'nothing'", "has:url has:note"),
        ("is:nice", 3, "cannot be 'nice'", "is:quoted is:read is:unread is:starred is:hidden is:corrected"),
        ("date:(a b)", 5, "cannot hold a group", "date:value"),
        ("after:9999", 6, "no day comes after", "write 2018"),
    ],
)
def test_points_at_mistakes(text: str, position: int, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        root(text)
    assert (caught.value.position, message in caught.value.message) == (position, True), caught.value.message
    assert hint in (caught.value.hint or "")
    assert caught.value.caret() == f"{text}\n{' ' * position}^"


SEARCHES = {
    "strikes": "strike OR walkout",
    "quays": "saved:strikes quay",
    "self": "a saved:self",
    "one": "b saved:two",
    "two": "saved:one",
    "old": "date:2018-13",
    "many": "a " * 200,
}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("saved:strikes", "strike OR walkout"),
        ("saved:strikes -port", "(strike OR walkout) -port"),
        ('-saved:"strikes"', "-(strike OR walkout)"),
        ("title:(saved:strikes)", "strike OR walkout"),
        ("saved:quays OR saved:quays", "((strike OR walkout) quay) OR ((strike OR walkout) quay)"),
        ("saved:many a", "a " * 201),
    ],
)
def test_a_saved_search_stands_in_place_of_its_name(text: str, same: str) -> None:
    assert parse(text, saved=SEARCHES.copy).root == root(same)


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("a saved:strike", 8, "no search is saved as 'strike'", "did you mean saved:strikes?"),
        ("saved:xyz", 6, "no search is saved as 'xyz'", "reader saved"),
        ("saved:self", 6, "saved:self: saved:self is inside itself", "a saved:self"),
        ("x saved:two", 8, "saved:two: saved:one: saved:two is inside itself", "saved:one"),
        ("saved:old", 6, "saved:old: date: there is no day 2018-13", "date:2018-13"),
        ("saved:many saved:many", 17, "saved:many: expected at most 256 words", "a a"),
        ("saved:(a b)", 6, "cannot hold a group", "saved:value"),
        ("saved:", 0, "saved: needs a value", "saved:name"),
    ],
)
def test_points_at_saved_searches_that_are_none(text: str, position: int, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, saved=SEARCHES.copy)
    assert (caught.value.position, message in caught.value.message) == (position, True), caught.value.message
    assert hint in (caught.value.hint or "")


def test_saved_searches_are_asked_for_only_where_one_is_meant() -> None:
    def never() -> dict[str, str]:
        raise AssertionError

    assert parse("a OR b", saved=never).root == root("a OR b")
    with pytest.raises(QueryError, match="no search is saved"):
        parse("saved:strikes")


def test_too_many_words_are_a_mistake() -> None:
    with pytest.raises(QueryError, match=f"at most {MAX_TERMS}"):
        root("a " * (MAX_TERMS + 1))


def test_deep_nesting_is_a_mistake_and_not_a_crash() -> None:
    with pytest.raises(QueryError, match="levels"):
        root("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1))


def test_a_speaker_query_finds_that_name_whatever_is_in_it() -> None:
    assert root(speaker_query('Ann "Nan" O’Neil')) == Term("Ann Nan O’Neil", "speaker")


PIECES = [
    "a",
    "b c",
    "-",
    "(",
    ")",
    '"',
    " OR ",
    " AND ",
    " NOT ",
    "title:",
    "quote:",
    "said:",
    "date:2018",
    "*",
    "“",
    " ",
    "x:y",
    "is:unread",
    "has:note",
    "note:",
    "…",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30))
@example('said:"Ada  Brook : a  bridge"')
def test_printing_and_parsing_again_gives_the_same_tree(text: str) -> None:
    try:
        query = parse(text, today=TODAY)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        return
    assert parse(str(query), today=TODAY).root == query.root


def test_everything_is_no_query() -> None:
    assert not Query()
    assert str(Query()) == ""
