"""An archive at hand: a folder (or one file) of documents, and the index that answers for it.

Both faces open archives here. Where the index lives, whether it is fresh, and how it is built again is
nobody else's business.
"""

from reader.archive.archives import Archive, open_archive
from reader.archive.locating import ArchiveMissing
from reader.archive.notices import Notice, Unfinished
from reader.index.progress import Progress, parse_progress

__all__ = ["Archive", "ArchiveMissing", "Notice", "Progress", "Unfinished", "open_archive", "parse_progress"]
