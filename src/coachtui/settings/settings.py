"""The settings as one frozen value, each with its explanation, what it takes, and what is used otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, get_args, get_type_hints

from coachtui.model.text import one_line

SHORTEST, LONGEST = 5, 600
"""Minutes of questions that may be set. An hour's meeting leaves 45; nobody is questioned for more than ten hours."""

_LONGEST_TEXT = 100
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Setting:
    """The explanation of one setting.

    ``means`` explains it in one or two sentences. ``takes`` completes "it takes ...", ``fits`` says whether a value
    from the file is one that it takes, and ``otherwise`` is a sentence on what is done when it is not.
    """

    means: str
    takes: str
    fits: Callable[[object], bool]
    otherwise: str


_YES_OR_NO = "true or false, without quotation marks"


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT


def _is_theme(value: object) -> bool:
    return _is_text(value) and one_line(str(value)) != ""


def _is_minutes(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and SHORTEST <= value <= LONGEST


def _is_alphabet(value: object) -> bool:
    return isinstance(value, str) and (value == "" or len(value) == len(set(value.lower())) == _ALPHABET)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may set. A setting that is not in the file has its usual value, the default.

    ``problems`` is no setting: it holds a sentence for each thing in the settings file that could not be used.
    """

    theme: Annotated[
        str,
        Setting(
            "How the full screen looks: light, dark, or the name of a theme that comes with Textual, such as nord.",
            '"light", "dark" or the name of a theme in quotation marks',
            _is_theme,
            "Light is used instead.",
        ),
    ] = "light"
    high_contrast: Annotated[
        bool,
        Setting(
            "true shows black and white with clear edges, light or dark as the theme is. "
            "false leaves the colours of the theme.",
            _YES_OR_NO,
            _is_yes_or_no,
            "The colours of the theme are used.",
        ),
    ] = False
    ascii: Annotated[
        bool,
        Setting(
            "true draws borders and signs with plain characters such as - and |, for terminals that garble the others. "
            "Letters in words stay as they are.",
            _YES_OR_NO,
            _is_yes_or_no,
            "The usual borders are drawn.",
        ),
    ] = False
    minutes: Annotated[
        int,
        Setting(
            f"Minutes of questions when an interview begins without saying how many, from {SHORTEST} to {LONGEST}. "
            "45 fit a meeting of an hour.",
            f"a whole number from {SHORTEST} to {LONGEST}",
            _is_minutes,
            "45 is used instead.",
        ),
    ] = 45
    blind: Annotated[
        bool,
        Setting(
            "true keeps your own ratings out of sight on your side of an interview until its wrap-up. "
            "false shows the one that counts so far.",
            _YES_OR_NO,
            _is_yes_or_no,
            "Your ratings show on your side.",
        ),
    ] = False
    author: Annotated[
        str,
        Setting(
            "Your name as it is recorded with everything you enter. Left empty, it is the name of your login.",
            f"words in quotation marks, at most {_LONGEST_TEXT} characters",
            _is_text,
            "The name of your login is used instead.",
        ),
    ] = ""
    letters: Annotated[
        str,
        Setting(
            "What your keyboard types on the keys that are a to z on an English one, in that order: 26 characters. "
            "Needed only where Esc and a letter does nothing: Russian, Ukrainian, Belarusian, Greek, Hebrew and Arabic "
            "keyboards are known.",
            "26 different characters in quotation marks",
            _is_alphabet,
            "The keyboards that are known are used.",
        ),
    ] = ""
    keys: Annotated[
        Mapping[str, str],
        Setting(
            "Other letters for what is done with Esc and a letter: the name of an action, then one letter from a to z. "
            "Two actions may change places; two with the same letter may not.",
            'a table of names and letters, such as evidence = "g" under [keys]',
            _is_table,
            "The usual letters are used.",
        ),
    ] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


SETTINGS: Mapping[str, Setting] = {
    name: get_args(hint)[1]
    for name, hint in get_type_hints(Settings, include_extras=True).items()
    if name != "problems"
}
"""The explanation of each setting, by its name, in the order of the file."""
