"""Settings: what is taken, what is refused and how that is said, and which folders are used."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from reader.config import APP, ConfigError, Settings, cache_folder, config_path, load, seconds, timings


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_no_settings_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.yaml") == Settings()
    assert load() == Settings()


@pytest.mark.parametrize("text", ["", "# only a remark\n", "theme:\nkeys:\n"])
def test_what_is_left_blank_keeps_its_default(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert load(path) == Settings(path=path)


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "archive: ~/news\ntheme: nord\nopener: firefox\nmeasure: 80\nkeymap: vim\nkeys:\n  quote.next: C-n\n"
        "mark_read: 3s\nthemes:\n  fog: {background: '#20252b', foreground: '#dde3ea', accent: '#8fc1e0'}\n",
    )
    fog = {"background": "#20252b", "foreground": "#dde3ea", "accent": "#8fc1e0"}
    assert load(path) == Settings(
        "~/news", "nord", "firefox", 80, "vim", {"quote.next": "C-n"}, "3s", themes={"fog": fog}, path=path
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "expected `name: value` lines, found list"),
        ("theme: [\n", "config.yaml:2: not YAML"),
        (b"measure: 80\ntheme: \xff\xfe\n", "config.yaml:2: not YAML (invalid start byte)"),
        ("# \u201c\u201d\nmeasure: 80\ntheme: \x07\n", "config.yaml:3: not YAML (special characters"),
        ("measure: 80\ntheme: 'x\n", "not YAML"),
        ("[" * 5000, "not YAML"),
        ("colour: blue\n", "unknown setting 'colour'; known: archive, images, index, keymap"),
        ("1: blue\n", "unknown setting '1'"),
        ("theme: 3\n", "theme: expected text, found 3"),
        ("archive: ' '\n", "archive: expected text"),
        ("measure: 39\n", "measure: expected a number of columns from 40 to 120, found 39"),
        ("measure: yes\n", "measure: expected a number"),
        ("keymap: emacs\n", "keymap: expected one of default, vim, newsboat, aerc"),
        ("images: sixel\n", "images: expected one of auto, blocks, off, found 'sixel'"),
        ("mark_read: 2\n", "mark_read: expected seconds such as 2s, or open, or never, found 2"),
        ("mark_read: s\n", "mark_read: expected seconds"),
        ("mark_read: no\n", "mark_read: expected seconds"),
        ("which_key: 5\n", "which_key: expected a time up to 60s, such as 400ms or 5s, found 5"),
        ("toast: 61s\n", "toast: expected a time up to 60s"),
        ("settle: never\n", "settle: expected a time"),
        ("toast: .s\n", "toast: expected a time"),
        ("search_delay: 70\n", "search_delay: expected a time"),
        ("zen_note: never\n", "zen_note: expected a time"),
        ("warning: 2m\n", "warning: expected a time"),
        ("pipe_timeout: 61s\n", "pipe_timeout: expected a time up to 60s"),
        ("themes: fog\n", "themes: expected `name:` with colours below, found 'fog'"),
        ("themes: {fog: {background: '#000000'}}\n", "themes: fog: expected background, foreground, accent"),
        (
            "themes: {fog: {background: black, foreground: '#ffffff', accent: '#ff0000'}}\n",
            "themes: fog: background: expected '#rrggbb', in quotation marks, found 'black'",
        ),
        ("keys: j\n", "keys: expected `action: keys` lines"),
        ("keys:\n  quote.next: 3\n", "keys: expected the keys of 'quote.next' as text"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_settings_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_the_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name)
    assert cache_folder() == platformdirs.user_cache_dir(APP, appauthor=False)
    assert str(config_path().parent) == platformdirs.user_config_dir(APP, appauthor=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert Path(cache_folder()).is_absolute()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / APP)
    monkeypatch.setenv("READER_CONFIG", "elsewhere.yaml")
    assert config_path() == Path("elsewhere.yaml")


@pytest.mark.parametrize(("written", "meant"), [("400ms", 0.4), ("5s", 5.0), ("0.5s", 0.5), ("never", None)])
def test_times_are_read_as_people_write_them(written: str, meant: float | None) -> None:
    assert seconds(written) == meant


def test_no_pictures_may_be_written_as_yaml_reads_it(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("images: off\n")
    assert load(tmp_path / "config.yaml").images == "off"


def test_every_time_of_the_settings_is_had_in_seconds(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "which_key: never\nsettle: 10ms\ntoast: 1s\nsearch_delay: 0.2s\nzen_note: 4s\nwarning: 3s\npipe_timeout: 5s\n",
    )
    assert timings(load(path)) == (None, 0.01, 1, 0.2, 4, 3, 5)
    assert timings(Settings()) == (0.4, 0.05, 5, 0.07, 2, 10, 60)
