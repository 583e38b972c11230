"""The registry of actions is whole: no key means two things, and every action is explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.actions import ACTIONS, markdown
from reader.keymaps import PRESETS, clashes, live_keys
from reader.keystrokes import KeysError, parse_keys, written_all


def test_ids_are_unique_and_everything_is_explained() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(set(ids)) == len(ids)
    for action in ACTIONS:
        assert action.title
        assert action.help.endswith(".")
        assert action.contexts


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_means_two_things(preset: str) -> None:
    table, complaints = live_keys(preset)
    assert not complaints
    assert [clash for action in ACTIONS for clash in clashes(table, action.id)] == []


@pytest.mark.parametrize(
    ("spec", "keys"),
    [
        ("j", [("j",)]),
        ("gg", [("g", "g")]),
        ("]q, C-n", [("]", "q"), ("C-n",)]),
        ("ctrl+d pagedown escape", [("C-d",), ("PgDn",), ("Esc",)]),
        ("S-Tab Space F1", [("S-Tab",), ("Space",), ("F1",)]),
        ("Comma", [(",",)]),
        ("", []),
    ],
)
def test_keys_are_read_as_people_write_them(spec: str, keys: list[tuple[str, ...]]) -> None:
    assert parse_keys(spec) == keys


@pytest.mark.parametrize("spec", ["ctrl+alt+x", "Hyper", "meta+q", "qwert"])
def test_what_is_no_key_is_refused(spec: str) -> None:
    with pytest.raises(KeysError, match="no key"):
        parse_keys(spec)


def test_own_keys_replace_the_default_and_mistakes_cost_only_themselves() -> None:
    own = {"quote.next": "C-n", "nonsense": "x", "move.down": "ctrl+alt+j", "help": "j", "view.zen": ""}
    table, complaints = live_keys("default", own)
    assert table["quote.next"] == [("C-n",)]
    assert table["view.zen"] == []
    assert written_all(table["move.down"]) == "j Down"
    assert written_all(table["help"]) == "? F1"
    assert len(complaints) == 3
    assert any("nonsense" in complaint for complaint in complaints)
    assert any("move.down" in complaint for complaint in complaints)


def test_a_sequence_may_not_begin_with_a_key_that_is_taken() -> None:
    _, complaints = live_keys("default", {"help": "jj"})
    assert "taken by move.down" in complaints[0]


def test_the_registry_needs_no_terminal_library() -> None:
    code = "import sys, reader.actions; sys.exit(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_documentation_lists_every_key() -> None:
    page = (Path(__file__).parents[1] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page.endswith(markdown()), "write docs/keys.md again: its tables are reader.actions.markdown()"
    for preset in PRESETS.values():
        assert all(f"`{action_id}`" in page for action_id in preset)
