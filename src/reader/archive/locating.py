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


def index_named(option: str | None, settings: config.Settings | None) -> str:
    """Return the address of the index that is meant; empty for the one that this machine keeps.

    An option wins over the environment, and that over the settings.
    """
    if option is not None:
        return option
    if named := os.environ.get("READER_INDEX"):
        return named
    return settings.index.address if settings is not None else ""


def settings_for(path: str | None, index: str | None) -> config.Settings | None:
    """Return the settings where they are needed to open this archive with this index, as options name them; else None.

    An archive that is named needs none, and a search should not wait for YAML.

    Raises:
        ConfigError: they cannot be used.
    """
    if path is None:
        return config.load()
    served = os.environ.get("READER_INDEX") or config.says("index") if index is None else index
    return config.load() if served else None


def default_place(settings: config.Settings | None, *, samples: bool = True) -> str | None:
    """Return the path of the archive that is meant where none is named; None without `samples`, where that is none."""
    if named := os.environ.get("READER_ARCHIVE"):
        return named
    if settings is not None and settings.archive:
        return settings.archive
    if not samples:
        return None
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
    return os.path.join(cache, "archives", _hashed(root))


def memory_folder(root: str) -> str:
    """Return the folder for what this machine remembers of an archive, found as the index is."""
    return os.path.join(config.state_folder(), "archives", _hashed(root))


def identity(root: str) -> bytes:
    """Return what an archive is known by: what its `.reader/id` says, else its real path."""
    try:
        with open(os.path.join(root, ".reader", "id"), "rb") as declared:
            return b"id " + declared.read(1000).strip()[:200]
    except OSError:
        return os.fsencode(root)


def _hashed(root: str) -> str:
    from reader.marks.hashing import blake2b

    return blake2b(identity(root), digest_size=12).hexdigest()


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
