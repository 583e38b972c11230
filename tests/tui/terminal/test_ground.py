"""What the terminal answers is heard, and never typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.terminal import ground
from reader.tui.terminal.ground import Answers, guessed_light, is_light, may_ask

ANSWER = "\x1b]11;rgb:fbfb/fafa/f7f7\x1b\\"


@given(st.lists(st.sampled_from("jk/]1;\x1b"), max_size=8), st.integers(0, 8), st.sets(st.integers(1, 40)))
def test_an_answer_is_taken_out_wherever_it_comes_and_however_it_is_cut(
    keys: list[str], at: int, cuts: set[int]
) -> None:
    typed = "".join(key for key in keys if key != "\x1b")
    stream = typed[:at] + ANSWER + typed[at:]
    heard: list[str] = []
    answers = Answers(heard.append)
    ends = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    left = "".join(answers.without(stream[a:b]) for a, b in pairwise(ends))
    assert heard == ["rgb:fbfb/fafa/f7f7"]
    assert left.replace("\x1b", "") == typed, "an escape may have gone on its way before the rest came"


def test_what_only_begins_as_an_answer_is_typed_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1.0]
    monkeypatch.setattr("reader.tui.terminal.ground.time.monotonic", lambda: now[0])
    answers = Answers(lambda _: pytest.fail("nothing was answered"))
    assert answers.without("j\x1b]1") == "j"
    assert answers.late() == ""
    now[0] += ground.HELD
    assert answers.late() == "\x1b]1"
    assert answers.late() == ""
    assert answers.without("\x1b") == "\x1b", "the key of that name is not held back"


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:1515/1717/1c1c", False),
        ("rgb:f/f/f", True),
        ("rgba:00/00/00/ff", False),
        ("rgb:0000/0000/ffff", False),
        ("?", None),
        ("", None),
    ],
)
def test_a_ground_is_light_or_dark(answer: str, light: bool | None) -> None:
    assert is_light(answer) is light


def test_the_environment_is_asked_first() -> None:
    assert guessed_light({"COLORFGBG": "0;15"})
    assert guessed_light({"COLORFGBG": "0;default;7"})
    assert not guessed_light({"COLORFGBG": "15;0"})
    assert not guessed_light({})
    assert may_ask({"TERM": "xterm-256color"})
    assert may_ask({"TERM": "tmux-256color"})
    assert not may_ask({"TERM": "linux"})
    assert not may_ask({"TERM": "screen", "STY": "1.pts"})
    assert not may_ask({"TERM": "xterm", "NO_COLOR": "1"})
