"""Who said what, on sentences made for the purpose."""

import pytest

from reader.model.quotation import Quote
from reader.model.span import Span
from reader.quotes.extraction import extract
from reader.shown.records import count_quotations


def only(text: str, **given: str) -> Quote:
    quotes = extract(text, language="en", **given)  # type: ignore[arg-type]
    assert len(quotes) == 1, quotes
    return quotes[0]


def told(text: str, quote: Quote) -> tuple[str | None, str | None]:
    speaker = text[quote.speaker[0] : quote.speaker[1]] if quote.speaker else None
    cue = text[quote.cue[0] : quote.cue[1]] if quote.cue else None
    return speaker, cue


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The bridge will stay closed until spring,” said Ada Brook.", "Ada Brook", "said"),
        ("“The bridge will stay closed until spring,” Ada Brook said.", "Ada Brook", "said"),
        ("Ada Brook said: “The bridge will stay closed until spring.”", "Ada Brook", "said"),
        ("Ada Brook, who runs the harbour, said, “The bridge will stay closed.”", "Ada Brook", "said"),
        ("“The bridge will stay closed,” said the harbour master.", "the harbour master", "said"),
        ("“The bridge will stay closed,” according to Ada Brook.", "Ada Brook", "according to"),
        ("“The bridge will stay closed,” she added.", "she", "added"),
        ("“The bridge will stay closed until spring.” — Ada Brook", "Ada Brook", "—"),
        ("Ada Brook: “The bridge will stay closed until spring.”", "Ada Brook", ":"),
        ("Ada Brook went on to say, “The bridge will stay closed.”", "Ada Brook", "say"),
        ("Ada Brook kept asking, “Will the bridge stay closed?”", "Ada Brook", "asking"),
        ("“The bridge will stay closed,” said port director Ada Brook.", "port director Ada Brook", "said"),
        ("“The bridge will stay closed until spring.”\n\n- Ada Brook, harbour master.", "Ada Brook", "-"),
        ("“The bridge will stay closed until spring.\nAda Brook, harbour master.”", "Ada Brook", None),
        ("More on bridges - from Ada Brook: “The bridge will stay closed.”", "Ada Brook", ":"),
        (
            "Her friend Ada Brook chimed in. “The bridge will stay closed until spring.”",
            "Her friend Ada Brook",
            "chimed in",
        ),
        (
            "Ada Brook issued a statement on the bridge. “It will stay closed until spring.”",
            "Ada Brook",
            "issued a statement",
        ),
        (
            "After she left, Ada Brook, the harbour master, said, “The bridge will stay closed.”",
            "Ada Brook",
            "said",
        ),
        ("Ada Brook continued by saying, “The bridge will stay closed.”", "Ada Brook", "saying"),
        ("The train left at 7 p.m. She said, “The bridge will stay closed.”", "She", "said"),
        ("Then came Ada Brook, who said, “The bridge will stay closed until the spring.”", "who", "said"),
        ("The letter, which said “the bridge will stay closed until spring,” is lost.", "The letter", "said"),
        ("Ada Brook held up a sign saying, “Save our old bridge for the children!”", "a sign", "saying"),
        (
            "Alarmed by the flood, Ada Brook, the harbour master, said, “The bridge will stay closed.”",
            "Ada Brook",
            "said",
        ),
        (
            "After winning in Varn, Mayor Ada Brook (I-Varn), said, “The bridge will stay closed.”",
            "Mayor Ada Brook",
            "said",
        ),
        ("Ada Brook last week said, “The bridge will stay closed until spring.”", "Ada Brook", "said"),
        ("Ada Brook on Monday said, “The bridge will stay closed until spring.”", "Ada Brook", "said"),
        (
            "VARN — Ada Brook, the harbour master, said, “The bridge will stay closed until the spring.”",
            "Ada Brook",
            "said",
        ),
        (
            "“The bridge will stay closed,” according to a letter filed by Ada Brook.",
            "a letter filed by Ada Brook",
            "according to",
        ),
    ],
)
def test_speaker_and_cue(text: str, speaker: str, cue: str) -> None:
    quote = only(text)
    assert quote.kind == "direct"
    assert told(text, quote) == (speaker, cue)


