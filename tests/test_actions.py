"""The registry of actions is whole: no key means two things, and every action is explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.actions import ACTIONS, markdown
from reader.keymaps import PRESETS, clashes, live_keys, preset_table
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
    table, complaints, _ = live_keys(preset)
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
    table, complaints, _ = live_keys("default", own)
    assert table["quote.next"] == [("C-n",)]
    assert table["view.zen"] == []
    assert written_all(table["move.down"]) == "j Down"
    assert written_all(table["help"]) == "? F1"
    assert len(complaints) == 3
    assert any("nonsense" in complaint for complaint in complaints)
    assert any("move.down" in complaint for complaint in complaints)


def test_a_sequence_may_not_begin_with_a_key_that_is_taken() -> None:
    complaints = live_keys("default", {"help": "jj"}).complaints
    assert "taken by move.down" in complaints[0]


def test_the_registry_needs_no_terminal_library() -> None:
    code = "import sys, reader.actions; sys.exit(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_documentation_lists_every_key() -> None:
    page = (Path(__file__).parents[1] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page.endswith(markdown()), "write docs/keys.md again: its tables are reader.actions.markdown()"
    assert preset_table() in page, (
        "write docs/keys.md again: its table of presets is reader.keymaps.preset_table()"
    )


def test_macros_have_keys_of_their_own() -> None:
    own: dict[str, str | tuple[str, ...]] = {
        "gB": ("star", "tag +board", "next_unread"),
        ",o": ("link.browser",),
        "quote.next": "C-n",
    }
    live = live_keys("default", own)
    assert not live.complaints
    assert live.macros == {("g", "B"): own["gB"], (",", "o"): own[",o"]}


@pytest.mark.parametrize(
    ("own", "complaint"),
    [
        ({"gB": ("stra",)}, "gB: expected an action or a verb, found 'stra' (perhaps star)"),
        ({"g": ("star",)}, "g is taken by move.first (gg)"),
        ({"j": ("star",)}, "j is taken by move.down"),
        ({"gBx": ("star",), "gB": ("star",)}, "gB is taken by another macro (gBx)"),
        ({"ctrl+alt+x": ("star",)}, "no key"),
        ({"a b": ("star",)}, "not the keys of one macro"),
        ({"gB": "star"}, "a macro is a list"),
        ({"help": "C-i"}, "C-i is Tab to a terminal"),
    ],
)
def test_what_is_wrong_with_a_macro_costs_only_itself(
    own: dict[str, str | tuple[str, ...]], complaint: str
) -> None:
    live = live_keys("default", own)
    assert len(live.complaints) == 1
    assert complaint in live.complaints[0]
    assert written_all(live.table["move.down"]) == "j Down"


def test_a_control_key_may_begin_a_sequence() -> None:
    assert parse_keys("C-ww ctrl+d") == [("C-w", "w"), ("C-d",)]
