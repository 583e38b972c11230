"""Which article a mark is of: documents are moved, renamed, edited and copied, and keep their marks.

A mark names its article three ways. Where they disagree, the id counts if the text or the address agrees with it, else
the text, else the address, else the id alone: a document that was edited in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reader.marks.entries import Names

TELLING = 12
"""Words of a text from which two articles of the same text are copies, and not two pages that say “please log in”."""
_TRACKING = ("utm_", "at_")
_CLICKS = frozenset({"fbclid", "gclid", "msclkid", "dclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid"})


def text_hash(text: str) -> str:
    """Return the hash of a visible text, 16 hexadecimal digits; empty where it has no words.

    Where its lines and paragraphs break makes no difference: another extraction of the same page has the same hash.
    """
    from reader.marks.hashing import blake2b

    words = " ".join(text.split())
    return blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest() if words else ""


def normal_address(address: str | None) -> str:
    """Return an address without what changes while the page stays: scheme, `www.`, fragment, tracking, last slash."""
    rest = (address or "").partition("#")[0].strip()
    scheme, mark, behind = rest.partition("://")
    if mark and scheme.isalnum():
        rest = behind
    place, _, query = rest.partition("?")
    host, slash, path = place.partition("/")
    host = host.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    kept = [part for part in query.split("&") if part and not _is_tracking(part)]
    where = host + slash + path
    while where != (shorter := where.rstrip("/").rstrip()):
        where = shorter
    return (where + ("?" + "&".join(kept) if kept else "")).rstrip()


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name.startswith(_TRACKING) or name in _CLICKS


def tells(text: str) -> bool:
    """Whether a text is long enough that another one with the same words is a copy of it."""
    return len(text.split(None, TELLING)) >= TELLING


class Named(NamedTuple):
    """An article by its names."""

    names: Names
    telling: bool
    """Whether its text is long enough to know its copies by."""


class Elsewhere(NamedTuple):
    """Ids of the articles that have a text or an address, each list in the order of ids."""

    by_text: Mapping[str, list[str]]
    by_address: Mapping[str, list[str]]


class Held(Protocol):
    """The articles of an archive, as far as their names go."""

    def at(self, ids: Collection[str]) -> Mapping[str, Names]:
        """Return the names of the articles that have one of these ids."""
        ...

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses."""
        ...


class Versions(Protocol):
    """The versions of the articles of an archive."""

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        ...


def settle(marked: Iterable[Names], held: Held) -> dict[Names, str | None]:
    """Return the id of the article that each of these names means now; None for an orphan.

    The others are asked for only where some id is gone, or has another text and address than it had.
    """
    wanted = set(marked)
    there = held.at({names.id for names in wanted if names.id})
    settled: dict[Names, str | None] = {}
    doubtful = []
    for names in wanted:
        now = there.get(names.id)
        if now is not None and _agree(names, now):
            settled[names] = names.id
        else:
            doubtful.append(names)
    if doubtful:
        found = held.elsewhere(
            {names.text for names in doubtful if names.text},
            {names.address for names in doubtful if names.address},
        )
        for names in doubtful:
            settled[names] = _moved_to(names, found) or (names.id if names.id in there else None)
    return settled


def carried_over(
    settled: Mapping[Names, str | None], held: Versions
) -> tuple[dict[Names, str | None], frozenset[Names]]:
    """Return what `settle` says with the newest version in the place of each, and which names mean an older one."""
    newest = held.newest({each for each in settled.values() if each is not None})
    if not newest:
        return dict(settled), frozenset()
    carried = frozenset(names for names, each in settled.items() if each in newest)
    return {names: newest.get(each or "", each) for names, each in settled.items()}, carried


def _agree(marked: Names, now: Names) -> bool:
    if not marked.text and not marked.address:
        return True
    return (bool(marked.text) and marked.text == now.text) or (
        bool(marked.address) and marked.address == now.address
    )


def _moved_to(names: Names, found: Elsewhere) -> str | None:
    """Return where the text is now, else the address; of several copies the one at the same address, else the first."""
    by_text = found.by_text.get(names.text, []) if names.text else []
    by_address = found.by_address.get(names.address, []) if names.address else []
    both = [each for each in by_text if each in by_address]
    if both or by_text:
        return (both or by_text)[0]
    # Two texts at one address are two states of a page: which of them was marked is not known.
    return by_address[0] if len(by_address) == 1 else None
