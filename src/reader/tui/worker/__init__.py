"""The thread that asks the index, and the process that writes it."""
