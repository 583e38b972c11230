"""Quotations as the commands print them: whole utterances, with their speakers and with how all that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.kinds import QUOTE_KINDS
from reader.shown.crediting import Credit, by_speaker, circumstances, credit, evidence, person_of
from reader.shown.records import quotations
from reader.text import clean_line

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable, Mapping

    from reader.model.person import Person
    from reader.model.quotation import Quote


class Quoted(NamedTuple):
    """One utterance, every word of it fit for a line."""

    quote: Quote
    """Its first part."""
    credit: Credit
    parts: tuple[str, ...]
    """The words of each part."""
    circumstances: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words; between the parts stands an ellipsis."""
        return " … ".join(self.parts)

    def facts(self, *, with_who: bool) -> list[str]:
        """Return everything that is known beside the words and the name; `with_who`: role and handle too."""
        who = [part for part in (self.credit.handle, self.credit.role) if part and with_who]
        known = evidence(self.quote, self.credit)
        return [*who, *self.circumstances, *(part.replace("\u00a0", " ") for part in known)]


def add_order(parser: ArgumentParser) -> None:
    """Add the option that groups quotations."""
    parser.add_argument(
        "--by",
        choices=("text", "speaker"),
        default="text",
        help="in an article, in the order of the text or those of one speaker together (default: text)",
    )


def utterances(
    quotes: Iterable[Quote], text: str, day: str | None, people: Mapping[str, Person], *, by: str = "text"
) -> list[Quoted]:
    """Return the quotations of one article; `day` is its day, `people` who its speakers are.

    What is in `quotes` is printed, whatever its kind.
    """
    made = []
    for group in quotations(quotes, QUOTE_KINDS):
        first = group[0]
        made.append(
            Quoted(
                first,
                credit(first, text, person_of(first, text, people)),
                tuple(clean_line(text[quote.start : quote.end]) for quote in group),
                tuple(circumstances(first, text, day)),
            )
        )
    if by == "text":
        return made
    return [made[place] for place in by_speaker([each.credit for each in made])]
