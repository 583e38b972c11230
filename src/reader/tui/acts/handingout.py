"""What is handed to others: to a command, to a file, to an editor. Understood first, done beside the screen."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index.faults import IndexFault
from reader.shown.slugs import slug
from reader.tui.terminal import editing, piping
from reader.tui.worker.handed import FORMS, Chosen, Form, Spoken, said_texts, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.tui.acts.reach import Reach
    from reader.tui.session.marking import Aim
    from reader.typedlines import TypedLine

    Deed = Callable[[], object]

_NAME = 60
"""Bytes of the name that is offered for a file."""
_FORMS: dict[str, Form] = {".md": "md", ".markdown": "md", ".json": "json", ".jsonl": "json"}


def chosen(aim: Aim) -> Chosen:
    """Return the articles that a key is about as those to be read."""
    return Chosen(keys=aim.keys) if aim.unnamed else Chosen(ids=aim.ids)


def _listed_quotations(reach: Reach, form: Form) -> tuple[Iterable[str], str] | None:
    """Return what the screen of a speaker lists, and what that is called; None where no such screen is on top."""
    page = reach.dialogs.speaker_on_top()
    if page is None:
        return None
    number = len(page.shown) if page.typed.strip() else page.number
    spoken = Spoken(page.name, page.forms, page.typed)
    what = f"{number:,} quotation{'' if number == 1 else 's'}"
    return said_texts(reach.open_index, spoken, form), what


def file_name(reach: Reach) -> str:
    """Return a name for the file that what is chosen may be saved in."""
    page = reach.dialogs.speaker_on_top()
    if page is not None:
        return f"{slug(page.name, _NAME) or 'speaker'}.md"
    document = reach.session.article.document
    if reach.session.marking.picked or document is None:
        return "articles.md"
    return f"{slug(document.title, _NAME) or 'article'}.md"


def pipe(reach: Reach, typed: TypedLine) -> Deed:
    """Understand `pipe [text|md|json] COMMAND`.

    Raises:
        LineError: there is no such command, or nothing to hand to it.
    """
    first, _, rest = typed.rest.partition(" ")
    form = next((each for each in FORMS if each == first), None)
    command = typed.rest if form is None else rest.strip()
    at = len(typed.rest) - len(command)
    try:
        argv = piping.argv_of(command)
    except piping.PipeError as error:
        raise typed.fault(str(error), at, "write pipe md wc -w") from error
    if (said := _listed_quotations(reach, form or "text")) is not None:
        return partial(_start, reach, argv, *said)
    if words := reach.stage.get_selected_text():
        return partial(_start, reach, argv, [words], "selection")
    aim = reach.session.marking.aim()
    if aim is None:
        raise typed.fault("no article is chosen", at)
    pieces = texts(reach.open_index, chosen(aim), form or "text")
    what = "article" if aim.number == 1 else f"{aim.number:,} articles"
    return partial(_start, reach, argv, pieces, what)


def _start(reach: Reach, argv: list[str], pieces: Iterable[str], what: str) -> None:
    reach.session.marking.let_go()
    try:
        piped = piping.Piped(argv)
    except piping.PipeError as error:
        reach.stage.note(str(error))
        return
    reach.stage.note(f"{argv[0]} has the {what} …")
    reach.stage.start(_wait(reach, argv[0], piped, pieces, what), f"pipe {id(piped)}")


async def _wait(reach: Reach, name: str, piped: piping.Piped, pieces: Iterable[str], what: str) -> None:
    try:
        outcome = await asyncio.to_thread(piped.finish, pieces, reach.patience)
    except asyncio.CancelledError:
        piped.kill()
        raise
    except (IndexFault, OSError) as error:
        reach.stage.warn("Pipe", str(error))
        return
    said = f"{name} {outcome.ending}" if outcome.ending else f"{name} took the {what}"
    if not outcome.output.strip():
        reach.stage.toast(said)
    elif reach.stage.covered and reach.dialogs.speaker_on_top() is None:
        reach.stage.toast(f"{said}; its output is dropped, for something else is open")
    else:
        reach.dialogs.open_output(said, outcome.output)


def write(reach: Reach, typed: TypedLine, *, listed: bool) -> Deed:
    """Understand `write PATH` of what is chosen, and `export PATH` of everything that is listed.

    Raises:
        LineError: nothing can be written there, or nothing is there to be written.
    """
    if not typed.rest:
        raise typed.fault(
            "expected the path of a file: .md, .json, else text",
            hint=f"write {typed.name} {file_name(reach)}",
        )
    path = Path(os.path.expanduser(typed.rest))
    if path.is_dir() or not path.parent.is_dir():
        raise typed.fault(f"{path} is a folder" if path.is_dir() else f"there is no folder {path.parent}")
    if path.exists() and path.resolve().is_relative_to(reach.root.resolve()):
        raise typed.fault(f"{path} is in the archive, and stays as it is")
    if path.exists() and not typed.forced:
        raise typed.fault(f"{path} is there already", hint=f"{typed.name}! replaces it")
    form = _FORMS.get(path.suffix.lower(), "text")
    if (said := _listed_quotations(reach, form)) is not None:
        pieces, what = said
    else:
        marking = reach.session.marking
        aim = marking.listed() if listed else marking.aim()
        if aim is None:
            raise typed.fault("there is no article")
        pieces = texts(reach.open_index, chosen(aim), form)
        what = "" if aim.number == 1 else f"{aim.number:,} articles"

    def start() -> None:
        if said is None:
            reach.session.marking.let_go()
        reach.stage.start(_written(reach, path, pieces, what, forced=typed.forced), "write")

    return start


async def _written(reach: Reach, path: Path, pieces: Iterable[str], what: str, *, forced: bool) -> None:
    try:
        await asyncio.to_thread(_put, path, pieces, forced=forced)
    except FileExistsError:
        reach.stage.warn("Save", f"{path} is there by now, and stays as it is")
    except (IndexFault, OSError) as error:
        reach.stage.warn("Save", f"{path}: {getattr(error, 'strerror', None) or error}")
    else:
        reach.stage.toast(f"{what} saved in {path}" if what else f"saved in {path}")


def _put(path: Path, pieces: Iterable[str], *, forced: bool) -> None:
    """Write a file beside its place first: one that is replaced is whole at any time."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", errors="replace") as stream:
            stream.writelines(pieces)
        if forced:
            beside.replace(path)
        else:
            _put_new(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _put_new(whole: Path, path: Path) -> None:
    """Give a file its name; fails where a file of that name has come meanwhile."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without second names
        with path.open("xb") as stream:
            stream.write(whole.read_bytes())


def edit(reach: Reach) -> None:
    """Open a copy of the article on the screen in an editor."""
    document = reach.session.article.document
    if document is None:
        reach.stage.note("no article is chosen")
        return
    try:
        argv = editing.editor(os.environ)
        (text,) = texts(reach.open_index, Chosen(ids=[document.article.id]), "md")
    except (editing.EditorError, IndexFault, OSError, ValueError) as error:
        reach.stage.note(f"the article is gone ({error})" if isinstance(error, ValueError) else str(error))
        return
    name = f"{slug(document.title, _NAME) or 'article'}.md"
    fault = reach.program().outside(lambda: editing.read_in(argv, name, text))
    reach.stage.note(fault or "the copy is gone; the document is as it was")
