"""What is remembered of the articles of a cluster: worked out on this machine, from the journals of this archive.

The journals are read when one of them has changed, the articles that they name are looked up when they or the index
have. What this process writes itself is taken over as it comes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reader.index.holdings import Said
from reader.marks.articlenames import Named, carried_over, settle
from reader.marks.bearers import Bearers
from reader.marks.clock import horizon, now_ms
from reader.marks.journals import load
from reader.marks.merging import Registers
from reader.marks.operations import READ, Remembered, saved_searches
from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reader.index.opensearch.asking.shownids import Known, Naming
    from reader.marks.articlenames import Elsewhere
    from reader.marks.entries import Entry, Names
    from reader.marks.whereabouts import Signature, Whereabouts


class Borne(NamedTuple):
    """An article of which something is remembered."""

    named: Named
    what: Remembered


class _Held:
    """The articles of the cluster as `settle` asks for them; each is looked up once."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._known: dict[str, Known] = {}

    def known(self, ids: Collection[str]) -> dict[str, Known]:
        """Return those of these articles that are there."""
        missing = [each for each in ids if each not in self._known]
        if missing:
            self._known.update(self._naming.known(missing))
        return {each: self._known[each] for each in ids if each in self._known}

    def at(self, ids: Collection[str]) -> Mapping[str, Names]:
        return {shown: each.named.names for shown, each in self.known(ids).items()}

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        return self._naming.namesakes(texts, addresses)

    def newest(self, ids: Collection[str]) -> Mapping[str, str]:
        return self._naming.newest_of(self.known(ids))


class Bearing:
    """The marks of an archive, as of the last `begin`."""

    def __init__(self, where: Whereabouts | None, naming: Naming) -> None:
        self._where = where
        self._naming = naming
        self.signature: Signature = ()
        self._state: object = None
        self._registers = Registers()
        self._settled: dict[Names, str | None] = {}
        self._carried: frozenset[Names] = frozenset()
        self._by_id: dict[str, dict[object, Entry]] = {}
        self._read_of_text: dict[str, dict[object, Entry]] = {}
        self.borne: dict[int, Borne] = {}
        """What is remembered of each article, by its key; those of which nothing is are left out."""
        self.hides = False
        """Whether any article is hidden."""

    @property
    def holds(self) -> bool:
        """Whether there is anything in the journals."""
        return bool(self.signature)

    def begin(self, state: object) -> None:
        """Take in what the journals hold now; `state` tells one state of the index from another."""
        if self._where is None:
            return
        try:
            signature = self._where.signature()
        except ReaderError:
            return  # `reader doctor` says what is wrong; what is known of them counts
        if not signature:
            if self.signature:
                self._clear()
            return
        if signature == self.signature and state == self._state:
            return
        if signature != self.signature:
            self._registers = load(dict.fromkeys(path.rpartition("/")[0] for path, *_ in signature)).registers
        self.signature, self._state = signature, state
        self._work_out()

    def _clear(self) -> None:
        self.signature, self._registers, self._state = (), Registers(), None
        self._settled, self._carried = {}, frozenset()
        self._by_id, self._read_of_text, self.borne = {}, {}, {}
        self.hides = False

    # ------------------------------------------------------------------ working it out
    def _work_out(self) -> None:
        entries = [each for each in self._registers if each.article is not None]
        held = _Held(self._naming)
        direct = settle({each.article for each in entries if each.article is not None}, held)
        self._settled, self._carried = carried_over(direct, held)
        self._by_id, self._read_of_text = defaultdict(dict), defaultdict(dict)
        for each in entries:
            self._file(each)
        texts = {
            text for text, said in self._read_of_text.items() if any(entry.on for entry in said.values())
        }
        found = dict(self._naming.with_texts(texts))
        meant = {each for each in self._settled.values() if each is not None}
        found.update((each.key, each.named) for each in held.known(meant).values())
        self.borne = {}
        self._remember(found, Bearers(entries, self._settled, self._carried))

    def _file(self, entry: Entry) -> None:
        """Put a record where its article is looked for."""
        names = entry.article
        if names is None:
            return
        meant = self._settled.get(names)
        if meant is not None:
            self._by_id.setdefault(meant, {})[entry.register] = entry
        if entry.op == READ and names.text:
            self._read_of_text.setdefault(names.text, {})[entry.register] = entry

    def _about(self, named: Named) -> list[Entry]:
        """Return the records that may count for an article."""
        said = dict(self._by_id.get(named.names.id, {}))
        if named.telling and named.names.text:
            said.update(self._read_of_text.get(named.names.text, {}))
        return list(said.values())

    def _remember(self, found: Mapping[int, Named], bearers: Bearers) -> None:
        for key, named in found.items():
            what = bearers.remembered(named.names, telling=named.telling)
            if what:
                self.borne[key] = Borne(named, what)
            else:
                self.borne.pop(key, None)
        self.hides = any(each.what.hidden for each in self.borne.values())

    # ------------------------------------------------------------------ what is told of it
    def marked(self, holds: Callable[[Remembered], bool]) -> list[int]:
        """Return the keys of the articles of which something is remembered that holds."""
        return [key for key, each in self.borne.items() if holds(each.what)]

    def orphans(self) -> list[tuple[Names, Remembered]]:
        """Return the names that mean no article any more, with what is remembered under them."""
        return list(Bearers(self._registers, self._settled, self._carried).orphans())

    def saved_searches(self) -> dict[str, str]:
        """Return the saved searches, by name in alphabetical order."""
        return saved_searches(self._registers.general())

    def said_of(self, found: Mapping[int, Named], ops: Collection[str], limit: str) -> Said:
        """Return what counts of these articles, of these operations, for whoever marks them."""
        entries = {
            (each.register, each.line): each
            for named in found.values()
            for each in self._about(named)
            if each.op in ops
        }
        ids = {named.names.id for named in found.values()}
        names = {each.article for each in entries.values() if each.article is not None}
        settled = {
            each: meant for each in names if (meant := self._settled.get(each)) is not None and meant in ids
        }
        latest = self._registers.latest(limit) if self.holds else ""
        carried = frozenset(each for each in names if each in self._carried)
        return Said(list(found.values()), list(entries.values()), settled, latest, self.signature, carried)

    def wrote(
        self, entries: Sequence[Entry], found: Mapping[int, Named], before: Signature, after: Signature
    ) -> None:
        """Take over what this process has just written of these articles, where nobody else wrote meanwhile."""
        if not self._is_known(entries, found, before):
            return  # the next question reads the journals
        self.signature = after
        for each in entries:
            self._registers.add(each)
            if each.article is not None:
                self._settled.setdefault(each.article, each.article.id)
            self._file(each)
        touched = dict(found)
        texts = {each.article.text for each in entries if each.op == READ and each.article is not None}
        touched.update(self._naming.with_texts(texts - {""}))
        said = [each for named in touched.values() for each in self._about(named)]
        self._remember(touched, Bearers(said, self._settled, self._carried))

    def _is_known(self, entries: Iterable[Entry], found: Mapping[int, Named], before: Signature) -> bool:
        """Whether all of this is about the articles that were found, by their names now, and of no older version."""
        names = {named.names for named in found.values()}
        newest = {each.id for each in self._carried}
        return (
            before == self.signature
            and self._state is not None
            and all(
                each.article in names and each.article.id not in newest for each in entries if each.article
            )
            and max((each.time for each in entries), default="") <= horizon(now_ms())
        )
