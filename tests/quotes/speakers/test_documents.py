"""What a document says is said by whoever it is from."""

import pytest

from reader.quotes.extraction import extract

READ = "\n\n“The bridge is old and it will stay closed,” the {} said."


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Hollin Ferries said in a statement that it was over.", "statement", "Hollin Ferries"),
        (
            "Hollin Ferries is old. The company denied the story in a statement.",
            "statement",
            "Hollin Ferries",
        ),
        ("Ada Nilsen launched a petition.", "petition", "Ada Nilsen"),
        ("Everybody read Nilsen’s letter. Ada Nilsen had sent it.", "letter", "Ada Nilsen"),
        ("The bridge is closed.", "statement", None),
    ],
)
def test_whose_a_document_is(text: str, noun: str, name: str | None) -> None:
    assert extract(text + READ.format(noun), language="en")[-1].canonical == name
