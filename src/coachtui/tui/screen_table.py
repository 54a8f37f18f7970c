"""The table of screens: the class of each, imported when it is first shown, and what its constructor takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from textual.screen import Screen

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowScreen
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.interview.history import History
from coachtui.workflow.overview.glancing import Glance


@dataclass(frozen=True, slots=True)
class AppState:
    """What the app has that a screen may take.

    ``desk`` and ``seen`` are None while no engagement is open. ``folder`` is where other engagements are, ``path`` the
    file named on the command line. ``forms`` is the history of what forms recorded since the engagement was opened.
    """

    desk: Desk | None
    seen: Glance | None
    path: Path | None
    folder: Path
    settings: Settings
    surroundings: Surroundings
    forms: History

    @property
    def unit(self) -> str:
        """The name of the organisation or unit that is assessed."""
        return "" if self.seen is None else self.seen.organisation

    @property
    def opened(self) -> Desk | None:
        """`desk`, for a screen that does not need one."""
        return self.desk

    @property
    def sheets(self) -> bool:
        """Whether there are sheets in the file."""
        return self.seen is not None and self.seen.sheets

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock."""
        return self.surroundings.now


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A screen: its module in `coachtui.tui.screens`, its class, and the names of what the class takes.

    Each name is a field of `AppState` or of the message `ShowScreen`. A screen that takes the ``desk`` needs an open
    engagement.
    """

    module: str
    name: str
    takes: tuple[str, ...]

    @property
    def needs_engagement(self) -> bool:
        """Whether it can only be shown while an engagement is open."""
        return "desk" in self.takes


SCREENS: Mapping[ScreenId, ScreenRow] = {
    ScreenId.START: ScreenRow("start", "StartScreen", ("folder", "surroundings", "settings")),
    ScreenId.NEW: ScreenRow("new_engagement", "NewEngagementScreen", ("folder", "surroundings", "settings")),
    ScreenId.HOME: ScreenRow("home", "HomeScreen", ("desk", "settings", "seen")),
    ScreenId.PEOPLE: ScreenRow("people", "PeopleScreen", ("desk", "settings")),
    ScreenId.INTERVIEW: ScreenRow(
        "interview.screen",
        "InterviewScreen",
        ("desk", "settings", "person", "minutes", "supplied", "question", "session", "now"),
    ),
    ScreenId.WRAP_UP: ScreenRow("wrap_up.screen", "WrapUpScreen", ("desk", "settings", "session")),
    ScreenId.READ_BACK: ScreenRow("read_back", "ReadBackScreen", ("desk", "settings", "session")),
    ScreenId.SCORES: ScreenRow("scores", "ScoresScreen", ("desk", "settings", "about")),
    ScreenId.FIND: ScreenRow("find", "FindScreen", ("desk", "settings")),
    ScreenId.ALONE_BEGIN: ScreenRow(
        "alone.begin", "SelfBeginScreen", ("path", "surroundings", "settings", "minutes", "opened")
    ),
    ScreenId.ALONE_HOME: ScreenRow("alone.home", "SelfHomeScreen", ("desk", "settings", "unit", "sheets")),
    ScreenId.ALONE: ScreenRow(
        "alone.assessment", "SelfAssessmentScreen", ("desk", "settings", "minutes", "again", "now")
    ),
    ScreenId.ALONE_RESULT: ScreenRow("alone.result", "SelfResultScreen", ("desk", "settings")),
    ScreenId.ALONE_PROMISE: ScreenRow("alone.promise", "SelfPromiseScreen", ("desk", "settings")),
    ScreenId.MEETING_BEGIN: ScreenRow(
        "meeting.begin", "MeetingBeginScreen", ("opened", "path", "surroundings", "settings", "script")
    ),
    ScreenId.SHEET: ScreenRow("meeting.sheet", "SheetScreen", ("desk", "settings", "session", "now")),
    ScreenId.SHEET_RESULT: ScreenRow("meeting.result", "SheetResultScreen", ("desk", "settings", "session")),
    ScreenId.ALONE_SEND: ScreenRow("alone.send", "SelfSendScreen", ("desk", "settings", "surroundings", "session")),
    ScreenId.COACH_HOME: ScreenRow("coach.home", "CoachHomeScreen", ("desk", "settings", "forms", "change", "meeting")),
    ScreenId.COACH_MEETING: ScreenRow("coach.meeting", "CoachMeetingScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_SETTLE: ScreenRow("coach.settle", "SettleScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_CARDS: ScreenRow("coach.cards", "CardsScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_LEVELS: ScreenRow("coach.levels", "LevelsScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_AFTER: ScreenRow("coach.after", "AfterScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_NOTE: ScreenRow("coach.note", "NoteScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.COACH_REPLAY: ScreenRow("coach.replay", "ReplayScreen", ("desk", "settings", "meeting", "whom")),
    ScreenId.OBSERVE: ScreenRow("observe.screen", "ObserveScreen", ("desk", "settings", "meeting", "now")),
    ScreenId.OBSERVE_BEGIN: ScreenRow(
        "observe.begin", "ObserveBeginScreen", ("opened", "path", "surroundings", "settings", "meeting")
    ),
}


def make_screen(show: ShowScreen, state: AppState) -> Screen[None]:
    """Make the screen that ``show`` asks for; its module is imported now."""
    row = SCREENS[show.screen]
    made: Screen[None] = getattr(import_module(f"coachtui.tui.screens.{row.module}"), row.name)(
        **{name: getattr(show if hasattr(show, name) else state, name) for name in row.takes}
    )
    return made
