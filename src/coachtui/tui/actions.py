"""The table of acts, the things a user can do on each screen: their keys, words and help are made from it."""

from dataclasses import dataclass
from enum import StrEnum


class ScreenId(StrEnum):
    """The screens, each with acts of its own; EVERYWHERE stands for all of them."""

    EVERYWHERE = "everywhere"
    START = "start"
    HOME = "home"
    PEOPLE = "people"
    NEW = "new engagement"
    INTERVIEW = "interview"
    WRAP_UP = "wrap-up"
    READ_BACK = "read-back"
    SCORES = "scores"
    FIND = "find"
    ALONE = "self-assessment"
    ALONE_BEGIN = "beginning of a self-assessment"
    ALONE_HOME = "self-assessment at a glance"
    ALONE_RESULT = "result of a self-assessment"
    ALONE_PROMISE = "line promised after a self-assessment"
    ALONE_SEND = "handing over a self-assessment"
    MEETING_BEGIN = "beginning of a sheet about a meeting"
    SHEET = "sheet about a meeting"
    SHEET_RESULT = "result of a sheet"
    COACH_HOME = "coaching file at a glance"
    COACH_MEETING = "observed meeting"
    COACH_SETTLE = "settling of marks"
    COACH_CARDS = "cards of a meeting"
    COACH_LEVELS = "levels of a meeting"
    COACH_NOTE = "written note"
    COACH_AFTER = "after a meeting"
    COACH_REPLAY = "replay of a meeting"
    OBSERVE_BEGIN = "beginning of an observed meeting"
    OBSERVE = "meeting that goes on"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a user can do. ``id`` is the Textual action (``action_ID`` of the screen or app).

    ``letter`` is the plain letter after Esc, or with Alt; "" for none. ``keys`` are keys that work by themselves.
    ``footer`` says whether the line at the bottom names it. ``also`` are words that find it in the palette and are not
    shown.
    """

    id: str
    place: ScreenId
    words: str
    letter: str = ""
    keys: tuple[str, ...] = ()
    help: str = ""
    footer: bool = False
    also: str = ""


ACTS: tuple[Act, ...] = (
    Act("help", ScreenId.EVERYWHERE, "help", keys=("f1",), help="Explains what has the focus.", footer=True),
    Act("quit", ScreenId.EVERYWHERE, "quit", keys=("ctrl+q",), help="Everything is saved; the program ends."),
    Act("open", ScreenId.START, "open", keys=("enter",), help="Opens the engagement that is marked.", footer=True),
    Act("new", ScreenId.START, "new engagement", "n", help="Begins an engagement with an organisation.", footer=True),
    Act("demo", ScreenId.START, "demonstration", "d", help="Makes and opens the Northfield engagement.", footer=True),
    Act("leave", ScreenId.START, "quit", "q", help="The program ends.", footer=True),
    Act("interview", ScreenId.HOME, "interview", "i", ("enter",), "Interviews who is marked, or goes on.", footer=True),
    Act("people", ScreenId.HOME, "people", "p", help="Who takes part: add and edit them.", footer=True),
    Act("scores", ScreenId.HOME, "scores", "s", help="The eight rows, and what is behind each.", footer=True),
    Act("find", ScreenId.HOME, "find", "f", help="Finds words in everything noted and said.", footer=True),
    Act("edit", ScreenId.HOME, "edit", "e", help="Changes organisation, process name or plan."),
    Act("undo", ScreenId.HOME, "undo", "u", help="Takes back what was edited here last."),
    Act("redo", ScreenId.HOME, "redo", "y", help="Does again what was taken back."),
    Act(
        "done",
        ScreenId.HOME,
        "done",
        "d",
        help="Ticks off what you told somebody; again: not done yet.",
        footer=True,
    ),
    Act("new", ScreenId.HOME, "new", "n", help="Begins an engagement with another organisation."),
    Act("others", ScreenId.HOME, "others", "o", help="The other engagements in this folder."),
    Act("leave", ScreenId.HOME, "quit", "q", help="Everything is saved; the program ends.", footer=True),
    Act("add", ScreenId.PEOPLE, "add", "a", help="Puts somebody on the list.", footer=True),
    Act("edit", ScreenId.PEOPLE, "edit", "e", ("enter",), "Changes what is known about who is marked.", footer=True),
    Act("drop", ScreenId.PEOPLE, "drop", "d", help="Drops who is marked, where they are only proposed."),
    Act("interview", ScreenId.PEOPLE, "interview", "i", help="Interviews who is marked, or goes on.", footer=True),
    Act("leave", ScreenId.PEOPLE, "home", "q", ("backspace",), "Goes back home.", footer=True),
    Act("make", ScreenId.NEW, "make it", keys=("ctrl+s",), help="Makes the engagement and opens it.", footer=True),
    Act("leave", ScreenId.NEW, "leave", "q", help="Goes back without making it.", footer=True),
    Act("deeper", ScreenId.SCORES, "open", keys=("enter",), help="What is behind the row that is marked.", footer=True),
    Act("back", ScreenId.SCORES, "back", "b", ("backspace",), "One step back.", footer=True),
    Act("why", ScreenId.SCORES, "why", "w", help="Formula, inputs and rule behind the figures.", footer=True),
    Act(
        "everybody", ScreenId.SCORES, "for everybody", "e", help="As everybody may see it; again: as you.", footer=True
    ),
    Act("leave", ScreenId.SCORES, "home", "q", help="Goes back home.", footer=True),
    Act("open", ScreenId.FIND, "go there", keys=("enter",), help="Opens the interview at the question.", footer=True),
    Act("leave", ScreenId.FIND, "home", "q", help="Goes back home.", footer=True),
    Act(
        "next",
        ScreenId.INTERVIEW,
        "next",
        "n",
        ("pagedown",),
        "Saves and goes on to the next open question; after going back, to where you were.",
        footer=True,
    ),
    Act("back", ScreenId.INTERVIEW, "back", "b", ("pageup",), "Saves and goes back to the question before."),
    Act(
        "rate",
        ScreenId.INTERVIEW,
        "digits",
        "r",
        help="Two, for what you heard; your side says what they stand for. They do not show.",
        footer=True,
        also="rate rating level evidence indicator",
    ),
    Act(
        "dont_know",
        ScreenId.INTERVIEW,
        "don't know",
        "k",
        help="They do not know; what was noted stays. PgDn goes on.",
        footer=True,
    ),
    Act("not_applicable", ScreenId.INTERVIEW, "not applicable", "x", help="It does not apply to them.", footer=True),
    Act("park", ScreenId.INTERVIEW, "park", "p", help="Goes on, to come back before the end.", footer=True),
    Act("jump", ScreenId.INTERVIEW, "jump", "j", help="Goes to any question by its number or its words.", footer=True),
    Act("wrap_up", ScreenId.INTERVIEW, "wrap-up", "w", help="What is parked, unasked or open; then the read-back."),
    Act(
        "capture", ScreenId.INTERVIEW, "capture", "c", help="Notes a line that belongs elsewhere; filed at the wrap-up."
    ),
    Act(
        "probe",
        ScreenId.INTERVIEW,
        "tick a probe",
        "t",
        help="Notes which follow-up question you asked, and the reply.",
    ),
    Act(
        "to_see",
        ScreenId.INTERVIEW,
        "to see",
        "e",
        help="What you asked to see: asked, seen, promised; attaches files.",
    ),
    Act("own_side", ScreenId.INTERVIEW, "your side", "i", help="What only you should see; again hides it."),
    Act("opening", ScreenId.INTERVIEW, "opening", "m", help="The first page, and consent."),
    Act("declined", ScreenId.INTERVIEW, "declined", "d", help="They would rather not say."),
    Act("skip", ScreenId.INTERVIEW, "skip", "s", help="Leaves this question out, and goes on."),
    Act("undo", ScreenId.INTERVIEW, "undo", "u", help="Takes back the last answer, digits or absence."),
    Act("redo", ScreenId.INTERVIEW, "redo", "y", help="Does again what was taken back."),
    Act(
        "off_record", ScreenId.INTERVIEW, "off the record", "f", help="Nothing typed is kept until it is pressed again."
    ),
    Act("pairs", ScreenId.INTERVIEW, "two answers", "v", help="Shows two answers that do not go together."),
    Act("minutes", ScreenId.INTERVIEW, "minutes left", "l", help="Plans what is left anew for the minutes there are."),
    Act("pause", ScreenId.INTERVIEW, "break", "a", help="Blanks the screen for a break, which does not count."),
    Act("blank", ScreenId.INTERVIEW, "blank", "z", help="Blanks the screen; any key brings it back."),
    Act(
        "blind",
        ScreenId.INTERVIEW,
        "hide digits",
        "h",
        help="Your own digits stay out of sight until the wrap-up.",
        also="hide ratings blind",
    ),
    Act(
        "cost",
        ScreenId.INTERVIEW,
        "cost",
        "g",
        help="Marks the line you are on as what it costs; on an empty one, type it. Again: not.",
        also="cost hours money customers mark",
    ),
    Act("editor", ScreenId.INTERVIEW, "editor", "o", help="Opens the note in your editor ($EDITOR)."),
    Act("leave", ScreenId.INTERVIEW, "leave", "q", help="Leaves; everything is saved and goes on from here."),
    Act("dont_know", ScreenId.WRAP_UP, "don't know", "k", help="They do not know: no level for this.", footer=True),
    Act("not_applicable", ScreenId.WRAP_UP, "not applicable", "x", help="It does not apply to them.", footer=True),
    Act("evidence", ScreenId.WRAP_UP, "evidence", "e", help="The next digit sets the evidence only.", footer=True),
    Act("raised", ScreenId.WRAP_UP, "asked about", "s", help="You asked about the two answers that are marked."),
    Act("let_be", ScreenId.WRAP_UP, "let be", "l", help="Leaves the two answers that are marked as they are."),
    Act("read_back", ScreenId.WRAP_UP, "read-back", "r", help="What you say back; fit for their eyes.", footer=True),
    Act("interview", ScreenId.WRAP_UP, "interview", "b", help="Goes on where it stopped.", footer=True),
    Act("undo", ScreenId.WRAP_UP, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.WRAP_UP, "redo", "y", help="Does again what was taken back.", footer=True),
    Act("everything", ScreenId.WRAP_UP, "all ratings", "a", help="Lists finished ratings too; again: not."),
    Act("leave", ScreenId.WRAP_UP, "home", "q", help="Leaves; everything is saved.", footer=True),
    Act("allow", ScreenId.READ_BACK, "yes", "y", help="These words may be used, unnamed.", footer=True),
    Act("refuse", ScreenId.READ_BACK, "no", "n", help="These words may not be used.", footer=True),
    Act("all", ScreenId.READ_BACK, "all", "a", help="Then y or n, for all words without an answer.", footer=True),
    Act("write", ScreenId.READ_BACK, "my words", "e", help="Choose, order and write the sentences.", footer=True),
    Act("correct", ScreenId.READ_BACK, "put right", "p", help="What they put right, typed there.", footer=True),
    Act("copy", ScreenId.READ_BACK, "copy the letter", "c", help="Copies it, to paste into a mail.", footer=True),
    Act(
        "closing",
        ScreenId.READ_BACK,
        "closing",
        "g",
        help="What is put right, missed, and comes next.",
        footer=True,
    ),
    Act("wrap_up", ScreenId.READ_BACK, "wrap-up", "b", help="Goes back to your own side.", footer=True),
    Act("finish", ScreenId.READ_BACK, "finish", "f", help="Records that the interview is over.", footer=True),
    Act("leave", ScreenId.READ_BACK, "home", "q", help="Leaves; the interview stays open."),
    Act("next", ScreenId.ALONE, "go on", "n", ("pagedown",), "Saves and goes on to the next open question."),
    Act("back", ScreenId.ALONE, "back", "b", ("pageup",), "Saves and goes back to the question before."),
    Act("dont_know", ScreenId.ALONE, "I don't know", "k", help="What you typed stays; the question is done."),
    Act(
        "not_applicable", ScreenId.ALONE, "does not apply here", "x", help="What you typed stays; the question is done."
    ),
    Act("declined", ScreenId.ALONE, "rather not say", "d", help="What you typed stays; the question is done."),
    Act("park", ScreenId.ALONE, "later", "p", help="The question comes again at the end."),
    Act("undo", ScreenId.ALONE, "undo", "u", help="Takes back what you answered last."),
    Act("redo", ScreenId.ALONE, "redo", "y", help="Does again what was taken back."),
    Act("result", ScreenId.ALONE, "result so far", "r", help="What comes of your answers so far."),
    Act("leave", ScreenId.ALONE, "stop here; go on any day", "q", help="Everything is saved; it goes on from here."),
    Act("make", ScreenId.ALONE_BEGIN, "begin", keys=("ctrl+s",), help="Records this, and goes on.", footer=True),
    Act("leave", ScreenId.ALONE_BEGIN, "leave", "q", help="Goes back; nothing is recorded.", footer=True),
    Act(
        "keep",
        ScreenId.ALONE_PROMISE,
        "promise it",
        keys=("ctrl+s",),
        help="Records the line and its day.",
        footer=True,
    ),
    Act("leave", ScreenId.ALONE_PROMISE, "back", "q", help="Goes back; nothing is recorded.", footer=True),
    Act("again", ScreenId.ALONE_HOME, "ask again", "a", help="The question behind the habit once more."),
    Act("promise", ScreenId.ALONE_HOME, "promise", "p", help="A line to say, on a day, and who listens."),
    Act("meeting", ScreenId.ALONE_HOME, "my meeting", "m", help="A sheet about a meeting you had.", footer=True),
    Act("go_on", ScreenId.ALONE_HOME, "questions", "i", help="Goes on where you stopped.", footer=True),
    Act(
        "result", ScreenId.ALONE_HOME, "result", "r", help="What you say, and what you could show so far.", footer=True
    ),
    Act("send", ScreenId.ALONE_HOME, "send it", "s", help="Hands over what you agree to, shown first.", footer=True),
    Act("others", ScreenId.ALONE_HOME, "others", "o", help="The engagements in this folder."),
    Act("leave", ScreenId.ALONE_HOME, "quit", "q", help="Everything is saved; the program ends.", footer=True),
    Act("go_on", ScreenId.ALONE_RESULT, "questions", "i", help="Goes on where you stopped."),
    Act(
        "more",
        ScreenId.ALONE_RESULT,
        "further questions",
        "m",
        help="Adds the questions of another sitting.",
        footer=True,
    ),
    Act(
        "promise", ScreenId.ALONE_RESULT, "promise", "p", help="A line to say, on a day, and who listens.", footer=True
    ),
    Act("again", ScreenId.ALONE_RESULT, "ask again", "a", help="The question behind the habit once more.", footer=True),
    Act("calendar", ScreenId.ALONE_RESULT, "calendar", "c", help="Writes the day as a calendar file.", footer=True),
    Act("send", ScreenId.ALONE_RESULT, "send it", "s", help="Hands over what you agree to, shown first."),
    Act(
        "write", ScreenId.ALONE_SEND, "show, then write", "w", help="Shows all that goes; then writes it.", footer=True
    ),
    Act("leave", ScreenId.ALONE_SEND, "back", "q", help="Goes back; nothing is written.", footer=True),
    Act("leave", ScreenId.ALONE_RESULT, "home", "q", ("backspace",), "Goes back home.", footer=True),
    Act("make", ScreenId.MEETING_BEGIN, "begin", keys=("ctrl+s",), help="The questions about it.", footer=True),
    Act("leave", ScreenId.MEETING_BEGIN, "leave", "q", help="Goes back; nothing is recorded.", footer=True),
    Act("keep", ScreenId.SHEET_RESULT, "keep it", keys=("ctrl+s",), help="Records the line and its day.", footer=True),
    Act("calendar", ScreenId.SHEET_RESULT, "calendar", "c", help="Writes the day as a calendar file.", footer=True),
    Act("go_on", ScreenId.SHEET_RESULT, "questions", "i", help="Goes back to the questions.", footer=True),
    Act("leave", ScreenId.SHEET_RESULT, "home", "q", help="Goes back home.", footer=True),
    Act("open", ScreenId.COACH_HOME, "open", keys=("enter",), help="The debrief of the meeting marked.", footer=True),
    Act("new", ScreenId.COACH_HOME, "new meeting", "n", help="Who is there, the agenda; then it begins.", footer=True),
    Act("observe", ScreenId.COACH_HOME, "observe", "i", help="The meeting marked, from where it stands.", footer=True),
    Act("change", ScreenId.COACH_HOME, "change", "e", help="What was prepared for the one marked.", footer=True),
    Act("undo", ScreenId.COACH_HOME, "undo", "u", help="Takes back what the form recorded.", footer=True),
    Act("redo", ScreenId.COACH_HOME, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("find", ScreenId.COACH_HOME, "find", "f", help="Finds words in everything noted and said.", footer=True),
    Act("others", ScreenId.COACH_HOME, "others", "o", help="The other files in this folder.", footer=True),
    Act("leave", ScreenId.COACH_HOME, "quit", "q", help="Everything is saved; the program ends.", footer=True),
    Act(
        "team",
        ScreenId.COACH_MEETING,
        "team",
        "t",
        help="The debrief for the team.",
        footer=True,
    ),
    Act("chair", ScreenId.COACH_MEETING, "chair", "c", help="The debrief for whoever chaired.", footer=True),
    Act(
        "person",
        ScreenId.COACH_MEETING,
        "next person",
        "p",
        ("right",),
        "The debrief for each who took part, in turn.",
        footer=True,
    ),
    Act("settle", ScreenId.COACH_MEETING, "settle marks", "s", help="Which behaviour each mark shows.", footer=True),
    Act("cards", ScreenId.COACH_MEETING, "cards", "k", help="The cards of the items and of the meeting.", footer=True),
    Act("levels", ScreenId.COACH_MEETING, "levels", "l", help="The level of each behaviour, and why.", footer=True),
    Act("after", ScreenId.COACH_MEETING, "afterwards", "a", help="Last time, decisions, what was missed.", footer=True),
    Act("note", ScreenId.COACH_MEETING, "note", "n", help="The written note, a day later.", footer=True),
    Act(
        "words", ScreenId.COACH_MEETING, "your words", "w", help="What to do next time, in your own words.", footer=True
    ),
    Act("observe", ScreenId.COACH_MEETING, "observe", "i", help="Begins or goes on observing it.", footer=True),
    Act("mail", ScreenId.COACH_MEETING, "copy decisions", "m", help="Decisions and actions, to paste into a mail."),
    Act("undo", ScreenId.COACH_MEETING, "undo", "u", help="Takes back your own words typed last.", footer=True),
    Act("redo", ScreenId.COACH_MEETING, "redo", "y", help="Does again what was taken back.", footer=True),
    Act("replay", ScreenId.COACH_MEETING, "replay", "r", help="The meeting once more, line by line.", footer=True),
    Act("leave", ScreenId.COACH_MEETING, "home", "q", ("backspace",), "Goes back home.", footer=True),
    Act(
        "back",
        ScreenId.COACH_SETTLE,
        "mark before",
        "b",
        ("up", "pageup"),
        "Goes back to the mark before.",
        footer=True,
    ),
    Act("next", ScreenId.COACH_SETTLE, "next mark", "n", ("down", "pagedown"), "Goes on, settled or not.", footer=True),
    Act("turn", ScreenId.COACH_SETTLE, "+ or -", "t", help="Turns helped into hurt, or back.", footer=True),
    Act("another", ScreenId.COACH_SETTLE, "one more", "a", help="The line shows another behaviour too.", footer=True),
    Act("drop", ScreenId.COACH_SETTLE, "no mark", "x", help="Takes the mark away.", footer=True),
    Act("star", ScreenId.COACH_SETTLE, "star", "s", help="A line to come back to; again: not.", footer=True),
    Act("undo", ScreenId.COACH_SETTLE, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.COACH_SETTLE, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("leave", ScreenId.COACH_SETTLE, "debrief", "q", ("backspace",), "Goes back to the debrief.", footer=True),
    Act("next", ScreenId.COACH_CARDS, "next card", "c", ("pagedown",), "Goes to the next card.", footer=True),
    Act("back", ScreenId.COACH_CARDS, "card before", "b", ("pageup",), "Goes to the card before.", footer=True),
    Act("undo", ScreenId.COACH_CARDS, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.COACH_CARDS, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("leave", ScreenId.COACH_CARDS, "debrief", "q", help="Goes back to the debrief.", footer=True),
    Act("drop", ScreenId.COACH_LEVELS, "as suggested", "x", help="Takes the level you gave away.", footer=True),
    Act("undo", ScreenId.COACH_LEVELS, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.COACH_LEVELS, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("leave", ScreenId.COACH_LEVELS, "debrief", "q", ("backspace",), "Goes back to the debrief.", footer=True),
    Act("topic", ScreenId.COACH_AFTER, "topic", "t", help="What the decision marked is about.", footer=True),
    Act("missed", ScreenId.COACH_AFTER, "missed", "m", help="Adds what was needed and nobody did.", footer=True),
    Act("undo", ScreenId.COACH_AFTER, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.COACH_AFTER, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("leave", ScreenId.COACH_AFTER, "debrief", "q", help="Goes back to the debrief.", footer=True),
    Act("write", ScreenId.COACH_NOTE, "to a file", "w", help="Writes it as text, Markdown or Word.", footer=True),
    Act("team", ScreenId.COACH_NOTE, "team", "t", help="The page for the team: counts, no names.", footer=True),
    Act("chair", ScreenId.COACH_NOTE, "chair", "c", help="The note for whoever chaired.", footer=True),
    Act("person", ScreenId.COACH_NOTE, "next person", "p", help="The note for each who took part.", footer=True),
    Act("anew", ScreenId.COACH_NOTE, "draft again", "a", help="Back to the draft, from what is there now."),
    Act("undo", ScreenId.COACH_NOTE, "undo", "u", help="Brings your text back after drafting again."),
    Act("redo", ScreenId.COACH_NOTE, "redo", "r", help="Does again what was taken back."),
    Act("leave", ScreenId.COACH_NOTE, "debrief", "q", help="Goes back to the debrief.", footer=True),
    Act("next", ScreenId.COACH_REPLAY, "next marked", "n", help="Goes to the next line marked or typed.", footer=True),
    Act("item", ScreenId.COACH_REPLAY, "item begins", "i", help="An agenda item begins with this line.", footer=True),
    Act("align", ScreenId.COACH_REPLAY, "align", "a", help="A line you typed is that of the transcript.", footer=True),
    Act("clear", ScreenId.COACH_REPLAY, "no marks", "x", help="Takes marks and star from the line.", footer=True),
    Act("undo", ScreenId.COACH_REPLAY, "undo", "u", help="Takes back what was done here last.", footer=True),
    Act("redo", ScreenId.COACH_REPLAY, "redo", "r", help="Does again what was taken back.", footer=True),
    Act("leave", ScreenId.COACH_REPLAY, "debrief", "q", help="Goes back to the debrief.", footer=True),
    Act("make", ScreenId.OBSERVE_BEGIN, "begin", keys=("ctrl+s",), help="Records it; the meeting begins.", footer=True),
    Act("later", ScreenId.OBSERVE_BEGIN, "for later", "l", help="Records it; it begins another time.", footer=True),
    Act("leave", ScreenId.OBSERVE_BEGIN, "leave", "q", help="Goes back; what was typed is gone.", footer=True),
    Act("next", ScreenId.OBSERVE, "next item", "n", ("pagedown",), "Closes this item and opens the next.", footer=True),
    Act("card", ScreenId.OBSERVE, "card", "c", help="The card that waits, or of this item: y p n x.", footer=True),
    Act("late", ScreenId.OBSERVE, "late", "l", help="The line before was said ten seconds earlier.", footer=True),
    Act("plain", ScreenId.OBSERVE, "plain words", "v", help="The line before is a note, as it was typed.", footer=True),
    Act("previous", ScreenId.OBSERVE, "line before", "b", ("pageup",), "Brings it back, to be changed."),
    Act("missed", ScreenId.OBSERVE, "missed", "m", help="A behaviour that this item needed, and nobody showed."),
    Act("undo", ScreenId.OBSERVE, "undo", "u", help="Takes back what was done last; a line comes back.", footer=True),
    Act("redo", ScreenId.OBSERVE, "redo", "y", help="Does again what was taken back."),
    Act("other_item", ScreenId.OBSERVE, "other item", "j", help="Goes to any item of the agenda, or adds one."),
    Act("pause", ScreenId.OBSERVE, "break", "a", help="Blanks the screen for a break, which does not count."),
    Act("participant", ScreenId.OBSERVE, "who is there", "p", help="Initials and names; adds somebody new."),
    Act("blank", ScreenId.OBSERVE, "blank", "z", help="Blanks the screen; any key brings it back."),
    Act("end", ScreenId.OBSERVE, "end", "e", help="The meeting is over; its card comes first."),
    Act("leave", ScreenId.OBSERVE, "leave", "q", help="Leaves; everything is saved and goes on from here."),
)
"""All acts. Key bindings, bottom lines, the palette and the help page are made from them."""


def acts_of(place: ScreenId) -> tuple[Act, ...]:
    """The acts of one screen, then those of every screen."""
    return tuple(act for act in ACTS if act.place is place) + tuple(
        act for act in ACTS if act.place is ScreenId.EVERYWHERE and place is not ScreenId.EVERYWHERE
    )
