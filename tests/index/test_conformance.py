"""Every backend: what it finds, in which order, and that it gives back what it was given."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from reader.index.query import EVERYTHING, parse
from reader.index.query.parsing import MAX_DEPTH, MAX_TERMS
from reader.marks.articlenames import Named, text_hash
from reader.marks.entries import Names
from reader.model.article import Article, Problem
from reader.model.quotation import Quote
from reader.model.span import Span
from tests.index.archives import article, quote

if TYPE_CHECKING:
    from reader.index.protocol import Index
    from tests.index.conformance import Made

TODAY = dt.date(2026, 11, 22)
BRIDGE = "The bridge closes. “It is not safe,” said Mayor Ada Nilsen. “We will mend it,” she added."
FERRY = "The ferry runs again. “It is late,” said Captain Bo Lind."


def found(index: Index, query: str) -> list[str]:
    return [hit.id for hit in index.search(parse(query, today=TODAY)).hits]


@pytest.fixture
def port(made: Made) -> Index:
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
    return made.of(
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
def test_finds(port: Index, query: str, expected: list[str]) -> None:
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
def test_folds_what_the_tokenizer_does_not(made: Made, text: str, query: str, expected: bool) -> None:
    index = made.of(article("a.txt", text.replace("\udcff", " ")))
    assert found(index, query) == (["a.txt"] if expected else [])


def test_a_phrase_stands_in_one_tag_one_column_one_name(made: Made) -> None:
    text = "Rain said the mayor"
    rain = quote(text, "Rain", "Ada Nilsen", mention="the mayor")
    index = made.of((article("a.txt", text, title="Late steel", tags=("red sea", "port")), [rain]))
    assert found(index, 'tag:"red sea"') == ["a.txt"]
    for query in ('tag:"sea port"', '"steel rain"', 'speaker:"nilsen the"', 'said:"nilsen the: rain"'):
        assert found(index, query) == [], query


def test_mixes_words_with_what_is_no_word_at_any_depth(port: Index) -> None:
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
def test_the_longest_and_deepest_queries_are_answered(port: Index, query: str) -> None:
    parsed = parse(query)
    assert port.count(parsed).value == len(port.article_ids(parsed))
    port.quotes(parsed)
    port.search(parsed, sort="rank")


def test_orders_by_day_then_time_then_path(made: Made) -> None:
    index = made.of(
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


def test_keeps_the_order_of_paths_whatever_the_order_of_arrival(made: Made) -> None:
    index = made.of()
    names = [f"{n:02}.txt" for n in (*range(40, 50), *range(10), *range(30, 40), *range(10, 30))]
    for name in names:
        made.put(name, [(article(name, f"text of {name}", date="2020-02-02"), [])])
    assert found(index, "") == sorted(names)
    assert found(index, '"text of 17"') == ["17.txt"]
    made.verify()


@pytest.mark.parametrize("backwards", [False, True])
def test_keeps_the_order_of_a_minute_until_it_is_full(made: Made, backwards: bool) -> None:
    """A minute has 1,456 keys; the newcomers move a few neighbours, and in a full one only the order gives way."""
    index = made.of()
    times = [f"2018-01-06T08:00:{second:02}" for second in range(60)]
    for round_ in range(5):
        held = [
            (article("a.jsonl", "word", date=time, fragment=f"{round_}-{second:02}"), ())
            for second, time in enumerate(times)
        ]
        made.put(f"{round_}.jsonl", held[::-1] if backwards else held)
    dates = [hit.date or "" for hit in index.search(EVERYTHING, limit=400).hits]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 300
    made.verify()


def test_a_full_minute_spills_inside_its_day(made: Made) -> None:
    index = made.of()
    held = [(article("a.jsonl", "w", date="2018-01-06T00:00:00", fragment=f"{n}"), ()) for n in range(1600)]
    made.put("a.jsonl", held)
    made.put("b.txt", [(article("b.txt", "w", date="2018-01-06T00:00:30"), [])])
    assert index.count(parse("date:2018-01-06"), cap=2000).value == 1601
    assert index.count(parse("date:2018-01-05")).value == 0
    assert len(index.article_ids(parse("w"))) == 1601


def test_pages_follow_each_other_without_gap_or_twin(made: Made) -> None:
    index = made.of(*(article(f"{n}.txt", "word", date=f"2018-01-{n:02}") for n in range(1, 12)))
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


def test_best_first_prefers_the_title(made: Made) -> None:
    index = made.of(
        article("text.txt", "steel " + "and other words " * 30, date="2019-01-01"),
        article("title.txt", "and other words " * 30, title="Steel", date="2018-01-01"),
    )
    page = index.search(parse("steel"), sort="rank")
    assert [hit.id for hit in page.hits] == ["title.txt", "text.txt"]
    assert page.label is None


def test_counts_stop_at_the_cap_and_say_so(made: Made) -> None:
    index = made.of(*(article(f"{n}.txt", "word") for n in range(6)))
    assert str(index.count(parse("word"), cap=5)) == "5+"
    assert str(index.count(EVERYTHING, cap=6)) == "6"
    assert str(index.count(EVERYTHING, cap=(1 << 63) - 1)) == "6"


def test_a_page_may_be_asked_for_that_is_longer_than_the_archive(port: Index) -> None:
    assert len(port.search(EVERYTHING, limit=1_000_000).hits) == 3
    assert len(port.quotes(EVERYTHING, limit=1_000_000).hits) == 3
    assert len(port.titles("b", limit=100_000).hits) == 1


def test_gives_back_the_article_as_it_was(made: Made) -> None:
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
        5,
        11,
        "mixed",
        ((5, 11),),
        (0, 4),
        "Name",
        "role",
        (0, 4),
        3,
        "2018-01-05",
        "via",
        "how",
        0.5,
        0.75,
        None,
        0.25,
    )
    index = made.of((whole, [said]))
    stored = index.article(whole.id)
    assert stored is not None
    assert (stored.article, stored.quotes) == (whole, (said,))
    assert index.articles_of(whole.path) == [whole.id]
    assert index.problems() == list(whole.problems)
    assert index.article("nothing") is None


def test_names_all_articles_or_some_as_marks_do(made: Made) -> None:
    one = article("a #1.txt", text="First.", url="https://www.example.org/1/")
    two = article("b.txt", text="One two three four five six seven eight nine ten eleven twelve")
    index = made.of(one, two)
    first = Named(Names(one.id, text_hash("First."), "example.org/1"), telling=False)
    second = Named(Names("b.txt", text_hash(two.text), ""), telling=True)
    assert sorted(index.named()) == [first, second]
    assert list(index.named(["none.txt", "b.txt", "b.txt#x", "\ud800", "b.txt#\ud800", "b\0"])) == [second]


def test_knows_which_articles_have_a_text_or_an_address(made: Made) -> None:
    url = "https://example.org/1"
    made.put("c.jsonl", [(article("c.jsonl", "First.", fragment=name, url=url), []) for name in ("x", "a")])
    index = made.of(article("b.txt", text="First."), article("empty.txt"))
    found = index.namesakes({text_hash("First."), "", "\ud800"}, {"example.org/1", "example.org", ""})
    assert found.by_text == {text_hash("First."): ["b.txt", "c.jsonl#a", "c.jsonl#x"]}
    assert found.by_address == {"example.org/1": ["c.jsonl#a", "c.jsonl#x"]}


def test_replacing_a_document_leaves_nothing_of_the_old_one(made: Made, port: Index) -> None:
    made.put("bridge.txt", [(article("bridge.txt", "Something else entirely.", title="New"), [])])
    assert found(port, "closes OR quote:safe OR speaker:nilsen") == []
    assert found(port, "entirely") == ["bridge.txt"]
    assert made.remove("bridge.txt")
    assert not made.remove("bridge.txt")
    assert found(port, "entirely") == []
    made.verify()


def test_quotes_come_in_the_order_of_the_text_newest_article_first(port: Index) -> None:
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
    port: Index, query: str, speaker: str | None, expected: list[str]
) -> None:
    assert [hit.text for hit in port.quotes(parse(query), speaker=speaker).hits] == expected


def test_speakers_are_counted_by_quotation_and_article(port: Index) -> None:
    rows = [
        (row.name, row.quotations, row.articles, row.first, row.last) for row in port.speakers(EVERYTHING)
    ]
    assert rows == [
        ("Ada Nilsen", 2, 1, "2018-01-05", "2018-01-05"),
        ("Bo Lind", 1, 1, "2018-02-04", "2018-02-04"),
    ]
    assert [row.name for row in port.speakers(parse("ferry"))] == ["Bo Lind"]


def test_a_speaker_is_known_by_name_with_days_sources_and_every_quotation(port: Index) -> None:
    known = port.speaker("Ada Nilsen")
    assert known is not None
    assert (known.row.quotations, known.row.articles, known.days) == (2, 1, (("2018-01-05", 2),))
    assert sum(number for _, number in known.outlets) == 2
    said = port.quotations(port.said_by("Ada Nilsen"))
    assert [hit.text for hit in said] == ["“It is not safe,”", "“We will mend it,”"]
    assert port.speaker("Ada") is None, "part of a name is nobody's"
    assert port.speaker("!!!") is None
    assert not port.said_by("Ada")
    assert port.quotations([]) == []
    assert [row.name for row in port.prominent()] == ["Ada Nilsen", "Bo Lind"]


def test_snippets_show_the_words(port: Index) -> None:
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
    port: Index, query: str, expected: str, marked: list[str]
) -> None:
    found = port.search(parse(query)).hits[0].snippet
    assert found is not None
    assert (found.text, [found.text[a:b] for a, b in found.marks]) == (expected, marked)


def test_titles_answer_a_keystroke(port: Index) -> None:
    assert [hit.id for hit in port.titles("fer").hits] == ["news/ferry.txt"]
    assert [hit.id for hit in port.titles("bridge to cl").hits] == ["bridge.txt"]
    assert port.titles("").hits == ()


TOLD = "The ferry to the island sails at nine from the old pier, whatever the weather may be."


def test_copies_are_known_as_they_come_move_and_go(made: Made) -> None:
    def copies(keys: list[int] | None = None) -> list[str]:
        return sorted(hit.id for hit in index.hits(list(index.copies(keys))))

    index = made.of(
        article("a.txt", TOLD, date="2018-01-05"),
        article("b.txt", TOLD.replace(" at ", "\n\nat "), date="2018-01-03"),
        article("c.txt", "No comment."),
        article("d.txt", "No comment."),
        article("e.txt", TOLD + " So it is.", date="2018-01-04"),
    )
    assert copies() == ["a.txt", "b.txt"], "not the short ones, and wherever its lines break"
    assert len(set(index.copies().values())) == 1
    assert copies([hit.key for hit in index.hits(index.article_keys(EVERYTHING)) if hit.id != "b.txt"]) == [
        "a.txt"
    ]
    made.put("f.txt", [(article("f.txt", TOLD, date="2018-01-05"), ())])
    assert copies() == ["a.txt", "b.txt", "f.txt"]
    made.put(
        "b.txt",
        [
            (
                article(
                    "b.txt",
                    "Another text altogether, and long enough for twelve words in it.",
                    date="2018-01-03",
                ),
                (),
            )
        ],
    )
    assert copies() == ["a.txt", "f.txt"]
    made.verify()
    made.remove("a.txt")
    assert copies() == []
    made.verify()


def test_copies_within_one_document_and_many_of_one_minute(made: Made) -> None:
    index = made.of()
    parts = [(article("all.md", TOLD, date="2018-01-05T10:00", fragment=str(n)), ()) for n in range(3)]
    made.put("all.md", parts)
    for number in range(60, 0, -1):  # each before the last: keys are moved to make room
        made.put(f"{number:02}.txt", [(article(f"{number:02}.txt", TOLD, date="2018-01-05T10:00"), ())])
    assert set(index.copies()) == set(index.article_keys(EVERYTHING))
    assert len(index.copies()) == 63
    made.verify()


def test_what_a_document_was_when_it_was_indexed_is_known(port: Index) -> None:
    known = port.indexed("bridge.txt")
    assert known is not None
    assert (known.size, known.digest) == (2, b"hash")
    assert port.indexed("nowhere.txt") is None
