"""An archive at hand: a folder (or one file) of documents, and the index that answers for it.

Both faces open archives here. Where the index lives, whether it is fresh, and how it is built again is
nobody else's business.
"""

from reader.archive.archives import Archive
from reader.archive.locating import ArchiveMissing
from reader.archive.meant import open_archive

__all__ = ["Archive", "ArchiveMissing", "open_archive"]
