"""HTML becomes Markdown that reads back as the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch.htmlmarkdown import markdown
from reader.seeds.draft import Problems
from reader.seeds.formats.markdown import body_of
from reader.seeds.limits import Limits
from reader.seeds.source import Source
from reader.text import clean_line


def read_back(text: str) -> str:
    limits = Limits()
    return body_of(text, Source(text, Problems("x.md", limits), limits), None).text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two", "One\\\ntwo"),
        ("One<br><br>two", "One\n\ntwo"),
        ("<h2>Head <b>line</b></h2><p>x</p>", "## Head line\n\nx"),
        ("<p>a <em>b</em> <strong>c</strong></p>", "a b c"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n\n  - c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre>a  b\n``` c</pre>", "````\na  b\n``` c\n````"),
        ('<a href="/x y">go</a>', "[go](<https://a.example/x%20y>)"),
        ('<a href="javascript:x()">go</a>', "go"),
        ('<img src="p.jpg" alt="A pier">', "![A pier](<https://a.example/p.jpg>)"),
        ('<img src="p.gif" width="1" height="1">', ""),
        ("<script>x()</script><style>y</style><p>z</p>", "z"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("1. x", "1\\. x"),
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("a * b _ c [d] &amp;amp; e|f", "a \\* b \\_ c \\[d\\] \\&amp; e\\|f"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 |  |",
        ),
        ("", ""),
        ("plain", "plain"),
    ],
)
def test_each_form(html: str, expected: str) -> None:
    assert markdown(html, "https://a.example/page") == expected


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))),
        max_size=4,
    )
)
def test_no_sign_of_a_text_is_taken_for_markup(paragraphs: list[str]) -> None:
    from html import escape

    made = markdown("".join(f"<p>{escape(each)}</p>" for each in paragraphs))
    wanted = [clean_line(each) for each in paragraphs]
    assert read_back(made).split() == " ".join(each for each in wanted if each).split()


@given(st.text(st.sampled_from("<>/abp \n&;\"'divulolitable=")))
def test_whatever_comes_is_read(html: str) -> None:
    markdown(html)


def test_quotation_marks_stay_as_they_are() -> None:
    text = "“We wait,” „warten“ «attendre» ‘so’ \"plain\" 'too'"
    assert read_back(markdown(f"<p>{text}</p>")) == text


def test_deep_nesting_costs_its_own_words_at_most() -> None:
    made = markdown("<div>" * 3000 + "deep" + "</div>" * 3000 + "<p>after</p>")
    assert "after" in made or made == ""
