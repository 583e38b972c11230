"""Who the subject of a verb of saying is, in sentences with much around it."""

import pytest

from reader.quotes.attributions.survey import Survey


def likeliest(text: str) -> list[tuple[str, str]]:
    """Mention and verb of each attribution that has a cue, without the second readings."""
    survey = Survey(text, "en")
    return [
        (text[found.start : found.end], found.verb)
        for found in survey.attributions
        if found.cue_end > found.cue_start and not found.alternate
    ]


@pytest.mark.parametrize(
    ("text", "mention", "verb"),
    [
        ("The head of the port’s engineering team, Ada Nilsen, says it is “old”.", "Ada Nilsen", "say"),
        ("The host, Ferry Council board member Ada Nilsen, has said it is “old”.", "Ada Nilsen", "say"),
        ("Hollin’s Ambassador to Varn, Ada Nilsen, told the court it was “old”.", "Ada Nilsen", "tell"),
        ("On Monday, the port’s legal department (Polde) director-general, Ada Nilsen, said it was “old”.",
         "Ada Nilsen", "say"),
        ("Ada Nilsen, President Hollin Ferries, says it is “old”.", "Ada Nilsen", "say"),
        ("The mayor of Hollin, North Varn, said it was “old”.", "The mayor of Hollin", "say"),
        ("“It is old,” minister of ferries and bridges Ada Nilsen told the paper.",
         "minister of ferries and bridges Ada Nilsen", "tell"),
        ("Ada Nilsen, an expert at the U.K.’s Harbour School, told the paper it was “old”.", "Ada Nilsen", "tell"),
        ("Captain Roe was eager to leave, but Ada Nilsen, head of the port, told the paper it was “old”.",
         "Ada Nilsen", "tell"),
        ("The authors of the study published in the journal Harbour Letters argued it was “old”.",
         "The authors of the study", "argue"),
        ("The Hollin and Varn ministries accused the port of being “old”.", "The Hollin and Varn ministries", "accuse"),
        ("The delay allowed Ada Nilsen to claim that the port is “old”.", "Ada Nilsen", "claim"),
        ("When asked, she’d reply, “It is old.”", "she", "reply"),
        ("A woman who lives nearby said it was “old”.", "A woman", "say"),
        ("The officer who met Ada Nilsen in Hollin said it was “old”.", "The officer", "say"),
        ("The woman who Ada Nilsen said was “old” left.", "Ada Nilsen", "say"),
        ("It was led by Ada Nilsen, a biologist at the University of Hollin, who said it was “old”.",
         "Ada Nilsen", "say"),
        ("This Wednesday Harbour Minister Ada Nilsen said it was “old”.", "Harbour Minister Ada Nilsen", "say"),
        ("Ada Nilsen of the University of Hollin, Los Angeles said it was “old”.",
         "Ada Nilsen of the University of Hollin", "say"),
        ("After the vote in Paris, London said it was “old”.", "London", "say"),
        ("In a letter, Nilsen praised Roe for her zeal and said it was “old”.", "Nilsen", "say"),
        ("The Department of Health and Human Services said it was “old”.",
         "The Department of Health and Human Services", "say"),
        ("“It is old,” said the Department of Health and Human Services.",
         "the Department of Health and Human Services", "say"),
        ("Export–Import Bank president Ada Nilsen said it was “old”.",
         "Export–Import Bank president Ada Nilsen", "say"),
        ("Ada Nilsen speaking to the Ferry Council said it was “old”.", "Ada Nilsen", "say"),
        ("Part of the judge’s statement reads: “It is old.”", "the judge’s statement", "read"),
        ("It was lost, with analyst Karl Nilsen having declared it “old”.", "Karl Nilsen", "declare"),
        ("According to the Commission on Harbour Debates, it is “old”.", "the Commission on Harbour Debates",
         "according"),
        ("The Herald yesterday said it was “old”.", "The Herald", "say"),
        ("A source within the Harbour Ministry said it was “old”.", "A source within the Harbour Ministry", "say"),
        ("The mayor left, however Ada Nilsen said it was “old”.", "Ada Nilsen", "say"),
        ("Ada Nilsen laughed, and on Varnbook wrote: “It is old.”", "Ada Nilsen", "write"),
        ("The bridge, which the Harbour Herald describes as “old”, fell.", "the Harbour Herald", "describe"),
        ("“It is old,” read the warning.", "the warning", "read"),
        ("“It is old,” said Hollin director of the Ferry Council Ada Nilsen.",
         "Hollin director of the Ferry Council Ada Nilsen", "say"),
        ("“It is old,” said actor and activist Ada Nilsen.", "actor and activist Ada Nilsen", "say"),
        ("“It is old,” Wayne A. I. Nilsen said.", "Wayne A. I. Nilsen", "say"),
        ("According to police and county officials, the bridge is “old”.", "police and county officials",
         "according"),
    ],
)  # fmt: skip
def test_the_subject_is_found_among_what_stands_around_it(text: str, mention: str, verb: str) -> None:
    assert (mention, verb) in likeliest(text)


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("During the meeting Ada Nilsen was asked: “Do you feel any guilt?”", []),
        (
            "In June the college was declared an “old” house by the port office.",
            [("the port office", "declare")],
        ),
        ("In a written answer on Monday the port was quiet about the “old” bridge.", []),
        ("“It is old,” he told the crew, according to a transcript.", [("he", "tell")]),
        ("Captain Roe, often referred to as “the Lion”, was late.", []),
    ],
)
def test_who_is_asked_or_called_says_nothing(text: str, said_by: list[tuple[str, str]]) -> None:
    assert likeliest(text) == said_by


def test_a_participle_behind_a_quotation_goes_with_the_first_verb() -> None:
    text = "Ada Nilsen said they did it to “look their best” for the port, adding that there was a “budget” for it."
    assert likeliest(text) == [("Ada Nilsen", "say"), ("Ada Nilsen", "add")]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("It came up after the mayor boasted it was “old”.", "break"),
        ("In Varn Ada Nilsen said it was “old”.", "prep"),
    ],
)
def test_a_clause_that_a_small_word_opens_is_no_adjunct(text: str, reach: str) -> None:
    found = next(found for found in Survey(text, "en").attributions if found.cue_end > found.cue_start)
    assert found.reach == reach
