"""The settings file that `reader config --write-example` writes: every setting, explained and left as it is."""

EXAMPLE = """\
# Settings of reader. Everything here is a remark: take the # away from what you want to change.
# `reader config` prints the settings in force, `reader keys` all keys.

# The folder or file that is opened when none is named.
# archive: ~/news

# Where the index is, where a server keeps it: OpenSearch, for archives larger than one machine (docs/scale.md).
# index: opensearch://localhost:9200/news
# Or with what it takes to get in, and the name of this machine's documents among those of others:
# index:
#   address: opensearch+tls://search.example.org:9200/news
#   user: ada
#   password: "…"
#   ca: /etc/ssl/our-ca.pem
#   origin: desk

# Colours: auto follows the ground of the terminal; the palette (C-p, "change theme") has all names.
# theme: auto

# Colours of your own, to be named above.
# themes:
#   fog: {background: "#20252b", foreground: "#dde3ea", accent: "#8fc1e0"}

# Columns of text in the reader, from 40 to 120.
# measure: 76

# Pictures that lie in the archive: auto (where the terminal has the colours), blocks (always) or off.
# They need the package Pillow: pip install 'reader-tui[pictures]'
# images: auto

# The command that opens an address, which is put behind it; without it, the platform's own.
# opener: firefox --new-tab

# When an article counts as read: shown for so many seconds without a key, or `open`, or `never`.
# mark_read: 2s

# After how long it is shown what can follow a key such as g, y or ]; or `never`.
# which_key: 400ms

# Moves in the list that follow each other faster than this show the article of the last of them.
# settle: 50ms

# How long it is said what was done to articles.
# toast: 5s

# After how long without another letter a query is asked.
# search_delay: 70ms

# How long a note is seen where there is only the text (Z).
# zen_note: 2s

# How long it is said what went wrong.
# warning: 10s

# How long a command may take that is handed something (|); then it is stopped.
# pipe_timeout: 60s

# A family of keys: default, vim, newsboat or aerc.
# keymap: default

# Your own keys, over those of the family: an action and its keys, or keys and a list of actions and lines
# as they are typed behind `:`. An action without keys is in the palette alone.
# keys:
#   quote.next: "]q, C-n"
#   view.zen: ""
#   "gB": [star, "tag +board", next_unread]
"""
