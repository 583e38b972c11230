"""One search as a whole process, ours and that of the programs that users would pick instead, over the same articles.

    python -m benchmarks.neighbours 1000000

makes what they search, once, and keeps it among the temporary files. `rg` reads the files. notmuch gets each article
as a mail; beyond `MAILS` it is asked only where the command above was run, for it takes some ms an article. newsboat
asks one table without an index by `LIKE`: the same question is put to such a table by a process that does nothing else.
"""

from __future__ import annotations

import argparse
import email.message
import email.policy
import email.utils
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import VERSION, cached, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.archive import Archive

MAILS = 100_000
_LIKE = """
import sqlite3, sys
database, word = sys.argv[1:]
found = sqlite3.connect(database).execute(
    "select title, day from item where title like ? or content like ? order by day desc limit 20", [f"%{word}%"] * 2
)
for title, day in found:
    print(day, title)
"""
_Times = list[tuple[float, float]]


def process_rows(archive: Archive, size: int) -> Iterator[tuple[str, str]]:
    """Yield how long whole processes take, each for a few words of middling frequency."""
    words = vocabulary()[700:1500:100]
    program = str(Path(sys.executable).parent / "reader")
    search = [program, "search", "-a", str(archive.root), "-n", "20"]
    ours = [_run([*search, word]) for word in words * 3]
    yield "`reader search word`, whole process: wall p50, best; CPU best", _walls(ours)
    if shutil.which("rg"):
        theirs = [_run(["rg", "-l", "-i", "-w", word, str(archive.root)]) for word in words[:3]]
        yield from _beside("`rg -l -i -w word`", theirs, ours)
    else:
        yield "`rg -l -i -w word`", "not installed"
    if not shutil.which("notmuch"):
        yield "`notmuch search word`", "not installed"
    elif size <= MAILS or _is_made("notmuch", size):
        yield from _notmuch_rows(archive.root, size, words, ours)
    table = str(_table(archive.root, size))
    theirs = [_run([sys.executable, "-c", _LIKE, table, word]) for word in words[:3]]
    yield from _beside("`LIKE` in one table, as newsboat asks", theirs, ours)


def _notmuch_rows(root: Path, size: int, words: list[str], ours: _Times) -> Iterator[tuple[str, str]]:
    place = _mails(root, size)
    environment = {"NOTMUCH_CONFIG": str(place / "config")}
    used = float((place / "cpu").read_text())
    index = sum(path.stat().st_size for path in (place / "mail" / ".notmuch").rglob("*") if path.is_file())
    text = sum(path.stat().st_size for path in root.rglob("*.txt"))
    yield "`notmuch new`: CPU an article, ms; index / text", f"{used / size:.2f}; {index / text:.2f}"
    theirs = [_run(["notmuch", "search", "--limit=20", word], environment) for word in words * 3]
    yield from _beside("`notmuch search word`", theirs, ours)


def _beside(name: str, theirs: _Times, ours: _Times) -> Iterator[tuple[str, str]]:
    yield f"{name}, the same", _walls(theirs)
    ratio = min(wall for wall, _ in theirs) / min(wall for wall, _ in ours)
    yield f"  {name.split(',')[0]} against `reader`, best against best", f"{ratio:,.1f} times"


def _run(command: list[str], environment: dict[str, str] | None = None) -> tuple[float, float]:
    """Run a process to its end; return milliseconds of wall and of CPU. It may exit with 1: nothing found."""
    around = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    code = subprocess.run(command, stdout=subprocess.PIPE, env=around | (environment or {})).returncode
    if code > 1:
        raise RuntimeError(f"{command[0]} ended with {code}")
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall * 1e3, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


def _walls(times: _Times) -> str:
    walls = [wall for wall, _ in times]
    return f"{statistics.median(walls):,.0f}, {min(walls):,.0f}; {min(used for _, used in times):,.0f} ms"


# ---------------------------------------------------------------------------------------------- what they search
def _place(name: str, size: int) -> Path:
    return Path(tempfile.gettempdir()) / f"reader-benchmark-{VERSION}-{size}-{name}"


def _is_made(name: str, size: int) -> bool:
    return (_place(name, size) / ".complete").exists()


def _made(name: str, size: int, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled, once."""
    place = _place(name, size)
    if not _is_made(name, size):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        make(place)
        (place / ".complete").touch()
    return place


def _articles(root: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield date, title, source and body of each document of the corpus."""
    for path in sorted(root.rglob("*.txt")):
        head, body = path.read_text("utf-8").split("\n\n", 1)
        date, title, source = (line.split(None, 1)[1] for line in head.splitlines())
        yield date, title, source, body


def _mails(root: Path, size: int) -> Path:
    """Return a folder with what notmuch was told, all articles as mails, and the CPU that it took to index them."""
    return _made("notmuch", size, lambda place: _make_mails(root, place))


def _table(root: Path, size: int) -> Path:
    """Return a database with a table of all articles."""
    return _made("like", size, lambda place: _make_table(root, place)) / "items.db"


def _make_mails(root: Path, place: Path) -> None:
    for number, (date, title, source, body) in enumerate(_articles(root)):
        mail = email.message.EmailMessage(email.policy.SMTP)
        mail["From"] = f"{source} <news@example.org>"
        mail["To"] = "reader@example.org"
        mail["Subject"] = title
        mail["Date"] = email.utils.format_datetime(datetime.fromisoformat(f"{date}T12:00:00+00:00"))
        mail["Message-ID"] = f"<{number}@example.org>"
        mail.set_content(body, cte="8bit")
        folder = place / "mail" / f"{number // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.eml").write_bytes(mail.as_bytes())
    (place / "config").write_text(
        f"[database]\npath={place / 'mail'}\n[user]\nname=reader\nprimary_email=reader@example.org\n[new]\ntags=\n"
    )
    _, used = _run(["notmuch", "new", "--quiet"], {"NOTMUCH_CONFIG": str(place / "config")})
    (place / "cpu").write_text(str(used))


def _make_table(root: Path, place: Path) -> None:
    database = sqlite3.connect(place / "items.db")
    database.execute(
        "create table item(id integer primary key, day text, title text, source text, content text)"
    )
    with database:
        database.executemany("insert into item(day, title, source, content) values(?,?,?,?)", _articles(root))
    database.close()


def main() -> int:
    """Make what the others search, for archives of these sizes."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    for size in parser.parse_args().sizes:
        root = cached(size)
        print(_table(root, size))
        print(_mails(root, size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
