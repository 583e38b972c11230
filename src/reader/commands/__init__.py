"""One module for each subcommand: it reads its arguments, calls the core, and prints."""
