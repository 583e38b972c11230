"""The tables of the SQLite index, and opening them.

Measured choices: bodies compressed in a table of their own, so that list scans stay narrow; full text over a
view, so that SQLite can check and rebuild it and deletes get the exact old words; quoted words are offsets
into the body and not stored twice; the text is the first column, the only one that costs no byte a word to
name; a contentless title table with prefix indexes answers keystrokes. Any
change here, or of what the rows are made from, raises `LAYOUT`: an index of another layout is built again.
"""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault
from reader.index.query.folding import FOLD_VERSION, fold
from reader.index.sqlite.damage import is_damage, is_doubtful
from reader.model.identity import readable_path
from reader.quotes import RULES_VERSION
from reader.text import TEXT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.kinds import PersonKind

LAYOUT = 14
VERSION = f"{LAYOUT}.{TEXT_VERSION}.{FOLD_VERSION}.{RULES_VERSION}"
MINIMUM_SQLITE = (3, 40, 0)
KINDS = ("direct", "mixed", "indirect", "post", "scare")
"""Quotation kinds by their number in the table."""
SCARE = KINDS.index("scare")
PERSON_KINDS: tuple[PersonKind, ...] = ("person", "organisation", "unnamed")
"""Kinds of speakers by their number in the table."""
RANK = "bm25(fts, 1.0, 4.0, 2.0, 1.0, 1.0, 1.0, 0.5, 0.5)"
"""Weights of text, title, author, source, section, tag, path and url."""

FULL_TEXT = ("fts", "qfts", "titles", "pfts")
"""The full-text tables."""
CONTENTS = {"fts": "searchable", "qfts": "quoted", "pfts": "named"}
"""The views whose words they hold; the titles keep no text to compare with."""
HASH_SIZE = 32 << 20
"""Bytes of postings that wait in memory: fewer and larger segments, a fifth less CPU."""
AUTOMERGE = 16
"""Segments of one size that are merged into one: each posting is written again half as often as at FTS5's 4."""
_LEVEL = 4
"""Of compression: the default one makes texts one part in a hundred smaller, in a fifth more time."""

COLUMNS = "text, title, author, source, section, tag, path, url"
TOKENIZER = "tokenize='unicode61 remove_diacritics 0'"  # folding has dropped them
TITLES = f"""create virtual table titles using fts5(title, content='', detail=none, columnsize=0, prefix='1 2 3',
  {TOKENIZER})"""
_TABLES = f"""
create table meta(name text primary key, value text not null) without rowid;
create table folder(path blob primary key, mtime_ns integer not null) without rowid;
create table document(id integer primary key, path blob not null unique, mtime_ns integer not null,
  size integer not null, inode integer not null, hash blob);
create table problem(document integer, path blob not null, line integer, what text not null, how text not null,
  checksum integer not null);
create index problem_document on problem(document);
create table source(id integer primary key, name text not null unique);
create table article(key integer primary key, document integer not null, place integer not null,
  fragment text, title text not null, derived integer not null, date text, source integer, author text,
  section text, tags text, url text, quotes integer not null, text_hash text not null, address text not null,
  telling integer not null, checksum integer not null);
create index article_document on article(document, fragment);
create index article_source on article(source, key) where source is not null;
create index article_text on article(text_hash) where text_hash <> '';
create index article_address on article(address) where address <> '';
create table twin(key integer primary key, text_hash text not null);
create table version(key integer primary key, path blob not null, before blob not null, number integer not null);
create index version_path on version(path);
create index version_before on version(before);
create table older(key integer primary key, newest integer not null);
create index older_newest on older(newest);
create table body(key integer primary key, text blob not null, rest blob not null);
create view searchable as
  select a.key, folded(unpacked(b.text)) as text, folded(a.title) as title, folded(a.author) as author,
    folded(s.name) as source, folded(a.section) as section, folded_tags(a.tags) as tag,
    folded(readable(d.path)) as path, folded(a.url) as url
  from article a join body b on b.key = a.key join document d on d.id = a.document
    left join source s on s.id = a.source;
create virtual table fts using fts5({COLUMNS},
  content='searchable', content_rowid='key', {TOKENIZER});
{TITLES};
create table quote(id integer primary key, grp integer not null, kind integer not null,
  start integer not null, "end" integer not null, voice integer, mention text);
create view quoted as
  select q.id, folded(sliced(b.text, q.start, q."end")) as text, folded(q.mention) as mention
  from quote q join body b on b.key = q.id >> 16 where q.kind <> {SCARE};
create virtual table qfts using fts5(text, mention, content='quoted', content_rowid='id', {TOKENIZER});
create table voice(id integer primary key, day integer not null, block text not null, lends text,
  name text not null, seen text, own text, person integer not null);
create index voice_block on voice(block);
create index voice_lends on voice(lends) where lends is not null;
create index voice_person on voice(person);
create table person(id integer primary key, key text not null unique, name text not null, kind integer not null,
  forms text not null);
create view named as select id, folded_forms(forms) as forms from person;
create virtual table pfts using fts5(forms, content='named', content_rowid='id', {TOKENIZER});
create table change(seq integer primary key, key integer not null, address text not null);
create table corrected(key integer primary key, digest text not null);
create table stale_block(block text primary key) without rowid;
create table stale_person(id integer primary key);
"""
"""`text_hash`, `address` and `telling` are what marks know an article by: `reader.marks.articlenames`. Beside the
quotes that count, `body.rest` holds what the rules found, for the articles in `corrected`; `digest` is of what is said.

`twin` has the articles whose text another one has too: lists show them as one (`reader.index.sqlite.writing.twins`).
`version` has the articles that supersede another document, `older` those that are superseded, with the newest version
of each (`reader.index.sqlite.writing.versions`).

`change` has the last changes of articles, by key, with the address of one that went: what marks mean is looked at
anew for these (`reader.index.sqlite.marked`), and for all where more has changed than it holds.

A voice is a speaker inside one article: its id is made as that of a quotation, `quote.voice` is its number.
`reader.index.sqlite.writing.persons` keeps `person`, and what of it is to be settled anew is in the stale tables."""


