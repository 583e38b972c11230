"""The embedded backend: SQLite with FTS5. Nothing outside this room knows SQL."""
