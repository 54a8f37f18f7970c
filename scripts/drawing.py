"""Makes a small PNG of what an app shows. Knows neither which screens there are nor how to reach them.

Textual can draw itself too, but for a font of other proportions: box lines come out too short and do not meet. Here
every cell is a whole number of pixels, the font is as large as fits one cell exactly, and lines and blocks are drawn as
shapes. Needs rsvg-convert and pngquant (Debian: librsvg2-bin, pngquant) and the font DejaVu Sans Mono.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App

WIDE, HIGH, EDGE = 9, 18, 9
"""Pixels of one cell, and of the margin all around."""
_FONT = "DejaVu Sans Mono"
_ADVANCE = 1233 / 2048
"""How wide a character of the font is, for a font size of 1."""
TYPE_SIZE = WIDE / _ADVANCE
_BASELINE = 13.5
_NEEDED = ("rsvg-convert", "pngquant")
_COLOURS = "32"

_MIDDLE_X, _MIDDLE_Y = WIDE // 2, HIGH // 2
_LEFT, _RIGHT = (0, _MIDDLE_Y, _MIDDLE_X + 1, 1), (_MIDDLE_X, _MIDDLE_Y, WIDE - _MIDDLE_X, 1)
_UP, _DOWN = (_MIDDLE_X, 0, 1, _MIDDLE_Y + 1), (_MIDDLE_X, _MIDDLE_Y, 1, HIGH - _MIDDLE_Y)
_SHAPES: dict[str, tuple[tuple[int, int, int, int], ...]] = {
    "─": (_LEFT, _RIGHT),
    "│": (_UP, _DOWN),
    "█": ((0, 0, WIDE, HIGH),),
    "▌": ((0, 0, WIDE // 2 + 1, HIGH),),
    "▎": ((0, 0, WIDE // 4, HIGH),),
    "▁": ((0, HIGH - 2, WIDE, 2),),
    "▔": ((0, 0, WIDE, 2),),
    "▀": ((0, 0, WIDE, _MIDDLE_Y),),
    "▄": ((0, _MIDDLE_Y, WIDE, HIGH - _MIDDLE_Y),),
}
"""Rectangles (x, y, width, height) in a cell instead of a letter, so that lines meet."""
_CORNERS = {
    "╭": f"M{WIDE},{_MIDDLE_Y + 0.5}h-1.5q-3,0 -3,3V{HIGH}",
    "╮": f"M0,{_MIDDLE_Y + 0.5}h1.5q3,0 3,3V{HIGH}",
    "╰": f"M{_MIDDLE_X + 0.5},0V6.5q0,3 3,3H{WIDE}",
    "╯": f"M{_MIDDLE_X + 0.5},0V6.5q0,3 -3,3H0",
}


def check_programs() -> None:
    """End with a sentence if a program that draws is missing."""
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        sys.exit(f"{' and '.join(missing)} missing. On Debian: apt install librsvg2-bin pngquant")


def draw(app: App[Any], target: Path) -> None:
    """Draw what ``app`` shows now into the file ``target``."""
    drawn = subprocess.run([_NEEDED[0]], input=_svg(app).encode(), capture_output=True, check=True).stdout
    small = [_NEEDED[1], _COLOURS, "--nofs", "--strip", "--speed", "3", "-"]
    target.write_bytes(subprocess.run(small, input=drawn, capture_output=True, check=True).stdout)


def _svg(app: App[Any]) -> str:
    columns, rows = app.size
    width, height = columns * WIDE + 2 * EDGE, rows * HIGH + 2 * EDGE
    lines = painted(app)
    cells = "\n".join(part for row, line in enumerate(lines) for part in parts_of(line, row))
    paper = paper_of(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="{paper}"/><g transform="translate({EDGE},{EDGE})"'
        f' font-family="{_FONT}" font-size="{TYPE_SIZE:.4f}">{cells}</g></svg>'
    )


def painted(app: App[Any]) -> list[list[Segment]]:
    """What is painted, line by line, with the screens that shine through from below."""
    # Textual has no public way to read a screen.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)  # noqa: SLF001
    if not isinstance(update, LayoutUpdate):
        raise TypeError("a whole screen was asked for")
    return [[segment for strip in line for segment in strip] for line in update.strips]


def paper_of(lines: list[list[Segment]]) -> str:
    """The colour behind what is painted, and around it: white where no colours are sent."""
    return _colours(lines[0][0].style or Style.null())[1] or "#ffffff"


def parts_of(line: list[Segment], row: int) -> Iterator[str]:
    """The parts of one line: what lies behind first, so that no letter is cut by its neighbour's background."""
    at = 0
    words: list[str] = []
    for segment in line:
        width = cell_len(segment.text)
        style = segment.style or Style.null()
        ink, paper = _colours(style)
        if paper:
            yield _rectangle(at * WIDE, row * HIGH, width * WIDE, HIGH, paper)
        words.extend(_words(segment.text, at, row, style, ink))
        at += width
    yield from words


def _colours(style: Style) -> tuple[str, str]:
    """Ink and paper as hexadecimal colours; "" for paper that is the screen's own."""
    ink, paper = (_hex(style.color), _hex(style.bgcolor))
    return (paper or "#ffffff", ink or "#000000") if style.reverse else (ink or "#000000", paper)


def _hex(color: Color | None) -> str:
    return "" if color is None or color.is_default else color.get_truecolor().hex


def _words(text: str, at: int, row: int, style: Style, ink: str) -> Iterator[str]:
    """The letters of a segment; each run of letters one text, each line or block a shape."""
    weight = ' font-weight="bold"' if style.bold else ""
    slope = ' font-style="italic"' if style.italic else ""
    for match in _RUNS.finditer(text):
        x, y = (at + cell_len(text[: match.start()])) * WIDE, row * HIGH
        run = match.group()
        if style.underline:
            yield _rectangle(x, y + HIGH - 3, cell_len(run) * WIDE, 1, ink)
        if run[0] in _CORNERS:
            yield f'<path d="{_CORNERS[run[0]]}" transform="translate({x},{y})" fill="none" stroke="{ink}"/>'
        elif run[0] in _SHAPES:
            yield from (_rectangle(x + dx, y + dy, wide, high, ink) for dx, dy, wide, high in _SHAPES[run[0]])
        elif run.strip():
            begins = x + (cell_len(run) - cell_len(run.lstrip())) * WIDE  # blanks at the beginning would be dropped
            kept = escape(run.strip()).replace(" ", "&#160;")
            room = f' textLength="{cell_len(run.strip()) * WIDE}"'  # where the font is another one
            yield f'<text x="{begins}" y="{y + _BASELINE}" fill="{ink}"{weight}{slope}{room}>{kept}</text>'


_DRAWN = "".join((*_SHAPES, *_CORNERS))
_RUNS = re.compile(f"[{_DRAWN}]|[^{_DRAWN}]+")


def _rectangle(x: int, y: int, width: int, height: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}" shape-rendering="crispEdges"/>'
