"""The recorded tour: what is kept of a screen, and what is in the repository."""

from __future__ import annotations

import getpass
import json
import re
import socket
from pathlib import Path

from benchmarks.tour import Painted, Recording

from tests.conftest import CHECKOUT

TOUR = CHECKOUT / "docs" / "tour"


def test_a_screen_is_kept_with_its_colours_a_row_at_a_time() -> None:
    screen = Painted(8, 2)
    screen.feed("\x1b[2;1H\x1b[1;38;2;1;2;3mwas\x1b[0m \x1b[7m日\x1b[0m".encode())
    assert screen.rows == [" " * 8, "\x1b[1;38;2;1;2;3mwas\x1b[0m \x1b[7m日\x1b[0m  "]


def test_a_frame_writes_only_the_lines_that_changed_under_a_counted_time(tmp_path: Path) -> None:
    recording = Recording(tmp_path)
    recording.clear((4, 2))
    recording.frame(["one ", "two "], 2)
    recording.frame(["one ", "\x1b[7mnew\x1b[0m "], 0.5)
    recording.picture("last", ["one ", "\x1b[7mnew\x1b[0m "], "two lines", 4)
    recording.keep()
    head, *events = map(json.loads, (tmp_path / "reader.cast").read_text("utf-8").splitlines())
    assert (head["version"], head["title"]) == (2, "reader")
    assert [event for event in events if event[1] == "o"][1:] == [
        [0, "o", "\x1b[1;1Hone \x1b[2;1Htwo "],
        [2, "o", "\x1b[2;1H\x1b[7mnew\x1b[0m "],
    ]
    picture = (tmp_path / "01-last.svg").read_text("utf-8")
    assert "new" in picture
    assert "url(http" not in picture, "looking at it fetches nothing"


def test_what_is_kept_names_no_machine_nobody_and_no_clock() -> None:
    pictures = sorted(TOUR.glob("*.svg"))
    assert len(pictures) >= 9
    for path in (*pictures, TOUR / "reader.cast"):
        text = path.read_text("utf-8")
        for word in (str(CHECKOUT), str(Path.home()) + "/", "/tmp/", socket.gethostname()):
            assert word not in text, f"{path.name} names {word}"
        assert re.search(rf"\b{re.escape(getpass.getuser())}@", text) is None
    times = [json.loads(line)[0] for line in (TOUR / "reader.cast").read_text("utf-8").splitlines()[1:]]
    assert times == sorted(times)
