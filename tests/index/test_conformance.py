"""The SQLite backend: what it finds, in which order, and that it gives back what it was given."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from reader.index.faults import Damaged
from reader.index.query import EVERYTHING, parse
from reader.index.query.parsing import MAX_DEPTH, MAX_TERMS
from reader.index.sqlite.tables.schema import connect_reader, create
from reader.index.sqlite.writing.writer import Writer
from reader.model.article import Article, Problem
from reader.model.quotation import Quote
from reader.model.span import Span
from tests.index.archives import article, index_of, put, quote

if TYPE_CHECKING:
    from reader.index.sqlite.asking.answering import SqliteIndex

TODAY = dt.date(2026, 11, 22)
BRIDGE = "The bridge closes. “It is not safe,” said Mayor Ada Nilsen. “We will mend it,” she added."
FERRY = "The ferry runs again. “It is late,” said Captain Bo Lind."


def found(index: SqliteIndex, query: str) -> list[str]:
    return [hit.id for hit in index.search(parse(query, today=TODAY)).hits]


@pytest.fixture
def port() -> SqliteIndex:
    bridge = article("bridge.txt", BRIDGE, title="Bridge to close", date="2018-01-05", source="Port Gazette")
    ferry = article(
        "news/ferry.txt",
        FERRY,
        title="Ferry, again",
        date="2018-02-04T10:30:00+01:00",
        source="Island Post",
        author="Eva Ruiz",
        section="Transport",
        url="https://example.org/ferry-again",
        tags=("sea", "timetable"),
    )
    undated = article(
        "old.txt", "Steel from Łódź and Køge, STRASSE 東京都庁, co\u00adop, ＡＢＣ.", title="Old news"
    )
    return index_of(
        (
            bridge,
            [
                quote(BRIDGE, "“It is not safe,”", "Ada Nilsen", mention="Mayor Ada Nilsen", group=0),
                quote(BRIDGE, "“We will mend it,”", "Ada Nilsen", mention="she", group=1),
            ],
        ),
        (ferry, [quote(FERRY, "“It is late,”", "Bo Lind", mention="Captain Bo Lind")]),
        undated,
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["news/ferry.txt", "bridge.txt", "old.txt"]),
        ("closes", ["bridge.txt"]),
        ("bridge ferry", []),
        ("bridge OR ferry", ["news/ferry.txt", "bridge.txt"]),
        ("again -bridge", ["news/ferry.txt"]),
        ("-bridge", ["news/ferry.txt", "old.txt"]),
        ("-bridge -ferry", ["old.txt"]),
        ('"runs again"', ["news/ferry.txt"]),
        ('"again runs"', []),
        ("brid*", ["bridge.txt"]),
        ("title:ferry", ["news/ferry.txt"]),
        ("text:close", []),
        ("eva", ["news/ferry.txt"]),
        ("author:ruiz", ["news/ferry.txt"]),
        ("island", []),
        ("source:island", ["news/ferry.txt"]),
        ("section:transport", ["news/ferry.txt"]),
        ("tag:sea", ["news/ferry.txt"]),
        ("path:news", ["news/ferry.txt"]),
        ("url:example.org", ["news/ferry.txt"]),
        ("has:url", ["news/ferry.txt"]),
        ("is:quoted", ["news/ferry.txt", "bridge.txt"]),
        ("-is:quoted", ["old.txt"]),
        ("quote:safe", ["bridge.txt"]),
        ("quote:closes", []),
        ("speaker:nilsen", ["bridge.txt"]),
        ("speaker:captain", ["news/ferry.txt"]),
        ('said:"nilsen: mend"', ["bridge.txt"]),
        ('said:"nilsen: safe mend"', []),
        ('said:"lind: safe"', []),
        ("date:2018", ["news/ferry.txt", "bridge.txt"]),
        ("date:2018-01", ["bridge.txt"]),
        ("before:2018-02", ["bridge.txt"]),
        ("after:2018-01", ["news/ferry.txt"]),
        ("date:none", ["old.txt"]),
        ("-date:2018", ["old.txt"]),
        ("older:5y", ["news/ferry.txt", "bridge.txt"]),
        ("(speaker:nilsen OR title:old)", ["bridge.txt", "old.txt"]),
        ("late speaker:lind date:2018-02", ["news/ferry.txt"]),
        ("łódź", ["old.txt"]),
        ("lodz koge", ["old.txt"]),
        ("straße", ["old.txt"]),
        ("京都", ["old.txt"]),
        ("coop abc", ["old.txt"]),
        ("!!!", []),
        ('NEAR("a" "b") col:x ^y', []),
    ],
)
def test_finds(port: SqliteIndex, query: str, expected: list[str]) -> None:
    assert found(port, query) == expected
    assert port.count(parse(query, today=TODAY)).value == len(expected)
    assert port.article_ids(parse(query, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Мой дом", "мои", True),
        ("Αθήνα", "αθηνα", True),
        ("ガス", "カス", False),
        ("東京都", "東*", True),
        ("東京都", "東都", False),
        ("the \uf0c1link icon", "link", True),
        ("the \uf0c1link icon", '"the link"', True),
        ("cafe\u0301", "café", True),
        ("ŵord", '"ŵ*ord"', False),
        ("a\udcffb", "\udcff", False),
    ],
)
def test_folds_what_the_tokenizer_does_not(text: str, query: str, expected: bool) -> None:
    index = index_of(article("a.txt", text.replace("\udcff", " ")))
    assert found(index, query) == (["a.txt"] if expected else [])


def test_a_phrase_stands_in_one_tag_one_column_one_name() -> None:
    text = "Rain said the mayor"
    rain = quote(text, "Rain", "Ada Nilsen", mention="the mayor")
    index = index_of((article("a.txt", text, title="Late steel", tags=("red sea", "port")), [rain]))
    assert found(index, 'tag:"red sea"') == ["a.txt"]
    for query in ('tag:"sea port"', '"steel rain"', 'speaker:"nilsen the"', 'said:"nilsen the: rain"'):
        assert found(index, query) == [], query


def test_mixes_words_with_what_is_no_word_at_any_depth(port: SqliteIndex) -> None:
    assert found(port, "again (speaker:lind OR date:2017 OR -is:quoted)") == ["news/ferry.txt"]
    assert found(port, "-(bridge OR speaker:lind)") == ["old.txt"]
    assert found(port, "(ferry -quote:safe) OR (-title:old -speaker:lind)") == [
        "news/ferry.txt",
        "bridge.txt",
    ]


LONGEST = MAX_TERMS // 2
DEEPEST = MAX_DEPTH // 2 - 1


@pytest.mark.parametrize(
    "query",
    [
        "a " + "-b " * (LONGEST - 1),
        "-b " * LONGEST,
        " OR ".join(["a"] * LONGEST),
        "quote:b " * MAX_TERMS,
        "-quote:b " * LONGEST,
        "date:2018 " * MAX_TERMS,
        "(a OR -b) " * (MAX_TERMS // 6),
        "-" * MAX_DEPTH + "a",
        "(" * MAX_DEPTH + "a OR speaker:x" + " c)" * MAX_DEPTH,
        "-(c OR quote:d " * DEEPEST + "a" + ")" * DEEPEST,
        "(c OR d -" * DEEPEST + "a" + ")" * DEEPEST,
    ],
    ids=range(11),
)
def test_the_longest_and_deepest_queries_are_answered(port: SqliteIndex, query: str) -> None:
    parsed = parse(query)
    assert port.count(parsed).value == len(port.article_ids(parsed))
    port.quotes(parsed)
    port.search(parsed, sort="rank")


def test_orders_by_day_then_time_then_path() -> None:
    index = index_of(
        article("b.txt", date="2018-01-05"),
        article("a.txt", date="2018-01-05"),
        article("late.txt", date="2018-01-05T18:00:00"),
        article("early.txt", date="2018-01-05T08:00:30"),
        article("earlier.txt", date="2018-01-05T08:00:10"),
        article("next.txt", date="2018-01-06"),
        article("z.txt"),
        article("y.txt"),
        article("c.txt", date="2018-01-05"),
    )
    expected = [
        "next.txt",
        "late.txt",
        "early.txt",
        "earlier.txt",
        "a.txt",
        "b.txt",
        "c.txt",
        "y.txt",
        "z.txt",
    ]
    assert found(index, "") == expected


def test_keeps_the_order_of_paths_whatever_the_order_of_arrival() -> None:
    index = index_of()
    names = [f"{n:02}.txt" for n in (*range(40, 50), *range(10), *range(30, 40), *range(10, 30))]
    for name in names:
        put(index._db, name, [(article(name, f"text of {name}", date="2020-02-02"), [])])
    assert found(index, "") == sorted(names)
    assert found(index, '"text of 17"') == ["17.txt"]
    index._db.execute("insert into fts(fts, rank) values('integrity-check', 1)")
    index._db.execute("insert into qfts(qfts, rank) values('integrity-check', 1)")


@pytest.mark.parametrize("backwards", [False, True])
def test_keeps_the_order_of_a_minute_until_it_is_full(backwards: bool) -> None:
    """A minute has 1,456 keys; the newcomers move a few neighbours, and in a full one only the order gives way."""
    index = index_of()
    times = [f"2018-01-06T08:00:{second:02}" for second in range(60)]
    for round_ in range(5):
        held = [
            (article("a.jsonl", "word", date=time, fragment=f"{round_}-{second:02}"), ())
            for second, time in enumerate(times)
        ]
        put(index._db, f"{round_}.jsonl", held[::-1] if backwards else held)
    dates = [hit.date or "" for hit in index.search(EVERYTHING, limit=400).hits]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 300
    index._db.execute("insert into fts(fts, rank) values('integrity-check', 1)")


def test_a_full_minute_spills_inside_its_day() -> None:
    index = index_of()
    held = [(article("a.jsonl", "w", date="2018-01-06T00:00:00", fragment=f"{n}"), ()) for n in range(1600)]
    put(index._db, "a.jsonl", held)
    put(index._db, "b.txt", [(article("b.txt", "w", date="2018-01-06T00:00:30"), [])])
    assert index.count(parse("date:2018-01-06"), cap=2000).value == 1601
    assert index.count(parse("date:2018-01-05")).value == 0
    assert len(index.article_ids(parse("w"))) == 1601


def test_pages_follow_each_other_without_gap_or_twin() -> None:
    index = index_of(*(article(f"{n}.txt", "word", date=f"2018-01-{n:02}") for n in range(1, 12)))
    for sort in ("date", "rank"):
        ids: list[str] = []
        after = None
        while True:
            page = index.search(parse("word"), sort=sort, after=after, limit=4)
            ids += [hit.id for hit in page.hits]
            after = page.after
            if after is None:
                break
        assert sorted(ids) == sorted(f"{n}.txt" for n in range(1, 12)), sort
    assert len(ids) == 11


def test_best_first_prefers_the_title() -> None:
    index = index_of(
        article("text.txt", "steel " + "and other words " * 30, date="2019-01-01"),
        article("title.txt", "and other words " * 30, title="Steel", date="2018-01-01"),
    )
    page = index.search(parse("steel"), sort="rank")
    assert [hit.id for hit in page.hits] == ["title.txt", "text.txt"]
    assert page.label is None


def test_best_first_says_where_it_ranks_the_newest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 3)
    index = index_of(*(article(f"{n}.txt", "word", date=f"2018-01-{n:02}") for n in range(1, 6)))
    page = index.search(parse("word"), sort="rank")
    assert page.label == "best of the newest 3"
    assert sorted(hit.id for hit in page.hits) == ["3.txt", "4.txt", "5.txt"]
    assert index.search(parse("word")).label is None


def test_a_phrase_of_common_words_comes_newest_first_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 3)
    index = index_of(*(article(f"{n}.txt", "of the steel", date=f"2018-01-{n:02}") for n in range(1, 6)))
    put(index._db, "rare.txt", [(article("rare.txt", "of the " * 9 + "rare steel", date="2018-01-09"), ())])
    for query, phrase in (
        ('"of the"', "of the"),
        ('steel -"the of"', "the of"),
        ('(rare OR "of THE")', "of THE"),
    ):
        page = index.search(parse(query), sort="rank", limit=2)
        assert page.label == f"newest first: “{phrase}” is too common to rank"
        rest = index.search(parse(query), sort="rank", after=page.after).hits
        keys = [hit.key for hit in (*page.hits, *rest)]
        assert keys == list(index.article_keys(parse(query), sort="rank")) == sorted(keys, reverse=True)
        assert len(keys) >= 5, "all of them are listed"
    assert index.search(parse('"rare steel"'), sort="rank").label is None
    assert index.search(parse("of the"), sort="rank").label == "best of the newest 3"


@pytest.mark.parametrize(
    "query",
    ["t*", "te*", "tea*", "t* -two", "two OR (t* text:o*)", "one t*", "t* date:2018-01", "teas*", "TOWE*"],
)
def test_a_short_beginning_is_looked_for_among_the_newest(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in the whole archive where these do not hold enough: every page is the plain one."""
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.FIRST", 4)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.MOST", 6)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.MOST_FOR_LONGER", 5)
    monkeypatch.setattr("reader.index.sqlite.asking.newestfirst.LARGE", 10)
    held = ["one tea", "two teas", "nothing here", "The tower", "other"]
    index = index_of(
        *(
            article(f"{n:02}.txt", held[n % 5] if n < 20 else "none", date=f"2018-0{n % 3 + 1}-05")
            for n in range(30)
        )
    )
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    found, after = [], None
    while True:
        page = index.search(parse(query), limit=3, after=after)
        found += [hit.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    index._db.set_trace_callback(None)
    assert any("from searchable" in sql for sql in asked)
    assert found == index.article_ids(parse(query))
    assert found


def test_a_beginning_of_three_letters_is_not_ranked() -> None:
    index = index_of(*(article(f"{n}.txt", "teas", date=f"2018-01-{n:02}") for n in range(1, 4)))
    page = index.search(parse("tea*"), sort="rank")
    assert [hit.id for hit in page.hits] == ["3.txt", "2.txt", "1.txt"]
    assert page.label == "newest first: the beginning of a word is too short to rank"
    assert index.search(parse("teas*"), sort="rank").label is None


def test_words_that_are_too_common_to_count_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.COUNTED", 5)
    texts = ["the steel", "steel " * 9 + "the", "the", "the", "steel", "the"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    for query, best in (
        ("the steel", ["1.txt", "0.txt"]),
        ("steel -the", ["4.txt"]),
        ("the steel date:2018-01-01", ["0.txt"]),
    ):
        page = index.search(parse(query), sort="rank")
        assert ([hit.id for hit in page.hits], page.label) == (best, "without weighing “the”: too common")
        assert [hit.key for hit in page.hits] == list(index.article_keys(parse(query), sort="rank"))
    assert index.search(parse("steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.WINDOW", 1)
    page = index.search(parse("the steel"), sort="rank")
    assert ([hit.id for hit in page.hits], page.label) == (
        ["1.txt"],
        "best of the newest 1; without weighing “the”: too common",
    )


@pytest.mark.parametrize("query", ["the", "the OR steel", "the (the OR steel)", "the of"])
def test_where_nothing_else_can_be_weighed_the_newest_come_first(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.COUNTED", 4)
    index = index_of(*(article(f"{n}.txt", "of the " * n, date=f"2018-01-{n:02}") for n in range(1, 8)))
    page = index.search(parse(query), sort="rank", limit=5)
    assert [hit.id for hit in page.hits] == ["7.txt", "6.txt", "5.txt", "4.txt", "3.txt"]
    assert page.label is not None
    assert page.label.startswith("newest first: ")
    assert page.label.endswith(" is too common to rank")


def test_a_beginning_of_many_words_is_not_weighed_in_a_large_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["teapot steel", "teacup " + "steel " * 9, "teaspoon", "nothing at all"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    assert index.search(parse("teac* steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.LARGE", 3)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 0.3)
    assert index.search(parse("teac* steel"), sort="rank").label is None
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 0.2)
    page = index.search(parse("teac* steel"), sort="rank")
    assert ([hit.id for hit in page.hits], page.label) == (["1.txt"], "without weighing “teac*”: too common")
    assert index.search(parse("teac*"), sort="rank").label == "newest first: “teac*” is too common to rank"
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.BROAD", 1)
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 0)
    assert index.search(parse("teac*"), sort="rank").label == "newest first: “teac*” is too common to rank"


def test_matches_are_not_counted_where_one_word_shows_that_they_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.index.sqlite.asking.bestfirst.EXACT", 3)
    texts = ["steel", "steel", "steel port", "port steel steel", "steel"]
    index = index_of(*(article(f"{n}.txt", text, date=f"2018-01-{n + 1:02}") for n, text in enumerate(texts)))
    asked: list[str] = []
    index._db.set_trace_callback(asked.append)
    page = index.search(parse("steel port"), sort="rank")
    index._db.set_trace_callback(None)
    assert (sorted(hit.id for hit in page.hits), page.label) == (["2.txt", "3.txt"], None)
    assert not any("count(*)" in sql and "AND" in sql for sql in asked)
    assert index.search(parse("steel (steel OR port)"), sort="rank").label == "best of the newest 10,000"


def test_further_pages_of_the_best_are_of_one_ranking() -> None:
    index = index_of(*(article(f"{n}.txt", "word " * n, date=f"2018-01-{n:02}") for n in range(1, 12)))
    asked: list[str] = []
    first = index.search(parse("word"), sort="rank", limit=3)
    index._db.set_trace_callback(asked.append)
    second = index.search(parse("word"), sort="rank", limit=3, after=first.after)
    third = index.search(parse("word"), sort="rank", limit=3, after=second.after)
    ranked = [sql for sql in asked if "bm25" in sql]
    index._db.set_trace_callback(None)
    assert len(ranked) == 1
    keys = index.article_keys(parse("word"), sort="rank")
    assert [hit.key for page in (first, second, third) for hit in page.hits] == list(keys[:9])


def test_counts_stop_at_the_cap_and_say_so() -> None:
    index = index_of(*(article(f"{n}.txt", "word") for n in range(6)))
    assert str(index.count(parse("word"), cap=5)) == "5+"
    assert str(index.count(EVERYTHING, cap=6)) == "6"


def test_gives_back_the_article_as_it_was() -> None:
    text = "Said “Yes.” and more"
    whole = Article(
        id="odd%23 \udcff.json#a b",
        path="odd# \udcff.json",
        fragment="a b",
        title="T",
        title_derived=True,
        text=text,
        spans=(Span(0, 4, "link", "https://example.org/"), Span(5, 11, "heading", level=2)),
        date="2018-01-06T10:59:54-04:00",
        source="S",
        author="A",
        url="https://example.org/x",
        section="C",
        language="en",
        language_guessed=True,
        tags=("one", "two words"),
        meta={"key": "value"},
        problems=(Problem("odd# \udcff.json", 3, "what", "how"),),
        origins={"date": "front matter"},
    )
    said = Quote(
        5, 11, "mixed", ((5, 11),), (0, 4), "Name", "role", (0, 4), 3, "2018-01-05", "via", "how", 0.5
    )
    index = index_of((whole, [said]))
    stored = index.article(whole.id)
    assert stored is not None
    assert (stored.article, stored.quotes) == (whole, (said,))
    assert index.articles_of(whole.path) == [whole.id]
    assert index.problems() == list(whole.problems)
    assert index.article("nothing") is None


def test_replacing_a_document_leaves_nothing_of_the_old_one(port: SqliteIndex) -> None:
    put(port._db, "bridge.txt", [(article("bridge.txt", "Something else entirely.", title="New"), [])])
    assert found(port, "closes OR quote:safe OR speaker:nilsen") == []
    assert found(port, "entirely") == ["bridge.txt"]
    assert Writer(port._db).remove(b"bridge.txt")
    assert not Writer(port._db).remove(b"bridge.txt")
    assert found(port, "entirely") == []
    port._db.execute("insert into fts(fts, rank) values('integrity-check', 1)")
    port._db.execute("insert into qfts(qfts, rank) values('integrity-check', 1)")


def test_quotes_come_in_the_order_of_the_text_newest_article_first(port: SqliteIndex) -> None:
    page = port.quotes(EVERYTHING, limit=2)
    assert [hit.text for hit in page.hits] == ["“It is late,”", "“It is not safe,”"]
    rest = port.quotes(EVERYTHING, after=page.after, limit=2)
    assert [(hit.text, hit.quote.canonical, hit.speaker) for hit in rest.hits] == [
        ("“We will mend it,”", "Ada Nilsen", "she")
    ]
    assert rest.after is None


@pytest.mark.parametrize(
    ("query", "speaker", "expected"),
    [
        ("", "nilsen", ["“It is not safe,”", "“We will mend it,”"]),
        ("quote:mend", None, ["“We will mend it,”"]),
        ("speaker:lind", None, ["“It is late,”"]),
        ('said:"nilsen: safe"', None, ["“It is not safe,”"]),
        ("closes", None, ["“It is not safe,”", "“We will mend it,”"]),
        ("ferry", "nilsen", []),
        ("", "!!!", []),
        ("speaker:lind OR quote:mend", None, ["“It is late,”", "“We will mend it,”"]),
        ("speaker:lind OR closes", None, ["“It is late,”", "“It is not safe,”", "“We will mend it,”"]),
    ],
)
def test_quotes_are_narrowed_by_what_the_query_says_of_them(
    port: SqliteIndex, query: str, speaker: str | None, expected: list[str]
) -> None:
    assert [hit.text for hit in port.quotes(parse(query), speaker=speaker).hits] == expected


def test_speakers_are_counted_by_quotation_and_article(port: SqliteIndex) -> None:
    rows = [
        (row.name, row.quotations, row.articles, row.first, row.last) for row in port.speakers(EVERYTHING)
    ]
    assert rows == [
        ("Ada Nilsen", 2, 1, "2018-01-05", "2018-01-05"),
        ("Bo Lind", 1, 1, "2018-02-04", "2018-02-04"),
    ]
    assert [row.name for row in port.speakers(parse("ferry"))] == ["Bo Lind"]


def test_snippets_show_the_words(port: SqliteIndex) -> None:
    hit = port.search(parse("mend")).hits[0]
    assert hit.snippet is not None
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["mend"]


@pytest.mark.parametrize(
    ("query", "expected", "marked"),
    [
        ("speaker:nilsen", "“It is not safe,”", []),
        ("quote:mend", "“We will mend it,”", ["mend"]),
        ('said:"lind: late" ferry', "“It is late,”", ["late"]),
    ],
)
def test_a_question_about_quotations_shows_the_quotation(
    port: SqliteIndex, query: str, expected: str, marked: list[str]
) -> None:
    found = port.search(parse(query)).hits[0].snippet
    assert found is not None
    assert (found.text, [found.text[a:b] for a, b in found.marks]) == (expected, marked)


def test_titles_answer_a_keystroke(port: SqliteIndex) -> None:
    assert [hit.id for hit in port.titles("fer").hits] == ["news/ferry.txt"]
    assert [hit.id for hit in port.titles("bridge to cl").hits] == ["bridge.txt"]
    assert port.titles("").hits == ()


def test_an_index_of_another_version_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = str(tmp_path_factory.mktemp("index") / "index-1.db")
    connection = create(path)
    connection.execute("update meta set value='0' where name='version'")
    connection.close()
    with pytest.raises(Damaged, match="of version 0"):
        connect_reader(str(path))


def test_a_file_that_is_no_index_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("index") / "index-1.db"
    path.write_bytes(b"no database at all, but long enough to be looked at " * 100)
    with pytest.raises(Damaged):
        connect_reader(str(path))
