"""Keys as people write them: `j`, `gg`, `]q`, `C-d`, `S-Tab`, `PgDn`, `Space`.

Several ways to call one action are separated by a comma or a blank (the comma itself is `Comma`).
"""

from __future__ import annotations

from reader.model.errors import ReaderError

Keys = tuple[str, ...]
"""One way to call an action, key by key."""
_NAMES = {
    name.casefold(): written
    for written, names in {
        "Down": "down", "Up": "up", "Left": "left", "Right": "right", "Home": "home", "End": "end",
        "PgUp": "pgup pageup", "PgDn": "pgdn pagedown", "Enter": "enter return", "Esc": "esc escape",
        "Space": "space", "Tab": "tab", "S-Tab": "s-tab shift+tab", "Backspace": "backspace",
        "Del": "del delete", "Ins": "ins insert", "Comma": "comma",
    }.items()
    for name in names.split()
}  # fmt: skip


_SAME = {"C-h": "Backspace", "C-i": "Tab", "C-m": "Enter", "C-[": "Esc"}
"""Keys that no terminal can tell from another."""


class KeysError(ReaderError, ValueError):
    """Keys that cannot be understood; the message says which."""


def parse_keys(spec: str) -> list[Keys]:
    """Return the ways to call an action that `spec` names: `"]q, C-n"` is `[("]", "q"), ("C-n",)]`.

    Raises:
        KeysError: a part of it is no key.
    """
    return [_sequence(word) for word in spec.replace(",", " ").split()]


def parse_sequence(word: str) -> Keys:
    """Return the one way to call something that is written so, every sign of it meant: `gB`, `,o`, `C-ww`.

    Raises:
        KeysError: it is no key, or more than one way.
    """
    if not word or " " in word:
        raise KeysError(f"{word!r} is not the keys of one macro")
    return _sequence(word)


def _sequence(word: str) -> Keys:
    if (single := _key(word)) is not None:
        if single in _SAME:
            raise KeysError(
                f"{single} is {_SAME[single]} to a terminal; write {_SAME[single]}, or another key"
            )
        return (single,)
    control = word[:3]
    if len(word) > len(control) and _key(control) not in (None, *_SAME) and control[:2].casefold() == "c-":
        return (_key(control) or "", *_sequence(word[3:]))
    if len(word) > 4 or not word.isprintable() or "+" in word:
        raise KeysError(f"{word!r} is no key")
    return tuple("," if key == "Comma" else key for key in word)


def _key(word: str) -> str | None:
    """The written form of one key stroke; None where `word` is something else."""
    if len(word) == 1:
        return word
    folded = word.casefold()
    if folded in _NAMES:
        return "," if _NAMES[folded] == "Comma" else _NAMES[folded]
    for prefix in ("c-", "ctrl+"):
        letter = folded.removeprefix(prefix)
        if letter != folded and len(letter) == 1:
            return f"C-{letter}"
    if folded[0] == "f" and folded[1:].isdigit() and 1 <= int(folded[1:]) <= 12:
        return folded.upper()
    return None


def written(keys: Keys) -> str:
    """Return one way to call an action as it is shown: `]q`, `C-d`, `Space`."""
    return "".join(keys)


def written_all(sequences: list[Keys]) -> str:
    """Return every way to call an action as it is shown, with blanks between."""
    return " ".join(written(keys) for keys in sequences)
