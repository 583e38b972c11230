"""Who a label of a transcript is: "VARGA", "Mr. Varga" and "IV" are Ilse Varga where the text names her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.words.capitals import core_name

if TYPE_CHECKING:
    from reader.quotes.speakers.resolver import KnownNames

_ANYBODY = word_set(
    """moderator host interviewer reporter question answer audience participant announcer narrator unidentified
    anchor correspondent man woman speaker male female caller operator interpreter translator"""
)
"""Labels that say what their bearers do in the conversation, by the last word."""
INITIALS = 3
"""Letters of a label that may be initials, and no name."""


def name_behind(label: str, names: KnownNames) -> str | None:
    """The name a label stands for: the label itself where the text names nobody of it; None for what may be anybody."""
    words = label.split()
    last = words[-1].rstrip(".").casefold()
    if last in _ANYBODY:
        return None
    if len(words) == 1 and len(label) <= INITIALS and label.isupper() and label not in names.acronyms:
        return _spelled(label, names)
    capitals = label == label.upper()
    name = core_name[label.title() if capitals else label]
    if len(name) > 1 and not capitals:
        return " ".join(name)
    full = next((name for surname, name in names.full.items() if surname.casefold() == last), None)
    if full is not None and (len(name) < 2 or name[0].casefold() == full[0].casefold()):
        return " ".join(full)
    return label if capitals or not name else " ".join(names.fullest(name))


def _spelled(initials: str, names: KnownNames) -> str:
    """The one name of these initials, else the initials."""
    fitting = [
        name for name in names.full.values() if _fits(initials, name, person=name[-1] in names.persons)
    ]
    return " ".join(fitting[0]) if len(fitting) == 1 else initials


def _fits(label: str, name: tuple[str, ...], *, person: bool) -> bool:
    """Whether initials are a name's, a person's with or without that of a middle name: "WSS" is William Sand too."""
    spelled = "".join(word[0] for word in name)
    return label == spelled or (person and len(label) == 3 and label[0] + label[2] == spelled)
