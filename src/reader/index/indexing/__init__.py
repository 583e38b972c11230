"""The process that makes an index hold what the folder holds."""
