"""Copying: through the terminal (OSC 52), and through the platform's own program where there is one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

LONGEST = 18_000
"""Characters sent to the terminal: in base64 they stay below the 100,000 bytes that the strictest take."""
_PROGRAMS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)


def native_program(environ: dict[str, str]) -> tuple[str, ...] | None:
    """Return the command that copies its stdin; None where the terminal has to do."""
    for program in _PROGRAMS:
        if program[0] == "pbcopy" and sys.platform != "darwin":
            continue
        if program[0] == "wl-copy" and "WAYLAND_DISPLAY" not in environ:
            continue
        if program[0] in ("xclip", "xsel") and "DISPLAY" not in environ:
            continue
        if shutil.which(program[0]):
            return program
    return None


def copy_natively(text: str, program: tuple[str, ...]) -> None:
    """Hand `text` to a program, in a thread: some of them stay alive as long as the clipboard is theirs."""

    def hand_over() -> None:
        try:
            subprocess.run(
                program,
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=5,
                check=False,
                start_new_session=True,
            )
        except (OSError, subprocess.TimeoutExpired):
            return

    threading.Thread(target=hand_over, daemon=True).start()
