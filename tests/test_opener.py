"""Which addresses are opened, and with what."""

from __future__ import annotations

import pytest

from reader import opener


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "http://\x1b]x", "", "x"]
)
def test_only_addresses_of_web_and_mail_are_opened(url: str) -> None:
    with pytest.raises(opener.OpenError):
        opener.command(url, "true")


def test_the_opener_is_the_user_s() -> None:
    assert opener.command("https://a.b/", "env -i") == ["env", "-i", "https://a.b/"]
    with pytest.raises(opener.OpenError, match="opener"):
        opener.command("https://a.b/", "no-such-program-here")
    with pytest.raises(opener.OpenError, match="settings"):
        opener.command("https://a.b/", 'broken "quote')
