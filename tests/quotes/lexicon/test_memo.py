"""A memo answers as its function does, within its bound, and keeps what is asked for again and again."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.lexicon.classes import lexicon_of, tokens_in
from reader.quotes.lexicon.memo import Memo


def counting(bound: int, longest: int = 40) -> tuple[Memo[str, str], Counter[str]]:
    asked: Counter[str] = Counter()

    def make(key: str) -> str:
        asked[key] += 1
        return key.upper()

    return Memo(make, bound, longest), asked


@given(st.lists(st.text(max_size=6), max_size=200), st.integers(1, 9))
def test_answers_are_those_of_the_function_and_the_bound_is_kept(keys: list[str], bound: int) -> None:
    memo, _ = counting(bound, longest=5)
    for key in keys:
        assert memo[key] == key.upper()
        assert len(memo) <= bound
        assert all(len(kept) < 5 for kept in memo)


def test_what_is_asked_for_all_the_time_is_worked_out_once() -> None:
    memo, asked = counting(bound=8)
    for number in range(1000):
        assert memo["said"] == "SAID"
        assert memo[str(number)] == str(number)
    assert asked["said"] == 1
    assert max(asked.values()) == 1


def test_what_is_seldom_asked_for_is_forgotten() -> None:
    memo, asked = counting(bound=8)
    for key in ("once", *map(str, range(50)), "once"):
        assert memo[key] == key.upper()
    assert asked["once"] == 2


def test_long_keys_are_worked_out_each_time() -> None:
    memo, asked = counting(bound=8, longest=10)
    assert [memo["x" * 10], memo["x" * 10], memo["x" * 9], memo["x" * 9]] == ["X" * 10] * 2 + ["X" * 9] * 2
    assert asked == {"x" * 10: 2, "x" * 9: 1}


@given(st.text(alphabet="aAzÄé.,'’-&_ \t(1$“—", max_size=30).map(lambda text: text.replace(" ", "")))
def test_a_chunk_says_where_its_words_stand(raw: str) -> None:
    chunk = lexicon_of("en").chunk(raw)
    at = tokens_in(raw)[0][1] if tokens_in(raw) else 0
    found = []
    for step, length in zip(chunk[2::4], chunk[3::4], strict=True):
        found.append(raw[at : at + int(length)])
        at += int(step)
    assert found == [token for token, _ in tokens_in(raw)]
    assert at == (len(raw) + 1 if found else 0)


def test_what_a_word_is_does_not_depend_on_the_short_cuts() -> None:
    lexicon = lexicon_of("en")
    for word in (
        "said",
        "quickly",
        "ferry",
        "He",
        "Reed",
        "U.S.",
        "p.m.",
        "al-Najjar",
        "2018",
        "ß",
        "日a",
        "ªb",
    ):
        bits, low = lexicon.look_up(word)
        assert lexicon.chunk(word)[:2] == (bits, low)
        if "." not in word:
            assert lexicon.chunk(word + ",")[:2] == (bits, low)
