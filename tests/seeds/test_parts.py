"""The parts that every format uses: dates, encodings, keys, blocks, addresses, headlines, values."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.blocks import Body, Builder, paragraphs
from reader.seeds.dates import date_in_path, is_nothing, read_date
from reader.seeds.encoding import NotTextError, decode
from reader.seeds.headline import MOST, headline
from reader.seeds.keys import ALIASES, field_of, sort_out
from reader.seeds.links import safe_url
from reader.seeds.values import as_line, canonical
from reader.text import clean, clean_line

# ------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2018-01-06", "2018-01-06"),
        ("2018-1-6", "2018-01-06"),
        ("2018/01/06", "2018-01-06"),
        ("20180106", "2018-01-06"),
        ("2016-03-14 10:59:54 -0400", "2016-03-14T10:59:54-04:00"),
        ("2016-03-14T23:59:54.123Z", "2016-03-14T23:59:54+00:00"),
        ("2016-03-14T10:59", "2016-03-14T10:59:00"),
        ("Mon, 14 Mar 2016 10:59:54 GMT", "2016-03-14T10:59:54+00:00"),
        ("14 March 2016", "2016-03-14"),
        ("March 14th, 2016", "2016-03-14"),
        ("Mar. 14, 2016, 3:04 PM", "2016-03-14T15:04:00"),
        ("14.03.2016", "2016-03-14"),
        ("03/14/2016", "2016-03-14"),
        ("1704412800", "2024-01-05T00:00:00+00:00"),
        ("2024-06-30T23:59:60Z", "2024-06-30T23:59:59+00:00"),
        ("2024-01-05T10:00:00+99:99", "2024-01-05T10:00:00"),
        ("2024-01-05T25:00:00", "2024-01-05"),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert read_date(written) == date


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2024-02-30",
        "2024-13-01",
        "0001-01-01",
        "0000-00-00",
        "tomorrow",
        "05/06/2024",
        "9" * 5000,
        "12:30",
        "2024-W10-2",
    ],
)
def test_no_dates(written: str) -> None:
    assert read_date(written) is None


EARLIEST = datetime.datetime.fromisoformat("0002-01-01")
LATEST = datetime.datetime.fromisoformat("9999-12-30")
offsets = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
)


@given(st.datetimes(EARLIEST, LATEST), offsets)
def test_the_day_is_never_moved(moment: datetime.datetime, zone: datetime.timezone | None) -> None:
    date = read_date(moment.replace(tzinfo=zone).isoformat(timespec="seconds"))
    assert date is not None
    assert date[:10] == moment.date().isoformat()
    assert read_date(date) == date


@given(st.text(max_size=60) | st.from_regex(r"[0-9]{1,5}[-/.][0-9]{1,3}[-/.][0-9]{1,5}(T[0-9:]{1,9})?"))
def test_any_text_is_a_date_or_none(written: str) -> None:
    date = read_date(written)
    if date is not None:
        assert datetime.date.fromisoformat(date[:10]).year >= 2
        datetime.datetime.fromisoformat(date)


def test_nothing_and_paths() -> None:
    assert all(
        is_nothing(word) for word in ("", "null", "0001-01-01", "0001-01-01T00:00:00Z", "0000-00-00", "None")
    )
    assert not any(is_nothing(word) for word in ("2024-02-30", "2001-01-01", "soon"))
    assert date_in_path("2019-13-44.txt") is None
    assert date_in_path("000_84f662bfa4d4cfd3.txt") is None
    assert date_in_path("news/2019_03_04 x.txt") == "2019-03-04"


# ------------------------------------------------------------------------------------------------ encodings

WORDS = "Zürich café – naïve “quotes” €5, and enough of plain English words around them to be prose."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"), "utf-32-le"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("cp1252"), "windows-1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.lost) == (WORDS, encoding, 0)


def test_a_stray_byte_spoils_only_itself() -> None:
    decoded = decode(f"{WORDS}\n".encode() + b"\xa3 x " + WORDS.encode())
    assert decoded.encoding == "utf-8"
    assert (decoded.lost, decoded.first_lost) == (1, 2)
    assert decode(b"only \xa35 in plain ASCII, and many more words after that").text.startswith("only £5")


def test_other_scripts_are_guessed() -> None:
    russian = "Совет собрался во вторник и решил, что мост закроют на ремонт до весны. " * 5
    decoded = decode(russian.encode("koi8-r"))
    assert decoded.guessed
    assert decoded.text == russian


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n" + b"a" * 50, b"\x89PNG" + bytes(99), bytes(5000), bytes(range(256)) * 9]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(NotTextError):
        decode(data).text.encode("utf-8")


# ------------------------------------------------------------------------------------------------ keys


def test_keys_are_compared_loosely() -> None:
    for key in ("date_published", "datePublished", "Date-Published", "dc:date", "DATE PUBLISHED"):
        known = field_of(key)
        assert known is not None
        assert known[0] == "date"
    assert field_of("mood") is None


def test_the_best_key_that_says_something_wins() -> None:
    fields, rest = sort_out({"created": "2020", "date": None, "updated": "2021", "mood": "x"})
    assert fields["date"] == ("created", "2020")
    assert rest == {"date": None, "updated": "2021", "mood": "x"}


def test_the_documentation_shows_the_same_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    for field, keys in ALIASES.items():
        assert f"| {field} | {', '.join(f'`{key}`' for key in keys)} |" in page


# ------------------------------------------------------------------------------------------------ blocks

piece = st.text(alphabet=st.sampled_from("ab \n\t\u0301\u200d\u2028\x1b[漢"), max_size=8)
step = st.one_of(
    st.tuples(st.just("text"), piece),
    st.tuples(st.just("verbatim"), piece),
    st.tuples(st.sampled_from(["line", "line_break", "block", "open", "close", "marker"]), st.just("")),
)


@given(st.lists(step, max_size=40))
def test_the_builder_keeps_its_rules(steps: list[tuple[str, str]]) -> None:
    out, depth = Builder(), 0
    for name, words in steps:
        if name == "text":
            out.text(words)
        elif name == "verbatim":
            out.verbatim(words)
        elif name == "open":
            out.open("emphasis")
            depth += 1
        elif name == "close" and depth:
            out.close()
            depth -= 1
        elif name == "marker":
            out.marker(2, "-")
        elif name in {"line", "line_break", "block"}:
            getattr(out, name)()
    body = out.finish()
    assert clean(body.text) == body.text
    assert len(out) == len(body.text)
    for span in body.spans:
        assert 0 <= span.start < span.end <= len(body.text)


@given(st.lists(st.tuples(st.text("ab ", max_size=6), st.booleans()), max_size=8), st.integers(0, 30))
def test_spans_follow_their_words(parts: list[tuple[str, bool]], most: int) -> None:
    out = Builder()
    marked = []
    for words, is_heading in parts:
        out.block()
        if is_heading:
            out.open("heading", level=1)
        out.text(words)
        if is_heading:
            out.close()
            marked.append(" ".join(words.split()))
    body = out.finish()
    assert [body.text[span.start : span.end] for span in body.spans] == [words for words in marked if words]
    cut = body.cut(most)
    assert len(cut.text) <= most
    assert all(span.end <= len(cut.text) for span in cut.spans)
    rest = body.after(most)
    assert all(body.text.endswith(rest.text[span.start :]) for span in rest.spans)


@given(st.text(alphabet="ab \n\t\u00a0", max_size=60))
def test_paragraphs_fold_blank_lines(raw: str) -> None:
    text = paragraphs(raw).text
    assert "\n\n\n" not in text
    assert text == text.strip()
    assert "".join(text.split()) == "".join(raw.split())
    assert paragraphs(text) == Body(text)


# ------------------------------------------------------------------------------------------------ the rest


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mr. Ng of the U.S. mission left. He was tired.", "Mr. Ng of the U.S. mission left."),
        ("“Is it?” she asked. No.", "“Is it?” she asked."),
        ("First line\nsecond line", "First line"),
        ("橋は閉鎖された。再開は未定。", "橋は閉鎖された。"),
        ("—\n\nWords come later. Yes.", "Words come later."),
        ("", ""),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert headline(text) == title


@given(st.text())
def test_headlines_are_short_lines(text: str) -> None:
    line = headline(clean(text))
    assert len(line) <= MOST
    assert "\n" not in line


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTPS://Example.org/", "https://Example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://example.org/`id` x", "http://example.org/%60id%60%20x"),
        ("/about", "https://example.org/about"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("--help", "https://example.org/news/--help"),
        ("http://\u202eexample.org/", "http://example.org/"),
        ("https://", None),
        ("x" * 9000, None),
    ],
)
def test_addresses(written: str, url: str | None) -> None:
    assert safe_url(written, 4000, "https://example.org/news/") == url


def test_without_a_base_nothing_relative() -> None:
    assert safe_url("/about", 4000) is None


shared: list[object] = ["lol"]
for _ in range(40):
    shared = [shared] * 9


def test_values_stop_at_a_length() -> None:
    assert len(as_line(shared, 50)) <= 50
    assert len(canonical(shared, 1000)) < 5000
    assert as_line({"a": [1 == 1, None, "x"], "b": {}}, 99) == "a: true, , x; b:"
    six: list[object] = [True, "true", None, "", [], {}]
    assert len({canonical(value, 99) for value in six}) == 6


def _values(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    lists: st.SearchStrategy[object] = st.lists(inner)
    return lists | st.dictionaries(st.text(), inner)


scalars: st.SearchStrategy[object] = st.text() | st.none() | st.booleans()


values: st.SearchStrategy[object] = st.recursive(scalars, _values)


@given(values)
def test_any_value_is_one_clean_line(value: object) -> None:
    line = as_line(value, 80)
    assert len(line) <= 80
    assert clean_line(line) == line
