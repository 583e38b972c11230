"""The command line is tested as a user meets it: as a process, with pipes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = {
    "tariff.txt": "date 2018-03-02\nsource Port Gazette\n\nTariff on steel divides the port\n\n"
    "Dockers met on Friday. “We will not unload it,” said Ada Nilsen, who leads their union.\n\n"
    "The harbour office said that the ships can wait.\n",
    "accident.md": "---\ntitle: Accident on the pier\ndate: 2018-02-11\nurl: https://example.org/pier\n---\n\n"
    "A crane fell on the *pier*. “Nobody was hurt,” Bo Lind told the Island Post. “We were lucky.”\n",
    "old/letters.jsonl": '{"id": "one", "title": "First letter", "date": "2017-05-01", "text": "Port steel here."}\n'
    '{"id": "two", "title": "Second letter", "date": "2017-05-02", "text": "Dear port, the tariff too."}\n',
    "odd #1.txt": "date 2016-01-01\n\nA number sign\n\nNothing about metal here.\n",
}


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs `reader` in a folder, with a home of its own."""

    folder: Path
    environment: dict[str, str]

    def __call__(
        self, *words: str, stdin: bytes = b"", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run `reader` with these words and return what came of it."""
        return subprocess.run(
            [sys.executable, "-m", "reader", *words],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env=self.environment | variables,
            check=False,
            timeout=60,
        )

    def lines(self, *words: str, stdin: bytes = b"") -> list[str]:
        """Run `reader`, expect no complaint, and return its lines."""
        result = self(*words, stdin=stdin)
        assert result.stderr == b""
        return result.stdout.decode().splitlines()


@pytest.fixture(scope="session")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Return a shell in a folder that holds the archive `news`."""
    folder = tmp_path_factory.mktemp("shell")
    for name, content in DOCUMENTS.items():
        path = folder / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    home = folder / "home"
    keep = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT")
    }
    environment = keep | {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    return Shell(folder, environment)


def on_terminal(shell: Shell, *words: str, **variables: str) -> str:
    """Run `reader` in a pseudo terminal and return all that it wrote there."""
    return spawned(shell, "-m", "reader", *words, **variables)


def spawned(shell: Shell, *words: str, **variables: str) -> str:
    """Run Python in a pseudo terminal and return all that it wrote there."""
    return ended(shell, *words, **variables)[0]


def ended(shell: Shell, *words: str, **variables: str) -> tuple[str, int]:
    """Do the same; return its exit code too, negative for a signal."""
    pid, descriptor = pty.fork()
    if pid == 0:
        try:
            os.chdir(shell.folder)
            environment = {**shell.environment, "TERM": "xterm-256color", **variables}
            os.execve(sys.executable, [sys.executable, *words], environment)
        finally:
            os._exit(127)
    written = b""
    try:
        while chunk := os.read(descriptor, 1 << 16):
            written += chunk
    except OSError:
        pass  # Linux says so when the other end is closed
    _, status = os.waitpid(pid, 0)
    os.close(descriptor)
    return written.decode(), os.waitstatus_to_exitcode(status)
