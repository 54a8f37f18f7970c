"""Reads scripts and rubrics as earlier versions wrote them: brings what they hold into the shape of today.

An engagement file keeps the script and the rubric that each session began with, so that files of earlier versions hold
them in earlier shapes; people's own scripts and rubrics may have these too. A row of `CHANGES` for each change of a
shape knows what it was by its form alone, and leaves everything else as it is, mistakes included.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from coachtui.files.yaml_text import read_document

Group = dict[str, Any]
"""A group of keys as it was read."""

_CAME_WITH_LEVELS = {"spines", "topics", "tried_in"}
"""Keys of scripts that no version knew before options had levels."""


@dataclass(frozen=True, slots=True)
class ShapeChange:
    """One change of what a script or a rubric looks like.

    ``key`` is the key concerned. ``was`` and ``now`` say how it was written and is written. ``up_to`` is the last
    format of engagement files, their user_version, that may hold it as it was. ``bring`` changes a whole file's group
    of keys from the one to the other, in place, where it is as it was.
    """

    key: str
    was: str
    now: str
    up_to: int
    bring: Callable[[Group], None]


def bring_up_to_date(kind: str, value: object) -> None:
    """Bring the plain ``value`` of a file of this kind into the shape of today, in place, where it has an earlier one.

    Values that stay keep their paths.
    """
    if isinstance(value, dict):
        for change in CHANGES.get(kind, ()):
            change.bring(value)


def _follow_ups_with_rules(script: Group) -> None:
    for question in _questions(script):
        match question:
            case {"alone": {"follow_up": [*uses]}} if any(isinstance(use, str) for use in uses):
                question["alone"]["follow_up"] = [{"probe": use} if isinstance(use, str) else use for use in uses]


def _levels_by_place(script: Group) -> None:
    questions = list(_questions(script))
    later = _CAME_WITH_LEVELS & script.keys() or any("levels" in question for question in questions)
    if later or not _has_roles_of_the_program(script):
        return
    for question in questions:
        match question:
            case {"type": "ordered", "feeds": [str() as fed, *_], "options": [_, *_] as options}:
                ids = [option.get("id") for option in _groups(options)]
                question["levels"] = {
                    fed: {option: place for place, option in enumerate(ids) if isinstance(option, str)}
                }


def _plans_told(script: Group) -> None:
    plans = script.get("plans")
    if not _has_roles_of_the_program(script) or not isinstance(plans, dict):
        return
    known = _known_before()["plans"]
    usual = next(iter(known))
    script["plans"] = {key: plans[key] for key in sorted(plans, key=lambda key: key != usual)}
    for key, plan in plans.items():
        if key in known and isinstance(plan, dict):
            plan.setdefault("about", known[key])


def _tried_as(script: Group) -> None:
    if _has_roles_of_the_program(script):
        script.setdefault("tried_as", _known_before()["tried_as"])


def _roles(script: Group) -> None:
    if _has_roles_of_the_program(script):
        script["roles"] = _known_before()["roles"]


def _behaviours_target(rubric: Group) -> None:
    later = {"behaviours_target", "families", "coaching_rules"}
    match rubric:
        case {"behaviours": [_, *_], "targets": targets, "arithmetic": {"bands": bands}} if not later & rubric.keys():
            target, roles = _known_before()["behaviours_target"], _known_before()["roles"]
            placed = [role for band in _groups(bands) if isinstance(band.get("roles"), list) for role in band["roles"]]
            if all(role in placed for role in roles) and any(each.get("id") == target for each in _groups(targets)):
                rubric["behaviours_target"] = target


CHANGES: Mapping[str, tuple[ShapeChange, ...]] = {
    "interview": (
        ShapeChange(
            "alone.follow_up", "ids of probes", "uses: a probe, and the rule by which it is asked", 10,
            _follow_ups_with_rules,
        ),
        ShapeChange(
            "levels", "the place of each option of an ordered question", "the options that stand for levels", 7,
            _levels_by_place,
        ),
        ShapeChange(
            "plans", "no 'about'; the full one was usual wherever it stood", "with 'about'; the first is usual", 10,
            _plans_told,
        ),
        ShapeChange("tried_as", "always the middle manager", "the id of one of the roles", 10, _tried_as),
        ShapeChange("roles", "five that the program knew", "listed in the script", 10, _roles),
    ),
    "rubric": (
        ShapeChange(
            "behaviours_target", "always the same target, which the program knew", "the id of a target", 10,
            _behaviours_target,
        ),
    ),
}  # fmt: skip
"""All changes by the kind of file, in the order in which they are made. ``roles`` are last: the three rows before
them know a script by that it lists none."""


def _has_roles_of_the_program(script: Group) -> bool:
    """Whether a script words questions for the roles that the program knew, and lists none. No other script may."""
    if "roles" in script or "sheet" in script:
        return False
    known = _known_before()["roles"].keys()
    return any(isinstance(ask := each.get("ask"), dict) and known & ask.keys() for each in _questions(script))


def _questions(script: Group) -> Iterator[Group]:
    for section in _groups(script.get("sections")):
        yield from _groups(section.get("questions"))


def _groups(items: object) -> Iterator[Group]:
    if isinstance(items, list):
        yield from (item for item in items if isinstance(item, dict))


@cache
def _known_before() -> Mapping[str, Any]:
    """What the program knew by itself and files say today."""
    path = Path(__file__).with_suffix(".yaml")
    known: Any = read_document(path.name, path.read_bytes()).value
    return {**known}
