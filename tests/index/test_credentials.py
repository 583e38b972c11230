"""Who one is at a server: where that is looked for, to whom it is sent, and that it is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import IndexSettings
from reader.index.credentials import PASSWORD, TOKEN, USER, Credentials, CredentialsError, credentials_for
from reader.index.serveraddress import parse

SECURE = parse("opensearch+tls://search.example.org/news")
CLEAR = parse("opensearch://search.example.org/news")
HERE = parse("opensearch://127.0.0.1/news")


def netrc(text: str, mode: int = 0o600) -> None:
    path = Path.home() / ".netrc"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(mode)


def test_the_environment_wins_over_the_settings_and_those_over_netrc(monkeypatch: pytest.MonkeyPatch) -> None:
    assert credentials_for(SECURE, None) == Credentials()
    netrc("machine search.example.org login nora password n\n")
    assert credentials_for(SECURE, IndexSettings()) == Credentials("nora", "n")
    settings = IndexSettings(user="sven", password="s")
    assert credentials_for(SECURE, settings) == Credentials("sven", "s")
    monkeypatch.setenv(TOKEN, "t")
    assert credentials_for(SECURE, settings) == Credentials(token="t")
    monkeypatch.delenv(TOKEN)
    monkeypatch.setenv(USER, "eva")
    monkeypatch.setenv(PASSWORD, "e")
    assert credentials_for(SECURE, settings) == Credentials("eva", "e")


def test_netrc_counts_where_it_says_the_same_of_every_host() -> None:
    netrc("machine a login ada password x\nmachine b login ada password x\nmachine c login ada password y\n")
    assert credentials_for(parse("opensearch+tls://a,b/news"), None) == Credentials("ada", "x")
    for hosts in ("a,c", "a,d", "d"):
        assert credentials_for(parse(f"opensearch+tls://{hosts}/news"), None) == Credentials()


def test_nothing_is_sent_in_clear_but_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    netrc("machine search.example.org login nora password n\n")
    assert credentials_for(CLEAR, None) == Credentials(), "netrc is not even looked at"
    monkeypatch.setenv(TOKEN, "hunter2")
    assert credentials_for(HERE, None) == Credentials(token="hunter2")
    with pytest.raises(CredentialsError, match=r"only to this machine.*write opensearch\+tls://") as caught:
        credentials_for(CLEAR, None)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("variables", "complaint"),
    [
        ({USER: "ada"}, "there is no password"),
        ({PASSWORD: "hunter2"}, "there is no user"),
        ({TOKEN: "hunter2\r\nX-Evil: 1"}, "the token has a sign in it"),
        ({USER: "a:b", PASSWORD: "hunter2"}, "has no `:` in it"),
        ({USER: "ada", PASSWORD: "hunter2\n"}, "the password has a sign in it"),
    ],
)
def test_what_cannot_be_sent_is_said_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], complaint: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CredentialsError) as caught:
        credentials_for(SECURE, None)
    assert complaint in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("text", "mode"), [("machine a login hunter2 pass", 0o600), ("hunter2 x\n", 0o600)])
def test_a_netrc_that_cannot_be_read_is_named_without_what_it_holds(text: str, mode: int) -> None:
    netrc(text, mode)
    with pytest.raises(CredentialsError, match=r"\.netrc.*cannot be read") as caught:
        credentials_for(SECURE, None)
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_credentials_show_nothing_of_themselves() -> None:
    made = Credentials("ada", "hunter2", "hunter3")
    assert "hunter" not in f"{made} {made!r} {[made]} {IndexSettings(password='hunter2', token='hunter3')}"
    assert made.environment == {USER: "ada", PASSWORD: "hunter2", TOKEN: "hunter3"}
