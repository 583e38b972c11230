"""What can be searched: the protocol of an index, the query language, and the SQLite backend."""
