"""A candidate for who is quoted: a speaker's mention and the cue that may announce speech."""

from __future__ import annotations

from reader.quotes.lexicon.cues import STRONG_CUES

SUBJECT, DASH, COLON, OWNED, ACCORDING = "_subject", "_dash", "_colon", "_owned", "according"
"""Cues that are no verbs: the subject of a sentence without a cue, a dash, a colon, a noun with its owner,
"according to"."""
GIVEN = "_given"
"""The cue of what is given rather than said: "issued a statement"."""
CREDIT = "credit"
"""How a line is reached that holds nothing but the name of whoever the quotation above it is by."""
INSIDE = "inside"
"""How a speaker is reached whom the reporter has set into the quotation, inside its marks."""
OWNERS = frozenset(("his", "her", "its"))
"""Possessives that resolve as the pronouns they belong to."""


class Attribution:
    """A speaker's mention and a cue. Offsets are code points in the text.

    Two attributions are never the same one. No data class and not frozen: many are made, few are used.
    """

    __slots__ = (
        "after", "alternate", "bare", "closing", "cue_end", "cue_start", "end", "first", "form", "inverted", "last",
        "leads", "mention", "own", "paragraph", "reach", "relative", "sentence", "start", "strong", "token", "traits",
        "verb", "who",
    )  # fmt: skip

    leads: str
    """As `own`, for a quotation that begins after it. This and the next five: of candidates only."""
    after: str
    """What follows: a mark, "that", a word, nothing."""
    closing: bool
    """Whether its sentence ends its paragraph."""
    bare: bool
    """Whether it has no cue."""
    strong: str
    """The verb where it announces speech wherever it stands, else "-"."""
    traits: tuple[str, str, bool, str, bool]
    """`who`, `reach`, whether the cue is a participle, `mention` and `inverted`."""

    def __init__(
        self, start: int, end: int, cue_start: int, cue_end: int, verb: str, form: str, mention: str,
        inverted: bool, paragraph: int, sentence: int, token: int, who: str = "", reach: str = "",
        alternate: bool = False,
    ) -> None:  # fmt: skip
        self.start = start
        self.end = end
        """Of the mention."""
        self.cue_start = cue_start
        self.cue_end = cue_end
        """Equal where there is no cue."""
        self.verb = verb
        """The cue verb, or one of `SUBJECT`, `DASH`, `COLON`, `ACCORDING`."""
        self.form = form
        """The word itself, lower case."""
        self.mention = mention
        """"pronoun", "name" or "nominal"."""
        self.inverted = inverted
        """The cue stands before the speaker ("said Jane")."""
        self.paragraph = paragraph
        self.sentence = sentence
        """Counted through the whole text."""
        self.token = token
        """Index of the cue in its paragraph's words."""
        self.who = who
        """The pronoun itself, or what a noun stands for: a document, an organisation, an office, many, a thing."""
        self.reach = reach
        """How the mention was reached from the cue: next to it, over a comma, from the clause or the cue before."""
        self.alternate = alternate
        """Whether another attribution has the same cue and is the likelier reading of its sentence."""
        self.relative: tuple[int, int] | None = None
        """The relative pronoun between the mention and its verb: "Jane Roe, who said"."""
        self.own = ""
        """Whether a quotation ends right before the attribution (a), somewhere before (s), or nowhere (n)."""
        self.first = start if start < cue_start else cue_start
        """Where the attribution begins."""
        self.last = end if end > cue_end else cue_end
        """Where it ends."""

    def note(self, own: str, leads: str, after: str, *, closing: bool) -> None:
        """Set what matters of candidates only."""
        self.own, self.leads, self.after, self.closing = own, leads, after, closing
        self.bare = self.verb == SUBJECT
        self.strong = self.verb if self.verb in STRONG_CUES else "-"
        self.traits = self.who, self.reach, self.form[-3:] == "ing", self.mention, self.inverted

    def sharing(self, cue_start: int, cue_end: int, verb: str, form: str, token: int) -> Attribution:
        """The same speaker with another verb of the sentence: "Jane laughed, adding"."""
        return Attribution(
            self.start, self.end, cue_start, cue_end, verb, form, self.mention, False, self.paragraph,
            self.sentence, token, self.who, "shared",
        )  # fmt: skip
