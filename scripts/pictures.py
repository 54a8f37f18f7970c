"""Draw pictures of the screens for the docs: python3 run.py python scripts/pictures.py [NAME ...].

Each state of `screen_states.py` is drawn light and dark, in its sizes, into docs/pictures/NAME-SIZE-THEME.png, and
docs/screens.md shows them all; pictures of states that are no more go. Takes some minutes; names draw only these
states. To look at them only, `--into FOLDER` draws into another folder, and `--size 60x16` and `--no-color` as well.
"""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from drawing import check_programs, draw
from prepared_files import surroundings
from reaching import settle
from screen_state import State
from screen_states import GROUPS

from coachtui.tui.app import CoachApp
from coachtui.tui.themes import theme_name

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES = DOCS / "pictures"
THEMES = ("light", "dark")
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """How states are drawn: into which folder, in which sizes (none: in their own), with colours or without."""

    folder: Path = PICTURES
    sizes: tuple[str, ...] = ()
    colours: bool = True

    def sizes_of(self, state: State) -> dict[str, tuple[int, int]]:
        """The sizes in which a state is drawn: columns and rows, by the name of the size."""
        if not self.sizes:
            return dict(state.sizes)
        return {size: (int(columns), int(rows)) for size in self.sizes for columns, rows in [size.split("x")]}


def picture_of(state: State, size: str, theme: str) -> str:
    """The name of a picture."""
    return f"{state.name}-{size}-{theme}.png"


async def show(state: State, size: tuple[int, int], pictures: dict[str, Path]) -> None:
    """Bring the app into a state, begun in the first of the themes, and draw the picture of each."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        state.prepare(folder, stack)
        os.chdir(folder)
        path = Path(state.file) if state.file else None
        settings = replace(state.settings, theme=next(iter(pictures)))
        app = CoachApp(path, start=state.start, surroundings=surroundings(), settings=settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            await state.steps(pilot)
            for theme, picture in pictures.items():
                high_contrast = state.settings.high_contrast
                app.theme, _ = theme_name(theme, app.available_themes, high_contrast=high_contrast)
                await settle(pilot)
                draw(app, picture)


def show_all(state: State, drawing: Drawing) -> str:
    """Draw a state in all its sizes and themes."""
    for size, cells in drawing.sizes_of(state).items():
        pictures = {theme: drawing.folder / picture_of(state, size, theme) for theme in THEMES}
        for some in [{theme: at} for theme, at in pictures.items()] if state.names_theme else [pictures]:
            asyncio.run(show(state, cells, some))
    return state.name


def page() -> str:
    """The page that shows all states, one picture each and links to the others."""
    parts = [_HEAD]
    for title, states in GROUPS.items():
        parts.append(f"## {title}")
        parts.extend(_entry(state) for state in states)
    return "\n\n".join(parts) + "\n"


def _entry(state: State) -> str:
    names = {f"{size} {theme}": picture_of(state, size, theme) for size, _ in state.sizes for theme in THEMES}
    (_, first), *others = names.items()
    links = ", ".join(f"[{words}](pictures/{name})" for words, name in others)
    return f"**{state.name}**: {state.words} Also {links}.\n\n![{state.words}](pictures/{first})"


_HEAD = """# The screens

Every state of every screen, drawn by `scripts/pictures.py`; people and firms are invented. In a terminal the font is
your own."""


def main() -> None:
    """Draw the states named on the command line, or all; write the page if the pictures are those of the docs."""
    check_programs()
    parser = argparse.ArgumentParser(description="Draw pictures of the screens for the docs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="the states to draw; without, all")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where to draw them, instead of docs/pictures")
    parser.add_argument("--size", action="append", default=[], metavar="60x16", help="instead of their own sizes")
    parser.add_argument("--no-color", action="store_true", help="as where NO_COLOR is set")
    given = parser.parse_args()
    if (given.size or given.no_color) and given.into is None:
        parser.error("--size and --no-color need --into: the docs show all sizes, in colour")
    folder = (given.into or PICTURES).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    states = {state.name: state for group in GROUPS.values() for state in group}
    drawing = Drawing(folder, tuple(given.size), colours=not given.no_color)
    _draw([states[name] for name in given.names or states], drawing)
    if given.into is None:
        kept = {
            picture_of(state, size, theme) for state in states.values() for size, _ in state.sizes for theme in THEMES
        }
        for picture in PICTURES.glob("*.png"):
            if picture.name not in kept:
                picture.unlink()
        (DOCS / "screens.md").write_text(page(), encoding="utf-8")


def _draw(wanted: Sequence[State], drawing: Drawing) -> None:
    os.environ |= {"TZ": "UTC", "TEXTUAL_ANIMATIONS": "none", "COACHTUI_SETTINGS": os.devnull}
    os.environ.pop("NO_COLOR", None)
    if not drawing.colours:
        os.environ["NO_COLOR"] = "1"
    with ProcessPoolExecutor(_WORKERS) as pool:
        for name in pool.map(partial(show_all_by_name, drawing=drawing), [state.name for state in wanted]):
            print(name, flush=True)


def show_all_by_name(name: str, *, drawing: Drawing) -> str:
    """Draw the state of this name; states themselves cannot be sent to another process."""
    return show_all(next(state for group in GROUPS.values() for state in group if state.name == name), drawing)


if __name__ == "__main__":
    main()
