"""Which file is the index, and who may write it."""
