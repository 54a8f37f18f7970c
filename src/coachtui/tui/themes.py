"""How the screen is coloured and drawn: paper and ink, the same by night, high contrast, no colour, plain signs."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

LIGHT, DARK = "coachtui-light", "coachtui-dark"
LIGHT_CONTRAST, DARK_CONTRAST = "coachtui-light-contrast", "coachtui-dark-contrast"


def _texts(full: str, muted: str, disabled: str) -> dict[str, str]:
    """Text in three strengths. The weaker two are opaque: shades laid over shades would end up too faint to read."""
    return {"text": full, "text-muted": muted, "text-disabled": disabled}


def _edges(edge: str, blurred: str) -> dict[str, str]:
    return {
        "border": edge,
        "border-blurred": blurred,
        "scrollbar": blurred,
        "scrollbar-hover": edge,
        "button-focus-text-style": "bold underline",
    }


THEMES: Final = (
    Theme(
        name=LIGHT,
        dark=False,
        primary="#2E6470",
        secondary="#5B6B6E",
        accent="#2E6470",
        foreground="#2A2926",
        background="#FAF7F0",
        surface="#FFFDF8",
        panel="#F1ECE1",
        success="#3B6B45",
        warning="#8A5A00",
        error="#9A3324",
        variables=_texts("auto 92%", "#55524B", "#706C63")
        | _edges("#2E6470", "#D9D2C3")
        | {
            "footer-key-foreground": "#2E6470",
            "foreground-muted": "#55524B",
            "scrollbar-background": "#F1ECE1",
            "input-selection-background": "#2E647040",
        },
    ),
    Theme(
        name=DARK,
        dark=True,
        primary="#8FBFC6",
        secondary="#9AA5A6",
        accent="#8FBFC6",
        foreground="#E6E1D6",
        background="#1B1D1E",
        surface="#222526",
        panel="#2B2F30",
        success="#93BF9A",
        warning="#D9AE62",
        error="#E08B7C",
        variables=_texts("auto 92%", "#B9B5AB", "#938F85")
        | _edges("#8FBFC6", "#454B4D")
        | {
            "footer-key-foreground": "#8FBFC6",
            "foreground-muted": "#B9B5AB",
            "block-cursor-foreground": "#1B1D1E",
            "button-color-foreground": "#1B1D1E",
            "scrollbar-background": "#222526",
            "input-selection-background": "#8FBFC640",
        },
    ),
    Theme(
        name=LIGHT_CONTRAST,
        dark=False,
        primary="#00347A",
        secondary="#000000",
        accent="#00347A",
        foreground="#000000",
        background="#FFFFFF",
        surface="#FFFFFF",
        panel="#FFFFFF",
        success="#00461A",
        warning="#5A3A00",
        error="#7A0000",
        variables=_texts("auto 100%", "#000000", "#3A3A3A")
        | _edges("#00347A", "#6B6B6B")
        | {
            "footer-key-foreground": "#00347A",
            "scrollbar-background": "#FFFFFF",
            "foreground-muted": "#000000",
            "foreground-disabled": "#3A3A3A",
        },
    ),
    Theme(
        name=DARK_CONTRAST,
        dark=True,
        primary="#FFD75F",
        secondary="#FFFFFF",
        accent="#FFD75F",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#000000",
        success="#8CFF9E",
        warning="#FFC870",
        error="#FFB0A0",
        variables=_texts("auto 100%", "#FFFFFF", "#C8C8C8")
        | _edges("#FFD75F", "#9A9A9A")
        | {
            "footer-key-foreground": "#FFD75F",
            "block-cursor-foreground": "#000000",
            "button-color-foreground": "#000000",
            "scrollbar-background": "#000000",
            "foreground-muted": "#FFFFFF",
            "foreground-disabled": "#C8C8C8",
        },
    ),
)
"""The themes that come with coachtui."""

_SHORT = {"light": LIGHT, "dark": DARK}


def theme_name(asked: str, known: Mapping[str, Theme], *, high_contrast: bool) -> tuple[str, str]:
    """The name of the theme for ``asked``, which is "light", "dark" or a name in ``known``; and what is wrong with it.

    Where there is no such theme, that is the light one, and a sentence that says so; "" otherwise. With
    ``high_contrast`` it is the contrast theme that is as light or as dark.
    """
    name = _SHORT.get(asked, asked)
    problem = ""
    if name not in known:
        name, problem = LIGHT, f"There is no theme {asked}. Light is used instead."
    if high_contrast:
        name = DARK_CONTRAST if known[name].dark else LIGHT_CONTRAST
    return name, problem


class PlainSigns(LineFilter):
    """Draws borders, bars, bullets and arrows with ASCII, whatever widget they come from. Letters stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line with plain signs, each as wide as the one it stands for."""
        del background
        signs = _plain_signs()
        return [
            segment
            if segment.text.isascii()
            else Segment(_BETWEEN.sub(_plain_dot, segment.text).translate(signs), segment.style, segment.control)
            for segment in segments
        ]


class ClearText(LineFilter):
    """Turns words that stand out too little from their ground black or white. Lines and shades stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, every word at least 7:1 where its ground allows it."""
        del background
        return [
            Segment(segment.text, _clear(segment.style), segment.control)
            if segment.style is not None and any(map(str.isalnum, segment.text))
            else segment
            for segment in segments
        ]


@lru_cache(1024)
def _clear(style: Style) -> Style:
    """The style with black or white text if its text stands out too little from its background."""
    if style.color is None or style.bgcolor is None or style.color.is_default or style.bgcolor.is_default:
        return style
    ground = Color.from_rich_color(style.bgcolor)
    if contrast(Color.from_rich_color(style.color), ground) >= _FAINT:
        return style
    ink = max(_INKS, key=lambda ink: contrast(ink, ground))
    return style + Style(color=ink.rich_color)


_INKS = (Color.parse("#000000"), Color.parse("#FFFFFF"))


class InkOnly(LineFilter):
    """Sends no colour at all, not even black and white, but keeps what colours said on the light contrast theme.

    What stood on another ground than the page, such as a marked row or the cursor, is reversed; what was faint, such as
    the edge of what has no focus, is dim.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line in the terminal's own two colours."""
        del background
        return [
            Segment(segment.text, None if segment.style is None else _ink(segment.style), segment.control)
            for segment in segments
        ]


