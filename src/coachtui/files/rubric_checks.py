"""Whether the parts of one rubric fit together, and whether some question feeds each of its indicators."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from coachtui.files.behaviour_checks import behaviour_problems
from coachtui.files.id_checks import Problems, ids_below, repeated, unknown, unknown_items
from coachtui.files.positions import KeyPath
from coachtui.files.shaping import missing_key
from coachtui.files.yaml_text import Document
from coachtui.model.rubric import UNSCORED, Indicator, Rubric
from coachtui.model.script import Script
from coachtui.model.suggesting import suggestion

_NUMBERS: KeyPath = ("arithmetic",)


def rubric_problems(document: Document, rubric: Rubric) -> Problems:
    """Everything wrong with the rubric by itself."""
    yield from _repetitions(document, rubric)
    yield from behaviour_problems(document, rubric)
    if not rubric.elements:
        if not rubric.behaviours:
            message = "There is nothing to rate in this rubric: neither elements nor behaviours."
            yield document.problem((), message, "Add 'elements: ...' or 'behaviours: ...'.")
        return
    if rubric.arithmetic is UNSCORED:
        yield missing_key(document, Rubric, ("arithmetic",))
        return
    targets = [target.id for target in rubric.targets]
    for number, element in enumerate(rubric.elements):
        path: KeyPath = ("elements", number, "target")
        yield from unknown(document, path, element.target, "target", targets, where="this rubric")
    if rubric.behaviours_target:
        yield from unknown(
            document, ("behaviours_target",), rubric.behaviours_target, "target", targets, where="this rubric"
        )
    yield from _bands(document, rubric)
    yield from _thresholds(document, rubric)
    yield from _references(document, rubric)


def unfed(document: Document, rubric: Rubric, scripts: Iterable[Script]) -> Problems:
    """The indicators that no question of ``scripts``, all written for this rubric, feeds."""
    fed = {feed for script in scripts for question in script.questions() for feed in question.feeds}
    for path, indicator in _indicators(rubric):
        if indicator.id not in fed:
            hint = "Add it to the 'feeds' of a question, or take it out."
            yield document.problem((*path, "id"), f"No question feeds {indicator.id}.", hint)


def unbanded(document: Document, rubric: Rubric, script: Script) -> Problems:
    """Roles of the bands that the ``script``, which is written for this rubric, does not have, and roles in no band."""
    if not rubric.elements:
        return
    path: KeyPath = (*_NUMBERS, "bands")
    for index, band in enumerate(rubric.arithmetic.bands):
        for number, role in enumerate(band.roles):
            if role not in script.roles:
                message = f"The script {script.id} has no role '{role}'."
                yield document.problem((*path, index, "roles", number), message, suggestion(role, script.roles))
    placed = {role for band in rubric.arithmetic.bands for role in band.roles}
    missing = [role for role in script.roles if role not in placed]
    if missing and len(rubric.arithmetic.bands) > 1:
        message = f"No band has the role{'' if len(missing) == 1 else 's'} {', '.join(missing)}."
        yield document.problem(path, message, "Add every role to exactly one band.", at_key=True)


def _indicators(rubric: Rubric) -> Iterator[tuple[KeyPath, Indicator]]:
    for number, element in enumerate(rubric.elements):
        for index, indicator in enumerate(element.indicators):
            yield ("elements", number, "indicators", index), indicator


def _repetitions(document: Document, rubric: Rubric) -> Problems:
    yield from repeated(document, ids_below(("targets",), rubric.targets), "targets")
    yield from repeated(document, ids_below(("elements",), rubric.elements), "elements")
    yield from repeated(document, ids_below((*_NUMBERS, "bands"), rubric.arithmetic.bands), "bands")
    feeds: list[tuple[KeyPath, str]] = [((*path, "id"), indicator.id) for path, indicator in _indicators(rubric)]
    feeds += ids_below(("patterns",), rubric.patterns)
    feeds += ids_below(("behaviours",), rubric.behaviours)
    yield from repeated(document, feeds, "indicators, patterns and behaviours")


def _bands(document: Document, rubric: Rubric) -> Problems:
    path: KeyPath = (*_NUMBERS, "bands")
    placed: set[str] = set()
    for index, band in enumerate(rubric.arithmetic.bands):
        for number, role in enumerate(band.roles):
            if role in placed:
                message = f"The role '{role}' is in two places."
                yield document.problem((*path, index, "roles", number), message, "Keep it in one band, once.")
            placed.add(role)


def _thresholds(document: Document, rubric: Rubric) -> Problems:
    numbers, sure, actions = rubric.arithmetic, rubric.arithmetic.confidence, rubric.arithmetic.actions
    yield from _ascending(document, (*_NUMBERS, "caps"), numbers.caps, "A higher grade supports no lower level.")
    weights = (*_NUMBERS, "confidence", "weights")
    yield from _ascending(document, weights, sure.weights, "A higher grade weighs no less.")
    if sure.medium >= sure.high:
        message = f"'medium' is {_plain(sure.medium)}, which is not below 'high', {_plain(sure.high)}."
        yield document.problem((*_NUMBERS, "confidence", "medium"), message, "Lower it.")
    steps = (
        ("create_below", actions.create_below, "improve_below", actions.improve_below),
        ("improve_below", actions.improve_below, "add_below", actions.add_below),
    )
    for lower, low, higher, high in steps:
        if low >= high:
            message = f"'{lower}' is {_plain(low)}, which is not below '{higher}', {_plain(high)}."
            yield document.problem((*_NUMBERS, "actions", lower), message, "Put the thresholds in ascending order.")


def _ascending(document: Document, path: KeyPath, numbers: tuple[int | Fraction, ...], why: str) -> Problems:
    for index in range(1, len(numbers)):
        if numbers[index] < numbers[index - 1]:
            before, after = _plain(numbers[index - 1]), _plain(numbers[index])
            yield document.problem(
                (*path, index), f"{after} follows on {before}. {why}", "Put them in ascending order."
            )


def _plain(number: int | Fraction) -> str:
    return str(number) if number == int(number) else f"{float(number):g}"


def _references(document: Document, rubric: Rubric) -> Problems:
    indicators = [indicator.id for indicator in rubric.indicators()]
    elements = [element.id for element in rubric.elements]
    computed, ignorance = rubric.arithmetic.computed, rubric.arithmetic.dont_know
    at = (*_NUMBERS, "computed", "indicators")
    yield from unknown_items(document, at, computed.indicators, "indicator", indicators, "this rubric")
    at = (*_NUMBERS, "dont_know", "elements")
    yield from unknown_items(document, at, ignorance.elements, "element", elements, "this rubric")
