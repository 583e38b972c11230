"""The terminal, the clipboard and the browser."""
