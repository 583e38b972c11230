"""What holds for any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.kinds import QUOTE_KINDS
from reader.model.quotation import Quote
from reader.quotes.extraction import extract

PIECES = [
    *"“”\"‘’'«»„「」‹›\n5_é😀\r\x00\u2028\u202e\ud800",
    *(
        "\n\n",
        ". ",
        ", ",
        ": ",
        " — ",
        " - ",
        "said ",
        "Ada Brook ",
        "she ",
        "the company ",
        "it ",
        "that ",
        "Mr. ",
    ),
    *(
        "according to ",
        "told Reuters ",
        "on Friday ",
        "adding ",
        "(@ada) ",
        "January 3, 2018",
        "the petition ",
    ),
    *("President Reed ", "a petition ", "The bridge is old "),
    *(
        "\nQ: ",
        "\nA: ",
        "\nADA: ",
        "\nTOM: ",
        "\nJan Wolt: ",
        "\n((WN)) ",
        "?\n",
        "\n**",
        "An interview with ",
    ),
    *(
        "@ada.bsky.social ",
        "\n@ada\n",
        "Jan 3, 2018\n",
        "[AP]",
        "(Courier)",
        " and ",
        "https://x.com/ada/status/1 ",
    ),
    *("\n- ", "\n> ", "A post shared by ", "the Brooks "),
]
any_text = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def spans_of(quote: Quote) -> list[tuple[int, int]]:
    found = [(quote.start, quote.end), *quote.inner]
    return found + [span for span in (quote.speaker, quote.cue) if span is not None]


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_any_text_is_answered_in_its_own_offsets(text: str) -> None:
    quotes = extract(text, date="2018-01-06")
    for quote in quotes:
        assert quote.kind in QUOTE_KINDS
        assert 0 <= quote.confidence <= 1
        assert 0 <= quote.span_confidence <= 1
        assert 0 <= (quote.speaker_confidence or 0) <= 1
        assert (quote.person_confidence is None) == (quote.canonical is None)
        assert quote.confidence == 0 or quote.speaker_confidence is not None
        assert all(0 <= start < end <= len(text) for start, end in spans_of(quote))
        assert all(quote.start <= start and end <= quote.end for start, end in quote.inner)


GERMAN = [
    *("„", "“", "»", "«", "\n\n", ". ", ", ", ": ", " – ", "(", ") "),
    *("sagte ", "Ada Brook ", "der Bürgermeister ", "er habe ", "sie ", "so ", "laut ", "nach Angaben von "),
    *(
        "die Polizei ",
        "teilte ",
        "mit ",
        "und ",
        "dass ",
        "wie ",
        "als ",
        "wurde ",
        "von der Leyen ",
        "72-Jährige ",
    ),
    *(
        "hieß es ",
        "in dem Bericht ",
        "Gesundheits- und ",
        "Dr. ",
        "13. Mai ",
        "Roman ",
        "nannte ",
        "hatte ",
        "gesagt ",
        "according to ",
        "Ⅳ ",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(GERMAN), max_size=60).map("".join))
def test_any_german_text_is_answered_in_its_own_offsets(text: str) -> None:
    for quote in extract(text, language="de", title="Ada Brook"):
        assert 0 <= quote.confidence <= 1
        assert all(0 <= start < end <= len(text) for start, end in spans_of(quote))


@settings(max_examples=200, deadline=None)
@given(any_text)
def test_quotes_are_sorted_and_nest_or_are_disjoint(text: str) -> None:
    quotes = extract(text, language="en")
    places = [(quote.start, -quote.end) for quote in quotes]
    assert places == sorted(places)
    open_ends: list[int] = []
    for quote in quotes:
        while open_ends and open_ends[-1] <= quote.start:
            open_ends.pop()
        assert not open_ends or quote.end <= open_ends[-1]
        open_ends.append(quote.end)


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert extract(text) == extract(text)


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_groups_count_from_zero_in_the_order_of_the_text(text: str) -> None:
    groups = [quote.group for quote in extract(text)]
    assert list(dict.fromkeys(groups)) == list(range(len(set(groups))))


@pytest.mark.parametrize(
    "link",
    [
        "(a) ",
        "(a), ",
        "a) ",
        "who ",
        "who lives ",
        "boats built in ",
        "boats published in ",
        "and Tom ",
        "of the ",
        "— ",
    ],
)
def test_a_chain_of_any_length_is_read(link: str) -> None:
    text = f"Ada Brook {link * 3000}said, “The bridge is closed until the spring.”"
    assert extract(text, language="en")
