"""Settings of the user (YAML) and the folders the program keeps things in.

Every search passes here: what it does not need (YAML, platformdirs, pathlib) is imported where it is needed, and
`Settings` is a named tuple, which is made in a fraction of the time of a data class.
"""

from __future__ import annotations

import os
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from yaml import YAMLError

APP = "reader-tui"
_PLATFORM: str = sys.platform
KEYMAPS = ("default", "vim", "newsboat", "aerc")
MEASURE = (40, 120)
"""Fewest and most columns of text that the reader pane may be told to use."""

NEVER = "never"
LONGEST_WAIT, _LONG = 60, 8
"""Seconds that a time of the settings is at most, and signs of its number."""
AUTO = "auto"
"""The theme that follows the ground of the terminal; pictures where it has the colours."""
IMAGES = (AUTO, "blocks", "off")
COLOURS = ("background", "foreground", "accent")
"""What a theme of the user's own is made of."""


class ConfigError(ReaderError):
    """The settings file cannot be used; the message says where and what to do."""


class IndexSettings(NamedTuple):
    """The index that a server keeps, as it is set: nothing is said of it where all is empty."""

    address: str = ""
    """As `opensearch://host:9200/news`; empty for the index that this machine keeps."""
    user: str = ""
    password: str = ""
    token: str = ""
    ca: str = ""
    """Path of the file with the authorities that a certificate may be signed by."""
    origin: str = ""
    """Name of the documents of this machine among those of others."""

    def __repr__(self) -> str:
        return f"IndexSettings({self.shown()})"

    def shown(self) -> dict[str, str]:
        """Return what is set, with secrets as stars: for whoever prints settings."""
        said = {name: value for name, value in self._asdict().items() if value}
        return {name: "***" if name in ("password", "token") else value for name, value in said.items()}


class Settings(NamedTuple):
    """What a user can set. Every field has a default: no settings file is needed."""

    archive: str | None = None
    """The folder or file to open when none is named."""
    theme: str | None = None
    """Name of a colour theme; None, as `auto`, is our dark or our light one, as the ground of the terminal is."""
    opener: str | None = None
    """Command that opens a link; None for the platform's own."""
    measure: int = 76
    """Columns of text in the reader pane."""
    keymap: str = "default"
    """Preset of keys: one of `KEYMAPS`."""
    keys: Mapping[str, str | tuple[str, ...]] = MappingProxyType({})
    """Action id to keys, over the preset: `{"quote.next": "]q,ctrl+n"}`; and keys to the lines of a macro."""
    mark_read: str = "2s"
    """When an article counts as read: shown so many seconds without a key (`2s`), `open`, or `never`."""
    which_key: str = "400ms"
    """After how long it is shown what can follow a key that begins a sequence; or `never`."""
    settle: str = "50ms"
    """Moves that follow each other faster than this show the article of the last of them."""
    toast: str = "5s"
    """How long it is said what was done to articles."""
    images: str = AUTO
    """Pictures in the text: `auto` draws them where the terminal has the colours, `blocks` always, `off` never."""
    search_delay: str = "70ms"
    """After how long without another letter a query is asked."""
    zen_note: str = "2s"
    """How long a note is seen where there is only the text."""
    warning: str = "10s"
    """How long it is said what went wrong."""
    pipe_timeout: str = "60s"
    """How long a command may take that is handed something; then it is stopped."""
    themes: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Themes of the user's own: name to `background`, `foreground` and `accent`, each `#rrggbb`."""
    # Over the method of tuples that has this name, which nobody needs here.
    index: IndexSettings = IndexSettings()  # type: ignore[assignment]
    """Where the index is, where a server keeps it."""
    path: Path | None = None
    """The file these settings came from; None where there is none."""


def load(path: Path | None = None) -> Settings:
    """Return the settings in `path` (default: `config_path()`); defaults where the file does not exist.

    Raises:
        ConfigError: the file cannot be read, is not YAML, or holds a value that cannot be used.
    """
    name = _config_path() if path is None else os.fspath(path)
    try:
        with open(name, "rb") as stream:
            raw = stream.read()
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"{name}: cannot be read ({reason}); mend its permissions or move it") from error
    from pathlib import Path

    return _checked(_parsed(raw, name), Path(name))


