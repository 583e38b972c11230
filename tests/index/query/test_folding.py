"""What counts as one word, beyond what the highlights and the reference already hold."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.index.query import folding
from reader.index.query.folding import fold, is_plain, is_plain_utf8


def test_the_signs_that_count_as_plain_are_left_alone_by_every_rule() -> None:
    signs = "".join(map(chr, (*range(0x80), *range(0x2010, 0x2028))))
    assert is_plain(signs)
    assert is_plain_utf8(signs.encode())
    assert fold(signs) == signs
    assert unicodedata.is_normalized("NFD", signs)
    assert folding._work().search(signs) is None


def test_signs_beside_them_are_not_plain() -> None:
    for sign in map(chr, (*range(0x80, 0x2010), *range(0x2028, 0xD800), *range(0xE000, 0x10FFF))):
        assert not is_plain(sign)
        assert not is_plain_utf8(sign.encode()), hex(ord(sign))


@given(st.text(st.sampled_from("aZ9 .’“”–…éøß東ﬁ\u200b\u200f\u2028")))
def test_plain_text_comes_back_as_it_is_and_other_text_is_folded_once(text: str) -> None:
    folded = fold(text)
    assert is_plain(text) == all(sign in "aZ9 .’“”–…" for sign in text)
    assert folded == text or not is_plain(text)
    assert is_plain_utf8(text.encode()) == is_plain(text)
    assert fold(folded).split() == folded.split()
