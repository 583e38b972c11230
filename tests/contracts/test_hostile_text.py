"""No document can put anything but text on a terminal: every way out of the command line is looked at."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CLIPBOARD = "\x1b]52;c;Q0FOQVJZ\x07"
NASTY = f"{CLIPBOARD}\x1b[31m\x9b5i\u202e\U000e0041[/bold][red]\x00\r\u2066"
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
COMMANDS = [
    ["search"],
    ["search", "--format", "json"],
    ["search", "--format", "paths"],
    ["quotes"],
    ["quotes", "--format", "json"],
    ["speakers"],
    ["speakers", "--format", "json"],
    ["export"],
    ["export", "--format", "csv"],
    ["export", "--format", "md"],
    ["doctor"],
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive whose names, front matter and texts are as nasty as they can be."""
    folder = tmp_path_factory.mktemp("hostile")
    body = f"Before {NASTY} after. “A quoted {NASTY} word,” said Ada {NASTY} Nilsen, who leads.\n"
    (folder / "plain.txt").write_text(f"date 2020-01-01\n\nTitle {NASTY} end\n\n{body}", "utf-8", newline="")
    record = {
        name: f"{name} {NASTY}" for name in ("id", "title", "source", "author", "url", "section", "odd")
    }
    (folder / "record.json").write_text(json.dumps(record | {"text": body, "tags": [NASTY]}), "utf-8")
    (folder / "broken.json").write_text(f'{{"title": "{NASTY}', "utf-8", newline="")
    (folder / "front.md").write_text(
        f"---\ntitle: {json.dumps('t ' + NASTY)}\n---\n\n{body}", "utf-8", newline=""
    )
    name = os.fsencode("name \x1b]0;x\x07\u202e\n") + b"\xff.txt"
    with open(os.path.join(os.fsencode(folder), name), "wb") as stream:
        stream.write(body.encode())
    return folder


def run(folder: Path, home: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "LANG": "C.UTF-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "reader", words[0], "-a", str(folder), *words[1:]],
        input=stdin,
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_only_text_comes_out(hostile: Path, home: Path, command: list[str]) -> None:
    result = run(hostile, home, *command)
    assert result.returncode in (0, 1), result.stderr
    for stream in (result.stdout, result.stderr):
        found = FORBIDDEN.search(stream.decode("utf-8"))
        assert found is None, ascii(found)
    assert result.stdout, "the nasty documents are there, and harmless"


@pytest.mark.parametrize(
    "command", [["marks"], ["marks", "--format", "json"], ["marks", "--orphans"]], ids=" ".join
)
def test_only_text_comes_out_of_marks(hostile: Path, tmp_path: Path, command: list[str]) -> None:
    marking = run(hostile, tmp_path, "mark", "star", "-", stdin=run(hostile, tmp_path, "search").stdout)
    assert marking.stderr.startswith(b"reader: 4 articles starred")
    run(hostile, tmp_path, "mark", "note", f"a {NASTY.replace(chr(0), '')} note", "plain.txt")
    for path in hostile.iterdir():
        path.rename(path.with_name(f"{path.name}.away" if "--orphans" in command else path.name))
    result = run(hostile, tmp_path, *command)
    for path in hostile.iterdir():
        path.rename(path.with_name(path.name.removesuffix(".away")))
    assert (result.returncode, result.stdout.count(b"starred")) == (0, 4)
    found = FORBIDDEN.search(result.stdout.decode("utf-8"))
    assert found is None, ascii(found)


def test_json_keeps_paths_exact(hostile: Path, home: Path) -> None:
    lines = run(hostile, home, "search", "--format", "json").stdout.decode().splitlines()
    paths = {os.fsencode(json.loads(line)["path"]) for line in lines}
    assert {path for path in paths if (Path(os.fsdecode(hostile)) / os.fsdecode(path)).is_file()} == paths


def test_nul_separated_paths_are_the_raw_bytes(hostile: Path, home: Path) -> None:
    raw = run(hostile, home, "search", "-0").stdout.split(b"\0")[:-1]
    assert len(raw) == 4
    assert all(os.path.isfile(path) for path in raw)


def test_show_finds_what_search_printed(hostile: Path, home: Path) -> None:
    listed = run(hostile, home, "search").stdout
    shown = run(hostile, home, "show", "-", stdin=listed)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert FORBIDDEN.search(shown.stdout.decode("utf-8")) is None
    assert shown.stdout.count(b"Before") == 4


def test_a_hostile_query_and_archive_are_only_text_too(hostile: Path, home: Path) -> None:
    result = run(hostile, home, "search", f"sorce:{NASTY.replace(chr(0), '')}")
    assert result.returncode == 2
    assert FORBIDDEN.search(result.stderr.decode("utf-8")) is None
    missing = run(Path("/nowhere" + CLIPBOARD), home, "search", "x")
    assert missing.returncode == 2
    assert FORBIDDEN.search(missing.stderr.decode("utf-8")) is None
