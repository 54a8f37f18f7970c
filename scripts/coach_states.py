"""The states of a coaching file: its home, the debrief, and what a coach settles, fills in and writes afterwards."""

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from prepared_files import surroundings
from reaching import keys, then, typed
from screen_state import SMALL, State

from coachtui.model.observing import ActionItem, AgendaItem, Decision, LineKind, Mark, MeetingLine, ObservedMeeting
from coachtui.model.people import Person
from coachtui.tui.starting import StartWith
from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.observing.preparing import create_coaching_file
from coachtui.workflow.observing.taking_transcripts import IncomingTranscript

_FILE = "northfield-coaching.coach"
_UNSETTLED = frozenset({5, 14, 21, 33})
"""The numbers of the lines whose marks have no behaviour yet."""


def right_after(folder: Path, _stack: ExitStack) -> None:
    """Northfield's operations review right after its end, some marks and cards left, and what the one before left."""
    make_demo_coaching(folder / _FILE, surroundings())
    with open_engagement(folder / _FILE, write=True, surroundings=surroundings()) as workspace:
        state = workspace.state
        meeting = state.observed_meetings["M09"]
        before = ObservedMeeting(
            "M08",
            meeting.name,
            "2026-02-04T09:00:00+00:00",
            meeting.chair,
            meeting.participants,
            items=(AgendaItem("1", "Scrap", "review", 30),),
            agreed="B6",
        )
        lines = [each for each in state.meeting_lines.values() if each.number in _UNSETTLED]
        workspace.record(
            before,
            Decision("M08/decision/1", "M08", "No overtime before April", meeting.chair, topic="overtime"),
            ActionItem("M08/action/1", "M08", "List the late orders by cause", "OPS", due="2026-02-11"),
            ActionItem("M08/action/2", "M08", "Ask three customers what late means to them", "SAL"),
            MeetingLine("M08/line/1", "M08", "QM", 1, "Who decides that?", marks=(Mark("B6", helped=True),)),
            MeetingLine("M09/line/41", "M09", None, 41, "Whose call is it?", kind=LineKind.STEP_IN, item="3"),
            *(replace(each, marks=tuple(Mark("", helped=mark.helped) for mark in each.marks)) for each in lines),
            withdraw=[card for card in state.card_answers.values() if card.item in {"2", ""}],
        )


_TRANSCRIPT = """WEBVTT

00:00:04.000 --> 00:00:11.500
<v Ruth Adeyemi>We lost two orders again last week, and nobody told me before Friday.</v>

00:00:12.100 --> 00:00:16.000
<v Nora Beck>Then buy overtime. We did that in March, and it was over in a week.</v>

00:00:17.000 --> 00:00:23.400
<v Otto Lang>Before we cure anything: what must an answer do? Hold the Thursday promise, I would say.</v>

00:00:24.000 --> 00:00:29.000
<v Ruth Adeyemi>And cost no more than a shift on Sunday. What else?</v>

00:00:30.000 --> 00:00:33.000
<v Nora Beck>Nobody asked the shift.</v>
"""


def with_transcript(folder: Path, _stack: ExitStack) -> None:
    """A production meeting of which two lines were typed live, and a transcript that was aligned with them."""
    path, source = folder / "plant-coaching.coach", folder / "review.vtt"
    source.write_text(_TRANSCRIPT, encoding="utf-8")
    create_coaching_file(path, surroundings())
    people = (Person("RA", name="Ruth Adeyemi"), Person("NB", name="Nora Beck"), Person("OL", name="Otto Lang"))
    meeting = ObservedMeeting(
        "M01", "Production meeting", "2026-03-03T09:00:00+00:00", "RA", tuple(each.code for each in people),
        items=(AgendaItem("1", "Late orders", "decide", 30), AgendaItem("2", "Sunday shift", "decide", 15)),
        began="2026-03-03T09:00:00+00:00", ended="2026-03-03T09:50:00+00:00",
    )  # fmt: skip
    live = (
        MeetingLine("a", "M01", "NB", 1, "buy overtime", "2026-03-03T09:03:22+00:00", (Mark("", helped=False),)),
        MeetingLine("b", "M01", "OL", 2, "what must it do", "2026-03-03T09:03:29+00:00", (Mark("B5", helped=True),)),
    )
    with open_engagement(path, write=True, surroundings=surroundings()) as workspace:
        workspace.record(*people, meeting, *live)
        coming = IncomingTranscript.read(source)
        coming.belongs_to(workspace, meeting.id)
        tuple(coming.take(workspace))
        coming.align_by(workspace, "buy overtime", "0:12")


state = partial(State, prepare=right_after, file=_FILE, start=StartWith())
replayed = partial(State, prepare=with_transcript, file="plant-coaching.coach", start=StartWith(replay="M01"))
_DEBRIEF = keys("enter")
_OWN = then(_DEBRIEF, keys("c"), keys("w", *typed("Say first what a good answer must do\nOtto\n")))

COACHING: tuple[State, ...] = (
    state("coach-home", "The meetings observed, where each stands, and what is next."),
    state("coach-debrief", "The debrief, ready two minutes after the end.", _DEBRIEF),
    state("coach-debrief-small", "Forty columns by twelve.", _DEBRIEF, sizes=SMALL),
    state("coach-own-words", "For the chair, with a sentence of the coach's own and who watches.", _OWN),
    state("coach-last-time", "Below it, what became of what the meeting before left.", then(_DEBRIEF, keys("end"))),
    state(
        "coach-settle", "A mark without a behaviour, with its words; a number says which.", then(_DEBRIEF, keys("s"))
    ),
    state("coach-settle-number", "The 1 waits for a second digit.", then(_DEBRIEF, keys("s"), keys("1"))),
    state("coach-cards", "Cards, filled in from notes on paper.", then(_DEBRIEF, keys("k"), keys("y", "p", "n"))),
    state("coach-levels", "What lines and cards suggest, and what counts.", then(_DEBRIEF, keys("l"))),
    state(
        "coach-level-why",
        "A level of the coach's own, with its reason.",
        then(_DEBRIEF, keys("l"), keys("2", *typed("Jo and Otto said it, nobody else"))),
    ),
    state("coach-after", "What is asked once a meeting is over.", then(_DEBRIEF, keys("a"), keys("y", "p", "n", "y"))),
    state("coach-missed", "What was needed, and nobody did.", then(_DEBRIEF, keys("a"), keys("m"), keys("down"))),
    state("coach-note", "The note for one person, begun as a draft.", then(_DEBRIEF, keys("n"))),
    state("coach-note-file", "It goes out as a file.", then(_DEBRIEF, keys("n"), keys("escape", "w"))),
    replayed("coach-replay", "A meeting once more: the transcript, and what was typed between.", keys("down", "down")),
    replayed(
        "coach-replay-marks", "Marks are typed as live.", keys("down", "down", "minus", "5", "space", "minus", "7")
    ),
    replayed("coach-replay-item", "Which item begins with this line.", keys("i")),
)
