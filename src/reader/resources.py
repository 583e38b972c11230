"""Where the files that ship with the program are: in the package when installed, in the checkout otherwise."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def styles_folder() -> Path:
    """Return the folder of `*.tcss` files."""
    return _first(_PACKAGE / "styles", _CHECKOUT / "styles")


def samples_folder() -> Path:
    """Return the folder of sample documents."""
    return _first(_PACKAGE / "samples", _CHECKOUT / "seeds")


def _first(installed: Path, checkout: Path) -> Path:
    return installed if installed.is_dir() else checkout
