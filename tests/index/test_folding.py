"""What counts as one word, beyond what the highlights and the reference already hold."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.index import folding
from reader.index.folding import fold, is_plain


def test_the_signs_that_count_as_plain_are_left_alone_by_every_rule() -> None:
    signs = "".join(map(chr, (*range(0x80), *range(0x2010, 0x2028))))
    assert is_plain(signs)
    assert fold(signs) == signs
    assert unicodedata.is_normalized("NFD", signs)
    assert folding._work().search(signs) is None


@given(st.text(st.sampled_from("aZ9 .’“”–…éøß東ﬁ\u200b")))
def test_plain_text_comes_back_as_it_is_and_other_text_is_folded_once(text: str) -> None:
    folded = fold(text)
    assert is_plain(text) == all(sign in "aZ9 .’“”–…" for sign in text)
    assert folded == text or not is_plain(text)
    assert fold(folded).split() == folded.split()
