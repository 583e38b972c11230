"""Archives whose index a server keeps: with their folder and without, for commands, the library and the indexer."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

import reader
from reader.archive import ArchiveMissing, open_archive
from reader.archive.locating import settings_for
from reader.archive.remembering import keep, targets_of
from reader.archive.serving import origin_of
from reader.config import ConfigError, IndexSettings, Settings, load
from reader.index import backends
from reader.index.credentials import CredentialsError
from reader.index.faults import Damaged, IndexFault
from reader.index.query import EVERYTHING, parse
from reader.marks.operations import STAR, flag
from tests.archive import fakeserver

if TYPE_CHECKING:
    from pathlib import Path

    from reader.archive import Archive
    from reader.archive.notices import Notice
    from reader.index.protocol import Index

NEWS = "opensearch://localhost:9200/news"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a server answer for every address; return the folder of its things."""
    folder = tmp_path / "server"
    folder.mkdir()
    for name, value in fakeserver.environment(folder).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(backends.BACKENDS, backends.SERVED, backends.BACKENDS[backends.SERVED])
    fakeserver.install()
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder of two documents."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"date 2018-01-01\ntitle: {name}\n\nWords of {name}.\n", "utf-8")
    return folder


def everything(index: Index) -> list[str]:
    return index.article_ids(EVERYTHING)


def settings(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    monkeypatch.setenv("READER_CONFIG", str(path))
    return load()


def at(archive: Archive) -> str:
    return "" if archive.served is None else str(archive.served.address)


@pytest.mark.usefixtures("server")
def test_the_option_wins_over_the_environment_and_that_over_the_settings(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, set_so = str(news), Settings(index=IndexSettings("opensearch://localhost/settings"))
    assert at(open_archive(path)) == ""
    assert at(open_archive(path, set_so)) == "opensearch://localhost:9200/settings"
    monkeypatch.setenv("READER_INDEX", "opensearch://localhost/environment")
    assert at(open_archive(path, set_so)) == "opensearch://localhost:9200/environment"
    assert at(open_archive(path, set_so, index=NEWS)) == NEWS
    assert at(open_archive(path, set_so, index="")) == ""


def test_a_folder_feeds_the_server_and_a_reader_without_it_asks(server: Path, news: Path) -> None:
    feeding = open_archive(str(news), index=NEWS)
    assert feeding.answer(everything) == ["one.txt", "two.txt"]
    assert feeding.name.endswith("news")
    reading = open_archive(None, index=NEWS)
    assert (reading.has_folder, reading.name) == (False, NEWS)
    assert reading.answer(everything) == ["one.txt", "two.txt"]
    stored = reading.answer(lambda index: index.article("one.txt"))
    assert stored is not None
    assert stored.article.text == "Words of one."
    (news / "three.txt").write_text("date 2018-01-02\n\nMore.\n")
    assert reading.indexer_command() is None
    assert reading.answer(everything, refresh=True) == ["one.txt", "two.txt"], "it only asks"
    assert feeding.answer(everything) == ["three.txt", "one.txt", "two.txt"]
    assert {visitor["origin"] for visitor in fakeserver.visitors(server)} >= {origin_of(str(news))}


@pytest.mark.usefixtures("server")
def test_without_a_folder_and_an_index_it_is_said_who_makes_one() -> None:
    with pytest.raises(IndexFault, match="run `reader index` on a machine that has the documents"):
        open_archive(None, index=NEWS).answer(everything)


@pytest.mark.usefixtures("server")
def test_a_folder_that_is_not_there_is_told_of_and_the_server_asked(tmp_path: Path) -> None:
    told: list[Notice] = []
    archive = open_archive(str(tmp_path / "gone"), None, told.append, NEWS)
    assert not archive.has_folder
    assert [notice.kind for notice in told] == ["absent"]
    with pytest.raises(ArchiveMissing):
        open_archive(str(tmp_path / "gone"), index="")


@pytest.mark.usefixtures("server")
def test_neither_seeds_nor_samples_are_sent_to_a_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert not open_archive(None, index=NEWS).has_folder
    assert open_archive(None).has_folder
    monkeypatch.setenv("READER_ARCHIVE", "seeds")
    assert open_archive(None, index=NEWS).has_folder


@pytest.mark.usefixtures("server")
def test_one_document_is_read_by_itself(news: Path) -> None:
    document = str(news / "one.txt")
    assert at(open_archive(document, Settings(index=IndexSettings(NEWS)))) == ""
    with pytest.raises(ArchiveMissing, match="leave --index out"):
        open_archive(document, index=NEWS)


@pytest.mark.usefixtures("server")
def test_marks_without_a_folder_are_kept_by_the_address(news: Path) -> None:
    open_archive(str(news), index=NEWS).answer(everything)
    reading = open_archive(None, index=NEWS)
    others = open_archive(None, index=NEWS.replace("news", "others"))
    assert open_archive(None, index=NEWS + "/").where.state == reading.where.state != others.where.state
    with closing(reading.ready_index()) as index:
        keep(reading.memory, targets_of(index, ["one.txt"], [STAR]), lambda names: [flag(STAR, names)])
    assert reading.answer(lambda index: index.article_ids(parse("is:starred"))) == ["one.txt"]
    assert not reading.memory.is_shared


def test_what_a_server_keeps_is_never_put_aside(server: Path, news: Path) -> None:
    archive = open_archive(str(news), index=NEWS)
    archive.answer(everything)

    def fails(_: Index) -> None:
        raise Damaged("it is not what was written")

    with pytest.raises(Damaged):
        archive.answer(fails)
    assert not archive.mend(Damaged("twice"))
    (server / "away").touch()
    with pytest.raises(IndexFault, match="does not answer"):
        archive.answer(everything)


def test_who_one_is_goes_to_the_indexer_by_its_environment(
    server: Path, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_so = settings(
        tmp_path,
        f"index:\n  address: {NEWS}\n  user: ada\n  password: hunter2\n  origin: desk\n",
        monkeypatch,
    )
    archive = open_archive(str(news), set_so)
    archive.answer(everything)
    assert "hunter2" not in " ".join(archive.indexer_command() or ())
    assert "READER_INDEX_PASSWORD" not in os.environ
    indexer = fakeserver.visitors(server)[-1]
    assert (indexer["origin"], indexer["credentials"]) == ("desk", ["ada", "hunter2", ""])
    assert "hunter2" not in str(indexer["argv"])
    assert "hunter2" not in repr(archive.served) + repr(set_so)


@pytest.mark.usefixtures("server")
def test_a_password_of_one_server_is_not_sent_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "index: {address: 'opensearch+tls://a/news', user: ada, password: hunter2, ca: /ca.pem}\n"
    set_so = settings(tmp_path, text, monkeypatch)
    mine = open_archive(None, set_so).served
    assert mine is not None
    assert (mine.credentials.user, mine.address.ca) == ("ada", "/ca.pem")
    for other in ("opensearch+tls://b/news", "opensearch+tls://a,b/news"):
        served = open_archive(None, set_so, index=other).served
        assert served is not None
        assert not any(served.credentials)
        assert served.address.ca is None
    with pytest.raises(CredentialsError, match="sent over opensearch:// only to this machine"):
        open_archive(None, set_so, index="opensearch://a/news")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("index: https://host/news\n", "config.yaml:1: index: expected opensearch://HOST"),
        ("index: opensearch://ada:hunter2@host/news\n", "they belong in READER_INDEX_USER"),
        ("index: [1]\n", "index: expected an address"),
        ("index: {adress: hunter2}\n", "expected address, user, password, token, ca, origin"),
        ("index: {password: 12345}\n", "password: expected text, in quotation marks"),
        (
            "index: {address: 'opensearch://localhost/n', origin: 'a:b'}\n",
            "config.yaml:1: origin: expected letters",
        ),
        (
            "index: {address: 'opensearch://localhost/n', user: ada}\n",
            "the settings: expected a user with a password",
        ),
    ],
)
@pytest.mark.usefixtures("server")
def test_settings_that_cannot_be_used_are_told_without_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, complaint: str
) -> None:
    with pytest.raises((ConfigError, CredentialsError)) as caught:
        open_archive(None, settings(tmp_path, text, monkeypatch))
    assert complaint in str(caught.value)
    assert not any(secret in str(caught.value) for secret in ("hunter2", "12345"))


