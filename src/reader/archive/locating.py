# ruff: noqa: PTH103, PTH120 - every search passes here, and pathlib takes longer to load than it takes
"""Where things are: the archive that is meant where none is named, and the folders of an archive."""

from __future__ import annotations

import os
import stat

from reader import config
from reader.model.errors import ReaderError
from reader.text import visible


class ArchiveMissing(ReaderError):
    """There is no archive at the place named; the message says what was expected and what to do."""


def check_ending(name: str, path: str) -> None:
    """Stop at a file that is no document; `path` is how it was named.

    Raises:
        ArchiveMissing: its ending is none of a document.
    """
    from reader.seeds import ENDINGS, ending

    if ending(name) is None:
        known = " ".join(sorted(ENDINGS))
        raise ArchiveMissing(
            f"{visible(path)}: expected a document ({known}), found another ending; rename it"
        )


def default_place(settings: config.Settings | None) -> str:
    """Return the path of the archive that is meant where none is named."""
    if named := os.environ.get("READER_ARCHIVE"):
        return named
    if settings is not None and settings.archive:
        return settings.archive
    if os.path.isdir("seeds"):
        return "seeds"
    from reader.resources import samples_folder

    return str(samples_folder())


def display(path: str) -> str:
    """Return a path for people: cleaned, with `~` for the home folder."""
    home = os.path.expanduser("~").rstrip("/")
    if home and (path == home or path.startswith(home + "/")):
        path = "~" + path[len(home) :]
    return visible(path)


def index_folder(root: str) -> str:
    """Return the folder of the index: by `.reader/id` where the archive has one, else by its real path."""
    cache = config.cache_folder()
    if not _writable(cache):
        cache = _fallback_cache()
    return os.path.join(cache, "archives", _identity(root))


def memory_folder(root: str) -> str:
    """Return the folder for what this machine remembers of an archive, found as the index is."""
    return os.path.join(config.state_folder(), "archives", _identity(root))


def _identity(root: str) -> str:
    from reader.marks.hashing import blake2b

    try:
        with open(os.path.join(root, ".reader", "id"), "rb") as declared:
            identity = b"id " + declared.read(1000).strip()[:200]
    except OSError:
        identity = os.fsencode(root)
    return blake2b(identity, digest_size=12).hexdigest()


def _writable(folder: str) -> bool:
    """Return whether `folder` can be written, or made."""
    while not os.path.exists(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def _fallback_cache() -> str:
    """Return a private folder among the temporary files, for users whose cache folder cannot be written."""
    import tempfile

    folder = os.path.join(tempfile.gettempdir(), f"{config.APP}-{os.getuid()}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        info = os.lstat(folder)
        if stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & 0o077:
            return folder
    except OSError:
        pass
    return tempfile.mkdtemp(prefix=f"{config.APP}-")
