"""The storm presses keys that there are. READER_STORM=MINUTES lets one of its own seed go over the program."""

from __future__ import annotations

import os

import pytest
from benchmarks.storm import bound, rage, typed

MINUTES = float(os.environ.get("READER_STORM") or 0)
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def test_keys_are_sent_as_a_terminal_sends_them() -> None:
    assert [typed(stroke) for stroke in ("C-d", "Esc", "PgDn", "j")] == ["\x04", "\x1b", "\x1b[6~", "j"]
    keys = bound()
    assert {"j", "gg", "]q", "\x04", "\x1b[B", " ", "@"} <= set(keys)
    assert not {"Q", "\x11", "q", "\x1a"} & set(keys), "nothing leaves in the middle of a storm"


@pytest.mark.skipif(not MINUTES, reason="READER_STORM is not set")
def test_the_program_lives_through_a_storm() -> None:
    outcome = rage(MINUTES * 60, seed=20_240)
    assert not outcome.trouble, "\n".join([outcome.trouble, *outcome.log, outcome.said])
