"""Feeds to entries: what a reader sees of them, and what they cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.fetch.feedparsing import parse
from reader.fetch.refusals import FetchError

if TYPE_CHECKING:
    from reader.fetch.feedentries import Entry

URL = "https://quay.example/feed"


def entry_of(inner: str, url: str = URL) -> Entry:
    feed = parse(
        f"<rss version='2.0'><channel><title>Quay</title><item>{inner}</item></channel></rss>".encode(),
        "",
        url,
    )
    return feed.entries[0]


def test_an_id_is_the_same_wherever_the_feed_is() -> None:
    item = "<guid>/2026/pier</guid><link>/2026/pier</link>"
    one, other = entry_of(item), entry_of(item, "http://www.quay.example/new/feed")
    assert one.id == other.id == "/2026/pier"
    assert one.url == "https://quay.example/2026/pier"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Pier &amp;amp; quay", "Pier & quay"),
        ("<![CDATA[The <i>Aurora</i> sails]]>", "The Aurora sails"),
        ("<![CDATA[Shut<script>steal()</script> again]]>", "Shut again"),
        ("AT&amp;T and R&amp;D", "AT&T and R&D"),
        ("\u201cWe wait,\u201d says mayor", "\u201cWe wait,\u201d says mayor"),
    ],
)
def test_a_title_is_what_is_seen_of_it(written: str, shown: str) -> None:
    assert entry_of(f"<title>{written}</title>").title == shown


def test_the_text_with_the_most_to_read_is_taken_however_much_markup_the_other_has() -> None:
    short = "&lt;p class='a b c d e f g h i j k l m n o p q r s t u v w x y z'&gt;Short.&lt;/p&gt;"
    item = f"<description>{short}</description>"
    name = 'content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    longer = f"<{name}>The longer text.</content:encoded>"
    assert entry_of(item + longer).html == "The longer text."


def test_a_date_that_is_none_is_not_invented() -> None:
    assert entry_of("<guid isPermaLink='false'>1</guid><pubDate>soon</pubDate>").date == ""


def test_a_feed_without_entries_is_one_and_a_page_is_none() -> None:
    assert parse(b"<rss version='2.0'><channel/></rss>", "", URL).entries == ()
    assert parse(b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", "", URL).entries == ()
    with pytest.raises(FetchError, match="expected a feed, found a page"):
        parse(b"<!doctype html><html><title>Quay</title></html>", "text/html", URL)


def test_text_that_claims_to_be_of_two_bytes_a_sign_is_read_for_what_it_is() -> None:
    inner = "<channel><item><title>Hafen\u00f6l</title></item></channel>"
    body = f"<?xml version='1.0' encoding='utf-16'?><rss version='2.0'>{inner}</rss>"
    assert parse(body.encode(), "", URL).entries[0].title == "Hafen\u00f6l"
