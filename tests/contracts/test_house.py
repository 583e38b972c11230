"""The shape of the house: rooms of a size one can see through, names that stand once, and no way round in circles.

Which floor may import which is said in `pyproject.toml` and checked by import-linter. Here are the rules that hold for
all rooms alike; imports for types alone and imports inside functions count as any other.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
LINES = 400
"""Of a file, at most."""
MODULES = 22
"""Of a folder beside its `__init__`, at most."""


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(SRC.rglob("*.py"))}
PACKAGES = sorted(name for name, path in FILES.items() if path.name == "__init__.py")


def imported(path: Path) -> set[str]:
    """Return the modules of the house that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
            names.add(node.module)
    # `from package import module` names the package too; only what it hands out itself is taken from there.
    found = names & FILES.keys()
    return {
        name
        for name in found
        if not (name in PACKAGES and any(other.startswith(f"{name}.") for other in found))
    }


IMPORTS = {name: imported(path) for name, path in FILES.items()}


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return every set of places from each of which one comes back to it, sorted."""
    reached: dict[str, set[str]] = {}
    for start in arrows:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            new = arrows.get(ahead.pop(), set()) - seen
            seen |= new
            ahead.extend(new)
        reached[start] = seen
    together = {frozenset(b for b in reached[a] if a in reached[b]) for a in arrows if a in reached[a]}
    return sorted(sorted(circle) for circle in together)


def rooms_of(package: str) -> dict[str, set[str]]:
    """Return which rooms of a package import which: its modules, and its packages as one room each."""
    arrows: dict[str, set[str]] = defaultdict(set)
    for name, targets in IMPORTS.items():
        room = room_in(package, name)
        if room is not None:
            arrows[room] |= {
                other for target in targets if (other := room_in(package, target)) not in (None, room)
            }
    return dict(arrows)


def room_in(package: str, name: str) -> str | None:
    if not name.startswith(f"{package}."):
        return None
    return name[len(package) + 1 :].partition(".")[0]


def test_circles_are_found() -> None:
    arrows = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set(), "e": {"e"}}
    assert circles(arrows) == [["b", "c"], ["e"]]


def test_no_module_imports_itself_by_a_way_round() -> None:
    assert circles({name: targets - {name} for name, targets in IMPORTS.items()}) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_room_imports_itself_by_a_way_round(package: str) -> None:
    assert circles(rooms_of(package)) == []


def test_no_file_is_longer_than_one_reads_at_a_time() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in FILES.items()}
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


def test_no_folder_holds_more_than_one_takes_in_at_a_glance() -> None:
    modules: dict[str, int] = defaultdict(int)
    for path in FILES.values():
        modules[str(path.parent.relative_to(SRC))] += path.name != "__init__.py"
    assert {folder: number for folder, number in modules.items() if number > MODULES} == {}


def test_no_file_name_stands_twice() -> None:
    """A command's module is called as the command is, whatever else has that name."""
    homes: dict[str, list[str]] = defaultdict(list)
    for name, path in FILES.items():
        if path.name != "__init__.py" and not name.startswith("reader.commands."):
            homes[path.name].append(name)
    assert {file: names for file, names in homes.items() if len(names) > 1} == {}


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name for name in PACKAGES if ast.get_docstring(ast.parse(FILES[name].read_text("utf-8"))) is None
    ]
    assert silent == []


def test_every_error_is_of_one_tree() -> None:
    """But for one that must pass every `except Exception` of the libraries it stops."""
    roots = {"Exception", "BaseException", "ValueError", "RuntimeError", "OSError"}
    outside = []
    for name, path in FILES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                if roots & bases and "ReaderError" not in bases:
                    outside.append(f"{name}.{node.name}")
    assert outside == ["reader.model.errors.ReaderError", "reader.seeds.stopwatch.OutOfTimeError"]
