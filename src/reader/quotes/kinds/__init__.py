"""Direct, mixed, indirect or scare: what kind of speech a stretch of text is."""
