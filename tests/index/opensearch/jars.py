"""The jars of an OpenSearch node for tests: laid out once outside the checkout, by Maven, and the Java that runs them.

OpenSearch's server is published as artifacts, not as a distribution: this lays out by hand what the build of the
distribution does, with the few modules that are needed. Maven finds its repositories in what the machine has set up.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

VERSION = "2.19.6"
"""The newest line that runs on Java 17."""
OLDEST_JAVA = 17
PATIENCE = 180.0
"""Seconds for the artifacts of a module."""
LOG4J = "2.25.4"
"""log4j-core is optional in the server's POM, but its bootstrap needs it."""

PLACE = "READER_OPENSEARCH_JARS"
"""Environment variable: the folder of the jars."""
SERVER = (
    f"org.opensearch:opensearch:{VERSION}",
    f"org.opensearch:opensearch-plugin-classloader:{VERSION}",
    f"org.apache.logging.log4j:log4j-core:{LOG4J}",
)
MODULES = {
    "transport-netty4": ("transport-netty4-client", "org.opensearch.transport.Netty4Plugin"),
    "analysis-common": ("analysis-common", "org.opensearch.analysis.common.CommonAnalysisPlugin"),
    "lang-painless": ("lang-painless", "org.opensearch.painless.PainlessPlugin"),
    "reindex": ("reindex-client", "org.opensearch.index.reindex.ReindexPlugin"),
}
"""The artifact and the class of each module."""
GRANT = "grant {\n  permission java.security.AllPermission;\n};\n"
"""A node on loopback that holds nothing but what tests wrote: its modules may do everything."""
POM = (
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>tests</groupId>'
    "<artifactId>tests</artifactId><version>1</version><dependencies>{}</dependencies></project>"
)
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"


class Missing(Exception):
    """There can be no node on this machine; the message says why, and what would help."""


class Kit(NamedTuple):
    """What a node is started from."""

    java: str
    home: Path
    """Holds `lib`, `modules` and `plugins`."""


def place() -> Path:
    """Return the folder of the jars: $READER_OPENSEARCH_JARS, else one in the user's cache."""
    if named := os.environ.get(PLACE):
        return Path(named).absolute()
    return _CACHED


def _cached() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(cache) / f"reader-opensearch-{VERSION}"


_CACHED = _cached()
"""As it was when this was loaded: each test has a home of its own."""


def find() -> Kit:
    """Return what a node is started from, as it is on this machine.

    Raises:
        Missing: there is no Java, or there are no jars.
    """
    java, home = find_java(), place()
    if not (home / "lib").is_dir():
        raise Missing(
            f"no jars of OpenSearch in {home}: python -m tests.index.opensearch.nodes fetch gets them"
        )
    return Kit(java, home)


def find_java() -> str:
    """Return the path of a Java that is new enough.

    Raises:
        Missing: there is none.
    """
    named = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{named}/bin") if named else None
    java = java or shutil.which("java")
    if java is None:
        raise Missing(f"no Java on this machine: a node of OpenSearch needs Java {OLDEST_JAVA} or newer")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < OLDEST_JAVA:
        came = version[1] if version else "an unknown version"
        raise Missing(f"{java} is Java {came}: a node of OpenSearch needs Java {OLDEST_JAVA} or newer")
    return java


def fetch() -> Path:
    """Lay out the jars where they are not there yet, and return their folder.

    Raises:
        Missing: there is no Java or no Maven, or Maven did not get them.
    """
    home = place()
    find_java()
    if (home / "lib").is_dir():
        return home
    if shutil.which("mvn") is None:
        raise Missing("no Maven (mvn) on this machine: it gets the jars of OpenSearch")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".opensearch-") as folder:
        made = Path(folder) / "home"
        _lay_out(made)
        try:
            made.rename(home)
        except OSError:
            if not (home / "lib").is_dir():  # else another process was quicker
                raise
    return home


def _lay_out(home: Path) -> None:
    _resolve(SERVER, home / "lib")
    served = {_artifact(jar) for jar in (home / "lib").iterdir()}
    for name, (artifact, plugin) in MODULES.items():
        folder = home / "modules" / name
        _resolve((f"org.opensearch.plugin:{artifact}:{VERSION}",), folder)
        for jar in folder.glob("*.jar"):
            if _artifact(jar) in served:  # a class may be on the path only once
                jar.unlink()
        fields = {
            "description": name,
            "version": VERSION,
            "name": name,
            "classname": plugin,
            "java.version": "11",
            "opensearch.version": VERSION,
            "has.native.controller": "false",
        }
        lines = "".join(f"{key}={value}\n" for key, value in fields.items())
        (folder / "plugin-descriptor.properties").write_text(lines)
        (folder / "plugin-security.policy").write_text(GRANT)
    (home / "plugins").mkdir()


def _artifact(jar: Path) -> str:
    return jar.name.rsplit("-", 1)[0]


def _resolve(artifacts: tuple[str, ...], into: Path) -> None:
    """Copy the jars of `artifacts`, and of all they need when they run, into a folder."""
    with tempfile.TemporaryDirectory() as work:
        wanted = "".join(DEPENDENCY.format(*each.split(":")) for each in artifacts)
        Path(work, "pom.xml").write_text(POM.format(wanted))
        command = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime"]
        command.append(f"-DoutputDirectory={into}")
        try:
            ended = subprocess.run(
                command,
                cwd=work,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired as error:
            raise Missing(f"Maven did not get {', '.join(artifacts)} in {PATIENCE:.0f} s") from error
    if ended.returncode:
        said = (ended.stdout.strip() or ended.stderr.strip() or "it said nothing").splitlines()[0]
        raise Missing(f"Maven did not get {', '.join(artifacts)}: {said[:300]}")
