"""What keys have remembered: which articles they are about, what is said of it, and what becomes of it on the disk.

A key is about the articles that were on the screen when it was pressed, by their ids: rows may move meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.marks.operations import HIDE, READ, STAR, Remembered, checked_note, flag, note
from reader.tui.page import picking
from reader.tui.page.listrows import KEPT
from reader.tui.page.picking import Picked
from reader.tui.session.knownmarks import KnownMarks
from reader.tui.session.markwords import DESCRIBED, FLAGS, counted, tagging
from reader.tui.worker import jobs
from reader.tui.worker.changes import Change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Key
    from reader.index.query import Query
    from reader.tui.session.openarticle import OpenArticle
    from reader.tui.session.panes import Panes
    from reader.tui.session.stage import Rows, Stage
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.changes import Keeping, Making
    from reader.tui.worker.messages import Agreed, Kept, MarksCame, Named, NotKept, Turned

RETRY, LONGEST = 2.0, 30.0
"""Seconds until the next try where marks cannot be written: at first, and at most."""
WATCH = 1.0
"""Seconds between two looks for what other processes have marked."""


class Aim(NamedTuple):
    """The articles that a key is about."""

    ids: tuple[str, ...]
    unnamed: Sequence[Key] = ()
    """Keys of rows of which not all have come yet."""
    keys: Sequence[Key] = ()
    """Keys of all the rows, where they are listed."""

    @property
    def number(self) -> int:
        """How many they are."""
        return max(len(self.ids), len(self.keys))


class Marking:
    """Does what keys ask to be remembered, at once on the screen and as soon as can be on the disk."""

    def __init__(
        self, stage: Stage, backend: Asking, keeper: Keeping, rows: Rows, article: OpenArticle, panes: Panes
    ) -> None:
        self._stage = stage
        self._backend = backend
        self._keeper = keeper
        self._rows = rows
        self._article = article
        self._panes = panes
        self.known = KnownMarks()
        self.picked = Picked()
        self.waiting: dict[int, Change] = {}
        """Changes of rows whose ids are still asked for. Whoever takes one out has it: the worker, or undo."""
        self._last: tuple[Making, str] | None = None
        """What was done last by a key or a line, and how that is called."""
        self._sought: set[int] = set()
        """Numbers of the changes that are about what a query finds."""
        self._number = 0
        self._pause = RETRY
        self._unkept = 0
        self._told = False
        """It was said what would be lost by leaving."""

    # Which articles

    def aim(self) -> Aim | None:
        """Return what a key is about now: selected rows, else the article of the pane; say where there is none."""
        if self.picked:
            return self._named(self.picked.of(self._rows.source.keys, self._rows.cursor))
        key, selected = self._rows.selected_key, self._rows.selected
        if self._panes.name != "list" and self._article.id is not None:
            listed = selected is not None and key is not None and selected.id == self._article.id
            return Aim((self._article.id,), keys=[key] if listed and key is not None else [])
        if key is None or self._rows.source.gone(self._rows.cursor):
            self._stage.note("no article is chosen")
            return None
        return self._named([key])

    def listed(self) -> Aim | None:
        """Return what the whole list holds, or what of it is selected."""
        if self.picked:
            return self.aim()
        if not len(self._rows.source):
            self._stage.note("nothing is listed")
            return None
        return self._named(self._rows.source.keys)

    def _named(self, keys: Sequence[Key]) -> Aim:
        source = self._rows.source
        if (
            len(keys) > KEPT
        ):  # of a very long list those that are there count at once, and the worker names all
            wanted = set(keys) if keys is not source.keys else None
            there = (hit for hit in source.there() if wanted is None or hit.key in wanted)
            return Aim(tuple(hit.id for hit in there), keys, keys)
        hits = [source.hit(key) for key in keys]
        ids = tuple(hit.id for hit in hits if hit is not None)
        return Aim(ids, [key for key, hit in zip(keys, hits, strict=True) if hit is None], keys)

    def pick(self, *, ranged: bool) -> None:
        """Select the row under the cursor, or begin or end a range of rows."""
        rows, key = self._rows, self._rows.selected_key
        if key is None:
            return
        if ranged:
            picked = picking.ranged(self.picked, rows.source.keys, rows.cursor)
        else:
            picked = picking.toggled(picking.ended(self.picked, rows.source.keys, rows.cursor), key)
        self._pick(picked)

    def let_go(self) -> bool:
        """Select nothing any more; say whether anything was."""
        was = bool(self.picked)
        self._pick(Picked())
        return was

    def _pick(self, picked: Picked) -> None:
        if picked != self.picked:
            self.picked = picked
            self._rows.pick(picked)

    def listed_anew(self, *, same: bool) -> None:
        """Hold what is selected while the same is listed again; another list has other rows."""
        if self.picked:
            kept = picking.ended(self.picked, self._rows.source.keys, self._rows.cursor)
            self._pick(kept if same else Picked())

    # What is done

    def toggle(self, op: str) -> None:
        """Set a flag of the articles where one of them lacks it, else take it away."""
        aim = self.aim()
        if aim is not None:
            self.set(aim, op, on=self._lacks(aim, op))

    def hide(self) -> Sequence[Key]:
        """Hide the articles, or where all are hidden show them again; return which rows are to go from the list."""
        aim = self.aim()
        if aim is None:
            return ()
        on = self._lacks(aim, HIDE)
        self.set(aim, HIDE, on=on)
        return aim.keys if on else ()

    def _lacks(self, aim: Aim, op: str) -> bool:
        number = (READ, STAR, HIDE).index(op)
        held = map(self.of, aim.ids)
        return bool(aim.unnamed) or not all(
            (each.read and not each.changed, each.starred, each.hidden)[number] for each in held
        )

    def read_listed(self) -> None:
        """Mark everything read that is listed."""
        aim = self.listed()
        if aim is not None:
            self.set(aim, READ, on=True)

    def set(self, aim: Aim, op: str, *, on: bool) -> None:
        """Set a flag of articles, or take it away."""
        self.change(aim, lambda names: [flag(op, names, on=on)], FLAGS[op, on])

    def set_found(self, query: Query, op: str, *, on: bool) -> None:
        """Set a flag of every article that a query finds, or take it away."""
        self._change_found(query, lambda names: [flag(op, names, on=on)], FLAGS[op, on])

    def read(self, article_id: str) -> None:
        """Mark an article read because it was read; nothing is said of it."""
        held = self.of(article_id)
        if not held.read or held.changed:
            self._number += 1
            self._keep(Change(self._number, (article_id,), lambda names: [flag(READ, names)], ""))

    def remember(self, article_id: str, marks: Making) -> None:
        """Keep something of an article that nobody pressed a key for."""
        self._number += 1
        self._keep(Change(self._number, (article_id,), marks, ""))

    def tag(self, aim: Aim, tags: dict[str, bool]) -> None:
        """Give articles tags, or take some away where the value is False."""
        if tags:
            self.change(aim, *tagging(tags))

    def tag_found(self, query: Query, tags: dict[str, bool]) -> None:
        """Give every article that a query finds tags, or take some away."""
        self._change_found(query, *tagging(tags))

    def note(self, aim: Aim, text: str) -> None:
        """Keep a note on articles; an empty one takes it away."""
        text = checked_note(text)
        self.change(aim, lambda names: [note(names, text)], "noted" if text else "note removed")

    def amend(self, ids: tuple[str, ...], marks: Making, what: str) -> None:
        """Keep that something was put right, in articles or in none, and say it."""
        self._number += 1
        self._keep(Change(self._number, ids, marks, what))
        self._stage.toast(f"{what}{self._undoing}")

    def repeat(self) -> Sequence[Key]:
        """Do what was done last to what is chosen now; return which rows are to go from the list."""
        if self._last is None:
            self._stage.note("nothing was marked yet")
        elif (aim := self.aim()) is not None:
            self.change(aim, *self._last)
            return aim.keys if self._last[1] == FLAGS[HIDE, True] else ()
        return ()

    def change(self, aim: Aim, marks: Making, what: str) -> None:
        """Do something to articles."""
        self._last = marks, what
        self._number += 1
        change = Change(self._number, aim.ids, marks, what)
        self.let_go()
        if aim.unnamed:
            self.known.begin(change)
            self.waiting[change.number] = change
            job = jobs.named(change.number, aim.unnamed, self._came_by)
            self._backend.ask(f"named {change.number}", job, urgency=0)
            self._rows.filled()
        else:
            self._keep(change)
        self._stage.note(f"{what}{self._undoing}" if aim.number == 1 else f"{aim.number:,} {what} …")

    def _change_found(self, query: Query, marks: Making, what: str) -> None:
        """Do something to every article that a query finds, as one change; once it is done, their number is said."""
        self._number, self._last = self._number + 1, (marks, what)
        change = Change(self._number, (), marks, what)
        self.known.begin(change)
        self.waiting[change.number] = change
        self._sought.add(change.number)
        self._backend.ask(
            f"named {change.number}", jobs.found_by(change.number, query, self._came_by), urgency=0
        )
        self._stage.note(f"{what}: what is found …")

    def _keep(self, change: Change) -> None:
        self.known.begin(change)
        self._rows.filled()
        self._keeper.keep(change)

    def _came_by(self, number: int, ids: Sequence[str]) -> None:
        """Keep a change whose ids have come; called by the worker, so that it is kept even if somebody leaves."""
        change = self.waiting.pop(number, None)
        if change is not None and (change.ids or ids):
            self._keeper.keep(change._replace(ids=tuple(dict.fromkeys((*change.ids, *ids)))))

    # Taking back

    def turn(self, *, back: bool) -> None:
        """Take the last change back, or do again what was taken back last."""
        while back and self.waiting:
            change = self.waiting.pop(max(self.waiting), None)
            if change is not None:
                self.known.drop(change.number)
                self._rows.filled()
                self._stage.toast(f"undone: {counted(change.what, len(change.ids))}")
                return
        self._keeper.turn(back=back)

    def turned(self, message: Turned) -> bool:
        """Say what was taken back or done again; return whether the list is another by it."""
        if not message.what:
            self._stage.note("there is nothing to undo" if message.back else "there is nothing to redo")
            return False
        if message.unwritten is not None and message.back:
            self.known.drop(message.unwritten.number)
            self._unkept = max(0, self._unkept - 1)  # nobody tries it again, and nothing would tell of it
        elif message.unwritten is not None:
            self.known.begin(message.unwritten)
        else:
            self.known.forget_changes()
            self.look(again=True)
        self._rows.filled()
        what = ", ".join(DESCRIBED.get(each, each) for each in message.what)
        stays = f"; {message.left:,} changed since, and stayed" if message.left else ""
        key = self._stage.key_of("mark.redo" if message.back else "mark.undo")
        way = f", {key} to {'redo' if message.back else 'undo'}" if key else ""
        done = "undone" if message.back else "done again"
        self._stage.toast(f"{done}: {counted(what, message.articles)}{stays}{way}")
        return "hidden" in message.what or "unhidden" in message.what

    @property
    def _undoing(self) -> str:
        key = self._stage.key_of("mark.undo")
        return f", {key} to undo" if key else ""

    # What comes from the disk

    def look(self, *, again: bool = False) -> None:
        """Ask what is remembered of the articles in sight, where that is not known; with `again`, of all of them."""
        if again:
            self.known.doubt()
        keys = {hit.id: hit.key for hit in self._rows.near()}
        if (document := self._article.document) is not None:
            keys.setdefault(document.article.id, document.key)
        if wanted := self.known.unknown(keys):
            rows = [(keys[each], each) for each in wanted]
            self._backend.ask("marks", jobs.recalled(rows, self.known.ask()), urgency=2)

    def came(self, message: MarksCame) -> None:
        """Show what is remembered."""
        self.known.take(message.found, message.asked)
        self._rows.filled()

    def article_came(self, article_id: str, held: Remembered | None) -> None:
        """Take in what came with an article, where nothing newer is known."""
        if held is not None and self.known.unknown([article_id]):
            self.known.take({article_id: held}, 0)

    def named(self, message: Named) -> None:
        """Let a change count for rows whose ids have come."""
        self.known.extend(message.number, message.ids)
        if message.number in self._sought and not message.ids:
            self.known.drop(message.number)
            self._stage.note("no article is found by that")
        self._rows.filled()

    def kept(self, message: Kept) -> bool:
        """Know that a change is on the disk; where it was of several articles, say how many.

        Return whether the list is another by it.
        """
        sought = message.change.number in self._sought
        self.known.settle(message.change)
        if self._unkept:
            self._unkept, self._told = self._unkept - 1, False
            self._pause = RETRY
            if not self._unkept:
                self._stage.note("everything is on the disk again")
        elif message.change.amends and not message.articles:
            self._stage.toast("that was so already")
        elif message.change.what and (len(message.change.ids) > 1 or sought):
            done = f"{counted(message.change.what, message.articles, always=sought)}{self._undoing}"
            self._stage.toast(done if message.articles else "they were so already")
        return sought and HIDE in message.change.ops

    def agreed(self, message: Agreed) -> bool:
        """Return whether the index says what was put right; where it does not yet, it is tried again."""
        if not message.done:
            self._stage.later("agree", RETRY, self._keeper.agree)
        return message.done

    def not_kept(self, message: NotKept) -> None:
        """Say once what is wrong, and try again."""
        if not self._unkept:
            self._stage.warn("Not on the disk", f"{message.why}. It stays here, and is tried again.")
        if message.changes > self._unkept:
            self._told = False  # more would be lost than was said
        self._unkept = message.changes
        self._stage.later("unkept", self._pause, self._keeper.try_again)
        self._pause = min(LONGEST, 2 * self._pause)

    def watch(self) -> None:
        """Look now and then whether other processes have marked anything."""
        self._keeper.watch()
        self._stage.later("watch", WATCH, self.watch)

    @property
    def facts(self) -> tuple[str, str]:
        """How many rows are selected, and how much is not on the disk, for the status line; empty where nothing is."""
        picked = len(self.picked.of(self._rows.source.keys, self._rows.cursor)) if self.picked else 0
        return (
            f"{picked:,} selected" if picked else "",
            f"{self._unkept:,} not on the disk" if self._unkept else "",
        )

    def may_leave(self) -> bool:
        """Say once what would be lost by leaving; True where nothing would, or that was said."""
        if not self._unkept or self._told:
            return True
        self._told = True
        lost = "1 change is" if self._unkept == 1 else f"{self._unkept:,} changes are"
        self._stage.note(f"{lost} not on the disk and would be lost; once more to leave")
        return False

    # What is known

    def of(self, article_id: str) -> Remembered:
        """Return what is remembered of an article, as far as that is known."""
        return self.known.of(article_id) or Remembered()