def test_the_subject_before_a_participle_is_who_speaks() -> None:
    text = "Protesters marching through the narrow streets chanted, “Open the bridge!”"
    assert told(text, only(text)) == ("Protesters", "chanted")


def test_a_content_that_is_nearly_all_marked_is_direct() -> None:
    text = (
        "Ada Brook said that “the bridge is old and it will stay closed until somebody pays for new piers.”"
    )
    assert only(text).kind == "direct"


def test_a_reference_is_nobody_s_speech() -> None:
    assert extract("“The bridge is closed” — Port Gazette, May 5, 2018") != []
    assert all(quote.kind == "scare" for quote in extract("“Bridge Closed” — Port Gazette, May 5, 2018"))


@pytest.mark.parametrize(
    "text",
    [
        "He has written “The Long Ferry,” a novel by the sea.",
        "“The Long Ferry” star Ada Brook was there.",
        "She is the author of “The Long Ferry.”",
        "In her memoir, “The Long Ferry,” she praised the bridge.",
        "The town is “a quiet place” in winter, and Ada Brook is its harbour master.",
    ],
)
def test_titles_and_words_without_a_cue_are_nobody_s(text: str) -> None:
    assert [quote.kind for quote in extract(text, language="en")] == ["scare"]


def test_a_relative_pronoun_stands_for_the_name_before_it() -> None:
    (quote,) = extract("Then came Ada Brook, who said, “The bridge will stay closed until the spring.”")
    assert quote.canonical == "Ada Brook"


def test_what_was_said_around_a_fragment_ends_at_the_pause_behind_it() -> None:
    text = "Ada Brook said the bridge is “safe enough” for now, a claim that the town doubts."
    quote = only(text)
    assert (quote.kind, text[quote.start : quote.end]) == ("mixed", "the bridge is “safe enough” for now")


def test_two_single_marks_are_read_and_filed_as_indirect() -> None:
    text = "''The bridge will stay closed until spring,'' said Ada Brook."
    quote = only(text)
    assert (quote.kind, told(text, quote)) == ("indirect", ("Ada Brook", "said"))
    assert text[quote.start : quote.end] == "''The bridge will stay closed until spring,''"
    assert "italics" in quote.how


def test_an_interrupted_quotation_is_one() -> None:
    text = "“The bridge is old,” said Ada Brook. “It will stay closed.”"
    quotes = extract(text)
    assert [quote.canonical for quote in quotes] == ["Ada Brook", "Ada Brook"]
    assert count_quotations(quotes) == 1


def test_paragraphs_of_one_quotation_are_one() -> None:
    text = "Ada Brook said: “The bridge is old.\n\n“It will stay closed.\n\n“We need money.”"
    quotes = extract(text)
    assert [quote.canonical for quote in quotes] == ["Ada Brook"] * 3
    assert count_quotations(quotes) == 1


def test_two_speakers_are_two_quotations() -> None:
    text = "“The bridge is old,” said Ada Brook.\n\n“It is not so old,” said Tom Reed."
    quotes = extract(text)
    assert [quote.canonical for quote in quotes] == ["Ada Brook", "Tom Reed"]
    assert count_quotations(quotes) == 2


def test_a_fragment_in_the_reporters_clause_is_mixed() -> None:
    text = "Ada Brook said that the plan was “a gift to the ferry company” and should be dropped."
    quote = only(text)
    assert quote.kind == "mixed"
    assert text[quote.start : quote.end].startswith("the plan was “a gift")
    assert [text[start:end] for start, end in quote.inner] == ["“a gift to the ferry company”"]


