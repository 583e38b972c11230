"""What becomes of marks when things go wrong: two machines at once, kills, a full disk, no rights, hostile journals.

    python -m benchmarks.marks_reliability [--minutes 10] [--rounds 50] [--seed N] [--only storm|kill|refused|hostile]

Two copies of the sample archive, each with a home of its own, stand for two machines of one reader. On each the program
runs in a pseudo terminal and commands mark, correct and take back, while `.reader/marks` is copied both ways every
second. At the end both have to answer alike. Then processes are killed while they mark, and whatever was acknowledged
has to be there: a command that ended, a key that was pressed 300 ms ago.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.marks_refused import hostile, refused
from benchmarks.tui import SAMPLES, Terminal
from reader.marks.journals import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.marks.entries import Entry

ACKNOWLEDGED = 0.3
"""Seconds after a key when its mark is on the disk."""
LISTED = b"newest first"
"""What the program shows once it can be used."""
KEYS = (
    b"j",
    b"k",
    b"s",
    b"m",
    b"u",
    b"\x12",
    b"H",
    b"vjs",
    b"t+pier\r",
    b"Mask\r",
    b"\r",
    b"\x1b",
    b"gg",
    b"G",
)
BROKEN = (b"Traceback", b"not on the disk", b"\x1b[31mPWN")
NAMES = ("Ada Nilsen", "Bo Lind", "the harbour master")


class Machine:
    """A machine of the reader: an archive, a home, and commands on them."""

    def __init__(self, folder: Path, told: Counter[str]) -> None:
        self.news = shutil.copytree(SAMPLES, folder / "news")
        self.told = told
        """What happened how often; what begins with `ERROR` must not."""
        self.environment = {
            f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("STATE", "CACHE", "CONFIG")
        }
        self.command = [sys.executable, "-m", "reader"]

    @property
    def journals(self) -> Path:
        """The folder of the archive that is synchronised."""
        return self.news / ".reader" / "marks"

    def start(
        self, *words: str, bound: Iterable[str] = (), stdin: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        """Start a command on the archive; `bound` are words before it, which take rights away from it."""
        return subprocess.Popen(
            [*bound, *self.command, words[0], "-a", str(self.news), *words[1:]],
            env=os.environ | self.environment,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(
        self, *words: str, expected: Iterable[int] = (0, 1), bound: Iterable[str] = (), given: str = ""
    ) -> bytes:
        """Run a command to its end, note what is wrong with it, and return what it printed, stderr behind."""
        with self.start(*words, bound=bound, stdin=subprocess.PIPE) as process:
            out, err = process.communicate(given.encode())
        self.told[f"{words[0]} {words[1] if words[0] == 'mark' else ''}, exit {process.returncode}"] += 1
        if process.returncode not in expected or any(word in out + err for word in BROKEN):
            self.told[f"ERROR: {' '.join(words)} exit {process.returncode}: {err[-300:]!r}"] += 1
        return out + err

    def open(self, bound: Iterable[str] = ()) -> Terminal:
        """Start the program, and wait until it can be used."""
        program = Terminal([*bound, *self.command, str(self.news)], self.environment)
        try:
            program.read_until(LISTED)
        except OSError as error:
            raise OSError(f"the program did not start: {program.said[-500:]!r}") from error
        program.drain()
        return program

    def look(self, program: Terminal, *, broken: Iterable[bytes] = BROKEN) -> None:
        """Note what should not be on the screen, and forget what was."""
        for word in broken:
            if word in program.said:
                at = program.said.index(word)
                self.told[f"ERROR: the program said {program.said[at - 100 : at + 200]!r}"] += 1
        program.said = b""

    def leave(self, program: Terminal) -> None:
        """Leave the program in good order, with nothing to be said."""
        for key in (b"\x1b", b"\x1b", b"\x1b"):  # out of whatever is open
            program.press(key)
        code = program.quit()
        if code or b"reader: " in program.said:
            self.told[f"ERROR: the program ended with {code}: {program.said[-200:]!r}"] += 1
        self.look(program)

    def entries(self) -> list[Entry]:
        """Return the last words on everything, as the journals have them."""
        folders = [str(self.journals), *map(str, Path(self.environment["XDG_STATE_HOME"]).rglob("marks"))]
        return list(load(folders).registers)

    def ids(self) -> list[str]:
        """Return the ids of the articles."""
        return [line.split("\t")[0] for line in self.run("search", "-n", "9999").decode().splitlines()]


# ---------------------------------------------------------------------------------------------- two machines
def storm(machines: list[Machine], rng: random.Random, minutes: float) -> None:
    """Mark on both in every way at once, and synchronise."""
    end = threading.Event()
    for machine in machines:
        machine.run("marks", "init")
        machine.run("index")
    threads = [threading.Thread(target=_synchronising, args=(machines, end))]
    threads += [
        threading.Thread(target=role, args=(machine, end, rng.random()))
        for machine in machines
        for role in (_typing, _commanding)
    ]
    for thread in threads:
        thread.start()
    time.sleep(minutes * 60)
    end.set()
    for thread in threads:
        thread.join()
    while _synchronise(*machines) + _synchronise(*reversed(machines)):
        pass
    _compare(machines)


def _typing(machine: Machine, end: threading.Event, seed: float) -> None:
    rng, program = random.Random(seed), machine.open()
    try:
        while not end.is_set():
            program.press(rng.choice(KEYS))
            machine.told["keys"] += 1
            machine.look(program)
        machine.leave(program)
    except (OSError, TimeoutError) as error:
        words = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\s\s+|\xe2\x94.", b" ", program.said)
        machine.told[
            f"ERROR: the program ended with {error!r}: {words[-2000:].decode('utf-8', 'replace')}"
        ] += 1


def _commanding(machine: Machine, end: threading.Event, seed: float) -> None:
    rng, ids = random.Random(seed), machine.ids()
    while not end.is_set():
        name, tag = rng.choice(ids), rng.choice("abcdef")
        number = rng.randrange(1, 4)
        machine.run(
            *rng.choice(
                (
                    ("mark", rng.choice(("read", "unread", "star", "unstar", "hide", "unhide")), "-"),
                    ("mark", rng.choice(("read", "star", "unstar", "unhide")), "--all"),
                    (
                        "mark",
                        "tag",
                        f"+{tag}",
                        "-pier",
                        rng.choice(("council", "harbour", "strike OR ferry")),
                    ),
                    ("mark", "note", rng.choice(("ask the council", "", "“told”\u202e\x1b[31mPWN")), name),
                    ("mark", "speaker", rng.choice(NAMES), f"{name}#{number}"),
                    ("mark", rng.choice(("nobody", "unquote")), f"{name}#{number}"),
                    ("saved", "add", tag, "strike OR walkout"),
                    ("undo",),
                    ("undo",),
                    ("redo",),
                    ("marks",),
                    ("quotes", "-n", "5"),
                )
            ),
            given=name,
        )


def _synchronising(machines: list[Machine], end: threading.Event) -> None:
    while not end.wait(1):
        copied = _synchronise(*machines) + _synchronise(*reversed(machines))
        machines[0].told["journals copied"] += copied


def _synchronise(here: Machine, there: Machine) -> int:
    """Copy the journals that are newer here, as tools do: beside, with their time, and then to their place."""
    if shutil.which("rsync"):
        names = ["rsync", "-rtu", "--itemize-changes", "--include=*.jsonl", "--exclude=*"]
        place = f"{here.journals}/", f"{there.journals}/"
        done = subprocess.run([*names, *place], capture_output=True, check=True)
        return done.stdout.count(b"\n")
    copied = 0
    for path in here.journals.glob("*.jsonl"):
        target = there.journals / path.name
        if not target.exists() or target.stat().st_mtime_ns < path.stat().st_mtime_ns:
            beside = shutil.copy2(path, target.with_name(f".{path.name}.sync"))
            Path(beside).replace(target)
            copied += 1
    return copied


def _compare(machines: list[Machine]) -> None:
    """Note what two machines answer differently that have the same journals."""
    asked = (
        ("marks", "--format", "json"),
        ("marks", "--orphans", "--format", "json"),
        ("marks", "--format", "gold"),
        ("saved", "--format", "json"),
        ("quotes", "--format", "json"),
        ("speakers", "--format", "json"),
        ("search", "is:unread", "-n", "9999"),
    )
    for words in asked:
        one, other = (sorted(machine.run(*words).splitlines()) for machine in machines)
        if one != other:
            differ = [f"{a[:200]!r} / {b[:200]!r}" for a, b in zip(one, other, strict=False) if a != b]
            machines[0].told[f"ERROR: the two differ in {words}: {differ[:1]}"] += 1
        machines[0].told[f"lines of {' '.join(words)} alike"] += len(one)
    machines[0].told["registers"] += len(machines[0].entries())


# ---------------------------------------------------------------------------------------------- kills
def kill(machine: Machine, rng: random.Random, rounds: int) -> None:
    """Kill commands and the program while they mark, and look that what they acknowledged is there."""
    machine.run("marks", "init")
    machine.run("index")
    began = time.perf_counter()
    machine.run("mark", "tag", "+first", "--all")
    usual = time.perf_counter() - began
    wanted: set[str] = set()
    for number in range(rounds - rounds // 2):
        name = f"kill{number}"
        with machine.start("mark", "tag", f"+{name}", "--all") as process:
            time.sleep(rng.uniform(0.3, 1.2) * usual)
            process.kill()
            _, err = process.communicate()
        if process.returncode == 0:
            wanted.add(name)
        machine.told[f"command killed: {'it had ended' if process.returncode == 0 else 'half-way'}"] += 1
        if b"Traceback" in err:
            machine.told[f"ERROR: {err!r}"] += 1
        _all_there(machine, wanted)
    for _ in range(rounds // 2):
        _kill_program(machine, rng)
    machine.run("mark", "read", "--all", expected=(0,))
    if len(list(machine.journals.glob("*.jsonl"))) != 1:
        machine.told["ERROR: the machine has another id than it had"] += 1


def _all_there(machine: Machine, wanted: set[str]) -> None:
    articles = len(machine.ids())
    held = Counter(each.key for each in machine.entries() if each.op == "tag" and each.on)
    for name in wanted:
        if held[name] != articles:
            machine.told[f"ERROR: {articles - held[name]} acknowledged marks are lost of {name}"] += 1


def _kill_program(machine: Machine, rng: random.Random) -> None:
    """Press keys that mark, kill the program 300 ms after the last, and count the records."""
    before = _stars(machine)
    program = machine.open()
    keys = rng.randrange(1, 8)
    for _ in range(keys):
        os.write(program.fd, b"sj")
        time.sleep(rng.uniform(0, 0.1))
    time.sleep(ACKNOWLEDGED)
    os.kill(program.pid, signal.SIGKILL)
    os.waitpid(program.pid, 0)
    os.close(program.fd)
    lost = keys - (_stars(machine) - before)
    machine.told["program killed, keys acknowledged"] += keys
    if lost:
        machine.told[f"ERROR: {lost} of {keys} acknowledged keys are lost"] += 1


def _stars(machine: Machine) -> int:
    """Return how many records of stars there are, whether they count or not."""
    lines = [line for path in machine.journals.glob("*.jsonl") for line in path.read_bytes().splitlines()]
    return sum(json.loads(line)["op"] == "star" for line in lines if line.endswith(b"}"))


# ---------------------------------------------------------------------------------------------- all of it
def main() -> int:
    """Print what happened; exit 1 where anything was lost, differed, or complained."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=50, help="kills")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--only", choices=("storm", "kill", "refused", "hostile"))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}; copied by {'rsync' if shutil.which('rsync') else 'Python'}")
    errors = 0
    for name in (arguments.only,) if arguments.only else ("storm", "kill", "refused", "hostile"):
        rng, told = random.Random(f"{arguments.seed} {name}"), Counter[str]()
        began = time.perf_counter()
        with tempfile.TemporaryDirectory() as work:
            machines = [Machine(Path(work) / each, told) for each in ("desk", "train")]
            if name == "storm":
                storm(machines, rng, arguments.minutes)
            elif name == "kill":
                kill(machines[0], rng, arguments.rounds)
            else:
                (refused if name == "refused" else hostile)(machines[0], Path(work))
        print(f"{name}: {time.perf_counter() - began:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True)
        for what, number in sorted((+told).items()):
            print(f"  {what:<70} {number:>8,}")
        errors += sum(number for what, number in told.items() if what.startswith("ERROR"))
    print(f"errors: {errors}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
