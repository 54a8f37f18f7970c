"""Styles worked out once for all tests: what a stylesheet says of a widget is remembered by all that it depends on.

To match each widget against all rules, again with each app and each change of a class, was a quarter of the processor
time of the tests. What depends on more than the widget and those above it, such as being the first child, is matched
each time.
"""

# ruff: noqa: SLF001 - it does what a private part of Textual does

from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap, Styles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_OPPOSITES = frozenset({"blur", "enabled", "light"})
_OF_THE_APP = frozenset({"dark", "inline", "ansi", "nocolor"})
_OF_OTHERS = Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE


@cache
def _checks(kind: type[DOMNode]) -> tuple[Callable[[Any], bool], ...]:
    """What tells the pseudo-classes of a node of this class, but for those that others tell."""
    told = _OPPOSITES | _OF_OTHERS | (frozenset() if issubclass(kind, App) else _OF_THE_APP)
    return tuple(check for name, check in kind._PSEUDO_CLASSES.items() if name not in told)


TEXTUALS_APPLY: Final = Stylesheet.apply
_TEXTUALS_REPLACE: Final = Stylesheet.replace_rules


class _Known(NamedTuple):
    """What a stylesheet came to for a node."""

    rules: RulesMap
    """What the rules say."""
    styles: RulesMap
    """The styles that these make."""
    parts: dict[str, RulesMap]
    """The styles of its component classes."""
    on_hover: bool
    """Whether any rule asks whether the mouse is on it."""


class RememberedStyles:
    """What `Stylesheet.apply` came to, by the rules, the node and those above it."""

    def __init__(self) -> None:
        self._said: dict[DOMNode, RulesMap] = {}
        self._known: dict[int, _Known] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._all_rules: list[list[RuleSet]] = []

    def replace(self, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Do what `Stylesheet.replace_rules` does."""
        self._said[node] = rules
        _TEXTUALS_REPLACE(node, rules, animate)

    def apply(
        self,
        sheet: Stylesheet,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[object, ...], Any] | None = None,
    ) -> None:
        """Do what `Stylesheet.apply` does. The ``cache`` is for one call of `Stylesheet.update_nodes`."""
        number = self._place(sheet, node, {} if cache is None else cache)
        known = self._known.get(number)
        if known is None:
            TEXTUALS_APPLY(sheet, node, animate=animate, cache=cache)
            self._remember(node, number)
            return
        node._has_hover_style = known.on_hover
        node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
        own = node.styles.base
        if not own._rules and not node._is_mounted:
            _take(own, known)
            node.notify_style_update()
        elif not _same(own, known):
            _TEXTUALS_REPLACE(node, known.rules, animate)
        elif not animate:
            node.notify_style_update()
        self._style_parts(node, known)

    def _remember(self, node: DOMNode, number: int) -> None:
        said = self._said.pop(node, {})
        if node._has_focus_within or node._has_order_style or node._has_odd_or_even:
            return
        pattern = DOMNode()
        _TEXTUALS_REPLACE(pattern, said)
        parts = {name: styles.base.get_rules() for name, styles in node._component_styles.items()}
        self._known[number] = _Known(said, pattern.styles.base.get_rules(), parts, node._has_hover_style)

    @staticmethod
    def _style_parts(node: DOMNode, known: _Known) -> None:
        """Do what `Stylesheet._process_component_classes` does."""
        has, changed = node._component_styles, False
        for name, styles in known.parts.items():
            if name not in has or has[name].base._rules != styles:
                part = DOMNode(classes=name)
                part._attach(node)
                part.styles.base._rules.update(styles)
                has[name] = part.styles
                changed = True
        if changed:
            node.refresh()

    def _place(self, sheet: Stylesheet, node: DOMNode, cache: dict[tuple[object, ...], Any]) -> int:
        """A number for the rules and for all that selectors can see of a node and of those above it."""
        found: int | None = cache.get((node,))
        if found is None:
            above = node._parent
            place = self._place(sheet, above, cache) if isinstance(above, DOMNode) else self._rules_of(sheet)
            kind = type(node)
            seen = (place, kind, node._id, frozenset(node._classes), *[check(node) for check in _checks(kind)])
            cache[(node,)] = found = self._numbers.setdefault(seen, len(self._numbers))
        return found

    def _rules_of(self, sheet: Stylesheet) -> int:
        """A number for the rules of a stylesheet, in their order."""
        rules = sheet.rules
        numbered: tuple[int, list[RuleSet]] | None = vars(sheet).get("_numbered")
        if numbered is None or numbered[1] is not rules:
            self._all_rules.append(rules)  # so that each has a place in memory of its own
            numbered = self._numbers.setdefault(tuple(map(id, rules)), len(self._numbers)), rules
            vars(sheet)["_numbered"] = numbered
        return numbered[0]


def _same(own: Styles, known: _Known) -> bool:
    """Whether a node has these styles. Two layouts of one name are the same."""
    has, wanted = own._rules, known.styles
    if "layout" in wanted and "layout" in has and has["layout"].name == wanted["layout"].name:
        wanted = wanted | {"layout": has["layout"]}
    return has == wanted


def _take(own: Styles, known: _Known) -> None:
    """Give a node that has no styles yet, and is not shown, these; it gets a layout of its own."""
    own._rules.update(known.styles)
    own._updates += len(known.styles)
    if "layout" in known.styles:
        del own._rules["layout"]
        own.layout = known.rules["layout"]
