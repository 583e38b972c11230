"""Real OpenSearch nodes for tests, on loopback; they end with the process that started them, however that one ends.

    python -m tests.index.opensearch.nodes fetch                              get the jars (Java 17 and Maven)
    python -m tests.index.opensearch.nodes start DATA [--port 9200] [--heap 512m]     stays until it is stopped
    python -m tests.index.opensearch.nodes stop DATA

In tests: `shared()` is one node for all of a process, `running()` some that a test may kill.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.index.opensearch.jars import Kit, Missing, fetch, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ASKED = "READER_TEST_OPENSEARCH"
"""Environment variable: `1` has tests start a node of their own, `host:port` has them ask one that runs."""
LOOPBACK = "127.0.0.1"
HEAP = "512m"
MEMORY = "/dev/shm"
"""A folder in memory, where there is one: what a test has written need not reach a disk, and making an index does."""
PATIENCE = 120.0
"""Seconds until a node answers; one on a busy machine takes 15."""

LOGGING = """\
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=[%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level=info
rootLogger.appenderRef.console.ref=console
"""
OPTIONS = (
    "-XX:+UseG1GC",
    "-Xshare:auto",
    "-Djava.security.manager=allow",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "-Dopensearch.networkaddress.cache.ttl=60",
    "-Dopensearch.distribution.type=tar",
    "-Dopensearch.bundled_jdk=false",
)
AS_ROOT = ("-Djna.nosys=true", "-Djna.nounpack=true", "-Djna.noclasspath=true")
"""A node refuses root where JNA's native part loads; without it, it cannot tell."""


class Place(NamedTuple):
    """Where a node is in its cluster."""

    name: str
    port: int
    """Of HTTP."""
    transport: int
    """The port that other nodes talk to."""


class Node(NamedTuple):
    """A process of OpenSearch, and where it keeps its things."""

    process: subprocess.Popen[bytes]
    place: Place
    data: Path

    @property
    def host(self) -> tuple[str, int]:
        """Where it answers."""
        return LOOPBACK, self.place.port

    def kill(self) -> None:
        """End it as a machine ends that loses power."""
        self.process.kill()
        self.process.wait()


# ------------------------------------------------------------------ for tests
def asked() -> str | None:
    """Return why no node is to be asked, in words; None where one is."""
    if not os.environ.get(ASKED):
        return f"{ASKED} is not set: `make test-opensearch` runs this against a real node"
    if os.environ[ASKED] != "1":
        return None
    try:
        find()
    except Missing as error:
        return str(error)
    return None


_held = ExitStack()
"""What is there as long as this process. It is never closed: the watcher ends the node, and clears up after it."""


@functools.cache
def shared() -> tuple[str, int]:
    """Return where a node answers as long as this process is there: the one that the environment names, or ours."""
    named = os.environ.get(ASKED, "1")
    if named != "1":
        host, _, port = named.rpartition(":")
        return host, int(port)
    return _held.enter_context(running(folder=MEMORY if os.access(MEMORY, os.W_OK) else None))[0].host


@contextmanager
def running(count: int = 1, heap: str = HEAP, folder: str | None = None) -> Iterator[list[Node]]:
    """Have a cluster of so many nodes on free ports, with data of their own in `folder` that are deleted in the end."""
    kit = find()
    with ExitStack() as stack:
        data = Path(tempfile.mkdtemp(prefix="reader-opensearch-", dir=folder))
        stack.callback(shutil.rmtree, data, ignore_errors=True)
        ports = free_ports(2 * count)
        places = [Place(f"n{n + 1}", ports[2 * n], ports[2 * n + 1]) for n in range(count)]
        nodes = []
        for place in places:
            node = launch(kit, data / place.name, place, places, heap)
            stack.callback(node.kill)
            stack.enter_context(_watched(node.process.pid, data))
            nodes.append(node)
        for node in nodes:
            wait_for(node, count)
        yield nodes


@contextmanager
def _watched(pid: int, folder: Path) -> Iterator[None]:
    """Have a process killed and a folder deleted once this process is gone, even where that was killed itself."""
    script = f'read -r word; [ "$word" = leave ] || {{ kill -9 {pid}; rm -rf "$1"; }}'
    command = ["sh", "-c", script, "watcher", str(folder)]
    # A session of its own: a signal to the group of this process is not for the one that clears up after it.
    watcher = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    assert watcher.stdin is not None
    try:
        yield
    finally:
        watcher.communicate(b"leave\n")


def free_ports(count: int) -> list[int]:
    """Return so many ports of loopback that nobody listens at."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind((LOOPBACK, 0))
        return [each.getsockname()[1] for each in sockets]


# ------------------------------------------------------------------ a node
def launch(kit: Kit, data: Path, place: Place, places: Sequence[Place], heap: str) -> Node:
    """Start a node of a cluster of `places`; it is not waited for."""
    for folder in ("config", "data", "logs", "tmp"):
        (data / folder).mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in _settings(data, place, places).items())
    (data / "config" / "opensearch.yml").write_text(lines)
    (data / "config" / "log4j2.properties").write_text(LOGGING)
    (data / "config" / "jvm.options").write_text("")
    command = [kit.java, f"-Xms{heap}", f"-Xmx{heap}", *OPTIONS]
    command += AS_ROOT if os.geteuid() == 0 else ()
    command += [f"-Djava.io.tmpdir={data / 'tmp'}", f"-Dopensearch.path.home={kit.home}"]
    command += [f"-Dopensearch.path.conf={data / 'config'}", "-cp", f"{kit.home}/lib/*"]
    command += ["org.opensearch.bootstrap.OpenSearch"]
    with (data / "node.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd=data,
            start_new_session=True,  # Ctrl-C is for the tests, which end it
        )
    return Node(process, place, data)


def _settings(data: Path, place: Place, places: Sequence[Place]) -> dict[str, object]:
    settings: dict[str, object] = {
        "cluster.name": "reader-tests",
        "node.name": place.name,
        "network.host": LOOPBACK,
        "http.port": place.port,
        "transport.port": place.transport,
        "path.data": data / "data",
        "path.logs": data / "logs",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    if len(places) == 1:
        return settings | {"discovery.type": "single-node"}
    settings["discovery.seed_hosts"] = json.dumps([f"{LOOPBACK}:{each.transport}" for each in places])
    if not any((data / "data").iterdir()):
        settings["cluster.initial_cluster_manager_nodes"] = json.dumps([each.name for each in places])
    return settings


def wait_for(node: Node, count: int = 1, status: str = "green") -> None:
    """Wait until a node is in a cluster of at least so many nodes that is of this health.

    Raises:
        Missing: it ended, or takes too long; the end of its log is in the message.
    """
    host, port = node.host
    url = f"http://{host}:{port}/_cluster/health?wait_for_nodes=>={count}&wait_for_status={status}&timeout=1s"
    until = time.monotonic() + PATIENCE
    while node.process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if not json.load(answer)["timed_out"]:
                    return
        except (OSError, ValueError):
            time.sleep(0.1)
    end = (node.data / "node.log").read_text("utf-8", "replace")[-2000:]
    node.kill()
    raise Missing(f"the node did not start; it said last: {end}")


def is_alive(pid: int) -> bool:
    """Whether there is a process of this number that has not ended; on Linux, one that nobody has waited for has."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait until something is so, and fail where it is not after so many seconds."""
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)


