"""BLAKE2b straight from where hashlib has it: that loads all of OpenSSL first, which takes longer than a search."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # a Python that was built without it
    from hashlib import blake2b

__all__ = ["blake2b"]
