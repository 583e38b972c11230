"""What fetching costs: `python -m benchmarks.fetching [FEEDS] [ENTRIES]`, 1,000 feeds of 50 entries without.

A server of made-up feeds runs in a process of its own, under an address of 127.0.0.0/8 a feed, and counts what it is
asked. First everything is new; then nothing is, and each answer is a 304.
"""

from __future__ import annotations

import hashlib
import http.server
import multiprocessing
import os
import random
import resource
import socketserver
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import vocabulary

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

WORDS = 300
"""Of an entry."""


def main(argv: list[str]) -> int:
    """Measure, and print a line a figure."""
    feeds, entries = (int(argv[0]) if argv else 1000), (int(argv[1]) if len(argv) > 1 else 50)
    asked: Synchronized[int] = multiprocessing.Value("q", 0)
    port = multiprocessing.Value("q", 0)
    server = multiprocessing.Process(target=serve, args=(entries, asked, port), daemon=True)
    server.start()
    while not port.value:
        time.sleep(0.01)
    with tempfile.TemporaryDirectory() as home:
        archive = Path(home) / "news"
        archive.mkdir()
        (archive / "feeds.opml").write_text(subscriptions(feeds, port.value), "utf-8")
        environment = os.environ | {"XDG_STATE_HOME": f"{home}/state", "XDG_CACHE_HOME": f"{home}/cache"}
        wall, cpu, memory = _timed(archive, environment)
        documents = sum(1 for _ in archive.rglob("*.md"))
        print(
            f"everything new: {documents:,} documents in {wall:.1f} s, {documents / wall:.0f} a second, {memory} MB"
        )
        before = asked.value
        wall, cpu, memory = _timed(archive, environment)
        print(
            f"nothing new: {asked.value - before:,} of {feeds:,} feeds in {wall:.1f} s, "
            f"{cpu / feeds * 1000:.1f} ms of CPU a feed, {memory} MB"
        )
    server.kill()
    return 0


def _timed(archive: Path, environment: dict[str, str]) -> tuple[float, float, int]:
    """Run a fetch; return wall and CPU in seconds, and the most memory of a process in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "reader", "fetch", "--all", "-a", str(archive)]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss >> 10


def hosts(feeds: int) -> list[str]:
    """Return an address of 127.0.0.0/8 for each feed."""
    numbers = range(257, 257 + feeds)
    return [f"127.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}" for number in numbers]


def subscriptions(feeds: int, port: int) -> str:
    """Return the `feeds.opml` that subscribes to them."""
    outlines = "".join(
        f'<outline text="Feed {host}" xmlUrl="http://{host}:{port}/feed" reader:local="true" reader:full="never"/>'
        for host in hosts(feeds)
    )
    return (
        f'<opml version="2.0" xmlns:reader="https://reader-tui.example/opml"><body>{outlines}</body></opml>'
    )


def serve(
    entries: int, asked: Synchronized[int], port: Synchronized[int], sent: Synchronized[int] | None = None
) -> None:
    """Serve a feed of so many entries for every host; count requests, and the bytes of bodies."""

    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
        daemon_threads = True
        request_queue_size = 128

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with asked.get_lock():
                asked.value += 1
            body = _feed(self.headers["Host"], entries)
            tag = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
            unchanged = self.headers.get("If-None-Match") == tag
            self.send_response(304 if unchanged else 200)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", "0" if unchanged else str(len(body)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(body)
                if sent is not None:
                    with sent.get_lock():
                        sent.value += len(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = Server(("0.0.0.0", 0), Handler)
    port.value = server.server_port
    server.serve_forever()


_feeds: dict[str, bytes] = {}


def _feed(host: str, entries: int) -> bytes:
    """Return the feed of a host, the same each time."""
    if host not in _feeds:
        lot = random.Random(host)
        items = "".join(_item(lot, host, number) for number in range(entries))
        _feeds[host] = (
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Feed {host}</title><link>http://{host}/</link>{items}</channel></rss>"
        ).encode()
    return _feeds[host]


@cache
def _known_words() -> list[str]:
    return vocabulary()


def _words(lot: random.Random, count: int) -> str:
    return " ".join(lot.choices(_known_words(), k=count))


def _item(lot: random.Random, host: str, number: int) -> str:
    text = _words(lot, WORDS)
    return (
        f"<item><title>{_words(lot, 6)}</title><guid isPermaLink='false'>{host}/{number}</guid>"
        f"<link>http://{host}/{number}</link><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate><content:encoded>"
        f"<![CDATA[<p>{text}</p><p>“{_words(lot, 9)},” said Bo Lind.</p>]]></content:encoded></item>"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
