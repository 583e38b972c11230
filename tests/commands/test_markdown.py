"""An article as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_markdown_has_front_matter_that_yaml_reads(shell: Shell) -> None:
    text = shell("show", "-a", "news", "accident.md", "--format", "md").stdout.decode()
    _, matter, body = text.split("---\n", 2)
    assert yaml.safe_load(matter)["title"] == "Accident on the pier"
    assert body.startswith("\nA crane fell")
