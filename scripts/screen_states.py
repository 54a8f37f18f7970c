"""Which states of which screens there are pictures of, and how each is reached. Draws nothing."""

import os
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from filled_sheets import three_meetings, twelve_meetings
from textual.pilot import Pilot

from coachtui.asking.replies import Reply
from coachtui.model.answers import EvidenceState
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.tui.starting import StartWith
from coachtui.workflow.capturing import capture
from coachtui.workflow.demonstrating import make_demo
from coachtui.workflow.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.evidence import mark_evidence
from coachtui.workflow.interviewing import begin_interview
from coachtui.workflow.pairs import MY_MEETING
from coachtui.workflow.people import add_person
from coachtui.workflow.private_files import create_self_assessment
from coachtui.workflow.self_assessing import begin_self_assessment

Steps = Callable[[Pilot[Any]], Awaitable[None]]
Prepare = Callable[[Path, ExitStack], None]
SIZES = {"80x24": (80, 24), "120x36": (120, 36)}

_BEGUN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
_QUIET_ROUNDS, _ROUND = 12, 0.02


class Clock:
    """A clock that goes on a second each time it is read, so that pictures do not change from day to day."""

    def __init__(self) -> None:
        self._now = _BEGUN

    def __call__(self) -> datetime:
        """The time."""
        self._now += timedelta(seconds=1)
        return self._now


def surroundings() -> Surroundings:
    """The same author and day for every picture."""
    return Surroundings(author="Ann Weber", now=Clock())


# Engagements to begin with


@cache
def _demo() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "northfield.coach"
        make_demo(path, surroundings())
        return path.read_bytes()


def demo(folder: Path, _: ExitStack) -> None:
    """Northfield, all six interviewed."""
    (folder / "northfield.coach").write_bytes(_demo())


def part_way(folder: Path, stack: ExitStack) -> None:
    """Northfield with two more people, one of them in the middle of the interview."""
    demo(folder, stack)
    with open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()) as workspace:
        add_person(workspace, Person("LOG", "middle", "Mara", "logistics manager", "Logistics"))
        add_person(workspace, Person("MRA", "process owner", "Jon", "owner of complaints", "Quality"))
        begin_interview(workspace, "MRA").answer("C1.1", note="Fewer castings sent back. Nobody told me how many.")


