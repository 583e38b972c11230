"""feeds.opml: standard, edited in place, and nothing of others is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.fetch.newsboaturls import read
from reader.fetch.refusals import SubscriptionsError
from reader.fetch.subscriptions import Subscription, Subscriptions, from_opml

if TYPE_CHECKING:
    from pathlib import Path

FOREIGN = """<?xml version="1.0"?>
<opml version="2.0" xmlns:other="https://other.example/"><head><title>Mine</title><dateCreated>x</dateCreated></head>
<body>
<outline text="Daily" isOpen="true">
<outline text="Old" type="rss" xmlUrl="https://old.example/feed" other:mark="7"/></outline>
<outline text="A note that is no feed" other:keep="yes"/>
</body></opml>"""


def test_folders_titles_and_what_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0" xmlns:reader="https://reader-tui.example/opml"><body><outline text="World">'
        '<outline text="Wire">'
        '<outline text="Late" title="Late Post" xmlUrl="https://late.example/feed" '
        'reader:every="2h" reader:full="always" reader:images="yes" reader:local="true"/>'
        "</outline></outline></body></opml>",
        "utf-8",
    )
    assert Subscriptions(str(path)).all() == [
        Subscription(
            "https://late.example/feed",
            "Late Post",
            ("World", "Wire"),
            7200.0,
            "always",
            images=True,
            local=True,
        )
    ]


def test_every_edit_keeps_unknown_outlines_and_attributes(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(FOREIGN, "utf-8")
    subscriptions = Subscriptions(str(path))
    assert subscriptions.add(Subscription("https://new.example/feed", "New", ("Daily",)))
    assert not subscriptions.add(Subscription("http://www.new.example/feed/", "New again"))
    subscriptions.move("https://new.example/feed", "https://newer.example/feed")
    again = Subscriptions(str(path))
    assert [(each.url, each.folder) for each in again.all()] == [
        ("https://old.example/feed", ("Daily",)),
        ("https://newer.example/feed", ("Daily",)),
    ]
    again.remove(again.named("newer.example/feed")[0])
    text = path.read_text("utf-8")
    for kept in ('other:mark="7"', 'other:keep="yes"', "<dateCreated>x</dateCreated>", 'isOpen="true"'):
        assert kept in text
    assert "newer.example" not in text


def test_a_broken_file_is_told_with_its_line_and_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    for broken, line in (("<opml>\n<body>\n<outline", 3), ("<html>\n</html>", 1)):
        path.write_text(broken, "utf-8")
        with pytest.raises(SubscriptionsError, match=rf"feeds\.opml:{line}: expected"):
            Subscriptions(str(path))
        assert path.read_text("utf-8") == broken


def test_who_edits_it_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(FOREIGN, "utf-8")
    subscriptions = Subscriptions(str(path))
    path.write_text(FOREIGN.replace("Old", "Older"), "utf-8")
    with pytest.raises(SubscriptionsError, match="another program"):
        subscriptions.add(Subscription("https://new.example/feed"))
    assert "Older" in path.read_text("utf-8")


def test_outlines_that_can_never_be_asked_are_named(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0" xmlns:reader="https://reader-tui.example/opml"><body>\n'
        '<outline text="x" xmlUrl="exec:rm -rf"/>\n'
        '<outline text="y" xmlUrl="https://y.example/" reader:every="soon" reader:full="perhaps"/></body></opml>',
        "utf-8",
    )
    subscriptions = Subscriptions(str(path))
    assert [each.url for each in subscriptions.all()] == ["https://y.example/"]
    faults = subscriptions.faults()
    assert [fault.partition(": ")[0].rpartition(":")[2] for fault in faults] == ["2", "3", "3"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="https://a.example/"/>'
        "</body></opml>",
        "utf-8",
    )
    try:
        titles = [each.title for each in Subscriptions(str(path)).all()]
    except SubscriptionsError:
        return
    assert "root:" not in "".join(titles)


def test_urls_of_newsboat() -> None:
    feeds, faults = read(
        '# mine\nhttps://a.example/feed "~Alpha Post" daily !hidden\n\nhttps://b.example/feed\nexec:~/bin/make\n"query:x:y"\n"open\n'
    )
    assert feeds == [
        Subscription("https://a.example/feed", "Alpha Post", ("daily",)),
        Subscription("https://b.example/feed"),
    ]
    assert [fault.partition(":")[0] for fault in faults] == ["line 5", "line 6", "line 7"]


def test_opml_of_others_is_taken_in_with_its_folders() -> None:
    found = list(from_opml(FOREIGN.encode(), "x.opml"))
    assert found == [Subscription("https://old.example/feed", "Old", ("Daily",))]
