"""Every backend in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.index.conformance import BACKENDS, Made

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=sorted(BACKENDS))
def made(request: pytest.FixtureRequest) -> Iterator[Made]:
    """Return an empty index of one backend, and what writes it; it is gone after the test."""
    made = BACKENDS[request.param]()
    yield made
    made.index.close()
