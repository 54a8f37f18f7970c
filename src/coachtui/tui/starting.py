"""What the app shows first. Imports no screen, so that the command line can use it without loading one."""

from dataclasses import dataclass

from coachtui.tui.actions import ScreenId


@dataclass(frozen=True, slots=True)
class StartWith:
    """The first screen: home, or with ``person`` the interview with that person.

    ``minutes`` of questions or ``booking``, minutes of the whole meeting; neither means the settings. ``supplied``
    names table questions whose answer was sent beforehand. ``again`` begins a new interview although one is unfinished.
    ``alone`` shows the self-assessment of a private file, which is made if there is none yet; with ``again`` a second
    look at it. ``sheet`` shows a sheet instead, made by ``script``, the id or the file of a script; "" is that of the
    last one. ``observe`` observes the meeting with this id, or shows the form before it; "" is the one under way, or a
    new one; with ``form`` the form is shown also before one that is prepared. ``replay`` shows the replay of the
    meeting with this id.
    """

    person: str | None = None
    minutes: int | None = None
    booking: int | None = None
    supplied: frozenset[str] = frozenset()
    again: bool = False
    alone: bool = False
    sheet: bool = False
    script: str = ""
    observe: str | None = None
    form: bool = False
    replay: str = ""

    @property
    def new_file_begins_on(self) -> ScreenId:
        """The screen that makes the file where it is not there yet."""
        if self.observe is not None:
            return ScreenId.OBSERVE_BEGIN
        return ScreenId.MEETING_BEGIN if self.sheet else ScreenId.ALONE_BEGIN
