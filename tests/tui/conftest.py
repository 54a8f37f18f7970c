"""Tests of the full screen read no settings of whoever runs them, no wish of theirs about colour, and styles once."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest
import textual._callback as callback_module
import textual.app as app_module
import textual.css.stylesheet as styles_module
import textual.message_pump as pump_module
import textual.pilot as pilot_module
from rich.console import RenderableType
from textual import Logger
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual._queue import Queue
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.dom import DOMNode
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from coachtui.tui import key_queue
from coachtui.tui.screens.alone import page as alone_page
from coachtui.tui.widgets import lettered
from tests.tui.styling import RememberedStyles

LONGEST = 30.0
"""Seconds after which nobody waits any more, whatever is left to be done."""


@pytest.fixture(autouse=True)
def _nobodys_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_SETTINGS", str(tmp_path / "settings" / "settings.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)


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

    Saves a sixth of the processor time.
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
    """No terminal is there to be painted on: what nobody looks at is laid out, and not painted."""

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
    """Remember which styles the rules give to which kind of widget in which place.

    Saves a tenth of the processor time.
    """
    remembered = RememberedStyles()

    def apply(
        sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[tuple[object, ...], Any] | None = None
    ) -> None:
        remembered.apply(sheet, node, animate=animate, cache=cache)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "replace_rules", staticmethod(remembered.replace))
        patch.setattr(Stylesheet, "apply", apply)
        yield


class _Painted(NamedTuple):
    """What was on a screen after so many changes of all that is on screens."""

    changes: int
    size: Size
    strips: list[Strip]


@pytest.fixture(scope="session", autouse=True)
def _painted_once() -> Iterator[None]:
    """Tests look at the screen several times between two changes of it: paint it once."""
    changes = 0

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*given: Any, **options: Any) -> Any:
            nonlocal changes
            changes += 1
            return change(*given, **options)

        return changed

    def strips(compositor: Compositor, size: Size | None = None) -> list[Strip]:
        wanted = compositor.size if size is None else size
        painted: _Painted | None = vars(compositor).get("_painted")
        if painted is None or painted[:2] != (changes, wanted):
            before = changes  # painting may change something itself
            painted = _Painted(before, wanted, render_strips(compositor, size))
            vars(compositor)["_painted"] = painted
        return painted.strips

    render_strips = Compositor.render_strips
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Widget, "_set_dirty", counted(Widget._set_dirty))  # noqa: SLF001 - each change comes through it
        for change in ("reflow", "reflow_visible"):
            patch.setattr(Compositor, change, counted(getattr(Compositor, change)))
        patch.setattr(Compositor, "render_strips", strips)
        yield


@pytest.fixture(scope="session", autouse=True)
def _parameters_counted_once() -> Iterator[None]:
    """Textual looks into the signature of each partial that is called back: look once into each function in it."""
    counted: dict[tuple[CodeType, bool], int] = {}

    def parameters(function: Callable[..., Any]) -> int:
        bare = getattr(function, "__func__", function)
        if not isinstance(bare, FunctionType) or {"__wrapped__", "__signature__"} & vars(bare).keys():
            return count_parameters(function)
        key = bare.__code__, bare is function
        if key not in counted:
            counted[key] = count_parameters(function)
        return counted[key]

    count_parameters = callback_module._count_parameters  # noqa: SLF001 - there is no public way
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(callback_module, "_count_parameters", parameters)
        yield


class _NoLog(Logger):
    """A log of what is handled that nobody reads."""

    def __init__(self) -> None:
        super().__init__(None)

    @property
    def event(self) -> Logger:
        return self

    def verbosity(self, verbose: bool) -> Logger:  # noqa: ARG002 - as Textual's own
        return self

    def __call__(self, *args: object, **kwargs: object) -> None:
        """Keep nothing."""


@pytest.fixture(scope="session", autouse=True)
def _nothing_logged() -> Iterator[None]:
    """Each message makes three loggers, for a console that is not there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pump_module, "log", _NoLog())
        yield


_Handler = Callable[..., Any]


_Found = tuple[tuple[type, tuple[_Handler, ...]], ...]


def _handlers(receiver: type[MessagePump], message: type[Message], name: str) -> _Found | None:
    """The handlers of a message by the class that has them, in their order; None where a selector is to decide."""
    found: list[tuple[type, tuple[_Handler, ...]]] = []
    seen: set[_Handler] = set()
    for owner in receiver.__mro__:
        own: list[_Handler] = []
        decorated = owner.__dict__.get("_decorated_handlers") or {}
        for kind in message.__mro__:
            for method, selectors in decorated.get(kind, ()):
                if selectors:
                    return None
                if method not in seen:
                    seen.add(method)
                    own.append(method)
        named = owner.__dict__.get(f"_{name}") or owner.__dict__.get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            own.append(named)
        if own:
            found.append((owner, tuple(own)))
    return tuple(found)


@pytest.fixture(scope="session", autouse=True)
def _handlers_found_once() -> Iterator[None]:
    """Each message has its handlers looked for in all classes of its receiver: look once for each kind of both.

    Not for apps: there tests put other handlers in.
    """

    found_once: dict[tuple[type[MessagePump], type[Message], str], _Found | None] = {}

    def methods(receiver: MessagePump, name: str, message: Message) -> Iterable[tuple[type, _Handler]]:
        key = (type(receiver), type(message), name)
        if key not in found_once:
            found_once[key] = None if isinstance(receiver, App) else _handlers(*key)
        found = found_once[key]
        if found is None:
            yield from get_methods(receiver, name, message)
            return
        for owner, own in found:
            if message._no_default_action:  # noqa: SLF001 - a handler before may have said so
                return
            for method in own:
                yield owner, method.__get__(receiver, owner)

    get_methods = MessagePump._get_dispatch_methods  # noqa: SLF001 - the only way
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_get_dispatch_methods", methods)
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
    """See whether anything is left to be done, where Textual's pilot sleeps for 20 ms or more, twice after each key.

    That is so while the loop has something to call, a widget has a message, a thread works, or the screen in front is
    to be laid out, which is done here instead of up to a sixtieth of a second later. Textual's pilot also has each
    widget handle a callback, before and after each key, which this does without. Halves the time that tests take.
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
