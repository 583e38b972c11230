"""One number for every answer of the loaders and the extractor: what a move must leave as it is.

    python -m benchmarks.digest FOLDER...

FOLDER holds documents, or annotated articles (`NAME.jsonl` with a `text` a line). Prints texts, quotes and a hash
of all that was understood; two checkouts that print the same give the same answers there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader.quotes.extraction import extract
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.quotation import Quote


def annotated(folder: Path) -> Iterator[tuple[object, list[Quote]]]:
    """Yield the quotes of every text of annotated articles."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield None, extract(json.loads(line)["text"])


def documents(folder: Path) -> Iterator[tuple[object, list[Quote]]]:
    """Yield every article of a folder of documents, with its quotes."""
    repository = FolderRepository(folder)
    for document in sorted(repository.documents(), key=lambda document: document.path):
        for article in repository.load(document.path).articles:
            quotes = extract(article.text, spans=article.spans, date=article.date, title=article.title)
            yield article, quotes


def main() -> None:
    """Print the digest of the folders that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.digest", description=main.__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    found, texts, number = hashlib.sha256(), 0, 0
    for folder in parser.parse_args().folders:
        held = annotated(folder) if (folder / "score.py").exists() else documents(folder)
        for article, quotes in held:
            found.update(repr((article, quotes)).encode("utf-8", "surrogatepass"))
            texts, number = texts + 1, number + len(quotes)
    print(f"{texts:,} texts, {number:,} quotes: {found.hexdigest()}")


if __name__ == "__main__":
    main()
