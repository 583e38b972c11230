"""Which addresses may be asked, and how they are shown."""

from __future__ import annotations

import pytest

from reader.fetch.refusals import Refused
from reader.fetch.webaddresses import checked, is_public, shown


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "javascript:alert(1)",
        "exec:ls",
        "http://",
        "https://a b/",
        "http://[::1",
        "x",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        checked(url)


def test_an_address_keeps_its_query_and_loses_its_fragment() -> None:
    assert checked(" HTTP://a.example?x=1&y=2#top ") == "http://a.example/?x=1&y=2"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "224.0.0.1",
        ),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
        ),
        *("64:ff9b::7f00:1", "255.255.255.255", "not an address"),
    ],
)
def test_private_and_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are(address: str) -> None:
    assert is_public(address)


def test_secrets_in_addresses_are_not_shown() -> None:
    assert (
        shown("https://me:pw@a.example/feed?token=abc&x=1&api_key=k")
        == "https://a.example/feed?token=…&x=1&api_key=…"
    )
    assert shown("https://a.example/\x1b[31mred\nline") == "https://a.example/red line"