# ------------------------------------------------------------------ by hand
def main() -> int:
    """Get the jars, start a node that stays, or stop it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch")
    start = commands.add_parser("start")
    start.add_argument("data", type=Path)
    start.add_argument("--port", type=int, default=9200)
    start.add_argument("--heap", default=HEAP)
    commands.add_parser("stop").add_argument("data", type=Path)
    arguments = parser.parse_args()
    try:
        if arguments.command == "fetch":
            fetch()
        elif arguments.command == "start":
            _start(arguments.data.absolute(), arguments.port, arguments.heap)
        else:
            _stop(arguments.data.absolute())
    except Missing as error:
        print(f"no node of OpenSearch for tests: {error}", file=sys.stderr)
        return 1
    return 0


def _start(data: Path, port: int, heap: str) -> None:
    place = Place("n1", port, free_ports(1)[0])
    node = launch(find(), data, place, [place], heap)
    (data / "pid").write_text(str(node.process.pid))
    wait_for(node, status="yellow")  # replicas that tests asked for have no second node to go to
    print(f"http://{LOOPBACK}:{port} pid {node.process.pid}, log {data / 'node.log'}")


def _stop(data: Path) -> None:
    try:
        pid = int((data / "pid").read_text())
        os.kill(pid, signal.SIGTERM)
    except (FileNotFoundError, ProcessLookupError):
        return
    wait_until(lambda: not is_alive(pid))
    (data / "pid").unlink()


if __name__ == "__main__":
    sys.exit(main())
