"""The commands on what the reader remembers, each a module, and what they share."""
