"""The nodes that tests are made with: they answer, find each other, and leave nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.index.opensearch import nodes
from tests.index.opensearch.jars import PLACE, VERSION, Missing, find, find_java, place

PROGRAM = """
import sys
from tests.index.opensearch import nodes
with nodes.running() as (node,):
    print(node.process.pid, node.data.parent, flush=True)
    sys.stdin.read()
"""


def test_a_node_of_the_version_that_was_asked_for_answers(node: tuple[str, int]) -> None:
    with urllib.request.urlopen(f"http://{node[0]}:{node[1]}/", timeout=30) as answer:
        assert json.load(answer)["version"]["number"] == VERSION


def test_free_ports_are_different() -> None:
    assert len(set(nodes.free_ports(6))) == 6


def test_where_none_is_asked_for_it_is_said_how_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(nodes.ASKED, raising=False)
    assert "make test-opensearch" in str(nodes.asked())


def test_a_java_that_is_missing_or_old_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing, match="no Java on this machine"):
        find_java()
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n")
    java.chmod(0o755)
    with pytest.raises(Missing, match=r"is Java 11: .* needs Java 17"):
        find_java()
    java.write_text("#!/bin/sh\necho 'openjdk version \"21.0.2\" 2023' >&2\n")
    monkeypatch.setenv("READER_OPENSEARCH_JARS", str(tmp_path / "jars"))
    with pytest.raises(Missing, match=r"no jars of OpenSearch in .*nodes fetch gets them"):
        find()


def test_a_node_does_not_outlive_a_process_that_is_killed(node: tuple[str, int]) -> None:
    assert node
    pipe, command = subprocess.PIPE, [sys.executable, "-c", PROGRAM]
    own = {**os.environ, PLACE: str(place())}
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, start_new_session=True, env=own
    ) as process:
        assert process.stdout is not None
        pid, _, folder = process.stdout.readline().strip().partition(" ")
        os.killpg(process.pid, signal.SIGTERM)
    nodes.wait_until(lambda: not nodes.is_alive(int(pid)))
    nodes.wait_until(lambda: not Path(folder).exists())
