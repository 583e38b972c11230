"""What is subscribed to: `feeds.opml` in the archive, OPML 2, edited in place so that nothing of others is lost.

Outlines without an address are folders. Ours, in a namespace of its own, are the attributes `every`, `full`, `images`
and `local`; unknown outlines and attributes stay as they are.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.fetch.feedfiles import slug_of
from reader.fetch.refusals import FetchError, SubscriptionsError
from reader.fetch.schedule import period
from reader.fetch.webaddresses import checked, shown
from reader.marks.articlenames import normal_address
from reader.text import clean_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "feeds.opml"
NAMESPACE = "https://reader-tui.example/opml"
FULL = ("auto", "always", "never")
LARGEST = 64 << 20
"""Bytes of subscriptions that are read."""
_EVERY, _FULL, _IMAGES, _LOCAL = (f"{{{NAMESPACE}}}{name}" for name in ("every", "full", "images", "local"))


class Subscription(NamedTuple):
    """A feed that is subscribed to."""

    url: str
    title: str = ""
    """As the subscriptions have it; empty where they have none."""
    folder: tuple[str, ...] = ()
    """Names of the folders that it stands in, the outermost first."""
    every: float | None = None
    """Seconds between two fetches, where somebody said so."""
    full: str = "auto"
    """When the page of an article is fetched too: one of `FULL`."""
    images: bool = False
    """Whether pictures are downloaded beside their articles."""
    local: bool = False
    """Whether its host may have an address of a private network."""

    @property
    def name(self) -> str:
        """What it is called, for people."""
        return clean_line(self.title) or shown(self.url)


class Subscriptions:
    """The subscriptions of an archive, as they stand in its file."""

    def __init__(self, path: str) -> None:
        """Read them; where there is no file there are none.

        Raises:
            SubscriptionsError: the file cannot be read, or is no OPML; it names the line.
        """
        self.path = path
        self._tree = _read(path)
        self._was = _signature(path)

    def all(self) -> list[Subscription]:
        """Return what is subscribed to, each address once, in the order of the file.

        Outlines whose address can never be asked are in `faults`.
        """
        found: dict[str, Subscription] = {}
        for outline in self._feeds():
            try:
                each = _subscription(outline)
            except FetchError:
                continue
            found.setdefault(normal_address(each.url), each)
        return list(found.values())

    def faults(self) -> list[str]:
        """Return what is wrong with single outlines, in words, each with its line."""
        found = []
        for outline in self._feeds():
            where = f"{visible(self.path)}:{outline.sourceline}"
            try:
                _subscription(outline)
            except FetchError as error:
                found.append(f"{where}: {error}")
            every, full = outline.get(_EVERY), outline.get(_FULL)
            if every is not None and period(every) is None:
                found.append(f"{where}: reader:every: expected a time such as 30m, 2h or 1d, found {every!r}")
            if full is not None and full not in FULL:
                found.append(f"{where}: reader:full: expected one of {', '.join(FULL)}, found {full!r}")
        return found

    def named(self, word: str) -> list[Subscription]:
        """Return the feeds of this address, title or slug; several where a title is shared.

        An address may be written as it is shown, without the secrets in it.
        """
        folded = clean_line(word).casefold()
        address = normal_address(word)
        return [
            each
            for each in self.all()
            if normal_address(each.url) == address
            or shown(each.url) == word
            or clean_line(each.title).casefold() == folded
            or slug_of(each.title, each.url) == folded
        ]

    def add(self, new: Subscription) -> bool:
        """Subscribe to a feed, in its folder; False where that is so already.

        Raises:
            SubscriptionsError: the file cannot be written.
        """
        return self.add_all([new]) == 1

    def add_all(self, feeds: Iterable[Subscription]) -> int:
        """Subscribe to feeds, each in its folder, and return how many of them are new; the file is written once.

        Raises:
            SubscriptionsError: the file cannot be written.
        """
        there = {normal_address(each.url) for each in self.all()}
        added = 0
        for each in feeds:
            address = normal_address(each.url)
            if address not in there:
                there.add(address)
                self._put(each)
                added += 1
        if added:
            self._write()
        return added

    def _put(self, new: Subscription) -> None:
        above = self._body()
        for name in new.folder:
            above = _folder(above, name)
        outline = etree.SubElement(above, "outline", type="rss", text=new.title or new.url, xmlUrl=new.url)
        if new.title:
            outline.set("title", new.title)
        if new.local:
            outline.set(_LOCAL, "true")
        if new.full != "auto":
            outline.set(_FULL, new.full)

    def remove(self, gone: Subscription) -> None:
        """End a subscription; a folder that it leaves empty stays.

        Raises:
            SubscriptionsError: the file cannot be written.
        """
        for outline in list(self._feeds()):
            if normal_address(outline.get("xmlUrl")) == normal_address(gone.url):
                above = outline.getparent()
                if above is not None:
                    above.remove(outline)
        self._write()

    def move(self, old: str, new: str) -> None:
        """Have a feed under another address from now on.

        Raises:
            SubscriptionsError: the file cannot be written.
        """
        for outline in self._feeds():
            if normal_address(outline.get("xmlUrl")) == normal_address(old):
                outline.set("xmlUrl", new)
        self._write()

    def text(self) -> str:
        """Return the whole file."""
        return _serialised(self._tree).decode("utf-8")

    def _feeds(self) -> Iterator[etree._Element]:
        return (each for each in self._body().iter("outline") if (each.get("xmlUrl") or "").strip())

    def _body(self) -> etree._Element:
        root = self._tree.getroot()
        body = root.find("body")
        return etree.SubElement(root, "body") if body is None else body

    def _write(self) -> None:
        if _signature(self.path) != self._was:
            raise SubscriptionsError(
                f"{visible(self.path)}: another program has just changed it; nothing was written, try again"
            )
        folder = os.path.dirname(self.path) or "."
        etree.indent(self._tree)
        try:
            descriptor, name = tempfile.mkstemp(prefix=".feeds.tmp-", dir=folder)
            try:
                with os.fdopen(descriptor, "wb") as out:
                    out.write(_serialised(self._tree))
                    out.flush()
                    os.fsync(out.fileno())
                os.chmod(name, 0o644 if self._was is None else self._was[0] & 0o777)
                os.replace(name, self.path)
            except BaseException:
                os.unlink(name)
                raise
        except OSError as error:
            raise SubscriptionsError(
                f"{visible(self.path)}: cannot be written ({error.strerror or error}); nothing was changed"
            ) from error
        self._was = _signature(self.path)


def path_in(root: str) -> str:
    """Return where the subscriptions of an archive are."""
    return os.path.join(root, NAME)


def from_opml(raw: bytes, where: str) -> Iterator[Subscription]:
    """Yield the feeds of another program's OPML, with their folders; what is none is passed over.

    Raises:
        SubscriptionsError: it is no OPML.
    """
    tree = _parsed(raw, where)
    for outline in tree.iter("outline"):
        if (outline.get("xmlUrl") or "").strip():
            try:
                yield _subscription(outline)
            except FetchError:
                continue


def _subscription(outline: etree._Element) -> Subscription:
    """Return the feed that an outline is.

    Raises:
        FetchError: its address can never be asked.
    """
    folders = [
        clean_line(each.get("text") or each.get("title") or "")
        for each in outline.iterancestors("outline")
        if not (each.get("xmlUrl") or "").strip()
    ]
    full = outline.get(_FULL, "auto")
    return Subscription(
        checked(outline.get("xmlUrl") or ""),
        clean_line(outline.get("title") or outline.get("text") or ""),
        tuple(each for each in reversed(folders) if each),
        period(outline.get(_EVERY)),
        full if full in FULL else "auto",
        _is_on(outline.get(_IMAGES)),
        _is_on(outline.get(_LOCAL)),
    )


def _is_on(value: str | None) -> bool:
    return (value or "").strip().lower() in ("true", "yes", "1", "on")


def _folder(above: etree._Element, name: str) -> etree._Element:
    for each in above.findall("outline"):
        if not each.get("xmlUrl") and clean_line(each.get("text") or each.get("title") or "") == name:
            return each
    return etree.SubElement(above, "outline", text=name)


def _signature(path: str) -> tuple[int, int, int] | None:
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_mode, info.st_mtime_ns, info.st_size


def _read(path: str) -> etree._ElementTree:
    try:
        with open(path, "rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return _empty()
    except OSError as error:
        raise SubscriptionsError(f"{visible(path)}: cannot be read ({error.strerror or error})") from error
    if not raw.strip():
        return _empty()
    return etree.ElementTree(_parsed(raw, visible(path)))


def _parsed(raw: bytes, where: str) -> etree._Element:
    if len(raw) > LARGEST:
        raise SubscriptionsError(f"{where}: expected subscriptions, found more than {LARGEST >> 20} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        what = clean_line(str(error))[:120]
        raise SubscriptionsError(
            f"{where}:{line}: expected OPML, found what is no XML ({what}); mend it"
        ) from error
    if root.tag != "opml":
        raise SubscriptionsError(
            f"{where}:{root.sourceline}: expected <opml>, found <{clean_line(str(root.tag))}>"
        )
    return root


def _empty() -> etree._ElementTree:
    root = etree.Element("opml", version="2.0", nsmap={"reader": NAMESPACE})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Feeds"
    etree.SubElement(root, "body")
    return etree.ElementTree(root)


def _serialised(tree: etree._ElementTree) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8", pretty_print=True)
