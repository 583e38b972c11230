"""Builds the wheel, installs it in an environment of its own, and uses it from another folder.

Run by `make check`, not by pytest: it takes a minute. What an editable install hides shows here: a style
sheet or a sample that is not in the wheel, a dependency that nobody declared.
"""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
PATIENCE = 30.0
"""Seconds to the first screen, on a machine that may be busy."""


def main() -> int:
    """Check the wheel; 0 where it works."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        reader = install(wheel, folder / "environment")
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        print(output(reader, ["--version"], elsewhere, environment).strip())
        found = output(reader, ["search", "world leaders"], elsewhere, environment)
        if "Twitter released a statement" not in found:
            raise SystemExit(f"wheel: `reader search` does not find the samples: {found!r}")
        screen(reader, elsewhere, environment)
    print("wheel: sound")
    return 0


def build(folder: Path) -> Path:
    """Build the wheel and return its path."""
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder / "dist"), str(CHECKOUT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


def install(wheel: Path, environment: Path) -> Path:
    """Install the wheel in a fresh environment and return its `reader`."""
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(command, check=True)
    return environment / "bin" / "reader"


def output(reader: Path, words: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Run `reader` and return its stdout."""
    result = subprocess.run(
        [reader, *words], cwd=folder, env=environment, check=True, capture_output=True, text=True, timeout=120
    )
    return result.stdout


def screen(reader: Path, folder: Path, environment: dict[str, str]) -> None:
    """Start the TUI in a terminal, wait for the samples to show, and quit it."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(reader, [str(reader)], environment | {"COLUMNS": "130", "LINES": "40"})
    seen = until(terminal, b"Quotations", PATIENCE)
    os.write(terminal, b"Q")
    # A program whose terminal nobody reads cannot say goodbye: read to the end.
    seen += until(terminal, None, PATIENCE)
    status = reaped(child)
    if b"Quotations" not in seen:
        raise SystemExit(f"wheel: the TUI did not show the samples within {PATIENCE:g} s: {seen[-300:]!r}")
    if status != 0:
        raise SystemExit(f"wheel: the TUI ended with status {status}: {seen[-300:]!r}")


def until(terminal: int, words: bytes | None, seconds: float) -> bytes:
    """Read the terminal until `words` were seen, its end, or so many seconds."""
    seen = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end and (words is None or words not in seen):
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says EIO when the other side is closed
            return seen
        if not data:
            return seen
        seen += data
    return seen


def reaped(child: int) -> int:
    """Return the exit code of a child that should be gone by now; it is killed where it is not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise SystemExit("wheel: the TUI did not quit")


if __name__ == "__main__":
    sys.exit(main())
