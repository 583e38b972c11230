"""Plays what must be seen to hold of feeds, aloud: `python -m benchmarks.feedsplay`.

From an empty folder: three feeds of made-up articles are subscribed to and fetched, an article is read, its quotations
are listed, it changes and has a second version, one feed dies, and one asks to be left alone. What is run and what it
says goes to stdout; the first thing that is not as it should be ends the play with 1.
"""

from __future__ import annotations

import hashlib
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from typing import Any

ITEM = (
    "<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid><link>{base}/{guid}</link>"
    "<pubDate>{day:02} Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>"
)
LONG = (
    "The lock on the old canal stays shut until the spring, the council said. “We have looked at every gate, and not "
    "one of them holds,” said Ada Nilsen, who leads the works. Barges are to go round by the river. "
)
FEEDS = {
    "harbour": [
        ("Lock stays shut", LONG),
        ("Ferry late again", "“Nobody told us why,” said Bo Lind at the pier."),
    ],
    "hills": [("Snow closes the pass", "“Take chains with you,” said Karl Berg of the road office.")],
    "market": [("Fish is dear", "“We pay double,” said Marta Quist behind her stall.")],
}


class Stage:
    """The server with its feeds, and the archive that they are fetched into."""

    def __init__(self, home: str) -> None:
        self.feeds = {name: list(items) for name, items in FEEDS.items()}
        self.trouble: dict[str, tuple[int, str]] = {}
        """Status that a feed is answered with instead, and its Retry-After."""
        self.asked: Counter[tuple[str, int]] = Counter()
        """Requests, by feed and by the status of the answer."""
        self.root = Path(home) / "news"
        self.root.mkdir()
        self._environment = os.environ | {
            f"XDG_{name}_HOME": f"{home}/{name}" for name in ("STATE", "CACHE", "CONFIG")
        }
        stage = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                stage.answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer(self, request: http.server.BaseHTTPRequestHandler) -> None:
        """Answer a request for a feed."""
        name = request.path.strip("/")
        status, later = self.trouble.get(name, (200, ""))
        items = "".join(
            ITEM.format(title=title, guid=f"{name}-{at}", base=self.base, day=20 + at, text=text)
            for at, (title, text) in enumerate(self.feeds.get(name, ()))
        )
        title = f"{name.title()} Post"
        body = f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()
        tag = f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'
        if status == 200 and request.headers.get("If-None-Match") == tag:
            status = 304
        if name not in self.feeds:
            status = 404
        self.asked[name, status] += 1
        request.send_response(status)
        request.send_header("ETag", tag)
        if later:
            request.send_header("Retry-After", later)
        request.send_header("Content-Length", str(len(body) if status == 200 else 0))
        request.end_headers()
        if status == 200:
            request.wfile.write(body)

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command, show it with what it says, and return that; it must end with this code."""
        print(f"\n$ reader {' '.join(words)}")
        command = [sys.executable, "-m", "reader", words[0], "-a", str(self.root), *words[1:]]
        ended = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        said = ended.stdout + ended.stderr
        print(said.rstrip())
        must(ended.returncode == code, f"it ends with {code}")
        return said


class NotAsItShould(Exception):
    """Something is not as it should be."""


def must(holds: bool, what: str) -> None:
    """Say aloud what holds, or end."""
    print(f"  {'holds' if holds else 'FAILS'}: {what}")
    if not holds:
        raise NotAsItShould(what)


def main() -> int:
    """Play; 1 where something is not as it should be."""
    with tempfile.TemporaryDirectory() as home:
        stage = Stage(home)
        try:
            _new(stage)
            _changed(stage)
            _in_trouble(stage)
        except NotAsItShould as error:
            print(f"\nNOT AS IT SHOULD BE: {error}")
            return 1
        print(f"\nrequests: {dict(sorted(stage.asked.items()))}")
    return 0


def _new(stage: Stage) -> None:
    """Subscribe, fetch, read, quote."""
    for name in FEEDS:
        said = stage.run("feeds", "add", "--local", f"{stage.base}/{name}")
        must(f"subscribed to {name.title()} Post" in said, "the feed is known by its own title")
    must(not list(stage.root.rglob("*.md")), "subscribing writes no article")
    said = stage.run("fetch", "--all")
    must(said.count("\tnew\t") == 4, "four articles are new, each told in a line")
    must(len(list(stage.root.rglob("*.md"))) == 4, "four documents are in the folder")
    said = stage.run("search", "canal")
    article = said.partition("\t")[0]
    must("Every gate".lower() in stage.run("show", article).lower(), "the article can be read")
    must(
        "“We have looked at every gate" in stage.run("quotes", "--speaker", "nilsen"),
        "its quotation has a speaker",
    )
    before = stage.asked.copy()
    stage.run("fetch", code=1)
    must(stage.asked == before, "what is not due is not asked")


def _changed(stage: Stage) -> None:
    """Have an article change, which was marked before."""
    stage.run("mark", "star", "canal")
    stage.feeds["harbour"][0] = ("Lock stays shut", LONG + "“We open in May,” said Ada Nilsen later.")
    said = stage.run("fetch", "--all")
    must(said.count("\tchanged\t") == 1, "one article has changed")
    must(
        stage.asked["hills", 304] == stage.asked["market", 304] == 1,
        "the others say that nothing has changed",
    )
    must(stage.run("search", "canal").count("\n") == 1, "the newest version alone is found")
    must(".v2.md" in stage.run("search", "is:starred"), "and it has the star of the first")
    older = stage.run("search", "is:version").partition("\t")[0]
    must(older.endswith(".md") and ".v2" not in older, "is:version finds the first")
    must("May" not in stage.run("show", older), "which is as it was")
    must("“We open in May" in stage.run("quotes", "canal"), "quotations are those of the newest")
    stage.run("fetch", "--all", code=1)
    must(len(list(stage.root.rglob("*.md"))) == 5, "nothing comes twice")


def _in_trouble(stage: Stage) -> None:
    """Have one feed die, and another ask to be left alone."""
    del stage.feeds["hills"]
    stage.trouble["market"] = (429, "3600")
    said = stage.run("fetch", "--all", code=1)
    must("it is not there (404)" in said, "a dead feed says so")
    must("429" in said, "and one that wants to be left alone, too")
    asked = stage.asked["market", 429]
    stage.run("fetch", "--all", code=1)
    must(stage.asked["market", 429] == asked, "whoever asks, it is not asked before its time")
    said = stage.run("feeds")
    must("it is not there (404)" in said, "the errors stand with the feeds")
    stage.run("feeds", "rm", "Hills Post")
    must(len(list(stage.root.rglob("*.md"))) == 5, "the articles stay")


if __name__ == "__main__":
    sys.exit(main())
