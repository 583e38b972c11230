"""What an article is called for good: the path of its document, and within a document of many a fragment."""

from __future__ import annotations

import re

_SIGN = re.compile(r"#|%(?=2[35])")
_ESCAPE = re.compile(r"%2[35]")


def article_id(path: str, fragment: str | None) -> str:
    """Return the id of an article: `path` with `#` as `%23`, and `#fragment` where there is one.

    A `%` that stands in a file name before `23` or `25` becomes `%25`, so that no two paths share an id.
    """
    base = _SIGN.sub(_escaped, path) if "#" in path or "%2" in path else path
    return base if fragment is None else f"{base}#{fragment}"


def split_id(article: str) -> tuple[str, str | None]:
    """Return the path and fragment of an id, as `article_id` joined them."""
    base, mark, fragment = article.partition("#")
    if "%2" in base:
        base = _ESCAPE.sub(_meant, base)
    return base, fragment if mark else None


def _escaped(sign: re.Match[str]) -> str:
    return "%23" if sign[0] == "#" else "%25"


def _meant(escape: re.Match[str]) -> str:
    return "#" if escape[0] == "%23" else "%"
