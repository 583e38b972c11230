"""What the screens of speakers show: one speaker's quotations, or everybody who is quoted. No terminal is needed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reader.tui.page.quotedrows import ORDERS, By, Quoted, listed
from reader.tui.page.sayings import Saying, left_by
from reader.tui.worker import speakerjobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Key
    from reader.index.holdings import Speaker
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.messages import SayingsCame, SpeakerCame, SpeakersCame

SLOT = "speaker"
"""Whoever opens a speaker waits for no list of all of them: the newer question takes the place of the older."""


class SpeakerPage:
    """One speaker: what is known so far, what is left by typing, and which row is chosen."""

    def __init__(self, backend: Asking, name: str, forms: Sequence[str]) -> None:
        self._backend = backend
        self.name, self.forms = name, tuple(forms)
        self.known: Speaker | None = None
        self.gone = False
        """Nobody of this name is quoted any more."""
        self.said: list[Saying] = []
        """What has come of what there is, newest first."""
        self.typed = ""
        self.shown: Sequence[int] = ()
        """Which of them are left by typing."""
        self.cursor = 0
        """Row of `shown` that is chosen."""
        self.top = 0.0
        """Row of `shown` that stands on top of the screen, with the part of it that is gone."""
        self._keys: Sequence[Key] = ()
        self._whole = False
        """The keys are known of everything that there is."""
        self._upto = 0
        self._number = 0
        self._wanted: Saying | None = None
        """What was chosen before the index was asked anew."""

    def ask(self) -> None:
        """Ask for everything, whether it was asked for before or not."""
        self._number += 1
        self._wanted = self.chosen
        self._backend.ask(SLOT, speakerjobs.speaker(self._number, self.name, self.forms), urgency=0)

    @property
    def asked(self) -> bool:
        """It is known how many quotations there are."""
        return self._whole or self.gone

    @property
    def complete(self) -> bool:
        """Everything has come."""
        return self._whole and self._upto >= len(self._keys)

    @property
    def number(self) -> int:
        """How many quotations there are, whether they have come or not."""
        return len(self._keys)

    @property
    def chosen(self) -> Saying | None:
        """The quotation under the cursor."""
        return self.said[self.shown[self.cursor]] if 0 <= self.cursor < len(self.shown) else None

    def said_came(self, came: SayingsCame) -> bool:
        """Take in quotations, and ask for those that follow; False where these were asked for something else."""
        if came.number != self._number or (came.at and came.at != self._upto):
            return False
        if came.at == 0:
            self.said = []
        self._keys, self._whole = came.keys, came.whole
        self.said += came.sayings
        self._upto = came.upto
        if self._whole and not self.complete:
            job = speakerjobs.further(self._number, self._keys, self._upto)
            self._backend.ask("sayings", job, urgency=4)
        self._sift()
        if self._wanted is not None:
            self._choose_again(self._wanted)
        return True

    def known_came(self, came: SpeakerCame) -> None:
        """Take in where and when the speaker is quoted."""
        if came.number == self._number:
            self.known, self.gone = came.speaker, came.speaker is None

    def sift(self, typed: str) -> None:
        """Show only what the typed words leave; what is chosen stays so where it is left."""
        before = self.chosen
        self.typed = typed
        self._sift()
        self.cursor = 0
        if before is not None:
            self._choose_again(before)

    def _sift(self) -> None:
        self.shown = left_by(self.said, self.typed) if self.typed.strip() else range(len(self.said))

    def _choose_again(self, wanted: Saying) -> None:
        here = (wanted.article, wanted.start)
        for row, at in enumerate(self.shown):
            if (self.said[at].article, self.said[at].start) == here:
                self.cursor, self._wanted = row, None
                return


class AllSpeakers:
    """Everybody who is quoted: who is meant by typing, in which order, and which row is chosen."""

    def __init__(self, backend: Asking) -> None:
        self._backend = backend
        self._everybody: Sequence[Quoted] = ()
        self.complete = False
        self.typed = ""
        self.by: By = "count"
        self.shown: Sequence[Quoted] = ()
        self.cursor, self.top = 0, 0.0

    @property
    def today(self) -> dt.date:
        """The day from which it is reckoned who is new."""
        return dt.datetime.now(dt.UTC).astimezone().date()

    def ask(self) -> None:
        """Ask who is quoted."""
        self.complete = False
        self._backend.ask(SLOT, speakerjobs.speakers(), urgency=2)

    def expect(self) -> None:
        """Ask who will stand on the first screen, so that this waits for nothing when it is opened."""
        if not self._everybody:
            self._backend.ask("prominent", speakerjobs.prominent(), urgency=9)

    @property
    def number(self) -> int:
        """How many are known so far."""
        return len(self._everybody)

    @property
    def chosen(self) -> Quoted | None:
        """Who is under the cursor."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def came(self, came: SpeakersCame) -> None:
        """Take in who is quoted; the first ones alone are no news where everybody was known before."""
        if came.complete or len(self._everybody) <= len(came.everybody):
            self._everybody = came.everybody
            self._list(self.chosen)
        self.complete = came.complete

    def sift(self, typed: str) -> None:
        """Show only who is meant."""
        before, self.typed = self.chosen, typed
        self._list(before if not typed.strip() else None)

    def turn(self) -> str:
        """List in the next order; return what it is called."""
        orders = list(ORDERS)
        self.by = orders[(orders.index(self.by) + 1) % len(orders)]
        self._list(None)
        return ORDERS[self.by]

    def _list(self, keep: Quoted | None) -> None:
        self.shown = listed(self._everybody, self.typed, self.by, self.today)
        name = keep.row.name if keep is not None and self.cursor > 0 else None
        self.cursor = next((at for at, each in enumerate(self.shown) if each.row.name == name), 0)
