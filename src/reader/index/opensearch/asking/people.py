"""Who is who in a cluster: the people whom a phrase names, and their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.opensearch.asking.composing import EXPANSIONS, NOTHING
from reader.index.opensearch.layout.articlekeys import hashed
from reader.index.opensearch.layout.mapping import PEOPLE
from reader.index.opensearch.layout.wordlines import words_of
from reader.model.person import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.index.opensearch.asking.composing import Clause
    from reader.index.opensearch.wire.lookups import Finder

_FIELDS = ["key", "name", "kind", "forms"]


class People:
    """The people of an index."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def meant(self, phrase: str, *, prefix: bool) -> list[str]:
        """Return the keys of the people whom a phrase names.

        Two words or more that are somebody's whole name mean nobody else: "Donald Trump" is not Donald Trump Jr.
        """
        words = words_of(phrase)
        if not words:
            return []
        if len(words) > 1 and not prefix:
            whole = self._keys({"term": {"whole": " ".join(words)}})
            if whole:
                return whole
        return self._keys(_in_a_form(words, prefix=prefix))

    def _keys(self, clause: Clause) -> list[str]:
        body = {
            "query": {"bool": {"filter": [clause]}},
            "stored_fields": "_none_",
            "docvalue_fields": ["key"],
            "sort": ["key"],
        }
        first = self._finder.hits(PEOPLE, body | {"size": 200})
        pages = [first] if len(first) < 200 else self._finder.all(PEOPLE, body)
        return [hit["fields"]["key"][0] for page in pages for hit in page]

    def by_keys(self, keys: Collection[str]) -> dict[str, Person]:
        """Return the people of these keys."""
        names = {hashed(key): key for key in keys}
        found = self._finder.by_id(PEOPLE, list(names), _FIELDS)
        return {names[name]: person_of(source) for name, source in found.items()}

    def called(self, name: str, forms: Sequence[str]) -> str | None:
        """Return who goes by this name; of namesakes the one with these forms, else the one in the most articles."""
        whole = " ".join(words_of(name))
        clauses: list[Clause] = [{"term": {"name": name}}] if name else [NOTHING]
        if whole:
            clauses.append({"term": {"whole": whole}})
        body = {
            "query": {"bool": {"filter": clauses}},
            "_source": _FIELDS,
            "size": 100,
            "sort": [{"voices": "desc"}, {"key": "asc"}],
        }
        found = [hit["_source"] for hit in self._finder.hits(PEOPLE, body)]
        found.sort(key=lambda source: tuple(source["forms"]) != tuple(forms))
        return str(found[0]["key"]) if found else None


def person_of(source: dict[str, object]) -> Person:
    """Return somebody as a document of the cluster has them."""
    return Person(source["name"], source["kind"], tuple(source["forms"]))  # type: ignore[arg-type]


def _in_a_form(words: list[str], *, prefix: bool) -> Clause:
    if len(words) == 1:
        return {"prefix" if prefix else "term": {"w_forms": {"value": words[0]}}}
    kind = "match_phrase_prefix" if prefix else "match_phrase"
    more = {"max_expansions": EXPANSIONS} if prefix else {}
    return {kind: {"w_forms": {"query": " ".join(words), **more}}}
