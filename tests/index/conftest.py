"""Every backend in turn."""

from __future__ import annotations

import pytest

from tests.index.conformance import BACKENDS, Made


@pytest.fixture(params=sorted(BACKENDS))
def made(request: pytest.FixtureRequest) -> Made:
    """Return an empty index of one backend, and what writes it."""
    return BACKENDS[request.param]()
