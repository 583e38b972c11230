"""What the reader remembers of articles: journals of text, one a machine, that merge in any order. `docs/marks.md`."""