def at_odds(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, who said two things that do not go together, and was captured in passing."""
    part_way(folder, stack)
    with open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()) as workspace:
        held = begin_interview(workspace, "LOG", minutes=10)
        held.answer("C1.2", value=3, note='"On Monday we set the week by the plan." Every foreman has a copy.')
        held.answer("C5.3", value="never", note='"Nobody ever put the strategy on a list."')
        capture(held, "Ines knows who changed the board in the hall.")
        capture(held, "He wants the old order list back.")


def promised(folder: Path, stack: ExitStack) -> None:
    """Northfield with two documents that Mara promised."""
    part_way(folder, stack)
    with open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()) as workspace:
        held = begin_interview(workspace, "LOG")
        for question, thing, words in (
            ("C3.2", "ev6", "the sheet of week 9, on Friday"),
            ("C1.4", "ev9", "her calendar of March"),
        ):
            own = held.session_id
            mark_evidence(workspace, own, thing, EvidenceState.PROMISED, question=question, words=words)


def begun_twice(folder: Path, stack: ExitStack) -> None:
    """Northfield, with two interviews of one person that are not finished."""
    demo(folder, stack)
    with open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()) as workspace:
        for note in ("Fewer castings sent back.", "We start again with the plan."):
            begin_interview(workspace, "PLN", fresh=True).answer("C1.1", note=note)


def nobody_yet(folder: Path, _: ExitStack) -> None:
    """An engagement with three people, none of them interviewed."""
    people = (
        Person("CEO", "executive", "Dana", "chief executive"),
        Person("PLN", "middle", "Tom", "planning manager", "Operations"),
        Person("SUP", "frontline", "Ines", "shift supervisor", "Casting"),
    )
    begun = Engagement("Alder Bakeries", "quick", "getting bread to the shops by six")
    create_engagement(folder / "alder.coach", begun, people, surroundings=surroundings())


def on_her_own(folder: Path, _: ExitStack) -> None:
    """The private file of somebody who runs a night shift, with a few answers in it."""
    create_self_assessment(folder / "my-assessment.coach", "the night shift", "frontline", surroundings())
    with open_engagement(folder / "my-assessment.coach", write=True, surroundings=surroundings()) as workspace:
        own = begin_self_assessment(workspace, 60)
        for question, level, words in (
            ("C1.2", "2", "in May, with Rosa"),
            ("C2.3", "3", ""),
            ("C4.2", "1", "last Monday, Tom"),
            ("C4.3", "talk", ""),
        ):
            own.record_reply(question, Reply(chosen=(level,), said={"p46": words, "p1": words}))


def open_elsewhere(folder: Path, stack: ExitStack) -> None:
    """Northfield, while another window writes to it."""
    part_way(folder, stack)
    stack.enter_context(open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()))


def several(folder: Path, stack: ExitStack) -> None:
    """Two engagements in one folder."""
    part_way(folder, stack)
    nobody_yet(folder, stack)


def empty(_: Path, __: ExitStack) -> None:
    """A folder without an engagement."""


# Ways to get there


async def settle(pilot: Pilot[Any]) -> None:
    """Until everything under way is on the screen: some quiet rounds."""
    for _ in range(_QUIET_ROUNDS):
        await pilot.pause(_ROUND)


def keys(*pressed: str) -> Steps:
    """After these keys, one after the other."""

    async def steps(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in pressed:
            await pilot.press(key)
        await settle(pilot)

    return steps


def typed(text: str) -> tuple[str, ...]:
    """The keys that type ``text``."""
    names = {" ": "space", "\n": "enter"}
    return tuple(names.get(letter, letter) for letter in text)


def then(*parts: Steps) -> Steps:
    """One after the other."""

    async def steps(pilot: Pilot[Any]) -> None:
        for part in parts:
            await part(pilot)

    return steps


def at(question: str, *pressed: str) -> Steps:
    """At the question with this number, after these keys."""
    return then(keys("escape", "j", *typed(question.lower())), keys("enter"), keys(*pressed))


def pasted(text: str) -> Steps:
    """After pasting this into what has the focus."""

    async def steps(pilot: Pilot[Any]) -> None:
        from textual.events import Paste  # noqa: PLC0415 - only here

        await settle(pilot)
        pilot.app.screen.post_message(Paste(text))
        await settle(pilot)

    return steps


async def full_disk(pilot: Pilot[Any]) -> None:
    """From now on nothing more fits on the disk."""
    await settle(pilot)

    async def refuse(*_: object) -> None:
        raise CoachError("The disk is full", "Nothing more fits.", "Make room, then try again.", passing=True)

    pilot.app.screen._desk.do = refuse  # type: ignore[attr-defined]  # noqa: SLF001 - a real disk would be slow to fill


async def moved_away(pilot: Pilot[Any]) -> None:
    """Somebody moves the file away."""
    await settle(pilot)
    os.rename("northfield.coach", "elsewhere.coach")  # noqa: PTH104 - in a moment, and nothing else waits for it


@dataclass(frozen=True, slots=True)
class State:
    """One state of a screen: its ``name``, what it shows in a sentence, and how it is reached.

    ``prepare`` makes the engagements, the first of which is opened unless ``file`` is "". ``sizes`` by their names.
    """

    name: str
    words: str
    steps: Steps = field(default_factory=keys)
    prepare: Prepare = part_way
    start: StartWith = field(default_factory=StartWith)
    settings: Settings = field(default_factory=Settings)
    file: str = "northfield.coach"
    sizes: tuple[tuple[str, tuple[int, int]], ...] = tuple(SIZES.items())


NOTE = 'They just send the numbers up. "We all have our own sheet."'
_LONG = "\n".join(
    f"{week}. They met in week {week * 3}, went through the late orders one by one, and moved two of them again. "
    "Nobody wrote down what decided it; the planner said the loudest customer wins."
    for week in range(1, 16)
)
_HELD = StartWith(person="LOG", minutes=45)
interview = partial(State, start=_HELD)
_SHORT = StartWith(person="LOG", minutes=10)
_OWN = StartWith(alone=True, minutes=60)
alone = partial(State, prepare=on_her_own, file="my-assessment.coach", start=_OWN)
meeting = partial(
    State, prepare=three_meetings, file="my-meetings.coach", start=StartWith(alone=True, script=MY_MEETING)
)
_ON = ("pagedown",)
_NAMED = then(keys(*typed("Review\n\n")), keys("a"))
_AT_CHOICE = then(_NAMED, keys(*typed("6\n4\n2\n")), keys("b", *typed("Line two, since May")))
_TO_THE_END = then(keys("enter"), keys("b", "enter"), keys(*typed("4\n3\n")), keys("d"))
wrapped = then(
    keys(*typed("Nobody planned it as one piece. "), "escape", "r", "1", "escape", "pagedown"),
    keys(*typed('The order went back twice. "Whoever shouts last gets the next casting."'), "pagedown"),
    keys(*typed(NOTE), "escape", "r", "1", "1", "pagedown", "escape", "k"),
)

GROUPS: dict[str, tuple[State, ...]] = {
    "Beginning": (
        State("start", "The engagements of a folder, and how to begin.", prepare=several, file=""),
        State("start-empty", "A folder without an engagement.", prepare=empty, file=""),
        State(
            "new-engagement", "Four things begin an engagement.", keys("n", *typed("Alder Bakeries")), empty, file=""
        ),
        State("new-engagement-complaint", "What is missing is said beside it.", keys("n", "ctrl+s"), empty, file=""),
        State(
            "new-engagement-exists",
            "A file is never overwritten.",
            keys("n", *typed("Alder"), *("tab",) * 3, *("end",), *("backspace",) * 8, *typed(".coach"), "ctrl+s"),
            several,
            file="",
        ),
    ),
    "Home": (
        State("home-nobody-yet", "Before the first interview.", prepare=nobody_yet, file="alder.coach"),
        State("home-part-way", "Somebody's interview goes on; somebody else is next."),
        State("home-all-done", "Everybody was interviewed.", prepare=demo),
        State("home-promised", "Documents that somebody promised.", prepare=promised),
        State("home-read-only", "The file is open in another window.", prepare=open_elsewhere),
        State(
            "home-which-interview",
            "Two interviews of one person are not finished.",
            keys("down", "down", "down", "enter"),
            begun_twice,
        ),
    ),
    "People": (
        State("people", "Who takes part, and how far each interview has come.", keys("p")),
        State("people-form", "Somebody new.", keys("p", "a", *typed("IT"), "tab", *typed("Lena"))),
        State(
            "people-form-complaint",
            "The code is taken.",
            keys("p", "a", *typed("log"), *("tab",) * 4, "down", "ctrl+s"),
        ),
    ),
    "Find": (
        State("find", "Words in everything noted and said.", then(keys("f"), keys(*typed("sheet")))),
        State("find-nothing", "Nothing with these words.", then(keys("f"), keys(*typed("zebra")))),
    ),
    "Interview": (
        interview("interview-empty", "A question, and room for what is said.", at("C3.2")),
        interview("interview", "Words in quotation marks become quotes.", at("C3.2", *typed(NOTE))),
        interview(
            "interview-options",
            "A card's options under the note, two of them chosen.",
            at("C1.6", *typed("Goals, mostly."), "tab", "1", "4"),
        ),
        interview(
            "interview-your-options",
            "All other options are on your side; the other side tells the answer by its number.",
            at("C3.6", *typed("Mine was right."), "enter", "2", "enter", "escape", "i"),
        ),
        interview(
            "interview-commands", "After Esc: every letter and what it does.", at("C3.2", *typed(NOTE), "escape")
        ),
        interview(
            "interview-rate", "Rating: digits, of which nothing shows.", at("C3.2", *typed(NOTE), "escape", "r", "1")
        ),
        interview(
            "interview-your-side",
            "Your side: what levels look like, the agenda, why.",
            at("C3.2", *typed(NOTE), "escape", "i"),
        ),
        interview(
            "interview-your-side-rate",
            "Rating with your side open.",
            at("C3.2", *typed(NOTE), "escape", "i", "escape", "r", "1"),
        ),
        interview(
            "interview-your-side-other",
            "Anything can be rated at any question: what it is about is named first.",
            at("C7.2", *typed("I drove the parts over myself."), "escape", "i", "escape", "r", *typed("du")),
        ),
        interview("interview-jump", "Any question by a few words.", keys("escape", "j", *typed("meeting"))),
        interview("interview-table", "A table is typed in place.", at("C1.4", "tab")),
        interview(
            "interview-to-see", "What was asked to see, and what came of it.", at("C3.2", *typed(NOTE), "escape", "e")
        ),
        interview(
            "interview-number", "A number on a line of its own.", at("C7.3", *typed("Monday for the most part."))
        ),
        interview("interview-long-note", "A long note scrolls.", then(at("C3.2"), pasted(_LONG))),
        interview(
            "interview-off-record",
            "Off the record: what is typed is not kept.",
            at("C3.2", *typed("But"), "escape", "f"),
        ),
        interview(
            "interview-capture",
            "A line noted out of turn; then on with the sentence.",
            at("C3.2", *typed("They just send the"), "escape", "c", *typed("ask Ines about the board")),
        ),
        interview(
            "interview-probe-due",
            "A way to ask on whose moment has come stands first, and brighter.",
            at("C5.3", "4", "enter"),
        ),
        interview(
            "interview-probe-why",
            "Your side says why a way to ask on has come up.",
            at("C5.3", "4", "enter", "escape", "i"),
        ),
        interview(
            "interview-probe-asked",
            "Asked, and ticked: what is typed next is what it brought.",
            at("C3.2", *typed("They send it up. "), "escape", "t", "a", *typed("In March, with Ravi.")),
        ),
        interview(
            "interview-two-answers-sign", "Two answers that do not go together: a sign, no more.", at("C1.1"), at_odds
        ),
        interview(
            "interview-two-answers",
            "On a key, both sentences; to ask about or to let be.",
            at("C1.1", "escape", "v"),
            at_odds,
        ),
        interview("interview-minutes-left", "Time is cut.", keys("escape", "l", *typed("20"))),
        interview(
            "interview-planned-anew",
            "What remains is planned anew; your side says what was dropped.",
            then(keys("escape", "l", *typed("20")), keys("enter"), keys("escape", "i")),
        ),
        interview(
            "interview-blind",
            "Blind: that there is a rating, not which.",
            at("C3.2", *typed(NOTE), "escape", "r", "1", "1", "escape", "i"),
            settings=Settings(blind=True),
        ),
        interview(
            "interview-promised",
            "A document promised, and by when.",
            at("C3.2", "escape", "e", "p", *typed("the sheet of week 9, on Friday")),
        ),
        interview("interview-blank", "Blank, until a key is pressed.", keys("escape", "z")),
        interview(
            "interview-not-saved", "A full disk: it is said, and typing goes on.", then(full_disk, keys(*typed(NOTE)))
        ),
        interview(
            "interview-moved",
            "The file is gone: it is said over the interview, and what is typed goes into the note below.",
            then(moved_away, keys(*typed(NOTE))),
        ),
        interview(
            "interview-small", "Forty columns by twelve.", at("C3.2", *typed(NOTE)), sizes=(("40x12", (40, 12)),)
        ),
    ),
    "After the talk": (
        State(
            "wrap-up",
            "Ratings that are still open, and the words behind them.",
            then(wrapped, keys("escape", "w")),
            start=_SHORT,
        ),
        State(
            "wrap-up-rating",
            "An indicator: what was said on one side, what the levels look like on the other.",
            then(wrapped, keys("escape", "w"), keys("down", "down", "down", "down")),
            start=_SHORT,
        ),
        State("wrap-up-captured", "What was captured is filed, or discarded.", keys("escape", "w"), at_odds, _HELD),
        State(
            "wrap-up-file",
            "Where a captured line belongs, found while one types.",
            then(keys("escape", "w"), keys("enter"), keys(*typed("e1"))),
            at_odds,
            _HELD,
        ),
        State(
            "wrap-up-two-answers",
            "Two answers that do not go together, each with its words.",
            then(keys("escape", "w"), keys("down", "down")),
            at_odds,
            _HELD,
        ),
        State(
            "read-back",
            "What you say back, fit for their eyes.",
            then(wrapped, keys("escape", "w"), keys("r")),
            start=_SHORT,
        ),
    ),
    "Scores": (
        State("scores", "Eight rows, each with its because.", keys("s"), demo),
        State("scores-element", "The indicators of one element.", then(keys("s"), keys("enter")), demo),
        State(
            "scores-indicator",
            "Who said what, and their words.",
            then(keys("s"), keys("enter"), keys("down", "enter")),
            demo,
        ),
        State("scores-why", "The reckoning behind a figure.", then(keys("s"), keys("enter"), keys("down", "w")), demo),
        State("scores-for-everybody", "The same, fit for everybody's eyes.", then(keys("s"), keys("e")), demo),
    ),
    "Alone": (
        alone(
            "self-begin", "Three questions before a self-assessment.", keys(*typed("the night shift")), prepare=empty
        ),
        alone("self-opening", "What is said before the first question.", keys(*typed("us\nc\n")), prepare=empty),
        alone("self-choice", "What comes closest, in no order, and when that was.", keys("pageup")),
        alone("self-table", "What one can name, up to three.", keys(*typed("fewer returns\nhead of sales\n"))),
        alone("self-letters", "Esc shows the letters.", keys("escape")),
        alone(
            "self-closest",
            "Once there is an answer: which of five events comes closest?",
            keys(*("pagedown",) * 2, *typed("In May Rosa moved two.")),
        ),
        alone("self-home", "A private file at a glance.", start=StartWith()),
        alone("self-not-answered", "Four ways not to answer, and what was chosen.", keys("escape", "k", "pageup")),
        alone("self-send", "What would be handed over is chosen.", keys("escape", "r", "s")),
        alone(
            "self-send-shown",
            "All of it is shown before anything is written.",
            then(keys("escape", "r"), keys("s"), keys("w")),
        ),
        alone(
            "self-sent",
            "Written: what was handed over, and where it is.",
            then(keys("escape", "r"), keys("s"), keys("w"), keys("w")),
        ),
        alone("self-small", "Forty columns by twelve.", sizes=(("40x12", (40, 12)),)),
        alone("self-result", "What one says, could show so far, and might try.", keys("escape", "r")),
    ),
    "My meeting": (
        meeting("meeting-begin", "Which meeting it was, and what comes now.", keys(*typed("Review\n")), prepare=empty),
        meeting("meeting-refused", "A day to come.", keys(*typed("Review\ntomorrow\na")), prepare=empty),
        meeting(
            "meeting-numbers", "Several numbers in one answer.", then(_NAMED, keys(*typed("6\n4\n"))), prepare=empty
        ),
        meeting("meeting-wrong", "A number that cannot be.", then(_NAMED, keys(*typed("6\n7\n\n"))), prepare=empty),
        meeting("meeting-choice", "What happened, in mixed order, and the words.", _AT_CHOICE, prepare=empty),
        meeting("meeting-home", "The meetings so far; the next step comes first."),
        meeting("meeting-kept", "First: was the line said?", keys("enter")),
        meeting("meeting-closest", "Last: what comes closest to what came out weakest.", _TO_THE_END),
        meeting("meeting-result", "What worked, and one line for next time.", then(_TO_THE_END, keys(*_ON, *_ON))),
        meeting(
            "meeting-kept-line",
            "The line is kept, with a day.",
            then(_TO_THE_END, keys(*_ON, *_ON), keys(*typed("\nAna\nThursday\n"))),
        ),
        meeting(
            "meeting-twelve",
            "From twelve meetings on, the usual range.",
            keys("down", "enter"),
            prepare=twelve_meetings,
            start=StartWith(),
            sizes=((*SIZES.items(), ("80x40", (80, 40)))),
        ),
        meeting("meeting-small", "Forty columns by twelve.", _AT_CHOICE, prepare=empty, sizes=(("40x12", (40, 12)),)),
    ),
    "Comfort": (
        interview("help", "F1 in the interview.", keys("f1")),
        State("help-home", "F1 at home.", keys("f1")),
        State("palette", "Everything that can be done here.", keys("ctrl+p")),
        interview("palette-typed", "Found by its words.", keys("ctrl+p", *typed("qu"))),
        State("jump-keys", "F2 puts a letter on each thing.", then(keys("p"), keys("a"), keys("f2"))),
        State("trouble", "What is so, and what can be done.", start=StartWith(person="NOBODY")),
        State("trouble-read-only", "No interview where nothing can be written.", keys("enter"), open_elsewhere),
        State(
            "settings-complaint",
            "A mistake in the settings stops nothing.",
            settings=Settings(
                problems=(
                    "settings.toml, line 3: minutes is 900; it takes a whole number from 5 to 600. 45 is used instead.",
                )
            ),
        ),
        State("high-contrast", "High contrast.", settings=Settings(high_contrast=True)),
        interview(
            "high-contrast-interview",
            "High contrast in the interview.",
            at("C3.2", *typed(NOTE), "escape", "i"),
            settings=Settings(high_contrast=True),
        ),
        interview("ascii", "Plain signs and borders.", at("C3.2", *typed(NOTE)), settings=Settings(ascii=True)),
        State("ascii-home", "Plain signs at home.", settings=Settings(ascii=True)),
    ),
}
"""All states, in the order of the page that shows them."""
