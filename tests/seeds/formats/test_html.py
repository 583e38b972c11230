"""Pages and pieces of HTML."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader.seeds import Limits, Loaded
from reader.seeds.formats.html import declared_encoding

if TYPE_CHECKING:
    from tests.seeds.conftest import Load, One

SENTENCE = (
    "Engineers from the harbour office said the north span of the old bridge needs repair before winter. "
)
PARAGRAPHS = "".join(f"<p>{SENTENCE}It was day {n} of the closure.</p>" for n in range(30))
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Bridge closes early | Port Gazette</title>
<meta property="og:site_name" content="Port Gazette">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://example.org/news/bridge"><meta name="keywords" content="bridge, harbour">
<script type="application/ld+json">
{{"@graph": [{{"@type": "NewsArticle", "author": {{"name": "A. Writer"}}}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport menu</a></nav>
<article><h1>Bridge closes early</h1>{PARAGRAPHS}
<blockquote class="twitter-tweet"><p>No ferries today, sorry!</p>— Ferry (@ferry) 5 March 2024</blockquote></article>
<aside>Subscribe to our newsletter</aside><footer>All rights reserved</footer></body></html>"""


def test_a_page(one: One) -> None:
    article = one("x.html", PAGE)
    assert article.title == "Bridge closes early"
    assert (article.source, article.author, article.language) == ("Port Gazette", "A. Writer", "en")
    assert article.date == "2024-03-05T10:00:00+00:00"
    assert article.url == "https://example.org/news/bridge"
    assert article.tags == ("bridge", "harbour")
    assert article.text.startswith("Engineers from")
    assert article.text.count("\n\n") == 31
    for left_out in ("Sport menu", "newsletter", "rights reserved", "Bridge closes early"):
        assert left_out not in article.text
    (post,) = (span for span in article.spans if span.kind == "post")
    assert article.text[post.start : post.end].startswith("No ferries today")


def test_the_extractor_is_believed_where_the_page_is_cluttered(one: One) -> None:
    clutter = "".join(
        f'<div class="teaser"><a href="/{n}">Teaser {n} leads to another story</a></div>' for n in range(150)
    )
    page = PAGE.replace("<article>", "<div class='story'>").replace(
        "</article>", f"</div><div class='related'>{clutter}</div>"
    )
    article = one("x.html", page)
    assert "day 29" in article.text
    assert "Teaser 77" not in article.text


def test_where_no_article_is_marked_a_tenth_of_a_page_may_be_the_article(one: One) -> None:
    story = "".join(f"<p>{SENTENCE}“Day {n},” said Ada Nilsen.</p>" for n in range(8))
    links = "".join(
        f'<li><a href="/{n}">Story {n} of another day, with its long headline</a></li>' for n in range(220)
    )
    body = f"<div id='menu'><ul>{links}</ul></div><div id='story'><h1>Bridge</h1>{story}</div>"
    article = one("bare.html", f"<html><head><title>Bridge</title></head><body>{body}</body></html>")
    assert article.text.count("said Ada Nilsen") == 8
    assert "another day" not in article.text


def test_inline_and_blocks(one: One) -> None:
    article = one(
        "x.html",
        "<p>One<br>two <b>bold</b> <a href='https://example.org/x y'>link</a> <a href='javascript:x'>no</a> "
        "<q>said</q></p><ol start=3><li>three<ul><li>inner</li></ul></li><li>four</li></ol>"
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><pre> x\n  y</pre><img alt='Alt' src=x>"
        "<p style='display: none'>hidden</p><style>p{}</style><p>a<br><br>b</p>",
    )
    assert article.text == (
        "One\ntwo bold link no “said”\n\n3. three\n  - inner\n4. four\n\na | b\nc\n\n x\n  y\n\n[image: Alt]\n\na\n\nb"
    ).replace("\n\n x", "\n\n x")
    (link,) = (span for span in article.spans if span.kind == "link")
    assert link.target == "https://example.org/x%20y"


@pytest.mark.parametrize("raw", ["", "<html><body></body></html>", "<script>x</script>"])
def test_a_page_without_words_is_a_problem(load: Load, raw: str) -> None:
    loaded = load("x.html", raw)
    assert not loaded.articles
    assert loaded.problems


def test_deep_and_broken_pages_end(load: Load) -> None:
    for raw in ("<div>" * 20_000 + "x", "<b>" * 20_000 + "x", "<p>x<table><p>y</div></html><p>z", "<p>a\0b"):
        assert isinstance(load("x.html", raw), Loaded)


def test_nonsense_dates_are_reported_once_and_a_good_one_wins(load: Load) -> None:
    bad = load("x.html", '<meta name="date" content="2024-02-30"><p>Words here.</p>')
    assert bad.articles[0].date is None
    assert len(bad.problems) == 1
    good = load(
        "x.html", '<meta name="date" content="0000-00-00"><time datetime="2024-03-05">x</time><p>Words</p>'
    )
    assert good.articles[0].date == "2024-03-05"
    assert not good.problems


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("Shift_JIS", "cp932"),
        ("gb2312", "gb18030"),
        ("utf-8", None),
        ("utf-16", None),
        ("utf-7", None),
        ("klingon", None),
        ("rot13", None),
        ("hex", None),
    ],
)
def test_declared_encodings(label: str, codec: str | None) -> None:
    assert declared_encoding(f'<html><meta charset="{label}">'.encode()) == codec


def test_a_declared_encoding_is_used(one: One) -> None:
    page = '<meta charset="shift_jis"><title>東京</title><p>東京の天気は晴れ。</p>'.encode("shift-jis")
    article = one("x.html", page)
    assert (article.title, article.text) == ("東京", "東京の天気は晴れ。")
    assert article.meta["encoding"] == "cp932"


def test_out_of_time_and_outside_the_main_thread_the_page_is_read_as_it_is(load: Load) -> None:
    loaded = load("x.html", PAGE, Limits(parse_seconds=0.001))
    assert "day 29" in loaded.articles[0].text
    answers: list[Loaded] = []
    thread = threading.Thread(target=lambda: answers.append(load("y.html", PAGE)))
    thread.start()
    thread.join()
    assert "day 29" in answers[0].articles[0].text


def test_a_picture_is_a_link_where_it_has_an_address_and_no_other_link_holds_it(one: One) -> None:
    article = one(
        "x.html",
        "<p>Before <img alt='the quay' src='https://img.example/quay.png'> and after.</p>"
        "<p><a href='https://example.org/story'><img alt='a gull' src='https://img.example/gull.png'></a></p>"
        "<p><img alt='the fog' src='fog.png'><img alt='' src='https://img.example/dot.gif'></p>",
    )
    assert article.text == "Before [image: the quay] and after.\n\n[image: a gull]\n\n[image: the fog]"
    links = [
        (article.text[span.start : span.end], span.target) for span in article.spans if span.kind == "link"
    ]
    assert links == [
        ("[image: the quay]", "https://img.example/quay.png"),
        ("[image: a gull]", "https://example.org/story"),
    ]
    files = [
        (article.text[span.start : span.end], span.target) for span in article.spans if span.kind == "image"
    ]
    assert files == [("[image: the fog]", "fog.png")]