def says(name: str) -> bool:
    """Return whether the settings may say something of `name`: a look at the file, without loading YAML."""
    try:
        with open(_config_path(), "rb") as stream:
            lines = stream.read().split(b"\n")
    except (OSError, ValueError):
        return False
    return any(name.encode() in line and not line.lstrip().startswith(b"#") for line in lines)


def config_path() -> Path:
    """Return where the settings file is looked for: $READER_CONFIG, else the platform's settings folder."""
    from pathlib import Path

    return Path(_config_path())


def _config_path() -> str:
    if named := os.environ.get("READER_CONFIG"):
        return named
    return os.path.join(_folder("XDG_CONFIG_HOME", ".config", "user_config_dir"), "config.yaml")


def cache_folder() -> str:
    """Return the folder for what can be made again: indexes."""
    return _folder("XDG_CACHE_HOME", ".cache", "user_cache_dir")


def state_folder() -> str:
    """Return the folder for what this machine remembers, and nobody else does."""
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def _folder(variable: str, below_home: str, platform_function: str) -> str:
    # What platformdirs would say, without the 5 ms of loading it, where that is one line of a specification:
    # the XDG variables, which count only when absolute, and on Linux their defaults.
    named = os.environ.get(variable, "")
    if named.startswith("/"):
        return os.path.join(named, APP)
    if _PLATFORM == "linux":
        return os.path.join(os.path.expanduser("~"), below_home, APP)
    import platformdirs

    return str(getattr(platformdirs, platform_function)(APP, appauthor=False))


def _parsed(raw: bytes, path: str) -> dict[str, object]:
    import yaml

    try:
        values = yaml.safe_load(raw)
    except yaml.YAMLError as error:
        place = f"{path}:{_line(error, raw)}"
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        raise ConfigError(f"{place}: not YAML ({what})") from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ConfigError(f"{path}: not YAML ({error})") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"{path}: expected `name: value` lines, found {type(values).__name__}")
    return {str(name): value for name, value in values.items()}


