"""How wide somebody drew the panes, kept over restarts: two shares of the width, in a file of this machine."""

from __future__ import annotations

import os
from contextlib import suppress

from reader.config import state_folder
from reader.tui.page.panelayout import NOBODYS, Shares

_NAME = "panes"
_NOBODY = "-"
"""What stands for a share that nobody has given."""


def kept() -> Shares:
    """Return the shares that were kept last; those of nobody where there are none, or they cannot be read."""
    try:
        with open(os.path.join(state_folder(), _NAME), encoding="utf-8") as file:
            left, right = (None if word == _NOBODY else float(word) for word in file.read(80).split())
    except (OSError, ValueError):
        return NOBODYS
    if any(share is not None and not 0 < share < 1 for share in (left, right)):
        return NOBODYS
    return Shares(left, right)


def keep(shares: Shares) -> None:
    """Keep shares for the next start. Where nothing can be written they are those of this one."""
    words = " ".join(_NOBODY if share is None else f"{share:.4f}" for share in shares)
    from pathlib import Path  # the start does without

    path = Path(state_folder(), _NAME)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_name(f"{_NAME}.{os.getpid()}")
        new.write_text(f"{words}\n", encoding="utf-8")
        new.replace(path)
