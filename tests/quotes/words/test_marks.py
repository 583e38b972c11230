"""Which marks belong together, and what an odd one may not spoil."""

import pytest

from reader.quotes.words.marks import pair_marks, paragraphs


def test_the_blanks_inside_guillemets_belong_to_the_marks() -> None:
    text = "Elle dit : «\u00a0Il flotte.\u00a0» Puis : «Il coule.»"
    assert [span.width for span in pair_marks(text, paragraphs(text))] == [2, 1]


def between(text: str) -> list[str]:
    return [text[span.start : span.end] for span in pair_marks(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It floats,” he said.", ["“It floats,”"]),
        ('"It floats," he said. "Still."', ['"It floats,"', '"Still."']),
        ('"It floats," he said. "  Still."', ['"It floats,"', '"  Still."']),
        ('“It floats," he said.', ['“It floats,"']),
        ('"It floats,” he said.', ['"It floats,”']),
        ("„Sie schwimmt“, sagte er.", ["„Sie schwimmt“"]),
        ("„Sie schwimmt”, sagte er.", ["„Sie schwimmt”"]),
        ("»Sie schwimmt«, sagte er.", ["»Sie schwimmt«"]),
        ("Elle dit : « Il flotte ».", ["« Il flotte »"]),
        ("彼は「浮いている」と言った。", ["「浮いている」"]),
        ("書名『海の道』を読む。", ["『海の道』"]),
        ("”Den flyter”, sade han.", ["”Den flyter”"]),
        ("“He told me “no” and left,” she said.", ["“He told me “no” and left,”"]),
        ("„Er sagte „nein“ und ging“, sagte sie.", ["„Er sagte „nein“ und ging“"]),
        ("« Il a dit : « Non » et il est parti », dit-elle.", ["« Il a dit : « Non » et il est parti »"]),
        ("“It floats,“ he said.", ["“It floats,“"]),
        ("''It floats,'' he said.", ["''It floats,''"]),
        ("``It floats,'' he said.", ["``It floats,''"]),
        ("''He said, 'Go,''' she said. ''Still.''", ["''He said, 'Go,'''", "''Still.''"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert between(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'A 6" pipe and a 12" pipe.',
        "The board is 5'10\" long",
        'המחיר הוא 20 ש"ח בלבד',
        "“”",
        '""""""""""',
        "It’s the dogs’ home, isn’t it?",
        "",
    ],
)
def test_no_quotation(text: str) -> None:
    assert between(text) == []


def test_an_odd_mark_does_not_spoil_the_next_paragraph() -> None:
    assert between('A 6" pipe.\n\n"It floats," he said.\n\nA stray ” here.\n\n“Fine,” she said.') == [
        '"It floats,"',
        "“Fine,”",
    ]


def test_a_quotation_opened_again_in_the_next_paragraph() -> None:
    text = "“One thing.\n\n“And another,” she said."
    first, second = pair_marks(text, paragraphs(text))
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)


def test_a_quotation_that_goes_on_without_a_mark() -> None:
    assert between("“One thing.\n\nAnd another,” she said.") == ["“One thing.", "And another,”"]


def test_british_marks_where_the_article_uses_them() -> None:
    text = "‘It’s fine,’ said Jo. ‘We won’t sink.’\n\n‘Good,’ he said."
    assert between(text) == ["‘It’s fine,’", "‘We won’t sink.’", "‘Good,’"]
    assert between("“The ‘ferry’ sinks,” said Jo.") == ["“The ‘ferry’ sinks,”"]
