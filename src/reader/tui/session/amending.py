"""Putting right what was found in the article: who said something, what a quotation is, who is one person.

What is put right is what was chosen, or selected, when the key was pressed: another article may be shown meanwhile.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.corrections.making import one_person, quoted, ruled, spoken, unquoted
from reader.marks.entries import Names
from reader.quotes.people.namewords import name_words, parts_of
from reader.tui.page.amendwords import name, sentence
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.operations import Mark
    from reader.tui.page.document import Document, Quotation
    from reader.tui.session.marking import Marking
    from reader.tui.session.openarticle import OpenArticle
    from reader.tui.session.stage import Stage
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.changes import Making

_NOBODY_YET = Names("", "", "")
"""Stands for the article until its names are known."""
NAMED = frozenset("se=/")
"""What asks for a name."""


class Choice(NamedTuple):
    """Something that can be put right."""

    letter: str
    title: str
    """Behind the name of the speaker, in a pane as narrow as the list."""


class Target(NamedTuple):
    """What is put right."""

    document: Document
    quotation: Quotation | None
    selected: tuple[int, int] | None
    """Words of the text that are selected."""

    @property
    def heading(self) -> tuple[str, str]:
        """Who is shown as the speaker, and the words; the words alone where they are only selected."""
        if self.quotation is None or self.selected is not None:
            return "", self.document.words(self.selected)
        return self.quotation.name, self.document.said(self.quotation)

    @property
    def whose(self) -> str | None:
        """Whom the rules took for the speaker: that name, or the words of the text."""
        return ruled(self.quotation.first, self.document.article.text) if self.quotation else None

    @property
    def choices(self) -> list[Choice]:
        """What can be put right, a letter each."""
        if self.selected is not None:
            return [Choice("q", "these words are a quotation")]
        found = [Choice("s", "this is …")]
        if self.whose is not None:
            found.append(Choice("e", "this is … everywhere"))
        found += [Choice("n", "nobody can be named"), Choice("x", "not a quotation")]
        if self.quotation is not None and self.quotation.known:
            found += [Choice("=", "and … are one"), Choice("/", "and … are two")]
        return found

    def question(self, letter: str) -> str:
        """Return what is asked for where a name is."""
        who = name(self.quotation.name) if self.quotation is not None else ""
        return {
            "s": "Who said it?",
            "e": f"Who is “{name(self.whose or '')}” here?",
            "=": f"{who} and who are one?",
            "/": f"{who} and who are two?",
        }[letter]

    def people(self, letter: str) -> list[str]:
        """Return who may be meant of those in the article, the likeliest first.

        Whom the quotation is credited to already is left out. To be parted are the names that one person goes by.
        """
        counts = Counter(each.name for each in self.document.quotations if each.known)
        here = [each for each, _ in counts.most_common()]
        if letter == "/":
            here = [*self._forms(), *here]
        shown = name_words(self.quotation.name) if self.quotation is not None and self.quotation.known else ()
        return [each for each in dict.fromkeys(here) if name_words(each) != shown]

    def _forms(self) -> list[str]:
        first = self.quotation.first if self.quotation is not None else None
        person = self.document.people.get(first.canonical or "") if first is not None else None
        return [each for each in person.forms if not parts_of(each).bare] if person is not None else []


class Amending:
    """Makes marks of what is chosen, and has them kept."""

    def __init__(self, stage: Stage, backend: Asking, marking: Marking, article: OpenArticle) -> None:
        self._stage = stage
        self._backend = backend
        self._marking = marking
        self._article = article

    def target(self) -> Target | None:
        """Return what can be put right now: words that are selected, else the quotation that is chosen, or nearest."""
        document = self._article.document
        if document is None:
            return None
        words, selected = self._stage.get_selected_text(), self._article.selecting.span
        if selected is None and words and words.strip():
            selected = self._article.find(words)
        if selected is not None:
            return Target(document, None, selected)
        if self._article.quotation is None and not self._article.choose_nearest():
            return None
        return Target(document, self._article.quotation, None)

    def ask_people(self) -> None:
        """Ask who is quoted in the archive."""
        self._backend.ask("people", jobs.people(), urgency=2)

    def put_right(self, target: Target, letter: str, who: str | None = None) -> None:
        """Put right what a letter says, with a name where it asks for one.

        Raises:
            MarksError: that is no name, or not another one.
        """
        marks = _marks(target, letter, who)
        if target.selected is not None:
            self._article.choose_at(target.selected[0])
            self._article.selecting.leave()
        what = sentence(marks)
        if all(mark.register.article is None for mark in marks):
            self._marking.amend((), lambda _: marks, what)
        else:
            self._marking.amend((target.document.article.id,), _about(marks), what)


def _marks(target: Target, letter: str, who: str | None) -> list[Mark]:
    document, text = target.document, target.document.article.text
    if target.selected is not None:
        return quoted(_NOBODY_YET, text, *target.selected)
    assert target.quotation is not None
    if letter in ("=", "/"):
        return one_person(target.quotation.name, who or "", same=letter == "=")
    number = target.quotation.number + 1
    if letter == "x":
        return unquoted(_NOBODY_YET, text, document.quotes, number)
    return spoken(_NOBODY_YET, text, document.quotes, number, who, everywhere=letter == "e")


def _about(marks: Sequence[Mark]) -> Making:
    """Return what makes these marks of an article, whose names are known when they are written."""
    return lambda names: [mark._replace(register=mark.register._replace(article=names)) for mark in marks]
