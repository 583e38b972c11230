"""After many commits each full-text table is one piece again, and holds the same."""

from reader.index.query import parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.tables.schema import FULL_TEXT
from reader.index.sqlite.writing.compacting import compact
from tests.index.archives import article, put, quote, remove
from tests.index.sqlite.inmemory import in_memory


def segments(index: SqliteIndex, table: str) -> int:
    row: tuple[int] = index._db.execute(f"select count(distinct segid) from {table}_idx").fetchone()
    return row[0]


def test_one_segment_is_left_with_the_same_answers() -> None:
    store, index = in_memory()
    connection = index._db
    for number in range(9):
        text = f"“The bridge is number{number},” Ada Nilsen said."
        put(
            store,
            f"{number}.txt",
            [
                (
                    article(f"{number}.txt", text, title=f"Bridge {number}"),
                    [quote(text, f"The bridge is number{number},", "Ada Nilsen", mention="Ada Nilsen")],
                )
            ],
        )
    remove(store, "3.txt")
    assert segments(index, "fts") > 5
    asked = [parse(text) for text in ("bridge", "number3", "number4 OR quote:number5", "speaker:nilsen")]
    before = [index.article_ids(query) for query in asked]
    assert [len(found) for found in before] == [8, 0, 2, 8]
    compact(connection)
    assert {table: segments(index, table) for table in FULL_TEXT} == dict.fromkeys(FULL_TEXT, 1)
    assert [index.article_ids(query) for query in asked] == before
    for table in FULL_TEXT:
        connection.execute(f"insert into {table}({table}) values('integrity-check')")