_PAGE = Color.parse("#FFFFFF")
_MARKED = 1.3
"""Contrast with the page from which a ground is a mark and no shade."""
_FAINT = 7.0
"""Contrast with its ground below which something is faint: what WCAG 2.2 asks for at its strictest."""


@lru_cache(1024)
def _ink(style: Style) -> Style:
    """The style without colours: marked backgrounds reversed, faint text dim."""
    ground = _PAGE if style.bgcolor is None or style.bgcolor.is_default else Color.from_rich_color(style.bgcolor)
    faint = False
    if style.color is not None and not style.color.is_default:
        faint = contrast(Color.from_rich_color(style.color), ground) < _FAINT
    marked = contrast(ground, _PAGE) >= _MARKED
    marks = Style(reverse=bool(style.reverse) is not marked, dim=bool(style.dim) or (faint and not marked))
    return style.without_color + marks


def contrast(one: Color, other: Color) -> float:
    """How far two opaque colours stand apart, from 1 (the same) to 21 (black and white), as WCAG 2.2 reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    weighed = zip(color.normalized, (0.2126, 0.7152, 0.0722), strict=True)
    return sum(
        weight * (part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4) for part, weight in weighed
    )


_STRAIGHT = 0.04045
"""Below it the scale of sRGB is a straight line."""


_SIGNS = {
    "|": "▉▊▋▌▍▎▏▐▕❘┆┊╎",
    "=": "━",
    "-": "▔▀─╌┄┈□–—",
    "_": "▁▂▃▄",
    "#": "▅▆▇█▓▒■▖▗▘▙▚▛▜▝▞▟▮",
    ".": "░",
    "*": "●•◆★✱◉",
    "o": "○◯◌⭘",
    ">": "→▶▸►›",
    "<": "←◀◂◄‹",
    "^": "↑▲▴",
    "v": "↓▼▾",
    "+": "✓✔",
    "x": "✗✘✕",
}


_BETWEEN = re.compile("(?<![^\\W\\d_])[·…]|·(?![^\\W\\d_])")
"""Dots that stand between words or for themselves. In a word they are a letter's part, or say that it was cut."""


def _plain_dot(found: re.Match[str]) -> str:
    return "." if found[0] == "·" else "~"


@cache
def _plain_signs() -> Mapping[int, str]:
    lines = {code: _plain_line(unicodedata.name(chr(code))) for code in range(0x2500, 0x2580)}
    return lines | {ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs}


def _plain_line(name: str) -> str:
    """The plain sign for a box drawing character, by what Unicode calls it: LIGHT DOWN AND RIGHT is a corner."""
    words = set(name.split())
    if "DIAGONAL" in words:
        return "X" if "CROSS" in words else "/" if "LEFT" in name.rpartition("TO")[2] else "\\"
    across, along = words & {"HORIZONTAL", "LEFT", "RIGHT"}, words & {"VERTICAL", "UP", "DOWN"}
    return "+" if across and along else "-" if across else "|"
