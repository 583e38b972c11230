"""Blocks of text, and the spans over them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.blocks import Body, Builder, paragraphs
from reader.text import clean

piece = st.text(alphabet=st.sampled_from("ab \n\t\u0301\u200d\u2028\x1b[漢"), max_size=8)
step = st.one_of(
    st.tuples(st.just("text"), piece),
    st.tuples(st.just("verbatim"), piece),
    st.tuples(st.sampled_from(["line", "line_break", "block", "open", "close", "marker"]), st.just("")),
)


@given(st.lists(step, max_size=40))
def test_the_builder_keeps_its_rules(steps: list[tuple[str, str]]) -> None:
    out, depth = Builder(), 0
    for name, words in steps:
        if name == "text":
            out.text(words)
        elif name == "verbatim":
            out.verbatim(words)
        elif name == "open":
            out.open("emphasis")
            depth += 1
        elif name == "close" and depth:
            out.close()
            depth -= 1
        elif name == "marker":
            out.marker(2, "-")
        elif name in {"line", "line_break", "block"}:
            getattr(out, name)()
    body = out.finish()
    assert clean(body.text) == body.text
    assert len(out) == len(body.text)
    for span in body.spans:
        assert 0 <= span.start < span.end <= len(body.text)


@given(st.lists(st.tuples(st.text("ab ", max_size=6), st.booleans()), max_size=8), st.integers(0, 30))
def test_spans_follow_their_words(parts: list[tuple[str, bool]], most: int) -> None:
    out = Builder()
    marked = []
    for words, is_heading in parts:
        out.block()
        if is_heading:
            out.open("heading", level=1)
        out.text(words)
        if is_heading:
            out.close()
            marked.append(" ".join(words.split()))
    body = out.finish()
    assert [body.text[span.start : span.end] for span in body.spans] == [words for words in marked if words]
    cut = body.cut(most)
    assert len(cut.text) <= most
    assert all(span.end <= len(cut.text) for span in cut.spans)
    rest = body.after(most)
    assert all(body.text.endswith(rest.text[span.start :]) for span in rest.spans)


@given(st.text(alphabet="ab \n\t\u00a0", max_size=60))
def test_paragraphs_fold_blank_lines(raw: str) -> None:
    text = paragraphs(raw).text
    assert "\n\n\n" not in text
    assert text == text.strip()
    assert "".join(text.split()) == "".join(raw.split())
    assert paragraphs(text) == Body(text)
