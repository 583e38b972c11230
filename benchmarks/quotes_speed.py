"""How fast the extractor is: articles, stages, a fresh process, and pages made to be hard. CPU time throughout."""

from __future__ import annotations

import cProfile
import json
import os
import statistics
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from reader.quotes.pipeline import extract_with
from reader.quotes.ranking.weights import shipped_model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LENGTH = 4500
"""Code points of a usual article."""
DAY = "2018-01-06"
PASSES = 3
PAIRS = 5
STARTS = 11
"""Fresh processes of which the median counts."""
STAGES = (
    ("what language", "language.py", "guess"),
    ("marks in pairs", "marks.py", "pair_marks"),
    ("words", "tokens.py", "words_of"),
    ("attributions", "finding.py", "find"),
    ("choosing among them", "choosing.py", "choose"),
    ("kinds", "pipeline.py", "_kind"),
    ("names of the text", "names.py", "__init__"),
    ("indirect speech", "indirect.py", "all_contents"),
    ("day and medium", "occasions.py", "occasion"),
    ("groups", "grouping.py", "grouped"),
)
_SPENT = """
import resource
{}
used = resource.getrusage(resource.RUSAGE_SELF)
try:  # what getrusage says of memory may be the peak of the process that started this one
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
except OSError:
    peak = used.ru_maxrss
print(used.ru_utime + used.ru_stime, peak)
"""
_IMPORT = "import reader.quotes.pipeline"
_FIRST = (
    "from reader.quotes.extraction import extract; "
    "extract('“Hello there, my friend,” she said.', date='2018-01-06')"
)
HARD = {
    "“Hello ...” he said., 1 MB on a line": "“Hello there my friend,” he said. " * 30_000,
    "1 MB of “": "“" * 1_000_000,
    '1 MB of "': '"' * 1_000_000,
    "1 MB of “ ” apart": "“ ” " * 250_000,
    "10,000 nested quotations": "“a " * 10_000 + " b”" * 10_000,
    "5 MB in one paragraph": "The mayor said that the bridge is closed to all and it will open. " * 76_000,
    "1 MB of cues, no marks": "he said it said the company said the petition said " * 20_000,
    "1 MB of posts on a line": "Nice — Jane (@jane) " * 50_000,
    "1 MB of the petition read": "The petition read “It is so and so.” " * 27_000,
    "1 MB left open, closed below": "“Open and on.\nJane Roe was here.”\n\n" * 28_000,
    "1 MB of two single marks": "''It is so,'' he said. ''open " * 34_000,
}


def timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def articles(texts: Sequence[str]) -> None:
    """The first pass, where every article is a new one, and the best of some more."""
    model = shipped_model()
    scale = LENGTH / sum(map(len, texts)) * 1000
    first, *more = [
        timed(lambda: [extract_with(model, text, date=DAY) for text in texts]) * scale
        for _ in range(1 + PASSES)
    ]
    print(
        f"{first:.2f} ms for {LENGTH:,} characters ({len(texts)} articles), {min(more):.2f} ms when seen before"
    )


def beside_prototype(texts: Sequence[str], file: Path) -> None:
    """How many times as long this takes as the prototype of the rules in `file`, its weights beside it.

    Both go through all articles in turn, so that a busy machine slows them alike.
    """
    found = spec_from_file_location("prototype", file)
    assert found is not None
    assert found.loader is not None
    prototype = module_from_spec(found)
    found.loader.exec_module(prototype)
    weights = json.loads(file.with_name(f"{file.stem}_weights.json").read_text())
    model = shipped_model()

    def ours() -> None:
        for text in texts:
            extract_with(model, text, date=DAY)

    def theirs() -> None:
        for text in texts:
            prototype.extract(text, weights)

    pairs = [(timed(ours), timed(theirs)) for _ in range(1 + PAIRS)][1:]
    ratios = sorted(a / b for a, b in pairs)
    scale = LENGTH / sum(map(len, texts)) * 1000
    print(
        f"{statistics.median(ratios):.2f} times the prototype ({ratios[0]:.2f} to {ratios[-1]:.2f} in {PAIRS} rounds),"
        f" which takes {min(b for _, b in pairs) * scale:.2f} ms"
    )


def stages(texts: Sequence[str]) -> None:
    """What takes how much of the time, as a profiler sees it; what calls what is counted in both."""
    model = shipped_model()
    profile = cProfile.Profile()
    profile.runcall(lambda: [extract_with(model, text, date=DAY) for text in texts])
    spent = {
        (Path(entry.code.co_filename).name, entry.code.co_name): entry.totaltime
        for entry in profile.getstats()
        if not isinstance(entry.code, str)  # those written in C
    }
    total = spent["pipeline.py", "extract_with"]
    for title, file, name in STAGES:
        print(f"{spent[file, name] / total:6.0%}   {title}")


def fresh() -> None:
    """What importing and the first quotation cost a new process beyond the interpreter: CPU time and memory."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    figures = {}
    for code in ("", _IMPORT, _FIRST):
        command = [sys.executable, "-c", _SPENT.format(code)]
        runs = [
            subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            ).stdout.split()
            for _ in range(STARTS + 1)
        ][1:]  # the first writes bytecode
        memory = statistics.median(float(size) for _, size in runs) / (
            1 if sys.platform == "darwin" else 1 / 1024
        )
        figures[code] = statistics.median(float(cpu) for cpu, _ in runs) * 1000, memory / 1e6
    (bare, empty), (imported, _), (cpu, memory) = figures.values()
    print(
        f"{imported - bare:.1f} ms for importing it, {cpu - bare:.1f} ms for that and a first quotation,"
        f" above the interpreter's {bare:.1f} ms (median of {STARTS})"
    )
    print(f"{memory - empty:.1f} MB of memory at its peak above the interpreter's {empty:.1f} MB")


def hard_pages() -> None:
    """Pages made to be hard: each has to stay linear in its length."""
    model = shipped_model()
    for name, text in HARD.items():
        seconds = timed(lambda text=text: extract_with(model, text))  # type: ignore[misc]
        print(f"{seconds:6.2f} s {seconds / len(text) * 1e6:6.2f} s/MB   {name}")
