"""What an article is called for good: its path, and within a document of many a fragment."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.model.identity import article_id as article_id
from reader.model.identity import split_id as split_id
from reader.seeds.values import Number, canonical
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.seeds.limits import Limits

_DIGEST = 8  # bytes: 16 hexadecimal digits, one chance in four billion that any two of 90,000 records meet


def fragments(records: Sequence[object], declared: Iterable[object], limits: Limits) -> list[str]:
    """A fragment for each record of one document, in order, no two alike.

    `declared` are the records' own ids. One counts where it is a text, not blank, unique in the document, and
    fit to be one line on a terminal; a leading `~` is ours. Any other record is called `~` and a hash of
    what it says, so that it keeps its name when its neighbours come and go; twins are counted.
    """
    wanted = [name if _usable(name, limits) else None for name in declared]
    times = Counter(name for name in wanted if name is not None)
    seen: Counter[str] = Counter()
    out = []
    for record, name in zip(records, wanted, strict=True):
        if isinstance(name, str) and times[name] == 1:
            out.append(name)
            continue
        made = "~" + record_hash(record, limits)
        seen[made] += 1
        out.append(made if seen[made] == 1 else f"{made}.{seen[made]}")
    return out


def _usable(name: object, limits: Limits) -> bool:
    if not isinstance(name, str) or isinstance(name, Number):
        return False
    return 0 < len(name) <= limits.id_chars and name[0] != "~" and clean_line(name) == name


def record_hash(record: object, limits: Limits) -> str:
    """A hash of what a record says, not of how it was laid out."""
    import hashlib

    told = canonical(record, limits.record_chars)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()
