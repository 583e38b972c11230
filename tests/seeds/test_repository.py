"""The repository: what is a document, what is never touched, what is reported."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.seeds import Document, FolderRepository, Repository

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "date 2024-03-05\n\nA title\n\nSome text.\n"


def names(repository: Repository) -> list[str]:
    return [document.path for document in repository.documents()]


def put(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(WORDS, encoding="utf-8")


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.md", "a/b/c.json", "c.html", "UPPER.TXT", "x.yaml", "x.jsonl")
    found = list(FolderRepository(tmp_path).documents())
    assert [document.path for document in found] == [
        "UPPER.TXT",
        "b.txt",
        "c.html",
        "x.jsonl",
        "x.yaml",
        "a/z.md",
        "a/b/c.json",
    ]
    seen = (tmp_path / "b.txt").stat()
    assert found[1] == Document("b.txt", seen.st_mtime_ns, seen.st_size, seen.st_ino)


def test_what_is_no_document(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    put(
        root,
        "good.txt",
        ".hidden.txt",
        ".folder/x.txt",
        "x.txt~",
        "noending",
        "a.txt.gz",
        "folder.txt/in.txt",
        ".txt",
    )
    put(tmp_path, "outside.txt", "elsewhere/x.txt")
    for link, target in {
        "self.txt": "self.txt",
        "out.txt": "../outside.txt",
        "there": "../elsewhere",
        "here": ".",
        "up": "..",
        "gone.txt": "/nonexistent/x",
        "zero.txt": "/dev/zero",
        "good-too.txt": "good.txt",
    }.items():
        (root / link).symlink_to(target)
    os.mkfifo(root / "fifo.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "socket.txt"))
        repository = FolderRepository(root)
        assert names(repository) == ["good-too.txt", "good.txt", "folder.txt/in.txt"]
        assert {problem.path for problem in repository.problems} == {
            "self.txt",
            "out.txt",
            "there",
            "up",
            "gone.txt",
            "zero.txt",
        }
        for path in (
            "fifo.txt",
            "socket.txt",
            "zero.txt",
            "out.txt",
            "self.txt",
            "folder.txt",
            "missing.txt",
            "noending",
        ):
            loaded = repository.load(path)
            assert not loaded.articles
            assert [problem.path for problem in loaded.problems] == [path]
    assert repository.load("good-too.txt").articles[0].path == "good-too.txt"


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/passwd", "a/../../outside.txt", "a\0.txt"])
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    put(tmp_path, "outside.txt", "archive/a/x.txt")
    loaded = FolderRepository(tmp_path / "archive").load(path)
    assert not loaded.articles
    assert loaded.digest == b""
    assert loaded.problems


def test_a_pipe_swapped_in_never_blocks(tmp_path: Path) -> None:
    put(tmp_path, "x.txt")
    repository = FolderRepository(tmp_path)
    assert names(repository) == ["x.txt"]
    (tmp_path / "x.txt").unlink()
    os.mkfifo(tmp_path / "x.txt")
    assert "named pipe" in repository.load("x.txt").problems[0].what


def test_names_are_exact(tmp_path: Path) -> None:
    odd = [
        "new\nline.txt",
        "\x1b[31m.txt",
        "[bold].txt",
        os.fsdecode(b"bad-\xff.txt"),
        "a#b.txt",
        " blank .txt",
    ]
    put(tmp_path, *odd)
    repository = FolderRepository(tmp_path)
    assert sorted(names(repository)) == sorted(odd)
    for path in odd:
        (article,) = repository.load(path).articles
        assert article.path == path
        assert article.id == path.replace("#", "%23")


def test_an_archive_of_one_file(tmp_path: Path) -> None:
    put(tmp_path, "one.txt", "two.txt", "a/three.txt")
    repository = FolderRepository(tmp_path, only="one.txt")
    assert repository.root == tmp_path.resolve()
    assert names(repository) == ["one.txt"]
    assert repository.only == "one.txt"


def test_folders_and_their_times(tmp_path: Path) -> None:
    put(tmp_path, "a/b/x.txt", "c/y.txt", ".hidden/z.txt")
    repository = FolderRepository(tmp_path)
    folders = repository.folders()
    assert set(folders) == {"", "a", "a/b", "c"}
    assert folders == repository.folders(folders)
    os.utime(tmp_path / "c", ns=(1, 1))
    assert repository.folders(["c", "gone"]) == {"c": 1}


def test_folders_that_cannot_be_read_are_reported(tmp_path: Path) -> None:
    put(tmp_path, "shut/x.txt", "open/y.txt", "shut.txt")
    (tmp_path / "shut").chmod(0)
    (tmp_path / "shut.txt").chmod(0)
    if os.access(tmp_path / "shut", os.R_OK):
        (tmp_path / "shut").chmod(0o755)
        pytest.skip("this user may enter every folder")
    repository = FolderRepository(tmp_path)
    assert names(repository) == ["shut.txt", "open/y.txt"]
    assert [problem.path for problem in repository.problems] == ["shut"]
    assert "ermission" in repository.load("shut.txt").problems[0].what
    (tmp_path / "shut").chmod(0o755)


def tree_hash(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        seen = path.stat()
        digest.update(f"{path} {seen.st_mode} {seen.st_mtime_ns} {seen.st_size}".encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def test_documents_are_never_written(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.md", "c.html", "d.json", "e.jsonl", "f.yaml", "sub/g.txt")
    for path in tmp_path.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    tmp_path.chmod(0o555)
    before = tree_hash(tmp_path)
    opened: list[tuple[object, object, object]] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open" and str(arguments[0]).startswith(str(tmp_path)):
            opened.append((arguments[0], arguments[1], arguments[2]))

    sys.addaudithook(watch)
    repository = FolderRepository(tmp_path)
    for name in names(repository):
        repository.load(name)
    watching = False
    assert tree_hash(tmp_path) == before
    assert len(opened) >= 7
    for _, _, flags in opened:
        assert isinstance(flags, int)
        assert flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) == 0
    tmp_path.chmod(0o755)
    (tmp_path / "sub").chmod(0o755)


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    put(tmp_path, "x.txt")
    loaded = FolderRepository(tmp_path).load("x.txt")
    assert loaded.digest == hashlib.blake2b(WORDS.encode(), digest_size=16).digest()


def test_plain_text_needs_no_parser() -> None:
    code = (
        "import sys, reader.seeds as s, pathlib, tempfile\n"
        "root = pathlib.Path(tempfile.mkdtemp()); (root / 'x.txt').write_text('A\\n\\nb')\n"
        "r = s.FolderRepository(root); assert r.load('x.txt').articles\n"
        "heavy = {'yaml', 'lxml', 'trafilatura', 'markdown_it', 'charset_normalizer', 'rich', 'json'}\n"
        "print(*heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_the_documents_at_some_paths_are_those_of_the_whole_walk(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    put(root, "a.txt", "b/c.txt", "b/d/e.md", "b/.hidden/x.txt", ".f.txt", "g.png", "h/i.txt")
    (root / "link.txt").symlink_to("a.txt")
    (root / "out.txt").symlink_to("/etc/passwd")
    (root / "linked").symlink_to("h")
    repository = FolderRepository(root)
    whole = {document.path: document for document in repository.documents()}

    def at(*paths: str) -> dict[str, Document]:
        return {document.path: document for document in repository.documents_at(paths)}

    assert at("") == whole
    assert at("a.txt", "link.txt") == {path: whole[path] for path in ("a.txt", "link.txt")}
    assert at("b") == {path: whole[path] for path in ("b/c.txt", "b/d/e.md")}
    assert sorted(repository.entered()) == ["b", "b/d"]
    assert at("gone.txt", "gone", ".f.txt", "b/.hidden", "b/.hidden/x.txt", "g.png", "linked") == {}
    assert at("out.txt") == {}
    assert [problem.path for problem in repository.problems] == ["out.txt"]
