"""A settings file is read for what is right in it; what is not is told, and stops nothing."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.settings.reading import LARGEST, MOST_PROBLEMS, read_settings
from coachtui.settings.settings import Settings


def read(tmp_path: Path, content: str | bytes) -> Settings:
    path = tmp_path / "settings.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_settings(path)


def test_without_a_file_everything_is_as_usual(settings_path: Path) -> None:
    assert not settings_path.exists()
    assert read_settings() == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'theme = "nord"\nhigh_contrast = true\nascii = true\nminutes = 30\nblind = true\n'
        'author = "Zoë Ö"\n[keys]\npark = "g"\n',
    )
    expected = Settings(
        "nord", high_contrast=True, ascii=True, minutes=30, blind=True, author="Zoë Ö", keys={"park": "g"}
    )
    assert found == expected


def test_the_file_is_where_the_environment_says(settings_path: Path) -> None:
    settings_path.parent.mkdir()
    settings_path.write_text("minutes = 20\n", encoding="utf-8")
    assert read_settings().minutes == 20


def test_what_editors_on_windows_write_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b'\xef\xbb\xbftheme = "dark"\r\nminutes = 20\r\n') == Settings(theme="dark", minutes=20)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("minutes = 5000", "settings.toml, line 1: minutes is 5000; it takes a whole number from 5 to 600. 45 is used"),
        ("\nminutes = true", "line 2: minutes is true"),
        ("minutes = 45.0", "minutes is 45;"),
        ("minutes = '45'", 'minutes is "45"; it takes a whole number'),
        ("ascii = 'yes'", 'line 1: ascii is "yes"; it takes true or false, without quotation marks.'),
        ("high_contrast = 2020-01-01", "high_contrast is a date or time"),
        ("author = 3", "author is 3; it takes words in quotation marks"),
        (f"author = '{'x' * 101}'", "at most 100 characters"),
        ("theme = ''", 'theme is ""; it takes "light", "dark"'),
        ("keys = 'park'", 'keys is "park"; it takes a table'),
        ("[minutes]\nx = 1", "line 1: minutes is a table"),
        ("theme = [1]", "theme is a list"),
        ("minuts = 3", "line 1: there is no setting minuts. Did you mean minutes?"),
        ("colour = 3", "There are theme, high_contrast, ascii, minutes, blind, author, letters, keys."),
        ("[keys]\n\npark = 'Q'", 'line 3: park is "Q"; it takes one letter from a to z. It keeps its usual one.'),
        ("keys.park = 'gg'", 'line 1: park is "gg"'),
        ("[keys]\npark = 'ä'", 'park is "ä"'),
        ("[keys]\npark = 3", "park is 3"),
        ("theme = 'a'\ntheme = 'b'\n#", "this is no TOML. Cannot overwrite a value. The usual settings are used."),
        ("theme =\n", "line 1, column 8: this is no TOML. Invalid value."),
        ("x = '''", "last line: this is no TOML."),
        (b"theme = 'ok'\nauthor = 'Zo\xeb'", "line 2: this is not UTF-8 text. Save the file as UTF-8."),
        ("theme = 'dark'".encode("utf-16"), "line 1: this is not UTF-8 text."),
        (b"\x00", "this is no TOML."),
        (b"a" * (LARGEST + 1), "is larger than 64 KiB, too large for settings."),
        ("x = " + "[" * 9000, "is nested too deeply to be read."),
        ("minutes = " + "9" * 9000, "holds a number that is too long to be read."),
        ("minutes = 0x" + "f" * 9000, "minutes is a very large number;"),
        (".".join("a" * 9000) + " = 1", "there is no setting a."),
        ("minutes = inf", "minutes is inf;"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    found = read(tmp_path, content)
    assert len(found.problems) == 1
    assert sentence in found.problems[0]
    assert found.problems[0].startswith("settings.toml")
    assert Settings() == replace(found, problems=())


def test_one_mistake_leaves_the_rest_in_force(tmp_path: Path) -> None:
    found = read(tmp_path, "minutes = 0\ntheme = 'dark'\n[keys]\npark = '?'\njump = 'g'\n")
    assert (found.minutes, found.theme, found.keys) == (45, "dark", {"jump": "g"})
    assert len(found.problems) == 2


def test_a_file_full_of_mistakes_is_not_told_in_full(tmp_path: Path) -> None:
    lines = "\n".join(f"wrong{number} = 1" for number in range(900))
    assert len(read(tmp_path, lines).problems) == MOST_PROBLEMS + 1
    letters = "[keys]\n" + "\n".join(f"wrong{number} = 1" for number in range(900))
    assert len(read(tmp_path, letters).problems) == MOST_PROBLEMS + 1


def test_what_is_repeated_on_screen_is_harmless(tmp_path: Path) -> None:
    found = read(
        tmp_path, 'theme = "\\u001b[31m[red]x"\nminutes = "\\u001b]0;title\\u0007[bold]\\u202e"\n"[b]\\u001b" = 1\n'
    )
    for words in (*found.problems, found.theme, found.author):
        assert not any(sign in words for sign in "\x1b\x07\u202e\n")
    assert found.theme == "[31m[red]x"


@pytest.mark.parametrize("kind", ["folder", "pipe", "unreadable", "long name"])
def test_what_is_no_file_is_told(tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("x" * 400 if kind == "long name" else "settings.toml")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "unreadable":
        if os.geteuid() == 0:
            pytest.skip("root may read everything")
        path.touch(mode=0)
    found = read_settings(path)
    assert len(found.problems) == 1
    assert found == Settings(problems=found.problems)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_file_whatever_stops_anything(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.toml"
    path.write_bytes(content)
    assert isinstance(read_settings(path), Settings)
