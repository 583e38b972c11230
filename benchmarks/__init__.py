"""Figures of the README, each with its command; `python -m benchmarks` repeats them all."""
