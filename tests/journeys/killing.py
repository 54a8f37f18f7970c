"""The full screen killed while somebody types, and how much of the typing is missing afterwards."""

import random
import re
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from tests.journeys.terminal import Terminal, at_terminal
from tests.workflow.observing.observing_samples import HandClock, coaching_file

INTERVIEW = ("--person", "PLN", "--author", "ann")
AUTHOR = ("--author", "ann")
ESCAPE, PAGE_DOWN = "\x1b", "\x1b[6~"
LEAST, MOST = 0.1, 1.6
"""Seconds of typing before a kill."""
TURN_EVERY, CAPTURE_EVERY, ASIDE_EVERY = 25, 15, 30
"""After about so many words the typist goes on to the next question, notes a line out of turn, goes off the record."""
LINE_EVERY = 6
"""After about so many words a line of a meeting ends."""
ASIDE = "zebrafish"
"""What is typed off the record, and must be in no file."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one kill cost. ``typed`` words had come onto the screen; ``seconds`` is the age of the oldest missing."""

    typed: int
    missing: int
    seconds: float


def engagement_at(path: Path) -> Path:
    """An engagement with one person to interview, made at ``path``."""
    create_engagement(path, Engagement("Acme", "full", "getting castings out"), [Person("PLN", "middle", "Tom")])
    return path


def meeting_at(path: Path) -> Path:
    """A coaching file with one meeting to observe, made at ``path``."""
    with coaching_file(path, HandClock()):
        return path


def kill_while_typing(path: Path, first: int, chance: random.Random) -> Loss:
    """Interview on the full screen, type numbered words from ``first`` on, and kill it at a random moment.

    Raises AssertionError when the file does not verify, when words are missing that are not the last of a note, or when
    anything is in a file that was typed off the record.
    """
    with at_terminal(path.parent, "interview", path.name, *INTERVIEW) as terminal:
        terminal.until_shown("saved ")
        shown = _type_words(terminal, first, chance.uniform(LEAST, MOST), chance)
        terminal.process.kill()
        killed = time.monotonic()
    assert not any(ASIDE.encode() in file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    return _loss(path, shown, killed, words_in(path), _captured_in(path))


def kill_while_observing(path: Path, first: int, chance: random.Random) -> Loss:
    """Observe a meeting on the full screen, type lines of numbered words from ``first`` on, kill it at a random moment.

    Raises AssertionError when the file does not verify, or words are missing that were not the last.
    """
    with at_terminal(path.parent, "observe", path.name, *AUTHOR) as terminal:
        terminal.until_shown("saved ")
        shown = _type_lines(terminal, first, chance.uniform(LEAST, MOST), chance)
        terminal.process.kill()
        killed = time.monotonic()
    return _loss(path, shown, killed, lines_in(path))


def _loss(
    path: Path, shown: Mapping[int, float], killed: float, kept: Collection[int], at_once: Collection[int] = ()
) -> Loss:
    """What a kill at that moment cost, when ``kept`` words are in the file, of which some are written ``at_once``."""
    assert verify_engagement(path).problems == ()
    missing = sorted(set(shown).difference(kept))
    in_turn = sorted(set(shown).difference(at_once))  # a captured line is kept at once, a note a moment later
    assert missing == in_turn[len(in_turn) - len(missing) :]
    return Loss(len(shown), len(missing), killed - shown[missing[0]] if missing else 0.0)


def words_in(path: Path) -> set[int]:
    """The numbers of all words that are in the file, as a note, a captured line or a draft."""
    with open_engagement(path) as workspace:
        notes = [f"{answer.note} {answer.value}" for answer in workspace.state.answers.values()]
        notes += [consent.words for consent in workspace.state.consents.values()]
        drafts = [text for session in workspace.state.sessions for text in workspace.log.drafts(session).values()]
    return _numbers_in(notes + drafts) | _captured_in(path)


def lines_in(path: Path) -> set[int]:
    """The numbers of all words that are in the coaching file, in a line or in the one that was being typed."""
    with open_engagement(path) as workspace:
        lines = [line.text for line in workspace.state.meeting_lines.values()]
        return _numbers_in([*lines, *workspace.log.drafts("M1").values()])


def _captured_in(path: Path) -> set[int]:
    with open_engagement(path) as workspace:
        return _numbers_in(captured.text for captured in workspace.state.captures.values())


def _numbers_in(texts: Iterable[str]) -> set[int]:
    return {int(number) for text in texts for number in re.findall(r"\bw(\d+)\b", text)}


def _type_words(terminal: Terminal, first: int, seconds: float, chance: random.Random) -> dict[int, float]:
    """When each word typed in so many seconds had come onto the screen."""
    shown: dict[int, float] = {}
    end = time.monotonic() + seconds
    number = first
    while time.monotonic() < end:
        if number > first and chance.randrange(TURN_EVERY) == 0:
            terminal.type(PAGE_DOWN)
        if chance.randrange(ASIDE_EVERY) == 0:
            _go_off_the_record(terminal)
        captured = chance.randrange(CAPTURE_EVERY) == 0
        terminal.type(f"{ESCAPE}cw{number} " if captured else f"and w{number} ")
        terminal.until_shown(f"w{number}")
        shown[number] = time.monotonic()
        if captured:
            terminal.type("\r")
        number += 1
    return shown


def _type_lines(terminal: Terminal, first: int, seconds: float, chance: random.Random) -> dict[int, float]:
    """When each word typed in so many seconds, a line after the other, had come onto the screen."""
    shown: dict[int, float] = {}
    end = time.monotonic() + seconds
    number = first
    begins = True
    while time.monotonic() < end:
        terminal.type(f"{'ra ' if begins else ''}and w{number} ")
        terminal.until_shown(f"w{number}")
        shown[number] = time.monotonic()
        number += 1
        begins = chance.randrange(LINE_EVERY) == 0
        if begins:
            terminal.type("\r")
    return shown


def _go_off_the_record(terminal: Terminal) -> None:
    terminal.type(f"{ESCAPE}f{ASIDE}")
    terminal.until_shown(ASIDE)
    terminal.type(f"{ESCAPE}f")
    terminal.until(lambda shown: ASIDE not in shown, "what was off the record stays")
