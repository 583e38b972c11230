"""Who is who across articles: what is joined, and above all what is not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quotation import Quote
from reader.quotes.extraction import extract
from reader.quotes.people.countednames import Sighting
from reader.quotes.people.identities import identities
from reader.quotes.people.mentions import written_form
from reader.quotes.people.namewords import is_description, looks_like_organisation, name_words, parts_of
from reader.quotes.people.sightings import sightings

if TYPE_CHECKING:
    from random import Random

Articles = dict[int, tuple[int, list[Sighting]]]
DAY = dt.date(2018, 1, 6).toordinal()


def seen(*texts: str, every: int = 1) -> Articles:
    """What articles tell, each `every` days after the one before."""
    return {n: (DAY + n * every, sightings(text, extract(text))) for n, text in enumerate(texts)}


def people(*texts: str, every: int = 1) -> dict[str, set[int]]:
    """Each identity by its name, with the numbers of the articles that quote it."""
    keys, found = identities(seen(*texts, every=every))
    out: dict[str, set[int]] = {}
    for (number, _), key in keys.items():
        out.setdefault(found[key].name, set()).add(number)
    return out


def kinds(*texts: str) -> dict[str, str]:
    return {person.name: person.kind for person in identities(seen(*texts))[1].values()}


# ---------------------------------------------------------------------------------------- what is joined
@pytest.mark.parametrize(
    "other",
    [
        "“No,” said Donald J. Trump. “Never.”",
        "“No,” DONALD TRUMP said.",
        "“No,” President Donald Trump said.",
        "“No,” said Mr. Donald Trump.",
        "“No,” said President-elect Donald Trump.",
        "No, never. — Donald J. Trump (@realDonaldTrump) January 3, 2018",
    ],
)
def test_initials_case_and_titles_make_no_other_person(other: str) -> None:
    assert people("“Yes,” Donald Trump said.", other) == {"Donald Trump": {0, 1}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Núñez", "Jose Nunez"),
        ("Martin O’Malley", "Martin O'Malley"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Anna Berg-Larsen", "Anna Berg Larsen"),
        ("Søren Lund", "Soren Lund"),
        ("J. D. Vance", "J.D. Vance"),
        ("The Port Gazette", "Port Gazette"),
        ("Kim Jong-un", "Kim Jong Un"),
    ],
)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    sighted = {0: (DAY, [Sighting(one)]), 1: (DAY, [Sighting(other)])}
    assert len(identities(sighted)[1]) == 1


def test_a_title_alone_finds_the_holder_of_the_office() -> None:
    first = "“Yes,” President Donald Trump said. “No,” Melania Trump said."
    assert people(first, "“It is late,” President Trump said on Friday.") == {
        "Donald Trump": {0, 1},
        "Melania Trump": {0},
    }


def test_an_office_may_stand_behind_the_name() -> None:
    first = "“Yes,” said Donald Trump, the president. “No,” Melania Roe said."
    assert people(first, "“Hm,” said Melania Trump.", "“It is late,” President Trump said.")[
        "Donald Trump"
    ] == {0, 2}
    first = "“Yes,” said Donald Trump, the president said so. “No,” Melania Roe said."
    assert people(first, "“Hm,” said Melania Trump.", "“It is late,” President Trump said.")["Trump"] == {2}


def test_an_acronym_is_its_name_wherever_one_article_says_so() -> None:
    assert people("“We wait,” the United Nations (UN) said.", "“We go,” the UN said.") == {
        "United Nations": {0, 1}
    }


def test_a_handle_joins_the_posts_of_one_surname() -> None:
    posts = [
        "No, never. — Donald J. Trump (@realDonaldTrump) January 3, 2018",
        "Sad! — Trump (@realDonaldTrump) January 4, 2018",
        "“Yes,” said Ivanka Trump.",
    ]
    assert people(*posts) == {"Donald Trump": {0, 1}, "Ivanka Trump": {2}}


def test_a_handle_as_a_name_is_who_posts_under_it() -> None:
    sighted = {
        0: (DAY, [Sighting("Ada Nilsen", handle="@ada")]),
        1: (DAY, [Sighting("@Ada")]),
        2: (DAY, [Sighting("@other")]),
    }
    keys, found = identities(sighted)
    assert keys[1, "@Ada"] == keys[0, "Ada Nilsen"] != keys[2, "@other"]
    assert found[keys[1, "@Ada"]].forms == ("@Ada", "Ada Nilsen")


def test_a_nickname_counts_where_a_text_gives_both() -> None:
    text = "Robert “Bob” Smith spoke. “Yes,” Robert Smith said."
    assert people(text, "“No,” said Bob Smith.") == {"Robert Smith": {0, 1}}
    sighted = {
        0: (DAY, [Sighting("Robert Smith", nicknames=("Bob Smith",))]),
        1: (DAY, [Sighting("Bob Smith")]),
        2: (DAY, [Sighting("Bill Smith")]),
    }
    keys, _ = identities(sighted)
    assert keys[1, "Bob Smith"] == keys[0, "Robert Smith"] != keys[2, "Bill Smith"]


def test_the_only_smith_among_the_same_people_in_the_same_days_is_one() -> None:
    first = "“Yes,” Jane Smith said. “No,” said Bo Lind. “Well,” Ada Nilsen said."
    second = "“Late,” Smith said. “Early,” said Bo Lind. “Now,” Ada Nilsen said."
    assert people(first, second)["Jane Smith"] == {0, 1}
    assert people(first, second, every=100)["Smith"] == {1}, "a season later it may be another"


def test_an_article_that_names_one_in_full_says_whom_the_surname_means() -> None:
    # The name stands where no rule takes it for the speaker's, and still it is the only one there.
    sighted = {
        0: (DAY, [Sighting("Obama", others=("Barack Obama",))]),
        1: (DAY, [Sighting("Barack Obama")]),
        2: (DAY, [Sighting("Michelle Obama")]),
    }
    keys, _ = identities(sighted)
    assert keys[0, "Obama"] == keys[1, "Barack Obama"]
    (alone,) = identities({0: sighted[0]})[1].values()
    assert alone == ("Barack Obama", "person", ("Barack Obama", "Obama"))


# ---------------------------------------------------------------------------------------- what stays apart
@pytest.mark.parametrize(
    "alone",
    [
        Sighting("Bush", titles=("president",), others=("Laura Bush",)),
        Sighting("Bush", titles=("mr",), gender="m", others=("Laura Bush",)),
        Sighting("Bush", others=("Laura Bush", "Barbara Bush")),
        Sighting("BUSH-TV", others=("Laura Bush",)),
    ],
)
def test_the_only_full_name_of_an_article_may_be_another(alone: Sighting) -> None:
    keys, _ = identities({0: (DAY, [alone]), 1: (DAY, [Sighting("Laura Bush")])})
    assert keys[0, alone.name] != keys[1, "Laura Bush"]


def test_a_family_stays_apart() -> None:
    texts = [
        "“One,” Donald Trump said.",
        "“Two,” Melania Trump said.",
        "“Three,” Ivanka Trump said.",
        "“Four,” said Donald Trump Jr. on Monday.",
    ]
    names = people(*texts)
    assert names["Donald Trump"] == {0}
    assert len(names) == 4


def test_a_surname_alone_stays_apart() -> None:
    assert people("“Yes,” Jane Smith said.", "“No,” Smith said.") == {"Jane Smith": {0}, "Smith": {1}}


def test_a_surname_stays_apart_where_there_are_two_of_it() -> None:
    first = "“Yes,” Jane Smith said. “No,” said Bo Lind. “Well,” Ada Nilsen said."
    second = "“Late,” Smith said. “Early,” said Bo Lind. “Now,” Ada Nilsen said."
    assert people(first, second, "“Hm,” said Karl Smith.")["Smith"] == {1}
    mentioned = "Karl Smith was there. “Hm,” said Jane Smith."
    assert people(first, second, mentioned)["Smith"] == {1}, "who is not quoted may be meant too"


def test_a_title_does_not_tell_two_holders_apart() -> None:
    texts = [
        "“Yes,” President Karl Roe said.",
        "“No,” President Jane Roe said.",
        "“Late,” President Roe said.",
    ]
    assert people(*texts)["Roe"] == {2}


def test_an_office_is_held_for_some_time_only() -> None:
    texts = ["“Yes,” President Karl Roe said.", "“Late,” President Roe said."]
    assert people(*texts) == {"Karl Roe": {0, 1}}
    assert people(*texts, every=5000) == {"Karl Roe": {0}, "Roe": {1}}


def test_the_vice_president_is_no_president() -> None:
    texts = ["“Yes,” President Karl Roe said. “No,” Anna Roe said.", "“Late,” Vice President Roe said."]
    assert people(*texts)["Roe"] == {1}


def test_mrs_is_not_he() -> None:
    first = "“Yes,” President Donald Roe said."
    assert people(first, "“No,” Mrs. Roe said.")["Roe"] == {1}


def test_initials_that_differ_are_two_people_and_none_is_neither() -> None:
    sighted = {
        0: (DAY, [Sighting("George Bush", forms=("George W. Bush",))]),
        1: (DAY, [Sighting("George Bush", forms=("George H. W. Bush",))]),
        2: (DAY, [Sighting("George Bush")]),
    }
    _, found = identities(sighted)
    assert sorted(person.name for person in found.values()) == [
        "George Bush",
        "George H. W. Bush",
        "George W. Bush",
    ]


def test_a_middle_name_is_left_out_only_where_something_says_so() -> None:
    def number(*articles: list[Sighting], every: int = 1) -> int:
        found = identities({n: (DAY + n * every, held) for n, held in enumerate(articles)})[1]
        return sum("Anna" in person.name for person in found.values())

    long, plain = Sighting("Anna Smith-Jones"), Sighting("Anna Jones")
    others = [Sighting("Bo Lind"), Sighting("Ada Nilsen")]
    assert number([long], [plain]) == 2
    assert number([long, *others], [plain, *others]) == 1
    assert number([long, *others], [plain, *others], every=100) == 2
    assert number([long._replace(titles=("mayor",))], [plain._replace(titles=("mayor",))]) == 1
    assert number([long._replace(titles=("mrs",))], [plain._replace(titles=("mrs",))]) == 2
    assert number([long._replace(handle="@anna")], [plain._replace(handle="@anna")]) == 1
    assert number([plain._replace(forms=("Anna Smith Jones",))], [plain]) == 1
    assert number([Sighting("Anna S. Jones")], [plain]) == 1


def test_middle_words_of_organisations_are_no_middle_names() -> None:
    sighted = {
        n: (DAY, [Sighting(name)])
        for n, name in enumerate(("National Rifle Association", "National Association"))
    }
    assert len(identities(sighted)[1]) == 2


def test_a_handle_of_two_names_joins_neither() -> None:
    sighted = {
        0: (DAY, [Sighting("Karl Roe", handle="@office")]),
        1: (DAY, [Sighting("Jane Lind", handle="@office")]),
        2: (DAY, [Sighting("@office")]),
    }
    assert len(identities(sighted)[1]) == 3


def test_an_acronym_of_two_names_is_neither() -> None:
    sighted = {
        0: (DAY, [Sighting("Port Office", acronym="PO")]),
        1: (DAY, [Sighting("Pilots Organisation", acronym="PO")]),
        2: (DAY, [Sighting("PO")]),
    }
    assert len(identities(sighted)[1]) == 3


# ---------------------------------------------------------------------------------------- kinds
@pytest.mark.parametrize(
    "name",
    ["police", "a senior official", "Critics", "officials", "Some users", "the mayor", "Republicans", "It", "Nearly",
     "two officials familiar with the matter", "A White House official"],
)  # fmt: skip
def test_descriptions_are_no_names(name: str) -> None:
    assert is_description(name)
    (person,) = identities({0: (DAY, [Sighting(name)])})[1].values()
    assert person.kind == "unnamed"


@pytest.mark.parametrize(
    "name",
    [
        "Trump",
        "Bill de Blasio",
        "de Blasio",
        "al-Baghdadi",
        "Sanders",
        "@ada",
        "The Lantern",
        "東京都",
        "Kelly",
    ],
)
def test_names_are_no_descriptions(name: str) -> None:
    assert not is_description(name)


def test_a_description_is_never_a_person_of_that_name() -> None:
    sighted = {
        0: (DAY, [Sighting("critics")]),
        1: (DAY, [Sighting("Karl Critics")]),
        2: (DAY, [Sighting("Critics")]),
    }
    keys, found = identities(sighted)
    assert keys[0, "critics"] == keys[2, "Critics"] != keys[1, "Karl Critics"]
    assert found[keys[0, "critics"]].kind == "unnamed"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Department of Justice", True), ("NBC News", True), ("FBI", True), ("F.B.I", True), ("PolitiFact", True),
     ("Charlotte Church", False), ("Ada Nilsen", False), ("McDonald", False), ("JD Vance", False)],
)  # fmt: skip
def test_organisations_by_their_names(name: str, expected: bool) -> None:
    assert looks_like_organisation(name) is expected


def test_what_articles_say_decides_the_kind() -> None:
    text = "Twitter met on Friday. “We will not block it,” the company said. “We wait,” it added. Twitter is large."
    assert kinds(text, "“Yes,” she said. Eva Ruiz left. “No,” Eva Ruiz said.")["Eva Ruiz"] == "person"
    (person,) = identities({0: (DAY, [Sighting("Twitter", organisation=2)])})[1].values()
    assert person.kind == "organisation"


# ---------------------------------------------------------------------------------------- names
@pytest.mark.parametrize(
    ("name", "words"),
    [("Martin O’Malley", ("martin", "omalley")), ("J. D. Vance", ("jd", "vance")), ("Łódź", ("lodz",)), ("…", ())],
)  # fmt: skip
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_parts_of_a_name() -> None:
    assert parts_of("Sen. Robert P. Casey Jr.")[:] == (("senator",), "robert", ("p",), "casey", "jr")
    assert parts_of("Republican Donald Trump").words == ("donald", "trump")
    assert parts_of("Barbara Boxer of California").words == ("barbara", "boxer")
    assert parts_of("Bank of America").words == ("bank", "of", "america")
    assert parts_of("Trump").bare
    assert parts_of("KING-TV").surname == "tv"


@pytest.mark.parametrize(
    ("name", "titles", "words"),
    [
        ("Bundesfinanzminister Peer Steinbrück", ("bundesfinanzminister",), ("peer", "steinbruck")),
        ("Delmenhorster Bürgermeisterin Swantje Hartmann", ("mayor",), ("swantje", "hartmann")),
        ("US-Präsident Donald Trump", ("president",), ("donald", "trump")),
        ("Kanzlerin Merkel", ("chancellor",), ("merkel",)),
        ("Frau Merkel", ("mrs",), ("merkel",)),
        ("Vereinschef Corny Littmann", (), ("corny", "littmann")),
        ("Vereinschef Littmann", (), ("vereinschef", "littmann")),
        ("President-elect Donald Trump", ("president",), ("donald", "trump")),
        ("Vice President Joe Biden", (), ("joe", "biden")),
        ("Vice-President Joe Biden", (), ("joe", "biden")),
        ("Democrat Sanders", (), ("democrat", "sanders")),
        ("Prime Minister John Baird", ("minister",), ("john", "baird")),
    ],
)
def test_titles_before_a_name(name: str, titles: tuple[str, ...], words: tuple[str, ...]) -> None:
    parts = parts_of(name)
    assert (parts.titles, parts.words) == (titles, words)


def test_a_person_is_shown_without_what_stands_before_the_name() -> None:
    sighted = {
        0: (DAY, [Sighting("Bundeskanzlerin Angela Merkel", titles=("chancellor",))]),
        1: (DAY, [Sighting("Kanzlerin Merkel", titles=("chancellor",))]),
    }
    (person,) = identities(sighted)[1].values()
    assert person.name == "Angela Merkel"
    assert person.forms == ("Angela Merkel", "Bundeskanzlerin Angela Merkel", "Kanzlerin Merkel")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("OFFICIALS", "Officials", "Officials", "officials"), "officials"),
        (("Jose Nunez", "José Núñez"), "José Núñez"),
        (("Jose Nunez", "Jose Nunez", "José Núñez"), "Jose Nunez"),
        (("ADA NILSEN", "ADA NILSEN", "Ada Nilsen"), "Ada Nilsen"),
    ],
)
def test_which_spelling_is_shown(names: tuple[str, ...], shown: str) -> None:
    (person,) = identities({n: (DAY, [Sighting(name)]) for n, name in enumerate(names)})[1].values()
    assert person.name == shown


@pytest.mark.parametrize(
    ("mention", "form"),
    [
        ("former President Donald J. Trump of Florida", "President Donald J. Trump"),
        ("Vice President Trump", "Trump"),
        ("Trump’s", "Trump"),
        ("Donald Trump, Jr.", "Donald Trump Jr."),
        ("the president", None),
        ("Twitter CEO Donald Trump", "Donald Trump"),
    ],
)
def test_the_name_in_a_mention_as_it_is_written(mention: str, form: str | None) -> None:
    assert written_form(mention, "Donald Trump") == form


def test_an_empty_mention_tells_nothing() -> None:
    quote = Quote(0, 3, "direct", speaker=(3, 3), canonical="Ada Nilsen")
    assert sightings("No. Ada Nilsen", [quote]) == [Sighting("Ada Nilsen")]


# ---------------------------------------------------------------------------------------- order
NAMES = (
    "Donald Trump", "Trump", "Melania Trump", "President Trump", "Donald J. Trump", "Donald Trump Jr", "Jane Smith",
    "Smith", "UN", "United Nations", "@ada", "Ada Nilsen", "police", "Nilsen", "DONALD TRUMP",
)  # fmt: skip


@st.composite
def sighting(draw: st.DrawFn) -> Sighting:
    return Sighting(
        draw(st.sampled_from(NAMES)),
        titles=draw(st.sampled_from([(), ("president",), ("mrs",)])),
        handle=draw(st.sampled_from([None, None, "@ada", "@potus"])),
        acronym=draw(st.sampled_from([None, None, "UN"])),
        nicknames=draw(st.sampled_from([(), (), ("Jim Smith",)])),
        others=draw(st.sampled_from([(), (), ("Ivanka Trump",), ("Karl Smith",)])),
        person=draw(st.integers(0, 2)),
        organisation=draw(st.integers(0, 2)),
        gender=draw(st.sampled_from(["", "m", "f"])),
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from([0, DAY, DAY + 10, DAY + 900]),
            st.lists(sighting(), max_size=4, unique_by=lambda s: s.name),
        )
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_makes_no_difference(
    found: list[tuple[int, list[Sighting]]], rng: Random
) -> None:
    articles = dict(enumerate(found))
    shuffled = list(articles.items())
    rng.shuffle(shuffled)
    assert identities(dict(shuffled)) == identities(articles)
