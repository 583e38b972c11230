"""The thread that owns the index: urgency, overtaking, faults."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual.message import Message

from reader.index.faults import IndexFault, Interrupted
from reader.tui.worker.backend import Backend, Job
from reader.tui.worker.messages import Failed, NoIndex, StatusCame
from tests.tui.fakes import FakeIndex

if TYPE_CHECKING:
    from collections.abc import Iterator


class Told:
    """Collects messages and waits for one."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._news = threading.Condition()

    def __call__(self, message: Message) -> None:
        with self._news:
            self.messages.append(message)
            self._news.notify_all()

    def wait(self, number: int) -> list[Message]:
        with self._news:
            assert self._news.wait_for(lambda: len(self.messages) >= number, timeout=5)
            return list(self.messages)


def attach(backend: Backend, told: Told) -> None:
    """Have everything told, what came before too."""
    for message in backend.attach(told):
        told(message)


class Note(Message):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def saying(text: str, gate: threading.Event | None = None, begun: threading.Event | None = None) -> Job:
    def job(index: object) -> Iterator[Message]:
        if begun is not None:
            begun.set()
        if gate is not None:
            gate.wait(5)
        yield Note(text)

    return job


def _raise(error: Exception) -> Iterator[Message]:
    raise error


def texts(messages: list[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, Note)]


def test_urgent_questions_go_first_and_newer_ones_replace_older() -> None:
    told, gate, begun = Told(), threading.Event(), threading.Event()
    backend = Backend(lambda: FakeIndex())
    attach(backend, told)
    backend.ask("first", saying("first", gate, begun))
    begun.wait(5)
    backend.ask("later", saying("later"), urgency=9)
    backend.ask("search", saying("search a"), urgency=0)
    backend.ask("search", saying("search ab"), urgency=0)
    gate.set()
    assert texts(told.wait(3)) == ["first", "search ab", "later"]
    backend.close()


def test_a_question_that_is_overtaken_while_it_runs_is_stopped_and_not_heard() -> None:
    told, gate, begun, index = Told(), threading.Event(), threading.Event(), FakeIndex()
    backend = Backend(lambda: index)
    attach(backend, told)
    backend.ask("search", saying("a", gate, begun))
    begun.wait(5)
    backend.ask("search", saying("ab"))
    gate.set()
    assert texts(told.wait(1)) == ["ab"]
    assert "interrupt" in index.asked
    backend.close()


def test_a_stop_that_was_meant_for_another_question_is_survived() -> None:
    told = Told()
    stops = iter([Interrupted("stopped")])

    def job(index: object) -> Iterator[Message]:
        for stop in stops:
            raise stop
        yield Note("answered")

    backend = Backend(lambda: FakeIndex())
    attach(backend, told)
    backend.ask("search", job)
    assert texts(told.wait(1)) == ["answered"]
    backend.close()


def test_faults_and_mistakes_become_messages() -> None:
    told = Told()

    def broken(index: object) -> Iterator[Message]:
        yield from _raise(IndexFault("the disk is full"))

    def mistaken(index: object) -> Iterator[Message]:
        yield from _raise(ZeroDivisionError("ours"))

    backend = Backend(lambda: FakeIndex())
    attach(backend, told)
    backend.ask("one", broken)
    backend.ask("two", mistaken)
    backend.ask("three", saying("still alive"))
    messages = told.wait(3)
    assert {message.what for message in messages if isinstance(message, Failed)} == {
        "the disk is full",
        "ZeroDivisionError: ours",
    }
    assert texts(messages) == ["still alive"]
    backend.close()


def test_what_came_early_is_handed_over_and_no_index_is_said() -> None:
    told = Told()
    opened: list[FakeIndex | None] = [None, FakeIndex()]
    backend = Backend(lambda: opened.pop(0))
    backend.ask("status", lambda index: iter([StatusCame(index.status())]))
    while not backend.idle:
        pass
    attach(backend, told)
    assert isinstance(told.wait(1)[0], NoIndex)
    backend.renew()
    backend.ask("status", lambda index: iter([StatusCame(index.status())]))
    assert isinstance(told.wait(2)[1], StatusCame)
    backend.close()
