"""What the app shows first. Imports no screen, so that the command line can use it without loading one."""

from dataclasses import dataclass

from coachtui.tui.actions import ScreenId


@dataclass(frozen=True, slots=True)
class StartWith:
    """Home, or (``person`` given) straight to an interview.

    ``minutes`` of questions or ``booking``, minutes of the whole meeting; neither: as set. ``supplied`` names table
    questions whose answer was sent beforehand. ``again`` begins a new interview although one is unfinished.
    ``alone`` goes straight to the self-assessment of a private file, which is made if there is none yet; with ``again``
    to a second look at it. ``sheet`` goes to a sheet instead, made by ``script``, the id or the file of a script; "" is
    that of the last one. ``observe`` goes to the observation of the meeting with this id, or to the form before it; ""
    is the one that goes on, or a new one; with ``form`` the form comes also before one that is prepared. ``replay``
    goes through the meeting with this id once more.
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
