"""What reading does to an article: it counts as read, and where the reading was is kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.marks.operations import position

if TYPE_CHECKING:
    from reader.tui.session.marking import Marking
    from reader.tui.session.openarticle import OpenArticle
    from reader.tui.session.panes import Panes
    from reader.tui.session.stage import Stage


class Rule(NamedTuple):
    """When an article counts as read."""

    seconds: float | None = 2.0
    """Once it has been shown so long without a key; None: not by that."""
    opened: bool = True
    """Once it is opened or paged."""


def read_rule(setting: str) -> Rule:
    """Return the rule that the setting `mark_read` states: `2s`, `open` or `never`."""
    if setting == "never":
        return Rule(None, opened=False)
    return Rule(None if setting == "open" else float(setting.removesuffix("s")))


class Attention:
    """Follows what is read. Nothing counts as read while nobody is there: a list that moves by itself is not read."""

    def __init__(
        self, stage: Stage, marking: Marking, article: OpenArticle, panes: Panes, rule: Rule
    ) -> None:
        self._stage = stage
        self._marking = marking
        self._article = article
        self._panes = panes
        self._rule = rule
        self._settled: str | None = None
        """Id of the article of which it is settled, as long as it is shown, whether it is read."""
        self._restoring: str | None = None
        """Id of the article whose position has not been told yet."""

    def shown(self, *, unasked: bool, from_top: bool) -> None:
        """Begin with another article: `unasked` where nobody went to it, `from_top` where it may go on as left."""
        self._settled = None
        self._restoring = self._article.id if from_top else None
        self.restore()
        if unasked:
            self._stage.cancel("read")
        else:
            self._wait()

    def stirred(self) -> None:
        """Take note of a key: what is shown has to be looked at anew."""
        self._restoring = None
        self._wait()

    def opened(self, article_id: str | None) -> None:
        """Count an article as read that somebody opened or pages through."""
        if self._rule.opened and article_id is not None and article_id != self._settled:
            if article_id == self._article.id:
                self.settle()
            self._marking.read(article_id)

    def settle(self) -> None:
        """Leave the article that is shown as it is: somebody said whether it is read."""
        self._settled = self._article.id
        self._stage.cancel("read")

    def restore(self) -> None:
        """Go to where the reading was, once that is known and as long as nobody has pressed a key."""
        article_id = self._restoring
        if article_id is None or article_id != self._article.id:
            return
        held = self._marking.known.of(article_id)
        if held is not None:
            self._restoring = None
            if held.position and self._article.spot[1] == 0:
                self._article.go_back(held.position, 0)

    def leave(self) -> None:
        """Keep where the reading is; of an article that was read to its end, or not begun, nothing is kept."""
        article_id = self._article.id
        if article_id is None:
            return
        offset, line = self._article.spot
        if line == 0 or self._article.at_end:
            offset = 0
        if offset != (self._marking.of(article_id).position or 0):
            self._marking.remember(article_id, lambda names: [position(names, offset)])

    def _wait(self) -> None:
        article_id, seconds = self._article.id, self._rule.seconds
        if seconds is None or article_id is None or article_id == self._settled or not self._seen:
            self._stage.cancel("read")
        else:
            self._stage.later("read", seconds, lambda: self._read(article_id))

    def _read(self, article_id: str) -> None:
        if article_id == self._article.id and self._seen:
            self.settle()
            self._marking.read(article_id)

    @property
    def _seen(self) -> bool:
        """The text is on the screen, and nothing before it."""
        return "reader" in self._panes.shown and not self._stage.typing and not self._stage.covered
