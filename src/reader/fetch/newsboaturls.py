"""newsboat's `urls`: an address a line, then tags, a title as `"~Title"`; what it cannot mean here is named."""

from __future__ import annotations

import shlex

from reader.fetch.refusals import FetchError
from reader.fetch.subscriptions import Subscription
from reader.fetch.webaddresses import checked
from reader.text import clean_line


def read(text: str) -> tuple[list[Subscription], list[str]]:
    """Return the feeds of the file, the first tag as the folder, and what is wrong with the other lines."""
    found: list[Subscription] = []
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            url, *rest = shlex.split(line)
            address = checked(url)
        except (ValueError, FetchError) as error:
            faults.append(f"line {number}: {clean_line(str(error))}")
            continue
        title = next((clean_line(word[1:]) for word in rest if word.startswith("~")), "")
        tags = [clean_line(word) for word in rest if not word.startswith(("~", "!"))]
        found.append(Subscription(address, title, tuple(tags[:1])))
    return found, faults
