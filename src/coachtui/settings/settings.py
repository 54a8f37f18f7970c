"""The settings as one frozen value. Each setting says what it means, here and wherever it is explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

SHORTEST, LONGEST = 5, 600
"""Minutes of questions that may be set. An hour's meeting leaves 45; nobody is questioned for more than ten hours."""

_MEANS = "means"


def _means(words: str) -> Mapping[str, str]:
    return {_MEANS: words}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person may set, at its usual value unless said otherwise.

    ``problems`` is no setting: it holds a sentence for each thing in the settings file that could not be used.
    """

    theme: str = field(
        default="light",
        metadata=_means(
            "How the full screen looks: light, dark, or the name of a theme that comes with Textual, such as nord."
        ),
    )
    high_contrast: bool = field(
        default=False,
        metadata=_means(
            "true shows black and white with clear edges, light or dark as the theme is. "
            "false leaves the colours of the theme."
        ),
    )
    ascii: bool = field(
        default=False,
        metadata=_means(
            "true draws borders and signs with plain characters such as - and |, for terminals that garble the others. "
            "Letters in words stay as they are."
        ),
    )
    minutes: int = field(
        default=45,
        metadata=_means(
            f"Minutes of questions when an interview begins without saying how many, from {SHORTEST} to {LONGEST}. "
            "45 fit a meeting of an hour."
        ),
    )
    blind: bool = field(
        default=False,
        metadata=_means(
            "true keeps your own ratings out of sight on your side of an interview until its wrap-up. "
            "false shows the one that counts so far."
        ),
    )
    author: str = field(
        default="",
        metadata=_means(
            "Your name as it is recorded with everything you enter. Left empty, it is the name of your login."
        ),
    )
    keys: Mapping[str, str] = field(
        default_factory=dict,
        metadata=_means(
            "Other letters for what is done with Esc and a letter: the name of an action, then one letter from a to z. "
            "Two actions may change places; two with the same letter may not."
        ),
    )
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A setting's name, its usual value, and what it means in one or two sentences."""

    name: str
    usual: object
    means: str


def explanations() -> tuple[Explanation, ...]:
    """Every setting with its explanation, in the order of the file."""
    usual = Settings()
    return tuple(
        Explanation(each.name, getattr(usual, each.name), each.metadata[_MEANS])
        for each in fields(Settings)
        if _MEANS in each.metadata
    )
