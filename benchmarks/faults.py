"""What happens to the index when things go wrong: killed, overwritten, out of space, locked out, of another age.

    python -m benchmarks.faults [--rounds 50] [--only kill|rot|full|locked|age|names] [--size 2000]

Every round ends with the same questions (see `answers`), compared with those of a sound index. A wrong answer
without a word is counted, and whether `reader index --check` finds what caused it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import cached
from benchmarks.search import classes
from reader.index.faults import IndexFault
from reader.index.progress import parse_progress
from reader.index.query import EVERYTHING, parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.checking import check
from reader.index.sqlite.files import generations

if TYPE_CHECKING:
    from collections.abc import Callable


def answers(folder: Path) -> list[str]:
    """Return what the index in `folder` says: searches of every class, quotations, speakers, whole articles.

    Raises:
        IndexFault: it says that it is damaged.
    """
    path = generations.current(folder)
    if path is None:
        return []
    told = []
    with closing(SqliteIndex.open(path)) as index:
        told.append(repr(index.status()))
        for texts in classes().values():
            for text in texts[:3]:
                query = parse(text)
                told.append(repr((text, index.search(query, limit=50), index.count(query))))
                told.append(repr((text, index.search(query, sort="rank", limit=20, snippets=False))))
        newest = index.search(EVERYTHING, limit=400).hits
        told.append(repr(index.article_ids(EVERYTHING)))
        told.extend(repr(index.article(hit.id)) for hit in newest[::20])
        told.append(repr(index.quotes(EVERYTHING, limit=200)))
        told.append(repr(index.speakers(EVERYTHING, limit=50)))
        told.append(repr(index.problems()))
        told.extend(repr(index.titles(word)) for word in ("ba", "kel", "m", "tora"))
    return told


def index_of(archive: Path, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start an indexer process."""
    command = [
        sys.executable,
        "-m",
        "reader.index.process",
        "--root",
        str(archive),
        "--folder",
        str(folder),
    ]
    return subprocess.Popen([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def built(archive: Path, folder: Path) -> Path:
    """Bring the index in `folder` up to date, and return it."""
    with index_of(archive, folder) as process:
        out, err = process.communicate()
    if process.returncode:
        raise SystemExit(f"the index cannot be built: {(err or out).decode()[-500:]}")
    return folder


def kill(archive: Path, work: Path, rounds: int) -> Counter[str]:
    """Kill the indexer at any moment, with its changes under way; look at what it left; let the next go on."""
    rng, outcome = random.Random(4), Counter[str]()
    news = shutil.copytree(archive, work / "killed")
    documents = sorted(news.rglob("*.txt"))
    folder = work / "killed-index"
    for _ in range(rounds):
        if rng.random() < 0.3:
            shutil.rmtree(folder, ignore_errors=True)
        for path in rng.sample(documents, 150):
            path.write_text(path.read_text("utf-8") + f"\nword{rng.random()}\n", "utf-8")
        acknowledged = _killed(news, folder, rng)
        outcome["kills"] += 1
        if generations.current(folder) is None:
            outcome["before there was an index"] += 1
            continue
        try:
            with closing(SqliteIndex.open(str(generations.current(folder)))) as index:
                held = index.status().documents
        except IndexFault:
            outcome["CANNOT BE OPENED"] += 1
            continue
        outcome["COMMITS LOST"] += held < acknowledged
        outcome["DAMAGED"] += bool(check(folder))
    before = built(news, folder)
    outcome["WRONG IN THE END"] += answers(before) != answers(built(news, work / "killed-anew"))
    return outcome


def _killed(news: Path, folder: Path, rng: random.Random) -> int:
    """Start an indexer and kill it; return how many documents it had said to have committed."""
    fresh = generations.current(folder) is None if folder.exists() else True
    with index_of(news, folder) as process:
        until = time.monotonic() + rng.uniform(0.1, 2.5)
        acknowledged = 0
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        while time.monotonic() < until and process.poll() is None:
            for line in process.stdout.readlines() or ():
                with contextlib.suppress(ValueError):
                    acknowledged = parse_progress(line).changed
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    return acknowledged if fresh else 0


def rot(archive: Path, work: Path, rounds: int) -> Counter[str]:
    """Overwrite 64 bytes anywhere in a sound index, and ask it everything."""
    rng, outcome = random.Random(7), Counter[str]()
    sound = built(archive, work / "sound")
    right = answers(sound)
    if check(sound):
        raise SystemExit(f"the sound index is not: {check(sound)}")
    for number in range(rounds):
        folder = shutil.copytree(sound, work / "rotten", dirs_exist_ok=True)
        path = Path(str(generations.current(folder)))
        with path.open("r+b") as stream:
            stream.seek(rng.randrange(path.stat().st_size - 64))
            stream.write(rng.randbytes(64))
        kind = _asked(folder, right)
        found = bool(check(folder))
        outcome[kind] += 1
        if kind != "all answers right" and not found:
            outcome[f"{kind}, and the check FINDS NOTHING"] += 1
        if kind == "all answers right" and found:
            outcome["  of these found by the check"] += 1
        if kind == "WRONG WITHOUT A WORD" and found:
            outcome["  of these found by the check (wrong)"] += 1
        if kind != "all answers right" and number % 5 == 0:
            outcome["  repaired by a command" if _repaired(archive, folder) else "NOT REPAIRED"] += 1
    return outcome


def _asked(folder: Path, right: list[str]) -> str:
    try:
        return "all answers right" if answers(folder) == right else "WRONG WITHOUT A WORD"
    except IndexFault:
        return "said to be damaged"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        traceback.print_exc()
        return "TRACEBACK"


def _repaired(archive: Path, folder: Path) -> bool:
    """Build a damaged index again, as a command does that was told so."""
    path = generations.current(folder)
    if path is not None:
        generations.set_aside(path)
    built(archive, folder)
    return not check(folder)


def full(archive: Path, work: Path, rounds: int) -> Counter[str]:
    """Let no file grow past a size, which comes as a full disk does, then give room again."""
    outcome = Counter[str]()
    right = answers(built(archive, work / "roomy"))
    size = Path(str(generations.current(work / "roomy"))).stat().st_size
    for number in range(max(1, rounds // 5)):
        folder = work / f"full-{number}"
        most = int(size * (number + 1) / (rounds // 5 + 1))
        soft = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, soft[1]))
        try:
            with index_of(archive, folder) as process:
                out, err = process.communicate()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, soft)
        outcome["rounds"] += 1
        outcome["TRACEBACK"] += b"Traceback" in err
        outcome["said that it failed, and why"] += b'"failed"' in out and b"cannot be written" in out
        with contextlib.suppress(IndexFault):
            answers(folder)
            outcome["readable while there is no room"] += 1
        outcome["whole and sound once there is"] += answers(built(archive, folder)) == right and not check(
            folder
        )
    return outcome


def locked(archive: Path, work: Path, _: int) -> Counter[str]:
    """Search an index in a folder that may not be written, by somebody who may not write it."""
    outcome = Counter[str]()
    home = work / "locked"
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home), "HOME": str(home)}
    command = [
        sys.executable,
        "-m",
        "reader",
        "search",
        "--count",
        classes()["common word (10-60 %)"][0],
        "-a",
        str(archive),
    ]
    first = subprocess.run(command, env=environment, capture_output=True, check=True)
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    # The superuser may write everything: without that privilege the modes hold for him too.
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"] if os.getuid() == 0 else []
    again = subprocess.run([*bound, *command], env=environment, capture_output=True, check=False)
    outcome["the same answer"] += again.stdout == first.stdout
    outcome["TRACEBACK"] += b"Traceback" in again.stderr
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    return outcome


def age(archive: Path, work: Path, _: int) -> Counter[str]:
    """Open an index of an older and of a newer version."""
    outcome = Counter[str]()
    right = answers(built(archive, work / "age"))
    for version in ("1.1.1.1", "99.99.99.99"):
        path = str(generations.current(work / "age"))
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("update meta set value=? where name='version'", (version,))
        with contextlib.suppress(IndexFault):
            answers(work / "age")
            outcome["ANSWERED FROM ANOTHER AGE"] += 1
        outcome["built again"] += answers(built(archive, work / "age")) == right
    return outcome


def names(_: Path, work: Path, __: int) -> Counter[str]:
    """Search two archives of the same name."""
    outcome = Counter[str]()
    home = work / "names"
    environment = {**os.environ, "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    for place in ("a", "b"):
        (home / place / "news").mkdir(parents=True)
        (home / place / "news" / "one.txt").write_text(f"A word of {place}.\n", "utf-8")
    for place in ("a", "b", "a"):
        command = [sys.executable, "-m", "reader", "search", "word", "-a", str(home / place / "news")]
        result = subprocess.run(command, env=environment, capture_output=True, check=True)
        outcome["its own answer"] += f"A word of {place}" in result.stdout.decode()
    return outcome


PARTS: dict[str, Callable[[Path, Path, int], Counter[str]]] = {
    "kill": kill,
    "rot": rot,
    "full": full,
    "locked": locked,
    "age": age,
    "names": names,
}


def main() -> int:
    """Print what came of each fault; exit 1 where something in capitals did."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--size", type=int, default=2_000, help="articles of the archive")
    parser.add_argument("--only", choices=sorted(PARTS))
    arguments = parser.parse_args()
    bad = 0
    archive = cached(arguments.size)
    for name, part in PARTS.items():
        if arguments.only not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as work:
            outcome = part(archive, Path(work), arguments.rounds)
        print(name, *(f"\n  {what:<52} {number}" for what, number in outcome.items()), sep="", flush=True)
        bad += sum(
            number for what, number in outcome.items() if any(word.isupper() for word in what.split()[:4])
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
