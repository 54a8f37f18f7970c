"""The states of what somebody does alone: a self-assessment, and a sheet about a meeting."""

from functools import partial

from filled_sheets import meetings_of_the_story, three_meetings, twelve_meetings
from prepared_files import empty, four_weeks_on, looked_again, on_her_own, promise_due, promise_made
from reaching import keys, then, typed
from screen_state import SIZES, SMALL, State

from coachtui.tui.starting import StartWith

_HOME = StartWith()
_OWN = StartWith(alone=True, minutes=60)
alone = partial(State, prepare=on_her_own, file="my-assessment.coach", start=_OWN)
meeting = partial(State, prepare=three_meetings, file="my-meetings.coach", start=StartWith(alone=True, sheet=True))
_ON = ("pagedown",)
_NAMED = then(keys(*typed("Review\n\n")), keys("a", "enter"))
_AT_CHOICE = then(_NAMED, keys(*typed("6\n4\n2\n")), keys("b", *typed("Line two, since May")))
_TO_THE_END = then(keys("enter"), keys("b", "enter"), keys(*typed("4\n3\n")), keys("d"))

ALONE: tuple[State, ...] = (
    alone("self-begin", "Three questions before a self-assessment.", keys(*typed("the night shift")), prepare=empty),
    alone(
        "self-opening", "What is said before the first question.", keys(*typed("the night shift\nc\n\n")), prepare=empty
    ),
    alone("self-choice", "What comes closest, in no order, and when that was.", keys("pageup")),
    alone("self-table", "What one can name, up to three.", keys(*typed("fewer returns\nhead of sales\n"))),
    alone("self-letters", "Esc shows the letters.", keys("escape")),
    alone(
        "self-closest",
        "Once there is an answer: which of five events comes closest?",
        keys(*("pagedown",) * 2, *typed("In May Rosa moved two.")),
    ),
    alone("self-home", "A private file at a glance.", start=_HOME),
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
    alone("self-small", "Forty columns by twelve.", sizes=SMALL),
    alone("self-result", "What one says, could show so far, and might try.", keys("escape", "r")),
    alone("self-promise", "One line to say, on a day, and somebody who listens.", then(keys("escape", "r"), keys("p"))),
    alone(
        "self-promised",
        "With the line that was promised.",
        keys("r"),
        prepare=promise_made,
        start=_HOME,
    ),
    alone("self-day-has-come", "The day has come: this comes first.", prepare=promise_due),
    alone("self-was-it-said", "Was it said?", keys("enter"), prepare=promise_due),
    alone("self-four-weeks", "Four weeks later the same question is asked once more.", prepare=four_weeks_on),
    alone("self-again", "It is asked as the first time.", then(keys("enter"), keys("enter")), prepare=four_weeks_on),
    alone("self-then-and-now", "Then beside now, in one's own words.", keys("r"), prepare=looked_again, start=_HOME),
)

MY_MEETING_STATES: tuple[State, ...] = (
    meeting("meeting-begin", "Which meeting it was, and what comes now.", keys(*typed("Review\n")), prepare=empty),
    meeting("meeting-refused", "A day to come.", keys(*typed("Review\ntomorrow\na\n\n")), prepare=empty),
    meeting("meeting-numbers", "Several numbers in one answer.", then(_NAMED, keys(*typed("6\n4\n"))), prepare=empty),
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
        "meeting-story",
        "The demonstration: a promise kept, one not, one put off.",
        prepare=meetings_of_the_story,
        start=_HOME,
    ),
    meeting(
        "meeting-twelve",
        "From twelve meetings on, the usual range.",
        keys("down", "enter"),
        prepare=twelve_meetings,
        start=_HOME,
        sizes=((*SIZES.items(), ("80x40", (80, 40)))),
    ),
    meeting("meeting-small", "Forty columns by twelve.", _AT_CHOICE, prepare=empty, sizes=SMALL),
)
