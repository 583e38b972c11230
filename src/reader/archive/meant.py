"""The archive that is meant: from what was named, by an option, the environment or the settings, to an `Archive`."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from reader.archive.archives import Archive, unheard
from reader.archive.locating import ArchiveMissing, check_ending, default_place, display, index_named
from reader.marks.origin import states_of
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.archive.notices import Notice
    from reader.config import Settings


def open_archive(
    path: str | None,
    settings: Settings | None = None,
    notify: Callable[[Notice], None] = unheard,
    index: str | None = None,
) -> Archive:
    """Return the archive at `path`; without one, the default archive.

    The default is $READER_ARCHIVE, else `archive:` of the settings, else ./seeds, else the bundled samples.
    What is remembered of a folder that was moved is taken over, and `notify` hears of it. `index` is the address of
    the index, where a server keeps it, empty where this machine does; the default is $READER_INDEX, else `index:` of
    the settings. Such an archive can be asked where its folder is not there, and has no default but one that is named.

    Raises:
        ArchiveMissing: there is no folder or file at `path`.
        AddressError, ConfigError, CredentialsError: the index is not named as it should be.
        IndexFault: what it takes to ask a server is not installed here.
    """
    address = index_named(index, settings)
    named = path
    if path is None:
        path = default_place(settings, samples=not address)
    if address and (path is None or _is_missing(path)):
        if named is not None:
            from reader.archive.notices import Notice

            notify(Notice("absent", f"{visible(named)} is not there; the index at the server is asked"))
        return _without_folder(address, settings)
    assert path is not None
    try:
        real = os.path.realpath(os.path.expanduser(path), strict=True)
        mode = os.stat(real).st_mode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArchiveMissing(
            f"{visible(path)}: expected a folder or a document to read ({reason.lower()}); name one that exists"
        ) from error
    if stat.S_ISDIR(mode):
        if not os.access(real, os.R_OK | os.X_OK):
            raise ArchiveMissing(f"{visible(path)}: this folder may not be read; mend its permissions")
        return _inheriting(_in_folder(real, address, settings), notify)
    if stat.S_ISREG(mode):
        folder, name = os.path.split(real)
        check_ending(name, path)
        if index:
            raise ArchiveMissing(
                f"{visible(path)}: expected a folder whose index is at a server, found one document; leave --index out"
            )
        return _inheriting(Archive(folder, name), notify)
    raise ArchiveMissing(
        f"{visible(path)}: expected a folder or a document, found neither; name a folder of documents"
    )


def _is_missing(path: str) -> bool:
    """Whether there is nothing at a path, for sure."""
    try:
        os.stat(os.path.expanduser(path))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _in_folder(root: str, address: str, settings: Settings | None) -> Archive:
    if not address:
        return Archive(root)
    from reader.archive.serving import address_of, served  # most indexes are this machine's own

    return Archive(root, served=served(address_of(address, settings), settings, root))


def _without_folder(address: str, settings: Settings | None) -> Archive:
    from reader.archive.serving import address_of, root_of, served

    at = address_of(address, settings)
    root = root_of(at)
    return Archive(root, served=served(at, settings, root), has_folder=False)


def _inheriting(archive: Archive, notify: Callable[[Notice], None]) -> Archive:
    """Return an archive with what was remembered of it where it stood before, if it was moved on this machine."""
    state = archive.where.state
    if os.path.lexists(state) or not states_of(archive.where.root, state):
        return archive
    from reader.archive.inheriting import inherited  # few are moved

    before = inherited(archive.where.root, state)
    if before is not None:
        from reader.archive.notices import Notice

        notify(
            Notice("moved", f"what was remembered of {display(before)} is this folder's now: it was moved")
        )
    return archive
