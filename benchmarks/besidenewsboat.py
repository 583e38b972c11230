"""Fetching beside newsboat: `python -m benchmarks.besidenewsboat [FEEDS] [ENTRIES]`, 200 feeds of 50 entries without.

The same made-up feeds from one server of this machine, under an address each: first everything is new, then nothing is.
Wall time, CPU, the most memory of a process, requests and bytes of bodies as the server counts them. Both use eight
connections. Without newsboat on this machine it says so and measures nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.fetching import hosts, serve, subscriptions

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized


class Counts(NamedTuple):
    """What the server has counted."""

    asked: Synchronized[int]
    sent: Synchronized[int]


def main(argv: list[str]) -> int:
    """Measure both, and print a line a run."""
    if shutil.which("newsboat") is None:
        print("newsboat is not installed; put it on the PATH (Debian: apt-get install newsboat) to compare")
        return 0
    feeds, entries = (int(argv[0]) if argv else 200), (int(argv[1]) if len(argv) > 1 else 50)
    counts = Counts(multiprocessing.Value("q", 0), multiprocessing.Value("q", 0))
    port = multiprocessing.Value("q", 0)
    server = multiprocessing.Process(
        target=serve, args=(entries, counts.asked, port, counts.sent), daemon=True
    )
    server.start()
    while not port.value:
        time.sleep(0.01)
    print(f"{feeds:,} feeds of {entries} entries: wall, CPU, most memory of a process, requests, bodies")
    try:
        with tempfile.TemporaryDirectory() as home:
            _warm(feeds, port.value)
            _measured("newsboat", _newsboat(Path(home), feeds, port.value), home, counts)
            _measured("reader fetch", _ours(Path(home), feeds, port.value), home, counts)
    finally:
        server.kill()
    return 0


def _warm(feeds: int, port: int) -> None:
    """Have the server make every feed before anybody is measured."""
    import urllib3

    pool = urllib3.PoolManager()
    for host in hosts(feeds):
        pool.request("GET", f"http://{host}:{port}/feed")


def _newsboat(home: Path, feeds: int, port: int) -> list[str]:
    urls, settings = home / "urls", home / "config"
    urls.write_text("".join(f"http://{host}:{port}/feed\n" for host in hosts(feeds)), "utf-8")
    settings.write_text("reload-threads 8\nmax-items 0\n", "utf-8")
    return [
        "newsboat",
        "-q",
        "-u",
        str(urls),
        "-C",
        str(settings),
        "-c",
        str(home / "cache.db"),
        "-x",
        "reload",
    ]


def _ours(home: Path, feeds: int, port: int) -> list[str]:
    archive = home / "news"
    archive.mkdir()
    (archive / "feeds.opml").write_text(subscriptions(feeds, port), "utf-8")
    return [sys.executable, "-m", "reader", "fetch", "--all", "-a", str(archive)]


def _measured(name: str, command: list[str], home: str, counts: Counts) -> None:
    folders = {f"XDG_{each}_HOME": f"{home}/{each}" for each in ("STATE", "CACHE", "CONFIG", "DATA")}
    environment = os.environ | folders | {"HOME": home}
    for what in ("everything new", "nothing new"):
        asked, sent = counts.asked.value, counts.sent.value
        began = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        cpu = used.ru_utime + used.ru_stime
        print(
            f"{name:<14} {what:<15} {wall:6.1f} s {cpu:6.1f} s {used.ru_maxrss >> 10:5} MB "
            f"{counts.asked.value - asked:6,} {(counts.sent.value - sent) / 1e6:8.1f} MB",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
