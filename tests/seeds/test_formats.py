"""Markdown, YAML, JSON and JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.seeds import Limits

if TYPE_CHECKING:
    from reader.model.article import Article
    from tests.seeds.conftest import Load, One

TEXT = "The council met on Tuesday.\n\nIt will meet again."


def kinds(article: Article) -> list[tuple[str, str, int]]:
    return [(span.kind, article.text[span.start : span.end], span.level) for span in article.spans]


# ------------------------------------------------------------------------------------------------ Markdown


def test_markdown_becomes_clean_text_and_spans(one: One) -> None:
    article = one(
        "x.md",
        "---\ntitle: The bridge\ndate: 2024-03-05 10:59:54 -0400\nurl: https://example.org/news/bridge\n"
        "tags: [a, b]\nextra: {k: [1, 2]}\n---\n\n# The bridge\n\nSoft\nbreak, hard  \nbreak, *very* **bold** and "
        "[a link](/about) or [bad](javascript:x).\n\n## Part\n\n> Quoted\n> > deeper\n\n- one\n- two\n  1. inner\n\n"
        "![A picture](http://example.org/x.png)\n\n```py\nx  =  1\n```\n\n<p>Some <em>HTML</em></p>\n\nand `code`.",
    )
    assert article.text == (
        "Soft break, hard\nbreak, very bold and a link or bad.\n\nPart\n\nQuoted\n\ndeeper\n\n- one\n- two\n"
        "  1. inner\n\n[image: A picture]\n\nx  =  1\n\nSome HTML\n\nand code."
    )
    assert kinds(article) == [
        ("emphasis", "very", 0),
        ("strong", "bold", 0),
        ("link", "a link", 0),
        ("heading", "Part", 2),
        ("block-quote", "Quoted\n\ndeeper", 1),
        ("block-quote", "deeper", 2),
        ("list-item", "- one", 1),
        ("list-item", "- two\n  1. inner", 1),
        ("list-item", "1. inner", 2),
        ("link", "[image: A picture]", 0),
        ("code", "x  =  1", 0),
        ("emphasis", "HTML", 0),
        ("code", "code", 0),
    ]
    assert next(span.target for span in article.spans if span.kind == "link") == "https://example.org/about"
    assert article.date == "2024-03-05T10:59:54-04:00"
    assert article.meta["extra"] == "k: 1, 2"
    assert article.tags == ("a", "b")


def test_the_first_heading_is_the_title_where_none_is_declared(one: One) -> None:
    article = one("x.md", "# A *fine* day\n\nText.")
    assert (article.title, article.title_derived, article.text) == ("A fine day", False, "Text.")
    assert article.origins["title"] == "first heading"
    assert article.spans == ()


def test_another_first_heading_stays(one: One) -> None:
    article = one("x.md", "---\ntitle: Weather\n---\n# Monday\n\nRain.")
    assert article.text == "Monday\n\nRain."
    assert kinds(article) == [("heading", "Monday", 1)]


@pytest.mark.parametrize(
    "value", ["Fire: bridge: gone", "[Update] out", "@home", "%done", "`code`", "*bold* title"]
)
def test_bad_front_matter_keeps_its_lines(load: Load, value: str) -> None:
    loaded = load("x.md", f"---\ntitle: {value}\ndate: 2024-03-05\n---\n{TEXT}")
    (article,) = loaded.articles
    assert (article.title, article.date, article.text) == (value, "2024-03-05", TEXT)
    assert loaded.problems[0].line == 2
    assert "YAML" in loaded.problems[0].what


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("+++\ntitle = 'Toml'\ndate = 2024-03-05T10:00:00Z\n+++\nText.", "Toml"),
        ('{"title": "Json", "date": "2024-03-05"}\n\nText.', "Json"),
        ("---\ntitle: Dots\ndate: 2024-03-05\n...\nText.", "Dots"),
        ("\ufeff---\r\ntitle: Crlf\r\ndate: 2024-03-05\r\n---\r\nText.", "Crlf"),
        ("---\ntitle: 1.10\ndate: 2024-03-05\n---\nText.", "1.10"),
        ("---\ntitle: no\ndate: 2024-03-05\n---\nText.", "no"),
        ("---\ntitle: !important news\ndate: 2024-03-05\n---\nText.", "!important news"),
    ],
)
def test_kinds_of_front_matter(one: One, raw: str, title: str) -> None:
    article = one("x.md", raw)
    assert (article.title, article.day, article.text) == (title, "2024-03-05", "Text.")


@pytest.mark.parametrize("head", ["- a\n- b", "just words", ""])
def test_what_is_no_front_matter_is_text(one: One, head: str) -> None:
    assert one("x.md", f"---\n{head}\n---\n\n{TEXT}").text.endswith(TEXT)
    assert one("x.md", f"---\ntitle: never closed\n\n{TEXT}").text.endswith(TEXT)


def test_the_line_of_a_bad_value_is_named(load: Load) -> None:
    loaded = load("x.md", f"---\ntitle: T\npublished: 2024-02-30\nurl: javascript:x\n---\n{TEXT}")
    assert [problem.line for problem in loaded.problems] == [3, 4]
    assert loaded.articles[0].url is None


def test_markdown_bombs_are_read_as_text(load: Load) -> None:
    loaded = load("x.md", ">" * 500 + " deep", Limits(nesting=50))
    assert "deep" in loaded.articles[0].text
    assert loaded.problems
    loaded = load("x.md", "![" * 3000 + " end", Limits(parse_seconds=0.05))
    assert loaded.articles[0].text.endswith("end")


def test_indented_prose_in_markdown(one: One) -> None:
    said = "I never said that the bridge would be finished by the winter of this year."
    article = one("x.md", f"She wrote:\n\n    {said}\n\nThen:\n\n    x = {{1: 2}}\n    y = f(x)\n")
    assert kinds(article) == [("block-quote", said, 1), ("code", "x = {1: 2}\ny = f(x)", 0)]


# ------------------------------------------------------------------------------------------------ YAML


def test_yaml_one_article(one: One) -> None:
    article = one(
        "x.yaml",
        "headline: H\npublished: 2024-03-05\nbody: |\n  The council met on Tuesday.\n\n  It will meet again.\n",
    )
    assert (article.id, article.title, article.text, article.date) == ("x.yaml", "H", TEXT, "2024-03-05")


def test_yaml_list_and_documents_have_fragments(load: Load) -> None:
    loaded = load("a#b.yaml", "- {id: one, title: A, text: a}\n- nothing\n- {title: B, text: b}\n")
    first, second = loaded.articles
    assert first.id == "a%23b.yaml#one"
    assert first.path == "a#b.yaml"
    assert second.fragment is not None
    assert second.fragment.startswith("~")
    assert len(loaded.problems) == 1
    loaded = load("x.yml", "title: A\ntext: a\n---\ntitle: B\ntext: b\n---\n[bad\n")
    assert [article.title for article in loaded.articles] == ["A", "B"]
    assert all(article.fragment for article in loaded.articles)
    assert loaded.problems[0].line is not None
    assert loaded.problems[0].line >= 5


def test_yaml_bombs(load: Load) -> None:
    laughs = "a: &a [lol,lol]\n" + "".join(
        f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n"
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert len(load("x.yaml", laughs + "title: *j\n").articles[0].title) <= 1000
    assert (
        len(
            load(
                "x.yaml",
                "- {x: &a [1]}\n" + laughs.replace("a:", "- a:", 1).replace("\n", "\n  ").rstrip() + "\n",
            ).problems
        )
        < 60
    )
    for deep in ("x: " + "[" * 5000, "".join(" " * depth + "a:\n" for depth in range(300)), "t: &t [*t]"):
        assert load("x.yaml", deep).problems


# ------------------------------------------------------------------------------------------------ JSON


def test_json_article(one: One) -> None:
    article = one(
        "x.json",
        json.dumps(
            {
                "id": 7,
                "title": {"rendered": "A &amp; B"},
                "datePublished": "2024-03-05T10:00:00+02:00",
                "content": {"rendered": "<p>One <b>two</b></p><script>x</script><ul><li>three</li></ul>"},
                "authors": [{"name": "A. Writer"}, {"name": "B. Other"}],
                "lang": "en-GB",
                "odd": None,
            }
        ),
    )
    assert article.text == "One two\n\n- three"
    assert article.date == "2024-03-05T10:00:00+02:00"
    assert article.author == "A. Writer, B. Other"
    assert (article.language, article.language_guessed) == ("en", False)
    assert article.id == "x.json"


def test_json_list_wrapper_and_stream(load: Load) -> None:
    feed = {"version": "1", "title": "Gazette", "items": [{"id": "1", "title": "A", "content_text": "a"}, 5]}
    loaded = load("x.json", json.dumps(feed))
    assert [(article.id, article.source) for article in loaded.articles] == [("x.json#1", "Gazette")]
    assert "item 2" in loaded.problems[0].what
    assert [a.title for a in load("x.json", '[{"title": "A"}]').articles] == ["A"]
    assert [
        a.fragment for a in load("x.json", '{"id": "p", "text": "a"} {"id": "q", "text": "b"}').articles
    ] == ["p", "q"]


@pytest.mark.parametrize(
    "raw", ["", "42", "null", '{"title": "cut', "[" * 100_000, '{"a": 1}', '{"title": ""}']
)
def test_bad_json_is_a_problem(load: Load, raw: str) -> None:
    loaded = load("x.json", raw)
    assert not loaded.articles
    assert len(loaded.problems) == 1


def test_json_values_are_cleaned(one: One) -> None:
    article = one(
        "x.json",
        '{"title": "T\\u001b]0;x\\u0007 \\ud800 [b]", "text": "a\\u0000b\\u202e", "source": "\\u009b1mS", "n": 1.10}',
    )
    assert (article.title, article.text, article.source) == ("T [b]", "ab", "S")
    assert article.meta == {"n": "1.10"}


# ------------------------------------------------------------------------------------------------ JSON Lines

LINES = [json.dumps({"id": f"l{n}", "title": f"Line {n}", "text": f"text {n}"}) for n in range(4)]


def test_a_bad_line_costs_itself_only(load: Load) -> None:
    loaded = load("x.jsonl", "\n".join([*LINES[:2], "{broken", "", "[]", *LINES[2:]]))
    assert [article.fragment for article in loaded.articles] == ["l0", "l1", "l2", "l3"]
    assert [problem.line for problem in loaded.problems] == [3, 5]


def test_separators_inside_strings_cut_no_line(load: Load) -> None:
    line = json.dumps({"title": "T", "text": "a\u2028b\u2029c\x85d"}, ensure_ascii=False)
    assert len(load("x.ndjson", f"{line}\r\n{line}").articles) == 2


def test_objects_over_many_lines(load: Load) -> None:
    pretty = "\n".join(json.dumps(json.loads(line), indent=2) for line in LINES)
    assert len(load("x.jsonl", pretty).articles) == 4
    assert len(load("x.jsonl", "".join(LINES)).articles) == 4
    assert len(load("x.jsonl", "\n".join(["x"] * 500)).problems) == 1


def test_twins_are_counted_and_ids_keep_their_types(load: Load) -> None:
    loaded = load("x.jsonl", "\n".join([LINES[0]] * 3))
    fragments = [article.fragment or "" for article in loaded.articles]
    assert fragments[1] == fragments[0] + ".2"
    assert fragments[2] == fragments[0] + ".3"
    ids = [1, "1", 1.0, True, None, "", " ", "a\nb", "~", "x" * 500, "ok", "../../etc"]
    loaded = load("x.jsonl", "\n".join(json.dumps({"id": name, "text": "same"}) for name in ids))
    fragments = [article.fragment or "" for article in loaded.articles]
    assert len(set(fragments)) == len(ids)
    assert [name for name in fragments if name[0] != "~"] == ["1", "ok", "../../etc"]


def test_a_fragment_survives_a_change_of_its_neighbours(load: Load) -> None:
    records = [{"title": "A", "text": "a"}, {"text": "b", "title": "B"}]
    both = load("x.json", json.dumps(records)).articles
    alone = load("x.json", json.dumps([{"title": "B", "text": "b"}], indent=4)).articles
    assert both[1].fragment == alone[0].fragment


def test_limits_are_problems(load: Load) -> None:
    loaded = load("x.jsonl", "\n".join(LINES), Limits(articles=2))
    assert len(loaded.articles) == 2
    assert "2 more" in loaded.problems[-1].what
    loaded = load("x.txt", "date 2024-01-01\n\nT\n\n" + "word " * 100, Limits(text_chars=50))
    assert loaded.articles[0].text == ("word " * 10).strip()
    assert (
        load("x.txt", "x" * 100, Limits(document_bytes=50))
        .problems[0]
        .what.startswith("expected a document of at most")
    )
    loaded = load("x.jsonl", "\n".join(["[]"] * 9 + LINES), Limits(problems=3))
    assert len(loaded.problems) == 4
    assert "6 more" in loaded.problems[-1].what


def test_a_picture_of_markdown_is_named_by_its_description_else_by_its_file(one: One) -> None:
    article = one(
        "x.md",
        "# A\n\n![the pier](https://img.example/pier.png)\n\n![](pictures/low%20tide.jpg)\n\n"
        "[![a boat](https://img.example/boat.png)](https://example.org/boats)",
    )
    assert article.text == "[image: the pier]\n\n[image: low tide.jpg]\n\n[image: a boat]"
    assert [span.target for span in article.spans if span.kind == "link"] == [
        "https://img.example/pier.png",
        "https://example.org/boats",
    ]


def test_a_picture_beside_its_document_keeps_the_name_of_its_file(one: One) -> None:
    article = one(
        "news/x.md",
        "# A\n\n![low tide](<../pictures/low tide.png>)\n\n[![a boat](boat.png)](https://example.org/boats)\n\n"
        "![far](https://img.example/a.png) ![root](/a.png)\n\n<img src='fog.png' alt='fog'>",
    )
    assert [
        (article.text[span.start : span.end], span.target) for span in article.spans if span.kind == "image"
    ] == [
        ("[image: low tide]", "../pictures/low tide.png"),
        ("[image: a boat]", "boat.png"),
        ("[image: fog]", "fog.png"),
    ]
