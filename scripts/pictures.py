"""Draw pictures of the screens for the docs: python3 run.py python scripts/pictures.py [NAME ...].

Each state of `screen_states.py` is drawn light and dark, in its sizes, into docs/pictures/NAME-SIZE-THEME.png, and
docs/screens.md shows them all; pictures of states that are no more go. Takes some minutes; names draw only these
states.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from drawing import check_programs, draw
from prepared_files import surroundings
from reaching import settle
from screen_state import State
from screen_states import GROUPS

from coachtui.tui.app import CoachApp
from coachtui.tui.themes import theme_name

DOCS = Path(__file__).resolve().parent.parent / "docs"
THEMES = ("light", "dark")
_WORKERS = 2


def picture_of(state: State, size: str, theme: str) -> str:
    """The name of a picture."""
    return f"{state.name}-{size}-{theme}.png"


async def show(state: State, size: str, themes: Sequence[str]) -> None:
    """Bring the app into a state, begun in the first of these themes, and draw it in each."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        state.prepare(folder, stack)
        os.chdir(folder)
        path = Path(state.file) if state.file else None
        settings = replace(state.settings, theme=themes[0])
        app = CoachApp(path, start=state.start, surroundings=surroundings(), settings=settings)
        async with app.run_test(size=dict(state.sizes)[size], notifications=True) as pilot:
            await state.steps(pilot)
            for theme in themes:
                high_contrast = state.settings.high_contrast
                app.theme, _ = theme_name(theme, app.available_themes, high_contrast=high_contrast)
                await settle(pilot)
                draw(app, DOCS / "pictures" / picture_of(state, size, theme))


def show_all(state: State) -> str:
    """Draw a state in all its sizes and themes."""
    for size, _ in state.sizes:
        for themes in [(theme,) for theme in THEMES] if state.names_theme else [THEMES]:
            asyncio.run(show(state, size, themes))
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
    """Draw the states named on the command line, or all, and write the page."""
    check_programs()
    states = {state.name: state for group in GROUPS.values() for state in group}
    os.environ |= {"TZ": "UTC", "TEXTUAL_ANIMATIONS": "none", "COACHTUI_SETTINGS": os.devnull}
    os.environ.pop("NO_COLOR", None)
    (DOCS / "pictures").mkdir(parents=True, exist_ok=True)
    wanted = [states[name] for name in sys.argv[1:] or states]
    with ProcessPoolExecutor(_WORKERS) as pool:
        for name in pool.map(show_all_by_name, [state.name for state in wanted]):
            print(name, flush=True)
    for stale in set((DOCS / "pictures").glob("*.png")) - _pictures_of(states.values()):
        stale.unlink()
    (DOCS / "screens.md").write_text(page(), encoding="utf-8")


def _pictures_of(states: Iterable[State]) -> set[Path]:
    """Where the pictures of these states are."""
    return {
        DOCS / "pictures" / picture_of(state, size, theme)
        for state in states
        for size, _ in state.sizes
        for theme in THEMES
    }


def show_all_by_name(name: str) -> str:
    """Draw the state of this name; states themselves cannot be sent to another process."""
    return show_all(next(state for group in GROUPS.values() for state in group if state.name == name))


if __name__ == "__main__":
    main()