def _line(error: YAMLError, raw: bytes) -> int:
    """Return the line of a mistake, counted from 1."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    # A sign that no YAML may hold: counted in bytes where it was none, in characters where it was one.
    position = int(getattr(error, "position", 0) or 0)
    if isinstance(getattr(error, "character", None), bytes):
        return raw.count(b"\n", 0, position) + 1
    return raw.decode("utf-8", "replace").count("\n", 0, position) + 1


def place(path: Path | None, *names: str) -> str:
    """Return where a setting stands, for a complaint: `config.yaml:7`; `names` lead to it, as `keys`, `quote.next`.

    The file is read once more: nobody complains of settings that are right.
    """
    import yaml

    try:
        node = yaml.compose(path.read_bytes(), yaml.SafeLoader) if path is not None else None
        line = None
        for name in names:
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            key, node = next((pair for pair in pairs if pair[0].value == name), (None, None))
            line = key.start_mark.line + 1 if key is not None else line
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        line = None  # it was changed meanwhile
    return f"{path or 'settings'}" + (f":{line}" if line is not None else "")


def _checked(values: dict[str, object], path: Path) -> Settings:
    known: dict[str, Callable[[object], object]] = {
        "archive": _text,
        "index": _index,
        "theme": _text,
        "themes": _themes,
        "opener": _text,
        "measure": _measure,
        "keymap": _one_of(*KEYMAPS),
        "images": _one_of(*IMAGES),
        "keys": _keys,
        "mark_read": _mark_read,
        "which_key": lambda value: NEVER if value == NEVER else _duration(value),
        **dict.fromkeys(
            ("settle", "toast", "search_delay", "zen_note", "warning", "pipe_timeout"), _duration
        ),
    }
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise ConfigError(
            f"{place(path, unknown[0])}: unknown setting {unknown[0]!r}; known: {', '.join(sorted(known))}"
        )
    checked: dict[str, object] = {}
    for name, value in values.items():
        if value is None:
            continue
        try:
            checked[name] = known[name](value)
        except ValueError as error:
            raise ConfigError(f"{place(path, name)}: {name}: {error}") from error
    return Settings(path=path, **checked)  # type: ignore[arg-type]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected text, found {value!r}")
    return value


def _index(value: object) -> IndexSettings:
    # What came is not shown: it may be a secret at a wrong place.
    if isinstance(value, str):
        return IndexSettings(value.strip())
    if not isinstance(value, dict):
        raise ValueError("expected an address such as opensearch://host:9200/news, or lines below it")
    names = IndexSettings._fields
    for name, text in value.items():
        if name not in names:
            raise ValueError(f"expected {', '.join(names)}, found another name")
        if text is not None and not isinstance(text, str):
            raise ValueError(f"{name}: expected text, in quotation marks")
    return IndexSettings(**{name: text for name, text in value.items() if text is not None})


def _themes(value: object) -> dict[str, dict[str, str]]:
    if not isinstance(value, dict):
        raise ValueError(f"expected `name:` with colours below, found {value!r}")
    for name, colours in value.items():
        if not isinstance(colours, dict) or set(colours) != set(COLOURS):
            raise ValueError(f"{name}: expected {', '.join(COLOURS)}, found {colours!r}")
        for what, colour in colours.items():
            if not _is_colour(colour):
                raise ValueError(f"{name}: {what}: expected '#rrggbb', in quotation marks, found {colour!r}")
    return {str(name): colours for name, colours in value.items()}


def _is_colour(value: object) -> bool:
    if not isinstance(value, str) or len(value) != len("#rrggbb") or value[0] != "#":
        return False
    return all(digit in "0123456789abcdefABCDEF" for digit in value[1:])


def _measure(value: object) -> int:
    low, high = MEASURE
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"expected a number of columns from {low} to {high}, found {value!r}")
    return value


def _one_of(*names: str) -> Callable[[object], object]:
    def checked(value: object) -> str:
        value = "off" if value is False else value  # which YAML takes it for
        if value not in names:
            raise ValueError(f"expected one of {', '.join(names)}, found {value!r}")
        return str(value)

    return checked


def _mark_read(value: object) -> str:
    text = str(value)
    if text in ("open", "never") or (text.endswith("s") and text[:-1].replace(".", "", 1).isdecimal()):
        return text
    raise ValueError(f"expected seconds such as 2s, or open, or never, found {value!r}")


def _duration(value: object) -> str:
    number = value.removesuffix("s").removesuffix("m") if isinstance(value, str) else ""
    digits = len(number) <= _LONG and number.isascii() and number.replace(".", "", 1).isdecimal()
    if isinstance(value, str) and value.endswith("s") and digits and (seconds(value) or 0) <= LONGEST_WAIT:
        return value
    raise ValueError(f"expected a time up to {LONGEST_WAIT}s, such as 400ms or 5s, found {value!r}")


def seconds(duration: str) -> float | None:
    """Return how many seconds a setting such as `400ms` or `5s` means; None for `never`."""
    if duration == NEVER:
        return None
    milliseconds = duration.removesuffix("ms")
    return float(milliseconds) / 1000 if milliseconds != duration else float(duration.removesuffix("s"))


class Timings(NamedTuple):
    """The times of the settings in seconds."""

    which_key: float | None
    """None for never."""
    settle: float
    toast: float
    search_delay: float
    zen_note: float
    warning: float
    pipe_timeout: float


def timings(settings: Settings) -> Timings:
    """Return the times of settings that were checked."""
    named = (getattr(settings, name) for name in Timings._fields[1:])
    return Timings(seconds(settings.which_key), *(seconds(each) or 0 for each in named))


def _keys(value: object) -> dict[str, str | tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError(f"expected `action: keys` lines, found {value!r}")
    checked: dict[str, str | tuple[str, ...]] = {}
    for name, keys in value.items():
        lines = isinstance(keys, list) and keys and all(isinstance(line, str) for line in keys)
        if not isinstance(name, str) or not (isinstance(keys, str) or lines):
            raise ValueError(f"expected the keys of {name!r} as text, or a list of actions for a macro")
        checked[name] = keys if isinstance(keys, str) else tuple(keys)
    return checked
