"""Where the journals of an archive are, and what tells that something was written to them.

Every question looks here, so nothing is loaded but the system, and what complains where it has to.
"""

from __future__ import annotations

import os
import stat

from reader.model.errors import ReaderError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SHARED = ".reader"
"""Folder of an archive that says: what is remembered is kept here, and goes where the archive goes."""
JOURNALS = "marks"
ENDING = ".jsonl"
UNKNOWN = "?"
"""Stamp of journals that cannot be looked at."""
Signature = tuple[tuple[str, int, int, int], ...]
"""Each journal with its inode, size and time of change (ns): another one where something was written since."""


class Whereabouts:
    """Where what is remembered of an archive is kept."""

    __slots__ = ("root", "state")

    def __init__(self, root: str, state: str) -> None:
        self.root = root
        """The real path of the archive."""
        self.state = state
        """The folder for what this machine keeps of it."""

    @property
    def is_shared(self) -> bool:
        """Whether the archive has a folder for it.

        Raises:
            MarksError: there is something else in its place.
        """
        return is_folder(os.path.join(self.root, SHARED))

    @property
    def shared(self) -> str:
        """The folder in the archive that journals are kept in, where it has one."""
        return os.path.join(self.root, SHARED, JOURNALS)

    @property
    def own(self) -> str:
        """The folder of this machine that journals are kept in, where the archive has none."""
        return os.path.join(self.state, JOURNALS)

    @property
    def folder(self) -> str:
        """The folder that this machine writes to.

        Raises:
            MarksError: there is something else in its place.
        """
        if self.is_shared:
            is_folder(self.shared)
            return self.shared
        return self.own

    @property
    def folders(self) -> tuple[str, ...]:
        """Every folder that holds journals of the archive: what the state folder holds counts beside the shared one."""
        return tuple(dict.fromkeys((self.folder, self.own)))

    def signature(self) -> Signature:
        """Return that of all journals.

        Raises:
            MarksError: they cannot be found.
        """
        return signature_of(journals_in(self.folders))

    @property
    def stamp(self) -> str:
        """What is another text as soon as a journal was written; empty where there is none.

        `UNKNOWN` where they cannot be looked at: no index was made with them. What is no folder holds no journal.
        """
        folders = [self.own]
        try:
            if _is_there(os.path.join(self.root, SHARED)) and _is_there(self.shared):
                folders.insert(0, self.shared)
            found = signature_of(journals_in(folders))
        except (OSError, ReaderError):
            return UNKNOWN
        lines = "\n".join(f"{path} {inode} {size} {changed}" for path, inode, size, changed in found)
        return lines.encode("utf-8", "backslashreplace").decode()


def _is_there(path: str) -> bool:
    """Whether a folder, and no link to one, is at a path that may be anything."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_folder(path: str) -> bool:
    """Whether there is a folder; a link is none, because an archive of others could point it anywhere.

    Raises:
        MarksError: there is something else, or it cannot be told.
    """
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        from reader.marks.faulty import MarksError, because

        raise MarksError(f"{path}: cannot be looked at ({because(error)}); mend its permissions") from error
    if not stat.S_ISDIR(mode):
        from reader.marks.faulty import MarksError

        raise MarksError(f"{path}: expected a folder and no link; move it away, marks are kept there")
    return True


def journals_in(folders: Iterable[str]) -> list[str]:
    """Return the paths of all journals in these folders, those of other machines and conflict copies among them.

    Raises:
        MarksError: a folder is there and cannot be listed.
    """
    found: list[str] = []
    for folder in folders:
        try:
            names = sorted(os.listdir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            from reader.marks.faulty import MarksError, because

            raise MarksError(f"{folder}: marks cannot be read ({because(error)})") from error
        found.extend(
            os.path.join(folder, name) for name in names if name.endswith(ENDING) and not name.startswith(".")
        )
    return found


def signature_of(paths: Iterable[str]) -> Signature:
    """Return each of these files that is there with its inode, its size and its time of change.

    That of its inode, which no program sets back, and which new permissions move too.
    """
    found = []
    for path in paths:
        try:
            info = os.lstat(path)
        except OSError:
            continue
        found.append((path, info.st_ino, info.st_size, info.st_ctime_ns))
    return tuple(found)
