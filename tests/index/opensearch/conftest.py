"""A real node, where one is asked for."""

from __future__ import annotations

import pytest

from tests.index.opensearch import nodes


@pytest.fixture(scope="session")
def node() -> tuple[str, int]:
    """Return the host and port of a node of OpenSearch; without one the test is skipped, and why is said."""
    reason = nodes.asked()
    if reason is not None:
        pytest.skip(reason)
    return nodes.shared()
