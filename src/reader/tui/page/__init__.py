"""Text to lines to segments: what panes draw. No widget is needed for it."""
