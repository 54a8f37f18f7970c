"""A meeting prepared and observed line by line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coachtui.asking.meeting_forms import TypedMeeting
from coachtui.cli.plain.observing import observe_plainly
from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, NewEntry
from coachtui.workflow.coaching.consenting import record_consent
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.observing.before_meeting import prepare_typed_in_new
from coachtui.workflow.observing.form_drafts import has_drafted_form, keep_form
from tests.cli.typed import TypedLines
from tests.conftest import Run
from tests.workflow.observing.observing_samples import HandClock

FORM = """\
Round|someday|Two decisions|crit|g||Ruth Ek|Otto Lind, , no|||Late orders, decide, 30|The gate||Price it, OL, Friday||\
On time, 90 88 92 87 91 93||yes|today"""
LINES = """\
re we lost two again -5|ol I never said so|/next|a nb, ask the shift|/undo|a nb, ask the shift, Friday|nb Am I late?|\
/who nb Nora [b]Berg||/missed crit|/missed a|/late|/previous|nb I am late|\
/plain|/undo|/nonsense||/item strike|y|/undo|/item gate|/card|y|z|p||\
/pause||/now|/lines|//slash|/redo|/end"""


def test_a_meeting_is_prepared_and_observed_line_by_line(run: Run, tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    form = TypedLines(f"{FORM}|{LINES}".split("|"))
    observe_plainly(form, path, "M1", around)
    told = form.shown
    for words in (
        "Before the meeting M1.", "B5  Sets criteria before options", "RE  Ruth Ek", "On time: 93 is noise.",
        "Say this to everybody: “While you talk", "That is no day.", "hurt: criteria first", "by when?",
        "Taken back: the line.",
        "NB is in the room: Nora [b]Berg.", "nb Am I late?", "Missed here: criteria first.", "Say which: ",
        "The last line: ten seconds earlier.", "Enter puts it right.",
        "a note now, word for word", "/nonsense is no command here",
        "Add strike?", "3 of 3: strike, 0 min.",
        "Card: Late orders.", "y, p, n or x.", "2 of 2: The gate, 0 min. Agreed: criteria first, -1 missed 1.",
        "OL  (4 words)", "There is nothing to do again.", "The meeting is over.", "Everything is saved",
    ):  # fmt: skip
        assert words in told, words
    assert "a nb, ask the shift" in form.offered
    with open_engagement(path) as workspace:
        state = workspace.state
    meeting = state.observed_meetings["M1"]
    assert (meeting.participants, meeting.unwilling, len(meeting.pauses)) == (("RE", "OL", "NB"), ("OL",), 1)
    assert meeting.ended
    over = run("observe", path, "--meeting", "M1")
    assert (over.code, "Ended too early? Add --go-on." in over.err) == (2, True)
    assert "Run it in a terminal" in run("observe", path, "--meeting", "M1", "--go-on").err
    with open_engagement(path) as workspace:
        assert workspace.state.observed_meetings["M1"].ended is None
    lines = sorted(state.meeting_lines.values(), key=lambda line: line.number)
    assert [(line.person, line.text) for line in lines] == [
        ("RE", "we lost two again"), ("OL", ""), ("NB", "I am late"), (None, "/nonsense"), (None, "/slash"),
    ]  # fmt: skip
    assert [each.who or each.person for each in state.actions.values()] == ["OL", "nb"]


def test_who_leaves_goes_on_later_with_the_line_that_was_begun(tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    observe_plainly(TypedLines(["Round", "", "", "", "", "", "Ruth Ek", "Otto", "/quit"]), path, "", around)
    form = TypedLines(["Round", "", "", "", "", "", "Ruth Ek", "", "", "", "", "", "", "", "/quit"])
    observe_plainly(form, path, "", around)
    assert "What is known stands there" in form.shown
    assert [each for each in form.offered if each] == ["Round", "Ruth Ek", "Otto"]
    with open_engagement(path, write=True, surroundings=around) as workspace:
        workspace.save_draft("M01", "line", "re half a")
    again = TypedLines([])
    observe_plainly(again, path, "", around)
    assert again.offered == ["re half a"]
    assert "The same command goes on from here." in again.shown


@pytest.mark.parametrize(
    "typed", ["/who re no", "/who re yes|/who re no", "/who re no|/undo|/redo", "/previous|/who re no"]
)
def test_of_a_line_that_a_crash_left_nothing_stays_once_its_speaker_says_no(tmp_path: Path, typed: str) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    prepare_typed_in_new(
        path, "M1", TypedMeeting({"name": "Round"}, ({"name": "Ruth Ek"}, {"name": "Otto Lind"})), around
    )
    observe_plainly(TypedLines(["ol a line"]), path, "", around)
    with open_engagement(path, write=True) as workspace:
        workspace.save_draft("M1", "line", "re zebrafish")  # as a kill leaves it
        workspace.save_draft("M1", "aside", "re zebrafish too\ncold coffee")
    observe_plainly(TypedLines(typed.split("|")), path, "", around)
    assert b"zebrafish" not in path.read_bytes()
    with open_engagement(path, write=True) as workspace:
        assert "cold coffee" in workspace.log.drafts("M1")["aside"]


@pytest.mark.parametrize("typed", ["re zebrafish here|re zebrafish here", "/usr/bin is full|||"])
def test_a_line_that_cannot_be_recorded_is_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    prepare_typed_in_new(path, "M1", TypedMeeting({"name": "Round"}, ({"name": "Ruth Ek"},)), around)
    observe_plainly(TypedLines([]), path, "", around)
    failures = [CoachError("The disk is full", "Nothing more fits.", passing=True)]
    append = EngagementFile.append

    def failing(file: EngagementFile, *new: NewEntry, **named: Any) -> tuple[Entry, ...]:
        if failures:
            raise failures.pop()
        return append(file, *new, **named)

    monkeypatch.setattr(EngagementFile, "append", failing)
    terminal = TypedLines(typed.split("|"))
    observe_plainly(terminal, path, "", around)
    assert "The disk is full: Nothing more fits." in terminal.shown
    assert typed.startswith("/") or terminal.offered == ["", "re zebrafish here", ""]
    with open_engagement(path) as workspace:
        (line,) = workspace.state.meeting_lines.values()
    assert line.text == typed.split("|", maxsplit=1)[0].removeprefix("re ")


def test_a_no_that_came_from_elsewhere_counts_for_the_line_that_a_crash_left(tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    prepare_typed_in_new(path, "M1", TypedMeeting({"name": "Round"}, ({"name": "Ruth Ek"},)), around)
    with open_engagement(path, write=True) as workspace:
        workspace.save_draft("M1", "line", "re zebrafish")
        record_consent(workspace, "", "re", given=False)
    again = TypedLines([])
    observe_plainly(again, path, "", around)
    assert (again.offered, b"zebrafish" in path.read_bytes()) == (["re "], False)


class QuickLines(TypedLines):
    """A terminal at which each line is typed so quickly that nothing of it is kept before Enter."""

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        del on_change
        return super().ask(label, default)


def test_what_is_typed_quickly_into_the_form_is_kept_when_it_is_left(tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    observe_plainly(QuickLines([""]), path, "", around)
    assert not path.exists()
    observe_plainly(QuickLines(["Round", *[""] * 5, "Ruth Ek"]), path, "", around)
    observe_plainly(again := TypedLines([""] * 7), path, "", around)
    assert [each for each in again.offered if each] == ["Round", "Ruth Ek"]


def test_what_is_prepared_is_changed_before_it_begins(tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    items = ({"title": "Gate, door, lock", "verb": "decide"},)
    prepare_typed_in_new(path, "M2", TypedMeeting({"name": "Round"}, ({"name": "Ruth Ek"},), items), around)
    item = "Gate, door, lock, decide"
    form = TypedLines(["y", "Round two", *[""] * 5, "Ruth Ek, RE, no", "", "", item, "", "", "", "no"])
    observe_plainly(form, path, "M2", around, form=True)
    assert [each for each in form.offered if each] == ["Round", "Wednesday 2026-03-04", "Ruth Ek, RE", "RE", item]
    with open_engagement(path) as workspace:
        meeting = workspace.state.observed_meetings["M2"]
    assert [(each.title, each.verb) for each in meeting.items] == [("Gate, door, lock", "decide")]
    assert (meeting.name, meeting.unwilling, meeting.consent_said) == ("Round two", ("RE",), False)


def test_what_is_wrong_in_a_list_is_offered_to_be_put_right(tmp_path: Path) -> None:
    form = TypedLines(["Round", *[""] * 5, "Ruth Ek, Bert Oak", *[""] * 5, "yes"])
    observe_plainly(form, tmp_path / "c.coach", "", Surroundings("Ann", HandClock()))
    assert "'Bert Oak' cannot be initials. Two or three letters." in form.shown
    assert form.offered[-1] == "Ruth Ek, Bert Oak"


def test_what_was_left_in_the_form_is_offered_before_the_meeting_begins_and_then_gone(tmp_path: Path) -> None:
    path, around = tmp_path / "c.coach", Surroundings("Ann", HandClock())
    prepared = TypedMeeting({"name": "Round"}, ({"name": "Ruth Ek"},))
    prepare_typed_in_new(path, "M2", prepared, around)
    with open_engagement(path, write=True) as workspace:
        keep_form(workspace, "M2", TypedMeeting({"name": "Round two"}, prepared.participants))
    form = TypedLines(["y"])
    observe_plainly(form, path, "", around)
    assert form.offered == ["", "Round two"]
    form = TypedLines([""])
    observe_plainly(form, path, "", around)
    with open_engagement(path) as workspace:
        assert workspace.state.observed_meetings["M2"].began
        assert not has_drafted_form(workspace, "M2")
