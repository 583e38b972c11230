"""Which kind of file system a path lies on, where that decides how an index is kept and a folder watched."""

from __future__ import annotations

import os
import re
import sys

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|9p|ncpfs|coda|ceph|glusterfs|lustre|beegfs|gpfs|orangefs|pvfs2|webdav|davfs|vboxsf|vmhgfs"
    r"|virtiofs|afpfs|fuse\.(sshfs|rclone|s3fs|gcsfuse|davfs2?|glusterfs|cephfs|curlftpfs|smbnetfs|mergerfs|vmhgfs-fuse)"
)
_MOUNTS = "/proc/self/mounts"
_PLATFORM: str = sys.platform


def network_file_system(path: str | os.PathLike[str]) -> str | None:
    """Return the name of the network file system that `path` (or what exists above it) lies on, else None.

    SQLite's write-ahead log needs memory that all processes share, which such a file system cannot give to two
    machines; and what another machine writes is told to nobody here.
    """
    kind = _kind(os.path.realpath(path))
    return kind if kind is not None and _NETWORK.fullmatch(kind) else None


def _kind(real: str) -> str | None:
    """Return the type of the mount with the longest path above `real`; None where that cannot be known."""
    best, kind = "", None
    for place, name in _mounts():
        below = place == "/" or real == place or real.startswith(place + "/")
        # Of two mounts on one place the later one is seen.
        if below and len(place) >= len(best):
            best, kind = place, name
    return kind


def _mounts() -> list[tuple[str, str]]:
    if _PLATFORM != "linux":
        return _listed()
    try:
        with open(_MOUNTS, "rb") as stream:
            lines = stream.read().splitlines()
    except OSError:
        return []
    fields = [line.split(b" ") for line in lines]
    return [(_unescaped(each[1]), each[2].decode("ascii", "replace")) for each in fields if len(each) > 2]


def _unescaped(place: bytes) -> str:
    """Return a path whose blanks and backslashes are written as three octal digits."""
    return os.fsdecode(re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), place))


def _listed() -> list[tuple[str, str]]:
    """Return the mounts as the command of BSD and macOS lists them: `host:/x on /place (nfs, nodev)`."""
    import subprocess

    try:
        result = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    found = re.findall(r" on (/.*) \((\w+)", os.fsdecode(result.stdout))
    return [(place, kind) for place, kind in found]
