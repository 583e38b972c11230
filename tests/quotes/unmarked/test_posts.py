"""Embedded posts in the shapes in which pages and their conversions leave them."""

import pytest

from reader.model.quotation import Quote
from reader.model.span import Span
from reader.quotes.extraction import extract
from reader.quotes.people.sightings import sightings
from reader.quotes.unmarked.posts import find_posts
from reader.quotes.words.marks import paragraphs

SWIM = "Nice day for a swim off the quay."


def posts_of(text: str, **given: object) -> list[Quote]:
    return [quote for quote in extract(text, language="en", **given) if quote.kind == "post"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "handle", "day"),
    [
        (f"{SWIM} — Ada Brook (@adabrook) January 3, 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"{SWIM} -- Ada Brook (@adabrook) January 3, 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"{SWIM} — Ada Brook @adabrook · Jan 3, 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"{SWIM} — Ada Brook, @adabrook, 3 January 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"{SWIM}\n\n— Ada Brook @adabrook · May 5", "Ada Brook", "@adabrook", "2017-05-05"),
        (f"{SWIM}\n\n— @adabrook, May 5, 2017", None, "@adabrook", "2017-05-05"),
        (f"{SWIM} — Ada Brook (@ada@boats.example) January 3, 2018", "Ada Brook", "@ada@boats.example", "2018-01-03"),
        (f"{SWIM} — Ada Brook (@ada.bsky.social) January 3, 2018 at 10:15 AM", "Ada Brook", "@ada.bsky.social",
         "2018-01-03"),
        (f"Ada Brook (@adabrook) January 3, 2018\n{SWIM}", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"Ada Brook @adabrook · Jan 3\n{SWIM}", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"Ada Brook @adabrook 5h\n{SWIM}", "Ada Brook", "@adabrook", None),
        (f"Ada Brook\n@adabrook\n{SWIM}\n10:15 AM · Jan 3, 2018 · Twitter for iPhone", "Ada Brook", "@adabrook",
         "2018-01-03"),
        (f"Ada Brook ✔ @adabrook\n\n{SWIM}\n\n10:15 AM - 3 Jan 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"View this post on Instagram\n\n{SWIM}\n\nA post shared by Ada Brook (@adabrook) on Jan 3, 2018 at 9am PST",
         "Ada Brook", "@adabrook", "2018-01-03"),
        (f"{SWIM}\n\nPosted by Ada Brook on Wednesday, January 3, 2018", "Ada Brook", None, "2018-01-03"),
        (f"{SWIM} — Ada Brook https://x.com/adabrook/status/94", "Ada Brook", "@adabrook", None),
        (f"{SWIM} — Ada Brook [January 3, 2018](https://twitter.com/adabrook/status/94)", "Ada Brook", "@adabrook",
         "2018-01-03"),
        (f"{SWIM} — Ada Brook https://bsky.app/profile/ada.bsky.social/post/3k", "Ada Brook", "@ada.bsky.social", None),
        (f"{SWIM} pic.twitter.com/abc https://t.co/xyz — Ada Brook (@adabrook) January 3, 2018", "Ada Brook",
         "@adabrook", "2018-01-03"),
        (f"{SWIM}pic.x.com/abc\n— Ada Brook (@adabrook) January 3, 2018", "Ada Brook", "@adabrook", "2018-01-03"),
        (f"> {SWIM}\n>\n> — Ada Brook (@adabrook) January 3, 2018", "Ada Brook", "@adabrook", "2018-01-03"),
    ],
)  # fmt: skip
def test_by_lines(text: str, name: str | None, handle: str | None, day: str | None) -> None:
    (post,) = posts_of(text, date="2018-01-06")
    assert text[post.start : post.end] == SWIM
    assert (post.canonical, post.role, post.said_on) == (name, handle, day)
    assert post.speaker is not None
    assert (name or handle or "") in text[slice(*post.speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Brook (@adabrook)\nThe quay is closed until spring.",
        "The quay is closed until spring.\n\nFollow Ada Brook on Twitter @adabrook.",
        "The quay is closed until spring.\n\nPhoto: Twitter/@adabrook",
        "Screenshot: Ada Brook (@adabrook) January 3, 2018\nThe quay is closed until spring.",
        "The quay is closed, and many — like @adabrook, who swims there — are angry.",
        "Ada Brook @adabrook\nThe quay is closed until spring.",
        "The quay is closed. Write to ada@boats.example, or see https://x.com/adabrook/status/94 for more.",
        "A well-known@adabrook\nThe quay is closed until spring.",
        "@adabrook\nThe quay is closed until spring.",
    ],
    ids=["author", "follow", "photo", "screenshot", "prose", "no day", "addresses", "hyphen", "one handle"],
)
def test_handles_that_sign_no_post(text: str) -> None:
    assert find_posts(text, paragraphs(text)) == []


def test_handles_below_several_texts() -> None:
    text = f"What readers say:\n\n{SWIM}\n\n@adabrook\n\nToo cold for me.\n\n@janwolt"
    posts = posts_of(text)
    assert [(text[post.start : post.end], post.role, post.canonical) for post in posts] == [
        (SWIM, "@adabrook", None),
        ("Too cold for me.", "@janwolt", None),
    ]


def test_several_posts_on_a_line() -> None:
    text = f"{SWIM} — Ada Brook (@adabrook) January 3, 2018 Too cold for me. — Jan Wolt (@janwolt) January 4, 2018"
    posts = posts_of(text)
    assert [(text[post.start : post.end], post.role, post.said_on) for post in posts] == [
        (SWIM, "@adabrook", "2018-01-03"),
        ("Too cold for me.", "@janwolt", "2018-01-04"),
    ]


def test_a_post_in_a_block_quotation_has_all_its_lines() -> None:
    text = f"Before.\n\n> {SWIM}\n> Come along.\n> — Ada Brook (@adabrook) January 3, 2018\n\nAfter."
    (post,) = posts_of(text)
    assert text[post.start : post.end] == f"{SWIM}\n> Come along."


def test_a_post_above_its_moment_has_all_its_lines() -> None:
    text = f"Ada Brook\n@adabrook\n{SWIM}\n\nCome along.\n\n10:15 AM · Jan 3, 2018\n\n12 Likes"
    (post,) = posts_of(text)
    assert text[post.start : post.end] == f"{SWIM}\n\nCome along."


def test_a_stretch_the_document_set_apart_bounds_a_post() -> None:
    text = f"Before.\n\n{SWIM}\n\nCome along.\n\n— Ada Brook @adabrook · Jan 3, 2018"
    (post,) = posts_of(text, spans=[Span(9, len(text), "post")])
    assert text[post.start : post.end] == f"{SWIM}\n\nCome along."


def test_a_quotation_in_a_post_is_found_too() -> None:
    text = "Jan Wolt said “the quay will open in the spring.” Ha! — Ada Brook (@adabrook) January 3, 2018"
    assert {quote.kind for quote in extract(text, language="en")} == {"post", "direct"}


def test_a_speaker_known_by_a_handle_alone_is_counted_by_it() -> None:
    text = f"{SWIM}\n\n— @ada@boats.example, May 5, 2017"
    assert [sighting.name for sighting in sightings(text, posts_of(text))] == ["@ada@boats.example"]
