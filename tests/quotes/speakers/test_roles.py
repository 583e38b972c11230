"""What the text says a speaker is."""

import pytest

from reader.quotes.extraction import extract


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“The bridge is old,” said Ferry Line CEO Ada Brook.", "Ferry Line CEO"),
        (
            "“The bridge is old,” said Ada Brook, the director of the port, on Monday.",
            "the director of the port",
        ),
        ("The head of the port, Ada Brook, said: “The bridge is old.”", "the head of the port"),
        ("“The bridge is old,” said Ada Brook, on Monday.", None),
        ("In a letter to the council, Ada Brook wrote: “The bridge is old.”", None),
        ("Speaking to the committee, Ada Brook said: “The bridge is old.”", None),
        ("Hollin’s foreign minister, Ada Brook, said: “The bridge is old.”", "Hollin’s foreign minister"),
    ],
)
def test_the_role_stands_before_behind_or_around_the_name(text: str, role: str | None) -> None:
    (quote,) = extract(text, language="en")
    assert (quote.canonical, quote.role) == ("Ada Brook", role)