def test_a_title_is_nobodys_words() -> None:
    assert only("The club showed the film “The Long Ferry” on the quay.").kind == "scare"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ada Brook said that the bridge would stay closed until spring.",
            "the bridge would stay closed until spring",
        ),
        ("According to Ada Brook, the bridge would stay closed.", "the bridge would stay closed"),
        (
            "The bridge would stay closed until spring, Ada Brook said.",
            "The bridge would stay closed until spring",
        ),
    ],
)
def test_indirect_speech(text: str, content: str) -> None:
    quote = only(text)
    assert (quote.kind, text[quote.start : quote.end], quote.canonical) == ("indirect", content, "Ada Brook")


def test_a_belief_is_reported_with_its_cue() -> None:
    text = "Ada Brook thought that the bridge would stay closed."
    (quote,) = extract(text, language="en")
    assert quote.kind == "indirect"
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == "thought"


def test_a_medium_is_not_what_was_said() -> None:
    assert extract("Ada Brook released a statement on Friday about the bridge.", language="en") == []


def test_he_and_she_are_people_of_the_article() -> None:
    text = (
        "Mayor Tom Reed met Ada Brook on the quay.\n\n“The bridge is old,” Mrs. Brook said. "
        "Tom Reed disagreed.\n\n“It is not so old,” he said."
    )
    assert [quote.canonical for quote in extract(text)] == ["Ada Brook", "Tom Reed"]


def test_a_name_behind_a_description_is_whose_it_is() -> None:
    text = (
        "Jane Varga tried to give back the point.\n\n“There is no form,” she said.\n\n"
        "The chief arbiter, Ada Brook, replied that “the rules are silent.” She said later that she had been moved."
    )
    names = [quote.canonical for quote in extract(text, language="en")]
    assert names == ["Jane Varga", "Ada Brook", "Ada Brook"]


def test_nobody_is_better_than_a_wrong_name() -> None:
    assert only("“The bridge is old and it will stay closed,” he said.").canonical is None
    assert only("“The bridge is old and it will stay closed,” they said.").canonical is None


def test_somebody_who_is_only_described_is_nobody_by_name() -> None:
    quote = only("“The bridge is old and it will stay closed,” The president said.")
    assert quote.canonical == "the president"


def test_a_role_before_the_name() -> None:
    quote = only("“The bridge is old and will stay closed,” said Ferry Line CEO Ada Brook.")
    assert (quote.canonical, quote.role) == ("Ada Brook", "Ferry Line CEO")


def test_a_role_after_the_name() -> None:
    quote = only("“The bridge is old,” said Ada Brook, the director of the port, on Monday.")
    assert (quote.canonical, quote.role) == ("Ada Brook", "the director of the port")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“The bridge is old and rotten,” Ada Brook said on Friday.", "2018-01-05"),
        ("“The bridge is old and rotten,” Ada Brook said Saturday.", "2018-01-06"),
        ("“The bridge is old and rotten,” Ada Brook said yesterday.", "2018-01-05"),
        ("“The bridge is old and rotten,” Ada Brook said.", None),
    ],
)
def test_the_day_of_saying(text: str, day: str | None) -> None:
    assert only(text, date="2018-01-06").said_on == day


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“The bridge is old and rotten,” Ada Brook said in a statement.", "in a statement"),
        ("“The bridge is old and rotten,” Ada Brook told Reuters.", "told Reuters"),
        ("“The bridge is old and rotten,” Ada Brook said in an interview with Radio Quay.",
         "in an interview with Radio Quay"),
        ("“The bridge is old and rotten,” Ada Brook said.", None),
    ],
)  # fmt: skip
def test_the_medium(text: str, medium: str | None) -> None:
    assert only(text).via == medium


