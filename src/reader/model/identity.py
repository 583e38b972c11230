"""What an article is called for good: the path of its document, and within a document of many a fragment.

A path is text that stands for bytes: what is no UTF-8 in a file name is a lone surrogate in it, and nothing is lost.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


def article_id(path: str, fragment: str | None) -> str:
    """Return the id of an article: `path` with `#` as `%23`, and `#fragment` where there is one.

    A `%` that stands in a file name before `23` or `25` becomes `%25`, so that no two paths share an id.
    """
    base = path
    if "#" in path or "%2" in path:
        import re  # few names need it

        base = re.sub(r"#|%(?=2[35])", _escaped, path)
    return base if fragment is None else f"{base}#{fragment}"


def split_id(article: str) -> tuple[str, str | None]:
    """Return the path and fragment of an id, as `article_id` joined them."""
    base, mark, fragment = article.partition("#")
    if "%2" in base:
        import re

        base = re.sub(r"%2[35]", _meant, base)
    return base, fragment if mark else None


def path_bytes(path: str) -> bytes:
    """Return a path as the file system has it."""
    return path.encode("utf-8", "surrogateescape")


def path_of(raw: bytes) -> str:
    """Return the path that these bytes are: what `path_bytes` was given."""
    return raw.decode("utf-8", "surrogateescape")


def readable_path(raw: bytes) -> str:
    """Return a path to be read and searched: what is no text in it is a replacement character."""
    return raw.decode("utf-8", "replace")


def _escaped(sign: re.Match[str]) -> str:
    return "%23" if sign[0] == "#" else "%25"


def _meant(escape: re.Match[str]) -> str:
    return "#" if escape[0] == "%23" else "%"