def test_settings_are_read_for_a_named_archive_only_where_they_name_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(tmp_path, "# index: opensearch://localhost/news\ntheme: nord\n", monkeypatch)
    assert settings_for("news", None) is None
    assert settings_for(None, None) is not None
    assert settings_for("news", NEWS) is not None
    settings(tmp_path, f"{{theme: nord, 'index': '{NEWS}'}}\n", monkeypatch)
    found = settings_for("news", None)
    assert found is not None
    assert found.index.address == NEWS
    assert settings_for("news", "") is None


@pytest.mark.usefixtures("server")
def test_the_library_opens_an_index_at_a_server(news: Path) -> None:
    with reader.open_archive(news, index=NEWS) as archive:
        assert [hit.id for hit in archive.search("words")] == ["one.txt", "two.txt"]
    with reader.open_archive(index=NEWS) as archive:
        assert str(archive.count("words")) == "2"


def test_names_of_documents_differ_by_folder_and_say_which(tmp_path: Path) -> None:
    (tmp_path / "Älte News!").mkdir()
    (tmp_path / "news").mkdir()
    one, other = origin_of(str(tmp_path / "Älte News!")), origin_of(str(tmp_path / "news"))
    assert one.startswith("lte-news-")
    assert one != other == origin_of(str(tmp_path / "news"))


def test_where_the_client_is_not_installed_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backends, "CLIENT", "no_such_library_at_all")
    with pytest.raises(IndexFault, match=r"pip install 'reader-tui\[opensearch\]'"):
        open_archive(None, index=NEWS)