@pytest.mark.parametrize(
    "text",
    [
        "Nice day for a swim off the quay. — Ada Brook (@adabrook) January 3, 2018",
        "Nice day for a swim off the quay.\n— Ada Brook (@adabrook) 3 January 2018",
        "Ada Brook (@adabrook) 2018-01-03\nNice day for a swim off the quay.",
    ],
)
def test_posts(text: str) -> None:
    quote = only(text)
    assert text[quote.start : quote.end] == "Nice day for a swim off the quay."
    assert (quote.kind, quote.canonical, quote.role, quote.said_on) == (
        "post",
        "Ada Brook",
        "@adabrook",
        "2018-01-03",
    )


def test_a_post_the_document_set_apart_may_have_paragraphs() -> None:
    text = "Before.\n\nNice day.\n\nGood swim. — Ada Brook (@adabrook) January 3, 2018"
    quote = extract(text, spans=[Span(9, len(text), "post")])[0]
    assert quote.kind == "post"
    assert text[quote.start : quote.end] == "Nice day.\n\nGood swim."


def test_german() -> None:
    text = "„Die Brücke bleibt bis zum Frühjahr gesperrt“, sagte der Hafenmeister Jan Voss am Montag."
    (quote,) = extract(text, language="de")
    assert (quote.kind, quote.start, text[quote.end - 1]) == ("direct", 0, "“")
    assert quote.cue is not None
    assert text[quote.cue[0] : quote.cue[1]] == "sagte"


def test_whoever_owns_a_claim_makes_it() -> None:
    text = "The council laughed at Ada Brook’s claim that the bridge was “a danger to every boat.”"
    quote = only(text)
    assert (quote.kind, quote.canonical, told(text, quote)[1]) == ("mixed", "Ada Brook", "claim")


def test_a_transcript_without_marks() -> None:
    text = (
        "Ada Brook has run the harbour for a year.\n\nPOST: Will the bridge open?\n\nBROOK: It will not.\n\n"
        "POST: Tom Reed said it would.\n"
    )
    quotes = extract(text)
    assert [quote.canonical for quote in quotes] == ["POST", "Ada Brook", "POST"]
    assert [text[quote.start : quote.end] for quote in quotes][1] == "It will not."
    assert count_quotations(quotes) == 3


def test_labels_that_never_come_back_are_no_transcript() -> None:
    assert extract("NOTE: The bridge is closed.\nPLACE: The harbour.\nTIME: Noon.\n") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Brook said that the bridge was old and noted that it was closed.", "the bridge was old"),
        (
            "Ada Brook asked whether the bridge would ever open again.",
            "whether the bridge would ever open again",
        ),
        (
            "She lives near the bridge. Ada Brook said it raised two more questions.",
            "it raised two more questions",
        ),
    ],
)
def test_the_extent_of_indirect_speech(text: str, content: str) -> None:
    first = next(quote for quote in extract(text) if quote.kind == "indirect")
    assert text[first.start : first.end] == content


def test_a_word_at_the_head_of_a_sentence_is_no_person() -> None:
    text = "Guests later described the ball as “a great success.” “I would like it written down,” he says."
    assert [quote.canonical for quote in extract(text, language="en")][-1] is None


def test_a_described_person_is_a_person() -> None:
    text = "The keeper, Wim Dorn, was modest about it. “The weather did half the work,” he said."
    assert only(text).canonical == "Wim Dorn"


def test_a_german_title_is_no_speech() -> None:
    text = "Er spielte in dem Film „Die lange Nacht der Fähren“ und wurde damit bekannt."
    assert {quote.kind for quote in extract(text, language="de")} <= {"scare"}
    named = extract("Der Minister nannte das eine „große Tragödie“ für das Land.", language="de")
    assert [quote.kind for quote in named] == ["direct"]


def test_an_acronym_is_the_name_whose_initials_it_is() -> None:
    text = (
        "The Ferry Safety Board looked into it for a year.\n\n"
        "“Nobody checked the bolts,” the FSB said on Friday in its report."
    )
    (quote,) = (quote for quote in extract(text) if quote.kind == "direct")
    assert quote.canonical == "Ferry Safety Board"
