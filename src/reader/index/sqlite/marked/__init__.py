"""What the reader remembers, as tables: a cache of the journals, settled for the articles of one index."""
