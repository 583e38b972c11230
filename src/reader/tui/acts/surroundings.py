"""What is round the session, as actions see it: protocols, for which no module has to be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.events import Key

    from reader.tui.session.amending import Target
    from reader.tui.session.speakerpage import AllSpeakers, SpeakerPage


class Program(Protocol):
    """The program as actions see it."""

    def exit(self) -> None:
        """Leave."""

    def action_suspend_process(self) -> None:
        """Go back to the shell for a while."""

    def toggle_dark(self) -> None:
        """Switch between our dark and our light theme."""

    def search_themes(self) -> None:
        """Choose the colours."""

    def outside(self, work: Callable[[], str]) -> str:
        """Do something with the terminal as it was before; return what went wrong, and nothing where nothing did."""

    def hand_up(self, key: Key) -> None:
        """Give a key to the dialog that was opened while it was on its way to the panes."""

    def redraw(self) -> None:
        """Draw the whole screen again."""

    @property
    def available_themes(self) -> Mapping[str, object]:
        """All colours by name."""

    def choose_theme(self, name: str) -> None:
        """Have these colours."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal."""


class Dialogs(Protocol):
    """What opens above the panes."""

    def open_help(self) -> None:
        """Show all keys."""

    def open_palette(self) -> None:
        """Find an action by its name."""

    def open_command(self, typed: str = "") -> None:
        """Let a line be typed, which begins so."""

    def open_output(self, heading: str, text: str) -> None:
        """Show what a command wrote."""

    def open_provenance(self) -> None:
        """Show where the article on the screen comes from, and what is known of it."""

    def open_sieve(self) -> None:
        """Ask which quotations are to be seen."""

    def open_hints(self) -> None:
        """Put letters over what is seen of the text and can be opened or chosen."""

    def open_speaker(self, page: SpeakerPage, /) -> None:
        """Show a speaker."""

    def open_speakers(self, page: AllSpeakers, /) -> None:
        """Show everybody who is quoted."""

    def speaker_on_top(self) -> SpeakerPage | None:
        """Return the speaker whose screen lies on top, or below the line behind `:`; None where there is none."""

    def open_orders(self) -> None:
        """Choose the order of the list."""

    def open_feeds(self) -> None:
        """Show how it stands with the feeds."""

    def open_shelf(self) -> None:
        """Show what stands on the shelf."""

    def open_tags(
        self,
        articles: int,
        held: Sequence[str],
        known: Sequence[str],
        done: Callable[[dict[str, bool]], object],
        /,
    ) -> None:
        """Ask which tags so many articles are to have, or have no more; `held` are those that some of
        them have, `known` all that there are.
        """

    def open_note(self, articles: int, text: str, done: Callable[[str], object], /) -> None:
        """Ask for the note on so many articles; `text` is what it is now."""

    def open_amends(self, target: Target, chosen: Callable[[str], object], /) -> None:
        """Show what can be put right; `chosen` takes its letter."""

    def open_people(
        self,
        target: Target,
        letter: str,
        opened: Callable[[], object],
        done: Callable[[str], object],
        /,
    ) -> None:
        """Ask for the name that goes with a letter; `opened` is called once those of the archive can be shown."""


class Articles(Protocol):
    """The list, as those see it who move in it and choose its looks."""

    def step(self, rows: int, /) -> None:
        """Move the cursor by some rows."""

    def thin(self) -> int:
        """Show rows of a line less, from three lines to one and round again; return how many they are now."""


class Sidebar(Protocol):
    """The pane with the quotations, and what of them it shows."""

    chosen: int | None
    by_speaker: bool
    evidence: bool

    def set_order(self, *, by_speaker: bool) -> None:
        """Group by speaker, or list in the order of the text."""

    def set_evidence(self, shown: bool, /) -> None:
        """Show or hide how the chosen quotation was attributed."""

    def jump(self, index: int, /) -> None:
        """Go to the first quotation, or with -1 to the last."""
