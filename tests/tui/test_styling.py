"""The styles that tests remember are those that Textual works out."""

from pathlib import Path
from typing import Any

from textual.dom import DOMNode
from textual.pilot import Pilot

from tests.tui.looking import app_on, until_on
from tests.tui.styling import TEXTUALS_APPLY


def _rules(node: DOMNode) -> dict[str, Any]:
    rules: dict[str, Any] = dict(node.styles.base.get_rules())
    return rules | ({"layout": rules["layout"].name} if "layout" in rules else {})  # each has one of its own


def _own(node: DOMNode) -> tuple[object, ...]:
    """All that a stylesheet sets of a node."""
    flags = (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)  # noqa: SLF001
    return _rules(node), flags


def _assert_as_textual_says(pilot: Pilot[None]) -> None:
    sheet = pilot.app.stylesheet
    for node in pilot.app.screen.walk_children(with_self=True):
        remembered = _own(node)
        for name in sorted(node._get_component_classes()):  # noqa: SLF001 - as Textual styles them
            part = DOMNode(classes=name)
            part._attach(node)  # noqa: SLF001 - as above
            TEXTUALS_APPLY(sheet, part)
            assert node.get_component_styles(name).base.get_rules() == part.styles.base.get_rules(), (node, name)
        node.styles.base.reset()
        TEXTUALS_APPLY(sheet, node)
        assert remembered == _own(node), node


async def test_what_is_remembered_is_what_is_worked_out(northfield: Path) -> None:
    for _ in range(2):
        async with app_on(northfield) as pilot:
            await until_on(pilot, "HomeScreen")
            _assert_as_textual_says(pilot)
            await pilot.press("enter")
            await until_on(pilot, "InterviewScreen")
            await pilot.press("escape", "r")
            _assert_as_textual_says(pilot)
