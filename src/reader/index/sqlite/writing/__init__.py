"""Documents become rows, and rows go."""
