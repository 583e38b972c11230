"""Fields that take what is typed or pasted, without what could act on the terminal once it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from reader.text import clean

if TYPE_CHECKING:
    from textual.widgets.text_area import Edit, EditResult


class LineInput(Input):
    """Takes one line."""

    def validate_value(self, value: str) -> str:
        """Keep one line of clean text; blanks at its ends stay, somebody may be typing."""
        return clean(value).replace("\n", " ").replace("\t", " ")


class TextInput(TextArea):
    """Takes some lines."""

    def edit(self, edit: Edit) -> EditResult:
        """Change the text by clean text alone."""
        edit.text = clean(edit.text)
        return super().edit(edit)
