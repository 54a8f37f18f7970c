"""Engagements of any size, handed in the way other programs do it."""

import json
from pathlib import Path

from coachtui.workflow.engagements import Surroundings
from coachtui.workflow.importing import import_engagement

_ROLES = ("executive", "middle", "frontline", "analyst")
_QUESTIONS = ("C1.2", "C1.6", "C2.2", "C3.2", "C4.4", "C6.4", "C7.1", "C7.2", "C7.3", "C7.4")


def make_large(path: Path, people: int, sessions: int) -> None:
    """An engagement at ``path`` with so many people and finished sessions, ten answers and two ratings each."""
    codes = [f"P{number:03}" for number in range(people)]
    state = {
        "format": "coachtui/state",
        "version": 1,
        "engagement": {"organisation": "Large Works", "mode": "quick"},
        "people": [
            {"code": code, "name": f"Person {number}", "role": _ROLES[number % 4]} for number, code in enumerate(codes)
        ],
        "sessions": [
            {"id": f"s{number}", "person": codes[number % people], "plan": "quick", "started": "2026-03-02T09:00:00Z",
             "ended": "2026-03-02T10:00:00Z"}
            for number in range(sessions)
        ],
        "answers": [
            {"session": f"s{number}", "person": codes[number % people], "question": question,
             "note": f"What was said about {question} the {number}th time, in a sentence or two of usual length."}
            for number in range(sessions)
            for question in _QUESTIONS
        ],
        "ratings": [
            {"session": f"s{number}", "person": codes[number % people], "indicator": indicator, "level": number % 5,
             "grade": number % 4}
            for number in range(sessions)
            for indicator in ("E1a", "E5a")
        ],
    }  # fmt: skip
    import_engagement(path, Path("large.json"), json.dumps(state).encode(), Surroundings(author="bench"))
