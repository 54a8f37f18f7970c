"""What all tests of the full screen have: nobody's settings, and an app and a pilot that take less time.

Each patch of a private part of Textual says why it is there, and how much processor time of these tests it saves.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import textual.app as app_module
import textual.css.stylesheet as styles_module
import textual.pilot as pilot_module
from rich.console import RenderableType
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual._queue import Queue
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.tui import key_queue, writer
from coachtui.tui.screens.alone import page as alone_page
from coachtui.tui.widgets import lettered
from tests.tui.hosting import Disk
from tests.tui.styling import RememberedStyles

LONGEST = 30.0
"""Seconds after which nobody waits any more, whatever is left to be done."""


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_SETTINGS", str(tmp_path / "settings" / "settings.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A disk with room, until a test fills it; what could not be saved is tried again soon."""
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    disk, append, save_draft = Disk(), EngagementFile.append, EngagementFile.save_draft

    def refuse() -> None:
        if disk.full:
            raise CoachError("The disk is full", "Nothing more can be saved.", "Make room, then go on.", passing=True)

    def appended(file: EngagementFile, *new: Any, **how: Any) -> object:
        refuse()
        return append(file, *new, **how)

    def saved(file: EngagementFile, *what: Any) -> None:
        refuse()
        save_draft(file, *what)

    monkeypatch.setattr(EngagementFile, "append", appended)
    monkeypatch.setattr(EngagementFile, "save_draft", saved)
    return disk


@pytest.fixture(scope="session", autouse=True)
def _no_key_takes_too_long() -> Iterator[None]:
    """However long a key takes here, it is waited for, and no pause behind it ends a word where letters choose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_queue, "_LONGEST", LONGEST)
        patch.setattr(alone_page, "_WORD_GOES_ON", 600)
        patch.setattr(alone_page, "_WORD_ENDS", 600)
        patch.setattr(lettered, "_WORDS_END", 600)
        yield


@pytest.fixture(scope="session", autouse=True)
def _styles_read_once() -> Iterator[None]:
    """Read each style once under each theme: Textual reads all of them for each app, and again when its theme is set.

    Saves a tenth.
    """
    tokens_of: dict[frozenset[tuple[str, str]], dict[str, Any]] = {}
    rules_of: dict[tuple[object, ...], list[RuleSet]] = {}

    def tokens(variables: dict[str, str]) -> dict[str, Any]:
        known = frozenset(variables.items())
        if known not in tokens_of:
            tokens_of[known] = tokenize_values(variables)
        return tokens_of[known]

    def rules(sheet: Stylesheet, *given: Any, **options: Any) -> list[RuleSet]:
        key = id(sheet._variable_tokens), given, *options.items()  # noqa: SLF001 - all that the rules depend on
        if key not in rules_of:
            rules_of[key] = parse_rules(sheet, *given, **options)
        return rules_of[key]

    parse_rules = Stylesheet._parse_rules  # noqa: SLF001 - each stylesheet remembers its own rules there
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(styles_module, "tokenize_values", tokens)
        patch.setattr(Stylesheet, "_parse_rules", rules)
        yield


@pytest.fixture(scope="session", autouse=True)
def _painted_when_looked_at() -> Iterator[None]:
    """No terminal is there to be painted on: what nobody looks at is laid out, and not painted. Saves a fifth."""

    def unseen(
        compositor: Compositor,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        if full or simplify:
            return render_update(compositor, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()  # noqa: SLF001 - as painting does
        return None

    render_update = Compositor.render_update
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", unseen)
        yield


@pytest.fixture(scope="session", autouse=True)
def _styles_worked_out_once() -> Iterator[None]:
    """Remember which styles the rules give to which kind of widget in which place. Saves a tenth."""
    remembered = RememberedStyles()

    def apply(
        sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], Any] | None = None
    ) -> None:
        remembered.apply(sheet, node, animate=animate, cache=cache)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "replace_rules", staticmethod(remembered.replace))
        patch.setattr(Stylesheet, "apply", apply)
        yield


STUCK = 0.02
"""Seconds to wait for widgets that wait for something themselves."""
THREADS = 5.0
"""Seconds to wait for threads, far above what they take; some tests hold one up on purpose."""


def _is_at_rest(node: MessagePump) -> bool:
    """Whether a node has dealt with all that came to it and waits for its next message, or is closing."""
    queue: Queue[Message | None] = node._message_queue  # noqa: SLF001 - nothing public says so
    waits = not queue.values and bool(queue.ready_event._waiters)  # noqa: SLF001 - as above
    return waits or node._closing or node._closed  # noqa: SLF001 - as above


def _laid_out(screen: Screen[Any]) -> bool:
    """Lay a screen out now where its timer would; return whether that was to be done."""
    timer: Timer = screen._update_timer  # noqa: SLF001 - nothing public says so
    running: asyncio.Event | None = vars(timer).get("_active")
    due = running is not None and running.is_set()
    if due:
        screen._on_timer_update()  # noqa: SLF001 - as Textual's own pilot does
    return due


@pytest.fixture(scope="session", autouse=True)
def _rest_seen_at_once() -> Iterator[None]:
    """Have the pilot wait until nothing is left to be done, and no longer. Saves a seventh, and most of the waiting.

    Something is left while the loop has something to call, a widget has a message, a thread works, or the screen in
    front is to be laid out, which is done here instead of up to a sixtieth of a second later. Textual's own pilot has
    each widget handle a callback before and after each key, and sleeps twice for at least 20 ms.
    """
    at_work: set[Future[Any]] = set()

    def submit(pool: ThreadPoolExecutor, *given: Any, **options: Any) -> Future[Any]:
        future = submit_to_thread(pool, *given, **options)
        at_work.add(future)
        future.add_done_callback(at_work.discard)
        return future

    async def rest(_min_sleep: float = 0, _max_sleep: float = 1) -> None:
        app = active_app.get()
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # noqa: SLF001 - nothing public says so
        begun = since = monotonic()
        while app._exception is None and monotonic() < begun + LONGEST:  # noqa: SLF001 - as Textual's own
            await asyncio.sleep(0)
            if ready:
                since = monotonic()
            elif at_work or not all(map(_is_at_rest, (app, *app._registry))):  # noqa: SLF001 - as Textual's own
                if monotonic() > since + (THREADS if at_work else STUCK):
                    if not app.screen_stack or not _laid_out(app.screen):
                        break
                    since = monotonic()
                await asyncio.sleep(0.001)
            elif not app.screen_stack or not _laid_out(app.screen):
                break

    async def wait_for_screen(pilot: Pilot[Any], timeout: float = LONGEST) -> bool:  # noqa: ARG001, ASYNC109 - as Textual's own
        await rest()
        return pilot.app._exception is None  # noqa: SLF001 - as Textual's own

    submit_to_thread = ThreadPoolExecutor.submit
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadPoolExecutor, "submit", submit)
        patch.setattr(app_module, "wait_for_idle", rest)
        patch.setattr(pilot_module, "wait_for_idle", rest)
        patch.setattr(Pilot, "_wait_for_screen", wait_for_screen)
        yield
