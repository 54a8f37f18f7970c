"""The states of an interview, from its opening to its closing."""

from functools import partial

from prepared_files import at_odds, consented, part_way, talked
from reaching import at, full_disk, keys, moved_away, pasted, then, typed
from screen_state import SMALL, State

from coachtui.settings.settings import Settings
from coachtui.tui.starting import StartWith

NOTE = 'They just send the numbers up. "We all have our own sheet."'
_LONG = "\n".join(
    f"{week}. They met in week {week * 3}, went through the late orders one by one, and moved two of them again. "
    "Nobody wrote down what decided it; the planner said the loudest customer wins."
    for week in range(1, 16)
)
_HELD = StartWith(person="LOG", minutes=45)
_SHORT = StartWith(person="LOG", minutes=10)
interview = partial(State, prepare=consented, start=_HELD)
opening = partial(State, prepare=part_way, start=_HELD)
_WRAP_UP = keys("escape", "w")
_READ_BACK = then(_WRAP_UP, keys("r"))
after = partial(State, prepare=talked, start=_SHORT)

OPENING: tuple[State, ...] = (
    opening("opening", "One page to read out, up to the request for consent."),
    opening(
        "opening-yes", "What a line is read as is shown while it is typed.", keys(*typed("She asks who sees it.\nyes"))
    ),
    opening("opening-limits", "Consent with limits: what to ask for then.", keys(*typed("limits\n"))),
    opening("opening-no", "A no: nothing is kept, and the interview is over.", keys(*typed("no\n"))),
    opening(
        "opening-results",
        "Who gets the report, and when.",
        then(keys(*typed("yes"), "pagedown"), keys(*typed("Ravi and the board, in April."))),
    ),
    opening(
        "opening-warm-up",
        "A first question, which scores nothing.",
        then(keys(*typed("yes"), "pagedown"), keys("pagedown"), keys(*typed("Two trucks that nobody had announced."))),
    ),
    interview(
        "opening-late-no",
        "A no that comes late: what was noted counts no more.",
        then(keys("escape", "m"), keys(*typed("no\n"))),
        prepare=talked,
    ),
)

INTERVIEW: tuple[State, ...] = (
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
    interview("interview-commands", "After Esc: every letter and what it does.", at("C3.2", *typed(NOTE), "escape")),
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
    interview(
        "interview-jump-open",
        "Before anything is typed: what has words and no answer yet, and what is parked.",
        keys("escape", "j"),
        prepare=talked,
    ),
    interview(
        "interview-table",
        "A table is typed in place, and takes the room it needs.",
        at("C1.4", *typed("Five goals, he says."), "tab", *typed("fewer castings sent back\tRavi\t2 %\tJune")),
    ),
    interview(
        "interview-cost",
        "A line that says what something costs is marked.",
        at("C7.2", *typed("I drove the parts over myself.\nTwo hours every week"), "escape", "g"),
    ),
    interview(
        "interview-to-see", "What was asked to see, and what came of it.", at("C3.2", *typed(NOTE), "escape", "e")
    ),
    interview("interview-number", "A number on a line of its own.", at("C7.3", *typed("Monday for the most part."))),
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
        "A follow-up question whose moment has come stands first, and brighter.",
        at("C5.3", "4", "enter"),
    ),
    interview(
        "interview-probe-why",
        "Your side says why a follow-up question has come up.",
        at("C5.3", "4", "enter", "escape", "i"),
    ),
    interview(
        "interview-probe-asked",
        "Asked, and ticked: what is typed next is what it brought.",
        then(at("C3.2", *typed("They send it up. "), "escape", "t"), keys("1"), keys(*typed("In March, with Ravi."))),
    ),
    interview(
        "interview-two-answers-sign",
        "Two answers that do not go together: a sign, no more.",
        at("C1.1"),
        prepare=at_odds,
    ),
    interview(
        "interview-two-answers",
        "On a key, both sentences; to ask about or to let be.",
        at("C1.1", "escape", "v"),
        prepare=at_odds,
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
        then(at("C3.2", "escape", "e"), keys("3"), keys(*typed("the sheet of week 9, on Friday"))),
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
    interview("interview-small", "Forty columns by twelve.", at("C3.2", *typed(NOTE)), sizes=SMALL),
)

AFTER: tuple[State, ...] = (
    after("wrap-up", "What is open, parked or still without an answer, and the words behind it.", _WRAP_UP),
    opening("wrap-up-consent", "Consent was not recorded: Enter goes to it.", keys("escape", "w")),
    after(
        "wrap-up-noted",
        "There are words, and no answer yet.",
        then(_WRAP_UP, keys("down")),
    ),
    after(
        "wrap-up-rating",
        "An indicator: what was said on one side, what the levels look like on the other.",
        then(_WRAP_UP, keys("end")),
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
    after("read-back", "What you say back, fit for their eyes.", _READ_BACK),
    after(
        "read-back-put-right",
        "What they put right is noted below the sentences.",
        then(_READ_BACK, keys("p"), keys(*typed("It was three times, not twice."))),
    ),
    after("read-back-points", "The sentences are chosen, ordered and written.", then(_READ_BACK, keys("e"))),
    after(
        "closing-missed",
        "What should have been asked.",
        then(_READ_BACK, keys("g"), keys(*typed("How the shifts hand over."))),
    ),
    after(
        "closing-whom",
        "Whom else to see, a name a line.",
        then(_READ_BACK, keys("g"), keys("pagedown"), keys(*typed("Lena, dispatch\nPit, night shift supervisor"))),
    ),
    after(
        "closing-next",
        "What happens next, and by when: the day is read while it is typed.",
        then(_READ_BACK, keys("g"), keys("pagedown"), keys("pagedown"), keys(*typed("A summary on Friday"))),
    ),
)
