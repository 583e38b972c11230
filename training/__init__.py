"""Learning the weights that ship with the program; no part of it."""
