"""Which body "it" and "the company" are."""

import pytest

from reader.quotes.extraction import extract

SAID = "\n\n“The bridge is old and it will stay closed,” {} said."


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (
            "Hollin Ferries left. Later the Storm Watch Center was asked about it.",
            "the center",
            "Storm Watch Center",
        ),
        (
            "Storms reach Kansas City. Hollin Ferries said it would stop its boats.",
            "the company",
            "Hollin Ferries",
        ),
        ("Ada Nilsen met Hollin Ferries. Ada Nilsen came home.", "the company", "Hollin Ferries"),
        ("Varn was quiet. Hollin Ferries left.", "the government", "the government"),
        ("Hollin said so. Its Hollin Music Unlimited opened.", "Hollin", "Hollin"),
        ("Native American families came.", "the team", "the team"),
        ("The Harbour League said no. Hollin Ferries also spoke of the bridge.", "it", "Hollin Ferries"),
    ],
)
def test_which_body_is_meant(text: str, mention: str, name: str) -> None:
    assert extract(text + SAID.format(mention), language="en")[-1].canonical == name
