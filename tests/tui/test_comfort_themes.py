"""Colours far enough apart, none at all where none is wanted, and plain signs where others are garbled."""

import unicodedata

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from coachtui.settings.settings import Settings
from coachtui.tui.help import HelpScreen
from coachtui.tui.jump_keys import JumpScreen
from coachtui.tui.palette import Palette
from coachtui.tui.themes import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    THEMES,
    ClearText,
    InkOnly,
    PlainSigns,
    contrast,
    theme_name,
)

from .comfortable import WORDS, Host, painted, settle, text_of

BLACK, WHITE = Color.parse("#000000"), Color.parse("#FFFFFF")
GROUNDS = ("background", "surface", "panel")
TEXTS = (
    "text",
    "text-muted",
    "foreground",
    "foreground-muted",
    "text-accent",
    "text-error",
    "text-warning",
    "text-success",
)
KNOWN = {theme.name: theme for theme in (*BUILTIN_THEMES.values(), *THEMES)}


def color(words: str, ground: Color) -> Color:
    """A colour of a theme as it looks on a ground."""
    name, _, share = words.partition(" ")
    alpha = float(share.rstrip("%")) / 100 if share else 1.0
    if name == "auto":
        return ground.blend(ground.get_contrast_text(1.0), alpha, alpha=1)
    parsed = Color.parse(name)
    return ground.blend(parsed.with_alpha(1), parsed.a * alpha, alpha=1)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    assert contrast(Color.parse("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colors = theme.to_color_system().generate()
    least = 7.0 if theme.name.endswith("contrast") else 4.5
    for ground in (Color.parse(colors[name]) for name in GROUNDS):
        for name in TEXTS:
            assert contrast(color(colors[name], ground), ground) >= least, name
        assert contrast(Color.parse(colors["accent"]), ground) >= least
    cursor = Color.parse(colors["block-cursor-background"])
    assert contrast(color(colors["block-cursor-foreground"], cursor), cursor) >= least


@pytest.mark.parametrize("theme", [LIGHT_CONTRAST, DARK_CONTRAST])
def test_in_high_contrast_edges_can_be_seen_and_the_focused_one_told(theme: str) -> None:
    colors = KNOWN[theme].to_color_system().generate()
    ground, edge, blurred = (Color.parse(colors[name]) for name in ("background", "border", "border-blurred"))
    assert contrast(blurred, ground) >= 3
    assert contrast(edge, blurred) >= 1.9


@pytest.mark.parametrize(
    ("asked", "high", "name"),
    [
        ("light", False, LIGHT),
        ("dark", False, DARK),
        ("coachtui-dark", False, DARK),
        ("nord", False, "nord"),
        ("nord", True, DARK_CONTRAST),
        ("light", True, LIGHT_CONTRAST),
        ("nosuch", True, LIGHT_CONTRAST),
    ],
)
def test_a_theme_is_known_by_its_name(asked: str, name: str, *, high: bool) -> None:
    found, problem = theme_name(asked, KNOWN, high_contrast=high)
    assert found == name
    assert bool(problem) is (asked == "nosuch")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", ["", "f1", "ctrl+p", "f2"])
async def test_in_high_contrast_every_word_painted_stands_out(theme: str, key: str) -> None:
    app = Host(Settings(theme=theme, high_contrast=True))
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        if key:
            await pilot.press(key)
            await settle(pilot, lambda: isinstance(app.screen, (HelpScreen, Palette, JumpScreen)))
        await settle(pilot)
        seen = 0
        for segment in painted(app):
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None or not any(map(str.isalnum, segment.text)):
                continue
            seen += 1
            found = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            assert found >= 7, segment
        assert seen


@pytest.mark.parametrize("key", ["", "f1", "ctrl+p", "f2"])
async def test_no_color_sends_no_color_and_still_shows_the_mark(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(Settings(theme="dark"))
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        if key:
            await pilot.press(key)
            await settle(pilot, lambda: app.screen is not app.everything)
        await settle(
            pilot, lambda: any(segment.style is not None and segment.style.reverse for segment in painted(app))
        )
        for segment in painted(app):
            assert segment.style is None or (segment.style.color is None and segment.style.bgcolor is None)


async def test_an_empty_no_color_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        assert any(segment.style is not None and segment.style.color is not None for segment in painted(app))
        assert app.theme == LIGHT


def test_without_colour_marks_are_reversed_and_faint_things_dim() -> None:
    page = Style.parse("#000000 on #FFFFFF")

    def ink(words: str) -> Style:
        (segment,) = InkOnly().apply([Segment("x", Style.parse(words))], WHITE)
        assert segment.style is not None
        return segment.style

    assert InkOnly().apply([Segment("x", page)], WHITE)[0].style == Style(reverse=False, dim=False)
    assert ink("#000000 on #CCD6E4").reverse
    assert not ink("reverse #000000 on #CCD6E4").reverse
    assert ink("bold #999999 on #FFFFFF").dim
    assert ink("bold #999999 on #FFFFFF").bold
    assert InkOnly().apply([Segment("x")], WHITE) == [Segment("x", None)]


def test_words_too_faint_become_black_or_white_and_lines_stay() -> None:
    faint, line = Segment("word", Style.parse("#888888 on #FFFFFF")), Segment("──", Style.parse("#888888 on #FFFFFF"))
    clear, same = ClearText().apply([faint, line], WHITE)
    assert clear.style == Style.parse("#000000 on #FFFFFF")
    assert same == line
    (on_dark,) = ClearText().apply([Segment("word", Style.parse("#444444 on #111111"))], BLACK)
    assert on_dark.style == Style.parse("#FFFFFF on #111111")


@pytest.mark.parametrize("key", ["", "f1", "ctrl+p", "f2"])
async def test_plain_signs_leave_no_line_bullet_or_arrow(key: str) -> None:
    app = Host(Settings(ascii=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        if key:
            await pilot.press(key)
            await settle(pilot, lambda: app.screen is not app.everything)
        await settle(pilot)
        shown = text_of(app)
        strange = {sign for sign in shown if not sign.isascii()} - set(WORDS) - set("…\xa0")
        assert strange == set()
        if not key:
            assert "* saved  > next" in shown
            assert WORDS in shown


def test_every_line_block_arrow_and_bullet_has_a_plain_sign_of_the_same_width() -> None:
    signs = [chr(code) for code in range(0x2500, 0x25A0)] + list("●○•·…›‹–→←↑↓▶◀▲▼■□✓✗")
    for sign in signs:
        (segment,) = PlainSigns().apply([Segment(sign)], WHITE)
        assert segment.text.isascii(), unicodedata.name(sign)
        assert len(segment.text) == 1
    corners = PlainSigns().apply([Segment("╭─┬╮│├┼╯║╲")], WHITE)[0].text
    assert corners == "+-++|+++|\\"


def test_letters_stay_as_they_are() -> None:
    words = "Zoë, Łódź, naïve, col·lega, 12 €, “quoted” and 漢字, and so o…"
    assert PlainSigns().apply([Segment(words)], WHITE)[0].text == words
