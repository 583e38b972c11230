"""Addresses of indexes that servers keep: read, written, and refused without a secret in the complaint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.serveraddress import Address, AddressError, parse
from reader.text import visible

HOSTS = st.one_of(
    st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True),
    st.ip_addresses(v=6).map(str),
    st.ip_addresses(v=4).map(str),
)
PATHS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(
    lambda path: f"/{path}"
)
ADDRESSES = st.builds(
    lambda hosts, name, ca, tls: Address(tuple(hosts), name, tls, ca if tls else None),
    st.lists(st.tuples(HOSTS, st.integers(1, 65535)), min_size=1, max_size=4, unique=True),
    st.from_regex(r"[a-z0-9][a-z0-9._-]{0,99}", fullmatch=True),
    st.none() | PATHS,
    st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opensearch://host/news", Address((("host", 9200),), "news", False, None)),
        ("opensearch://a:9201,b/news", Address((("a", 9201), ("b", 9200)), "news", False, None)),
        ("opensearch://[::1]:9200/n", Address((("::1", 9200),), "n", False, None)),
        (" OpenSearch://Host:9200/news/ ", Address((("host", 9200),), "news", False, None)),
        ("opensearch+tls://h/n?ca=/etc/my%20ca.pem", Address((("h", 9200),), "n", True, "/etc/my ca.pem")),
        ("opensearch+tls://h/n?ca=~/ca.pem", Address((("h", 9200),), "n", True, "~/ca.pem")),
    ],
)
def test_reads_hosts_name_and_authorities(text: str, expected: Address) -> None:
    assert parse(text) == expected


@given(ADDRESSES)
def test_an_address_is_read_as_it_was_written(address: Address) -> None:
    assert parse(str(address)) == address


@given(st.text() | st.text().map(lambda rest: f"opensearch://{rest}"))
def test_whatever_is_written_is_an_address_or_refused_in_one_printable_line(text: str) -> None:
    try:
        assert parse(str(parse(text))) == parse(text)
    except AddressError as error:
        assert visible(str(error)) == str(error)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "expected opensearch://HOST:9200/NAME or opensearch+tls://HOST:9200/NAME, found nothing"),
        ("https://host:9200/news", "expected opensearch://HOST"),
        ("opensearch:host/news", "expected opensearch://HOST"),
        ("opensearch://host:9200", "expected the name of the index"),
        ("opensearch://host/News", "found News"),
        ("opensearch://host/a/b", "found a/b"),
        ("opensearch://host/_all", "found _all"),
        ("opensearch://host/a*", r"found a*"),
        ("opensearch:///news", "expected HOST or HOST:PORT, found nothing"),
        ("opensearch://a,,b/news", "found nothing"),
        ("opensearch://host:0/news", "found host:0"),
        ("opensearch://host:65536/news", "found host:65536"),
        ("opensearch://[fe80::g]/news", "found [fe80::g]"),
        ("opensearch://a\x1bb/news", r"found a\x1bb"),
        ("opensearch://host/news?ca=/ca.pem", "expected opensearch+tls://"),
        ("opensearch+tls://host/news?ca=ca.pem", "from / on"),
        ("opensearch+tls://host/news?cert=/ca.pem", "expected nothing but ?ca=FILE"),
    ],
)
def test_says_what_was_expected_and_what_came(text: str, complaint: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse(text)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "opensearch://ada:hunter2@host:9200/news",
        "opensearch+tls://hunter2@host/news",
        "https://ada:hunter2@host/",
        "ada:hunter2@host",
        "opensearch://host/news@hunter2",
        "opensearch://host/news?password=hunter2",
        "opensearch://host/News?password=hunter2",
        "opensearch+tls://host/news?ca=/ca.pem&password=hunter2",
        "opensearch://host/news?ca=/ca.pem&token=hunter2",
    ],
)
def test_a_secret_is_refused_and_never_shown(text: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse(text)
    assert "hunter2" not in str(caught.value)


def test_says_where_user_and_password_belong() -> None:
    with pytest.raises(AddressError, match="READER_INDEX_USER and READER_INDEX_PASSWORD"):
        parse("opensearch://ada:secret@host/news")


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1:9201,[::1]", True),
        ("127.0.0.1,news.example", False),
        ("127.0.0.1.example", False),
        ("localhost.example", False),
        ("0.0.0.0", False),
    ],
)
def test_knows_hosts_that_are_this_machine_for_sure(hosts: str, expected: bool) -> None:
    assert parse(f"opensearch://{hosts}/news").is_loopback is expected
