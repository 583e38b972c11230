"""The commands on an index at a server, as processes: which index is meant, what they say, what they keep secret."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.archive import fakeserver
from tests.commands.conftest import DOCUMENTS, Shell

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "opensearch://localhost:9200/news"


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """Return the folder of a server that answers for every address."""
    folder = tmp_path / "server"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(shell: Shell, server: Path, tmp_path: Path) -> Shell:
    """Return a shell whose processes meet the server, with the archive `news` in a folder of its own."""
    for name, content in DOCUMENTS.items():
        (tmp_path / "desk" / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / "news" / name).write_text(content, "utf-8")
    return Shell(tmp_path / "desk", shell.environment | fakeserver.environment(server))


@pytest.fixture
def away(desk: Shell, tmp_path: Path) -> Shell:
    """Return a shell of a machine without the documents."""
    (tmp_path / "away").mkdir()
    homes = {name: str(tmp_path / "home" / name) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    return replace(desk, folder=tmp_path / "away", environment=desk.environment | homes)


def test_one_machine_sends_and_another_searches_reads_and_marks(desk: Shell, away: Shell) -> None:
    sent = desk.lines("index", "-a", "news", "--index", NEWS)
    assert sent == ["5 articles in 4 documents, 3 quotations, 0 problems; 4 documents changed"]
    found = away.lines("search", "--index", NEWS, "steel")
    assert [line.partition("\t")[0] for line in found] == ["tariff.txt", "old/letters.jsonl#one"]
    assert "“We will not unload it,”" in away("show", "--index", NEWS, "tariff.txt").stdout.decode()
    assert any("Nobody was hurt" in line for line in away.lines("quotes", "--index", NEWS, "speaker:lind"))
    assert away("mark", "--index", NEWS, "star", "steel").returncode == 0
    assert len(away.lines("search", "--index", NEWS, "is:starred")) == 2
    assert desk.lines("search", "-a", "news", "--index", NEWS, "is:starred") == [], "marks are one's own"


def test_the_environment_names_an_index_for_every_command(desk: Shell, away: Shell) -> None:
    desk.lines("index", "-a", "news", "--index", NEWS)
    asked = replace(away, environment=away.environment | {"READER_INDEX": NEWS})
    assert len(asked.lines("search", "port")) == 3
    assert asked.lines("search", "--count", "port") == ["3"]
    refused = asked("index")
    assert refused.returncode == 2
    assert b"expected a folder of documents to send there, found none; name one with -a" in refused.stderr
    assert b"only the index is here" in asked("feeds").stderr
    assert b"only the index is here" in asked("fetch").stderr


def test_the_doctor_tells_what_the_server_says_of_itself(desk: Shell) -> None:
    told = desk.lines("doctor", "-a", "news", "--index", NEWS)
    assert told[:2] == [f"cluster: tests at {NEWS}", "shards: 2 of 2"]
    assert told[-1].endswith("no problems")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("search", "--index", "https://host/news"), "expected opensearch://HOST:9200/NAME"),
        (("search", "--index", "opensearch://ada:hunter2@host/news"), "has no user and no password in it"),
        (("--plain", "--index", "opensearch://ada:hunter2@host/news"), "has no user and no password in it"),
        (("doctor", "--index", "opensearch://host"), "expected the name of the index"),
        (("mark", "--index", "opensearch://ho st/n", "star", "x"), "expected HOST or HOST:PORT"),
        (("search", "-a", "news/tariff.txt", "--index", NEWS), "leave --index out"),
    ],
)
def test_what_is_no_address_is_one_sentence_and_exit_2(
    desk: Shell, words: tuple[str, ...], complaint: str
) -> None:
    result = desk(*words)
    assert result.returncode == 2
    assert complaint in result.stderr.decode()
    assert result.stderr.count(b"\n") == 1
    assert b"hunter2" not in result.stderr


def test_a_secret_is_sent_in_clear_to_this_machine_alone_and_in_no_argument(
    desk: Shell, server: Path
) -> None:
    secrets = {"READER_INDEX_USER": "ada", "READER_INDEX_PASSWORD": "hunter2"}
    desk = replace(desk, environment=desk.environment | secrets)
    refused = desk("search", "-a", "news", "--index", "opensearch://host/news")
    assert refused.returncode == 2
    assert b"sent over opensearch:// only to this machine" in refused.stderr
    assert desk("index", "-a", "news", "--index", NEWS).returncode == 0
    seen = fakeserver.visitors(server)
    assert all(visitor["credentials"] == ["ada", "hunter2", ""] for visitor in seen)
    assert any("--origin" in str(visitor["argv"]) for visitor in seen), "the indexer was there too"
    assert "hunter2" not in json.dumps([visitor["argv"] for visitor in seen]) + refused.stderr.decode()


def test_settings_show_no_secret(desk: Shell, tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(f"index: {{address: '{NEWS}', user: ada, password: hunter2, token: hunter3}}\n")
    shown = desk("config", READER_CONFIG=str(path))
    assert (
        f'index: {{"address": "{NEWS}", "user": "ada", "password": "***", "token": "***"}}'
        in shown.stdout.decode()
    )
    assert b"hunter" not in shown.stdout + shown.stderr


def test_the_plain_reader_asks_the_server(desk: Shell, away: Shell) -> None:
    desk.lines("index", "-a", "news", "--index", NEWS)
    said = away("--plain", "--index", NEWS, stdin=b"list\n1\nquit\n")
    assert said.returncode == 0
    assert "We will not unload it" in said.stdout.decode()


def test_without_the_client_it_is_said_what_to_install(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import reader.index.backends as b\nb.CLIENT = 'not_here'\n")
    result = shell("search", "--index", NEWS, "x", PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stderr) == (
        2,
        b"reader: an index at a server needs what is not installed here; pip install 'reader-tui[opensearch]'\n",
    )
