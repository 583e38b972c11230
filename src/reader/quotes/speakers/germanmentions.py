"""The parts of a German mention: its article, its nouns and names, and what its head noun is."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.quotes.lexicon.germannouns import GIVEN, TIMES, is_body, is_group, is_someone, is_thing
from reader.quotes.lexicon.wordlists import word_set

DEFINITE = word_set("der die das dieser diese dem den des dieses diesem")
_DETERMINERS = DEFINITE | word_set(
    "ein eine einer einem eines sein seine ihr ihre unser unsere seiner ihrer seinem ihrem dessen deren"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_QUOTED = r"[„“»«\"](.+?)[“”«»\"]"
_BEHIND = (
    rf", ((?:Dr\. |Prof\. )*{_CAPITAL}[\w’'-]+"
    rf"(?: (?:von |van |de |zu )?(?:der |den )?{_CAPITAL}[\w’'-]+){{1,3}})(?=[,.;:]| \()"
)
"""A name in an apposition: "die Leiterin des Hafens, Ada Nilsen, sagte"."""
_PARTED = r"(?:\w+-,? )+und (?=\w)"
"""The first parts of several compounds: "Hafen- und Fährdirektorin"."""
_SHORTEST = 6
"""Code points of a role that only its ending tells."""
_SINGULAR = (
    "in", "jährige", "frau", "dame", "mutter", "tochter", "schwester", "kraft", "witwe", "vorsitzende", "beauftragte",
    "angeklagte", "liberale", "grüne", "linke", "deutsche", "konservative",
)  # fmt: skip
"""Endings of nouns for one woman; with "die" others are several."""
_MEMBERS = word_set("liberale grüne linke deutsche konservative")
"""Adjectives for a man or a woman of a party or a nation."""
_PLURAL = ("er", "en", "te", "s")


class Parts(NamedTuple):
    """A mention in its parts."""

    text: str
    article: str
    """Lower case; empty where there is none."""
    run: list[str]
    """The first capitalised words in a row, with the particles of names."""
    rest: str
    """What stands behind them: a genitive, "von" and a name."""

    @property
    def is_role(self) -> bool:
        """Whether it is a role without a name, behind where it is held: "der Holliner Bürgermeister"."""
        *before, last = self.run
        if not self.article or not before or not is_someone(last.lower()):
            return False
        return not any(is_someone(word.lower()) or word.lower() in GIVEN for word in before)

    @property
    def head(self) -> str:
        """The noun that says what is mentioned, lower case."""
        first = self.run[0].lower()
        return first if is_someone(first) else self.run[-1].lower()


def parts_of_mention(text: str) -> Parts:
    """A mention in its parts: "der frühere Chef des Hafens" is "der", "Chef" and "des Hafens"."""
    words = re.sub(_PARTED, "", text).split()
    article = words[0].lower() if words and words[0].lower() in _DETERMINERS else ""
    nouns = words[1:] if article else words
    first = next(
        (k for k, word in enumerate(nouns) if is_noun(word) and word.lower() not in TIMES), len(nouns)
    )
    run = _run(nouns[first:])
    rest = text[text.find(run[-1]) + len(run[-1]) :] if run else ""
    return Parts(text, article, run, rest)


def name_in_apposition(text: str, end: int) -> str | None:
    """The name right behind a description that ends at `end`."""
    match = re.compile(_BEHIND).match(text, end)
    return match.group(1) if match else None


def in_marks(text: str) -> str:
    """The words between the marks of "die „Hollin Post“"; all where there are no marks."""
    match = re.search(_QUOTED, text)
    return match.group(1) if match else text


def _run(words: list[str]) -> list[str]:
    """The capitalised words at the head, with the particles of names between them."""
    out: list[str] = []
    for k, word in enumerate(words):
        word = word.strip(",.()")
        if not word or not (is_noun(word) or (k + 1 < len(words) and _goes_on(out, word, words[k + 1]))):
            break
        out.append(word)
    while out and not is_noun(out[-1]):
        out.pop()
    return out[out.index("und") + 1 :] if "und" in out else out


def _goes_on(out: list[str], word: str, after: str) -> bool:
    """Whether a lower-case word stands inside a name or between roles: "Ada von Hollin", "Autorin und Malerin Ada"."""
    if not out:
        return False
    if word == "und":
        return is_someone(out[-1].lower()) and is_someone(after.lower())
    if word in ("der", "den"):
        return out[-1] in ("von", "van", "zu")
    if word not in ("von", "van", "de", "zu", "del", "di", "bin", "ten"):
        return False
    named = [w for w in out if not is_someone(w.lower())]
    return len(named) == 1 and (out[-1].lower() in GIVEN or len(out) > 1)


def is_noun(word: str) -> bool:
    """Whether a word has a capital, or its last part does: "72-Jährige"."""
    return word[0].isupper() or word[word.rfind("-") + 1 :][:1].isupper()


def is_agent(head: str, article: str) -> bool:
    """Whether a noun that speaks is likely a role by its ending: "der Gutachter", "die Wirtin"."""
    if head in _MEMBERS:
        return article in ("der", "die")
    if len(head) < _SHORTEST or is_body(head) or is_thing(head) or is_group(head):
        return False
    return head.endswith("er") if article == "der" else article == "die" and head.endswith("in")


def is_plural(head: str) -> bool:
    """Whether a noun for persons behind "die" means several: "die Forscher"."""
    return not head.endswith(_SINGULAR) and (head.endswith(_PLURAL) or is_group(head))


def nominative(article: str, run: list[str]) -> list[str]:
    """A body's name without its article: "der Deutsche Wetterdienst" is Deutscher Wetterdienst."""
    ending = {"der": "r", "das": "s"}.get(article, "")
    if len(run) > 1 and ending and run[0][-1] == "e":
        return [run[0] + ending, *run[1:]]
    return run


def are_alike(base: str, role: str) -> bool:
    """Whether two roles are one in short: "ministerin" and "finanzministerin"."""
    role = role.rpartition("-")[2]
    return role.endswith(base) or (len(role) > 4 and base.endswith(role))
