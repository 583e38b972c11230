"""News that arrives: what is subscribed to is fetched, and each article becomes a plain document of the archive.

The only room that talks to a network. It runs in a process of its own.
"""
