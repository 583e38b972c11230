"""How far the rules look: what stands farther off than a stated reach changes nothing but names."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.quotes.extraction import extract
from reader.quotes.ranking.choosing import FORGOTTEN

SILENT = "The quay was quiet and the boats lay in the sun.\n\n"
"""A paragraph without marks, cues or names."""
REACH = FORGOTTEN + 1
SAID = st.sampled_from(
    [
        "“The bridge is old,” said Ada Brook.",
        "Ada Brook said: “The bridge is old.",
        "“It will stay closed.",
        "“It will stay closed.”",
        "“Will it open in the spring?”",
        "“And who pays for it?” asked Jan Wolt.",
        "She added that the town “has no money” for it.",
        "The company, which owns the bridge, was silent.",
        "The company, which said “we are open,” was right.",
        "The Ferry Line opened a new company in the harbour.",
        "Ada Brook and Jan Wolt said the town would pay.",
        "Jan Wolt, the head of the harbour, thought otherwise, adding: “Wait.” “And see.”",
        "Ada Brook asked two questions:",
        "- “Who will carry the stones?”",
        "“The result was a blow to the company.” [Courier]",
        "According to the harbour master, the bridge is old.",
        "Nobody laughed.",
        "a closing mark” of nobody",
        SILENT.strip(),
    ]
)
PARAGRAPHS = st.lists(SAID, min_size=1, max_size=7).map(lambda said: "\n\n".join(said) + "\n\n")


def answers(text: str, start: int, end: int) -> list[tuple[object, ...]]:
    """The spans, kinds, mentions and cues of the quotations in a stretch, counted from its head."""

    def shifted(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if span is None else (span[0] - start, span[1] - start)

    return [
        (
            shifted((quote.start, quote.end)),
            quote.kind,
            *map(shifted, quote.inner),
            shifted(quote.speaker),
            shifted(quote.cue),
        )
        for quote in extract(text, language="en")
        if start <= quote.start < end
    ]


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
@example(
    "“The bridge is old,” said Ada Brook.\n\n", "“It will stay closed.”\n\n", "“Wait,” said Jan Wolt.\n\n"
)
def test_what_stands_beyond_the_reach_changes_no_span_mention_or_cue(
    above: str, middle: str, below: str
) -> None:
    gap = SILENT * REACH
    alone = gap + middle + gap
    whole = above + alone + below
    start = len(above) + len(gap)
    assert answers(whole, start, start + len(middle)) == answers(alone, len(gap), len(gap) + len(middle))


@pytest.mark.parametrize("between", range(REACH))
def test_the_quotation_before_is_known_within_the_reach_only(between: int) -> None:
    """The reach is no larger than it has to be: the speaker above is known up to it."""
    text = (
        "“The bridge is old,” said Ada Brook.\n\n"
        + SILENT * between
        + "“It will stay closed until spring.”\n\n"
    )
    quote = extract(text, language="en")[-1]
    assert (quote.canonical == "Ada Brook") == (between < FORGOTTEN)