TAG_SEPARATOR = "\n"
BOUND = " \ue000 "
"""A word for the tokenizer, and in no text and no query, since folding drops it: no phrase reaches across it."""


def fold_tags(tags: str | None) -> str | None:
    """Return tags, as they are stored, as they are searched: a phrase stands in one of them."""
    return None if tags is None else BOUND.join(map(fold, tags.split(TAG_SEPARATOR)))


def fold_forms(forms: str) -> str:
    """Return the forms of a name, as they are stored, as they are searched: each between marks of its own."""
    return BOUND + BOUND.join(map(fold, forms.split(TAG_SEPARATOR))) + BOUND


def pack(text: str) -> bytes:
    """Return text as it is stored."""
    return zlib.compress(text.encode(), _LEVEL)


def unpack(packed: bytes) -> str:
    """Return stored text.

    Raises:
        Damaged: it is not what was stored.
    """
    try:
        return unpacked(packed).decode()
    except UnicodeDecodeError as error:
        raise Damaged(f"the index is damaged (a text cannot be unpacked: {error})") from error


def unpacked(packed: bytes) -> bytes:
    """Return stored text in UTF-8.

    Raises:
        Damaged: it is not what was stored.
    """
    try:
        return zlib.decompress(packed)
    except (zlib.error, TypeError) as error:
        raise Damaged(f"the index is damaged (a text cannot be unpacked: {error})") from error


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> str:
    # The quotations of one article follow each other: its text is unpacked once for all of them.
    return unpack(packed)


def statements(script: str) -> Iterator[str]:
    """Yield the statements of `script`, which holds no semicolon inside a statement."""
    return (part for part in (piece.strip() for piece in script.split(";")) if part)


def create(path: str) -> sqlite3.Connection:
    """Make the tables in the empty or missing database at `path` and return a connection that may write."""
    connection = connect_writer(path)
    connection.execute("begin immediate")
    for statement in statements(_TABLES):
        connection.execute(statement)
    for table in FULL_TEXT:
        for setting, value in (("hashsize", HASH_SIZE), ("automerge", AUTOMERGE)):
            connection.execute(f"insert into {table}({table}, rank) values(?, ?)", (setting, value))
    connection.execute("insert into meta values('version', ?)", (VERSION,))
    connection.execute("insert into meta values('identity', hex(randomblob(8)))")
    connection.execute("commit")
    return connection


def connect_writer(path: str) -> sqlite3.Connection:
    """Return a connection for the one process that writes.

    On a network file system there is no write-ahead log, which needs memory that all who read share: readers
    wait there while a batch is committed.
    """
    from reader.index.mounts import network_file_system  # whoever reads does not need it

    connection = sqlite3.connect(path, isolation_level=None, timeout=10.0, check_same_thread=False)
    add_functions(connection)
    shared = path != ":memory:" and network_file_system(path) is not None
    for pragma in (
        "journal_mode=truncate" if shared else "journal_mode=wal",
        "cache_spill=off" if shared else "cache_spill=on",  # spilling locks readers out before the commit
        "synchronous=normal",
        "cache_size=-65536",
        "temp_store=memory",
        "journal_size_limit=67108864",
        "wal_autocheckpoint=4000",
    ):
        connection.execute(f"pragma {pragma}").fetchall()
    return connection


def connect_reader(path: str) -> sqlite3.Connection:
    """Return a connection that can only read, of an index of today's version.

    Raises:
        Damaged: the file is no index of this version.
        IndexFault: it may be one, and cannot be opened now.
    """
    try:
        return _connected(uri_of(path, "mode=ro"))
    except sqlite3.OperationalError:
        # A database in a folder that cannot be written needs a file beside it that cannot be made.
        try:
            return _connected(uri_of(path, "mode=ro&immutable=1"))
        except sqlite3.Error as error:
            raise _cannot_be_opened(path, error) from error
    except sqlite3.Error as error:
        raise _cannot_be_opened(path, error) from error


def _cannot_be_opened(path: str, error: sqlite3.Error) -> IndexFault:
    # A database without a version is none of ours.
    kind = Damaged if is_damage(error) or is_doubtful(error) else IndexFault
    return kind(f"the index {path} cannot be opened ({error})")


def _connected(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False)
    try:
        add_functions(connection)
        connection.execute("pragma cache_size=-16384")
        connection.execute("pragma query_only=1")
        version = connection.execute("select value from meta where name='version'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if version is None or version[0] != VERSION:
        connection.close()
        raise Damaged(f"the index is of version {version and version[0]}, this program reads {VERSION}")
    return connection


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that the views are made of."""
    for name, arguments, function in (
        ("folded", 1, lambda text: None if text is None else fold(text)),
        ("folded_tags", 1, fold_tags),
        ("folded_forms", 1, fold_forms),
        ("unpacked", 1, _unpacked),
        ("sliced", 3, lambda packed, start, end: _unpacked(packed)[start:end]),
        ("readable", 1, readable_path),
    ):
        connection.create_function(name, arguments, function, deterministic=True)


def uri_of(path: str, options: str = "mode=rwc") -> str:
    """Return the URI by which SQLite opens a file so."""
    # What ends the path of such a URI or begins an escape in it; urllib would cost the start 2 ms.
    return f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?{options}"
