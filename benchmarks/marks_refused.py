"""Marks on a full disk, where nothing may be written, and beside hostile journals.

Run by `python -m benchmarks.marks_reliability --only refused`, and `hostile`.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from reader.marks.clock import now_ms, stamp_at
from reader.marks.entries import Names, Register, entry
from reader.marks.textquotes import text_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.marks_reliability import Machine
    from benchmarks.tui import Terminal

RETRIED = 12.0
"""Seconds within which what could not be written is tried again, a few tries after it can be."""
REFUSED = b"Not on the disk"
ENDINGS = ("nothing was marked", "mend its permissions")
"""How the one line ends that a command says."""
SPEAKERS = ("Ada Nilsen", "Nilsen", "Gwen Tarrow", "Nadia Haddad")
STRANGER = 65_534
ESCAPES = "\x1b[31mPWN\x1b]0;PWN\x07\u202e\x9b2JPWN\r\0\ud800"
RAW = (b"\x1b[31mPWN", b"\x1b]0;PWN", b"\x9b2J", b"\xc2\x9b2J", "\u202e".encode(), b"Traceback")


def bound() -> list[str]:
    """Return the words before a command that take the rights of the superuser away from it, where we have them."""
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []


# ---------------------------------------------------------------------------------------------- nothing can be written
def refused(machine: Machine, work: Path) -> None:
    """Keep marks where they cannot be written, and look that they come on the disk once they can."""
    machine.run("mark", "star", "--all", expected=(0,))
    state = Path(machine.environment["XDG_STATE_HOME"])
    (journal,) = state.rglob("*.jsonl")

    def full(program: Terminal | None) -> None:
        limit = journal.stat().st_size + 10
        resource.prlimit(
            program.pid if program else 0, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)
        )

    def roomy(program: Terminal | None) -> None:
        resource.prlimit(
            program.pid if program else 0,
            resource.RLIMIT_FSIZE,
            (resource.RLIM_INFINITY, resource.RLIM_INFINITY),
        )

    _both(machine, "a full disk (RLIMIT_FSIZE)", full, roomy)
    folders = [state, *(path for path in state.rglob("*") if path.is_dir())]
    _both(
        machine,
        "a state folder that is read-only",
        lambda _: _permit(folders, 0o500),
        lambda _: _permit(folders, 0o700),
    )
    _small_disk(machine, work)
    machine.run("marks", "init", expected=(0,))
    shared = [machine.journals.parent, machine.journals, *machine.journals.iterdir()]
    for mode in (0o755, 0o700):
        _both(
            machine,
            f".reader of somebody else ({mode:o})",
            lambda _, mode=mode: _give(shared, STRANGER, mode),  # type: ignore[misc]
            lambda _: _give(shared, os.geteuid(), 0o755),
        )


def _permit(folders: list[Path], mode: int) -> None:
    for path in folders:
        path.chmod(mode)


def _give(paths: list[Path], owner: int, mode: int) -> None:
    if os.geteuid() == 0:
        for path in paths:
            os.chown(path, owner, owner)
            path.chmod(mode)


def _both(
    machine: Machine,
    what: str,
    refuse: Callable[[Terminal | None], None],
    permit: Callable[[Terminal | None], None],
) -> None:
    """Mark by a command and by a key while that cannot be written; the key counts once it can."""
    rights = bound()
    if rights and not shutil.which(rights[0]):
        machine.told[f"{what}: left out, the superuser may write everywhere, and there is no setpriv"] += 1
        return
    before = _words(machine)
    refuse(None)
    said = machine.run("mark", "tag", "+refused", "--all", expected=(2,), bound=rights)
    machine.run("search", "council", bound=rights)
    permit(None)
    lines = said.decode().splitlines()
    if len(lines) != 1 or not any(words in lines[0] for words in ENDINGS):
        machine.told[f"ERROR: {what}: a command said {said!r}"] += 1
    machine.told[f"{what}: {lines[0].replace(str(machine.news.parent), '')}"] += 1
    if _words(machine) != before:
        machine.told[f"ERROR: {what}: something was marked that was refused"] += 1
    _by_key(machine, what, refuse, permit)


def _by_key(
    machine: Machine,
    what: str,
    refuse: Callable[[Terminal | None], None],
    permit: Callable[[Terminal | None], None],
) -> None:
    before, program = _words(machine), machine.open(bound())
    refuse(program)
    program.press(b"s")
    until = time.monotonic() + RETRIED
    while REFUSED not in program.said and time.monotonic() < until:
        program.drain()
    if REFUSED not in program.said:
        machine.told[f"ERROR: {what}: no word on the screen"] += 1
    program.press(b"q")
    program.drain()
    if b"once more to leave" not in program.said:
        machine.told[f"ERROR: {what}: leaving does not say what would be lost"] += 1
    permit(program)
    until = time.monotonic() + RETRIED
    while _words(machine) == before and time.monotonic() < until:
        program.drain()
    machine.told[f"{what}: the key is on the disk at last"] += _words(machine) != before
    if _words(machine) == before:
        machine.told[f"ERROR: {what}: the key was never written"] += 1
    machine.look(program, broken=(b"Traceback",))
    machine.leave(program)


def _words(machine: Machine) -> dict[str, bool]:
    return {str(each.register): each.on for each in machine.entries() if each.op in ("star", "tag")}


def _small_disk(machine: Machine, work: Path) -> None:
    """Mark on a disk of 64 kB that is full, where we may mount one."""
    disk = work / "disk"
    disk.mkdir()
    reader = f'{machine.command[0]} -m reader mark --archive="{machine.news}" --all tag'
    steps = (
        f'mount -t tmpfs -o size=64k none "{disk}" || exit 99',
        f'export XDG_STATE_HOME="{disk}"',
        f"{reader} +disk || exit 98",
        f'cat /dev/zero > "{disk}/zeros" 2>/dev/null',
        f"{reader} +full; echo $?",
        f"{reader} +full; echo $?",
        f'rm "{disk}/zeros"',
        f"{reader} +full; echo $?",
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", "\n".join(steps)],
        env=os.environ | machine.environment,
        capture_output=True,
        check=False,
    )
    if done.returncode == 99 or b"unshare" in done.stderr:
        machine.told["a disk of 64 kB: left out, it cannot be mounted"] += 1
    elif done.stdout.split() != [b"2", b"2", b"0"] or b"Traceback" in done.stderr:
        machine.told[f"ERROR: a full disk of 64 kB: {done.stdout!r} {done.stderr!r}"] += 1
    else:
        machine.told["a full disk of 64 kB: refused twice, and marked once there was room"] += 1


# ---------------------------------------------------------------------------------------------- hostile journals
def hostile(machine: Machine, work: Path) -> None:
    """Put every bad journal beside a good one, ask every command, and show all of it in the program."""
    machine.run("marks", "init")
    machine.run("mark", "star", "--all", expected=(0,))
    ids = machine.ids()
    _put_hostile(machine, work, ids)
    asked = (
        ("marks",),
        ("marks", "--format", "json"),
        ("marks", "--format", "gold"),
        ("marks", "--orphans"),
        ("marks", "export", "-"),
        ("saved",),
        ("saved", "--format", "json"),
        ("undo", "--list"),
        ("doctor",),
        ("index",),
        ("search", "is:starred"),
        ("search", "saved:pier"),
        ("quotes",),
        ("quotes", "--format", "json"),
        ("speakers",),
        ("show", ids[0]),
        ("mark", "read", "--all"),
        ("undo",),
    )
    for words in asked:
        said = machine.run(*words)
        if any(word in said for word in RAW):
            machine.told[f"ERROR: {words} let through {said[:400]!r}"] += 1
    starred = machine.run("search", "is:starred", "-n", "9999").count(b"\n")
    machine.told["articles starred beside hostile journals"] += starred
    if starred < len(ids):
        machine.told[f"ERROR: {len(ids) - starred} stars are gone"] += 1
    program = machine.open()
    for key in (
        b"j",
        b"j",
        b"\r",
        b"]q",
        b"M",
        b"\x1b",
        b"t",
        b"\x1b",
        b"s",
        b"u",
        b"k",
        b"\r",
        b"u",
        b"\x12",
        b"i",
        b"S",
    ):
        program.press(key)
        machine.look(program, broken=RAW)
    machine.look(program, broken=RAW)
    if program.quit():
        machine.told["ERROR: the program did not end well beside hostile journals"] += 1


def _put_hostile(machine: Machine, work: Path, ids: list[str]) -> None:
    place = machine.journals
    lines = [line for name in ids for line in _hostile_lines(machine, name)]
    (place / f"zzzzzzzz{ESCAPES[:-2]}.jsonl").write_text("\n".join(lines) + "\n")
    with (place / "yyyyyyyy.jsonl").open("wb") as stream:
        for _ in range(100):
            stream.write(b"x" * 1_000_000)
        stream.write(b"\n" + lines[0].encode() + b"\n" + b"[" * 100_000 + b"\n{" + b'"a":{' * 100_000 + b"\n")
    (work / "secret").write_text(lines[0] + "\n")
    (place / "link.jsonl").symlink_to(work / "secret")
    (place / "loop.jsonl").symlink_to("loop.jsonl")
    os.mkfifo(place / "pipe.jsonl")
    (place / "room.jsonl").mkdir()


def _hostile_lines(machine: Machine, name: str) -> Iterator[str]:
    """Yield records of everything there is to mark, each with something in it that acts on a terminal."""
    article, other = Names(name), Names(f"../../gone{ESCAPES}", "", f"u{ESCAPES}")
    path = machine.news / name.partition("#")[0]
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    words = text_quote(text, 40, 90).record() | {"prefix": "", "suffix": ""}
    values: list[tuple[Names | None, str, str, object]] = [
        (article, "tag", f"pier{ESCAPES}", None),
        (article, "note", "", f"n{ESCAPES}" * 50),
        (article, "position", "", [{}]),
        (article, "mention", f"he{ESCAPES}", {"to": f"Ada {ESCAPES} Nilsen"}),
        (article, "speaker", "0" * 16, {"q": words, "to": f"Ada {ESCAPES} Nilsen", "was": ESCAPES}),
        (article, "quotation", "1" * 16, {"q": words, "is": True}),
        (article, "speaker", "2" * 16, {"q": {"exact": 7, "pos": -1}, "to": ["x"]}),
        (article, f"op{ESCAPES}", ESCAPES, ESCAPES),
        (other, "star", "", None),
        (other, "note", "", f"n{ESCAPES}"),
        (Names("half\ud800#\ud800"), "star", "", None),
        (None, "saved", "pier", f"council {ESCAPES}"),
        (None, "saved", f"s{ESCAPES}", f"q{ESCAPES}"),
        (None, "person", f"Ada {ESCAPES}\nBo {ESCAPES}", {"same": True}),
        (None, "person", "no line feed", {"same": "yes"}),
        *(
            (None, "person", f"{ESCAPES}Bo Lind {ESCAPES}\n{name}{ESCAPES}", {"same": False})
            for name in SPEAKERS
        ),
        (None, "undo", "f" * 17, None),
    ]
    for number, (names, op, key, value) in enumerate(values):
        yield entry(stamp_at(now_ms(), number), "zzzzzzzz", Register(names, op, key), value=value).line
