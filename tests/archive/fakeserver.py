"""A server that keeps indexes, without a network: each is one of SQLite in a folder, which all processes share.

It notes who came, as whom, and what everybody on the machine could read of that process.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index import backends
from reader.index.faults import IndexFault
from reader.index.sqlite.embedded import Embedded

if TYPE_CHECKING:
    from reader.index.served import Served
    from reader.index.sqlite.asking.answering import SqliteIndex
    from reader.index.writing import Backend
    from reader.marks.whereabouts import Whereabouts

FOLDER = "READER_FAKE_SERVER"
"""Environment variable: where it keeps its things."""
CHECKOUT = Path(__file__).parents[2]


class FakeServer(Embedded):
    """The index of one name."""

    def __init__(self, folder: Path, where: Whereabouts | None, served: Served) -> None:
        super().__init__(folder / served.address.name, where)
        self._away = folder / "away"
        self._served = served
        seen = {"argv": sys.argv, "origin": served.origin, "credentials": served.credentials}
        with (folder / "visitors.jsonl").open("a") as stream:
            stream.write(json.dumps(seen) + "\n")

    def open_index(self) -> SqliteIndex | None:
        """Return the index, where the server answers."""
        if self._away.exists():
            raise IndexFault("the server does not answer")
        return super().open_index()

    def discard(self) -> None:
        """Fail: it is never to be asked for."""
        raise AssertionError("an index that others use was put aside")

    def description(self) -> list[tuple[str, str]]:
        """Return what a server could say of itself."""
        return [("cluster", "tests at " + str(self._served.address)), ("shards", "2 of 2\x1b[0m")]


def _made(_: str, where: Whereabouts | None, served: Served | None) -> Backend:
    assert served is not None
    return FakeServer(Path(os.environ[FOLDER]), where, served)


def install() -> None:
    """Have it answer for every address, in this process."""
    backends.BACKENDS[backends.SERVED] = _made  # type: ignore[index]


def environment(folder: Path) -> dict[str, str]:
    """Return what makes processes of ours meet this server; `folder` is there."""
    (folder / "sitecustomize.py").write_text("from tests.archive.fakeserver import install\ninstall()\n")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{CHECKOUT}", FOLDER: str(folder)}


def visitors(folder: Path) -> list[dict[str, object]]:
    """Return who came so far."""
    return [json.loads(line) for line in (folder / "visitors.jsonl").read_text().splitlines()]
