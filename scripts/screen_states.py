"""Which states of which screens there are pictures of, and how each is reached. Draws nothing."""

from alone_states import ALONE, MY_MEETING_STATES
from coach_states import COACHING
from interview_states import AFTER, INTERVIEW, NOTE, OPENING, interview
from observe_states import OBSERVING
from prepared_files import (
    all_heard,
    begun_twice,
    closed,
    demo,
    empty,
    nobody_yet,
    open_elsewhere,
    promised,
    several,
    withdrew,
)
from reaching import at, keys, then, typed
from screen_state import State
from sending_states import SENDING

from coachtui.settings.settings import Settings
from coachtui.tui.starting import StartWith

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
        State("home-all-done", "Everybody was interviewed.", prepare=all_heard),
        State("home-promised", "Documents that somebody promised.", prepare=promised),
        State("home-under-way", "The demonstration: an interview broke off in the middle.", prepare=demo),
        State("home-next-steps", "What people were told happens next, and whom they proposed.", keys("d"), closed),
        State("home-withdrew", "Somebody took consent back.", prepare=withdrew),
        State("edit-engagement", "What the engagement is about, changed.", keys("e")),
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
        State("people-proposed", "Whom somebody named, to be added or dropped.", keys("p"), closed),
        State("people-withdrew", "Whoever took consent back, and what is still to do.", keys("p"), withdrew),
    ),
    "Find": (
        State("find", "Words in everything noted and said.", then(keys("f"), keys(*typed("sheet")))),
        State("find-nothing", "Nothing with these words.", then(keys("f"), keys(*typed("zebra")))),
    ),
    "Opening": OPENING,
    "Interview": INTERVIEW,
    "After the talk": AFTER,
    "Scores": (
        State("scores", "Eight rows, each with its because.", keys("s"), demo),
        State("scores-element", "The indicators of one element.", then(keys("s"), keys("enter")), demo),
        State(
            "scores-indicator",
            "Who said what, and their words.",
            then(keys("s"), keys("enter"), keys("down", "enter")),
            demo,
        ),
        State(
            "scores-why", "The calculation behind a figure.", then(keys("s"), keys("enter"), keys("down", "w")), demo
        ),
        State("scores-for-everybody", "The same, fit for everybody's eyes.", then(keys("s"), keys("e")), demo),
        State(
            "scores-topics",
            "How it works for people, question by question.",
            then(keys("s"), keys("end", "enter")),
            demo,
        ),
    ),
    "Alone": ALONE,
    "My meeting": (*MY_MEETING_STATES, *SENDING),
    "In a meeting": OBSERVING,
    "Coaching": COACHING,
    "Comfort": (
        interview("help", "F1 in the interview.", keys("f1")),
        State("help-home", "F1 at home.", keys("f1")),
        State("palette", "Everything that can be done here.", keys("ctrl+p"), names_theme=True),
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
