"""Whether what is typed in an interview is stored, which it is not without consent or off the record; its notices.

Also which acts do nothing at the questions of opening and closing.
"""

from collections.abc import Mapping

from coachtui.model.craft import InterludeKind
from coachtui.model.frame_ids import FRAME_IDS
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.screens.interview.commanding import CommandScreen
from coachtui.tui.screens.interview.off_record import OffRecordWords
from coachtui.tui.screens.interview.words import OFF_RECORD
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude

_WORKS_OFF_RECORD = frozenset({"off_record", "blank", "own_side", "blind", "command", "next", "back", "jump", "leave"})
"""Acts that record nothing by themselves."""
_STILL_OFF = "You are off the record: {key} goes back on it first."
_GOES_OFF = "Off the record: nothing you type is kept. {key} goes back on the record."
_GOES_ON = "On the record again. What was typed meanwhile is gone."
CAME_BACK = "These words were typed off the record. They are back, and kept now."
"""Said where `Keeping.came_back` is true."""
_DECLINED = "declined; nothing is kept"
_WITHDRAWN = "withdrawn; nothing counts"
_NO_CONSENT = "Nothing is kept. {undo} takes the no back, {leave} leaves."
_NO_LONGER = "It counts no more; coachtui erase deletes it. {undo} takes the no back."
_OPEN = "Consent is not recorded yet. {opening} goes back to it."
_WORKS_DECLINED = frozenset({"undo", "redo", "next", "leave", "own_side", "blank", "command", "opening"})
_IDLE_IN_FRAME = frozenset({"rate", "park", "probe", "to_see"})
_IDLE_IN_OPENING = _IDLE_IN_FRAME | {"dont_know", "not_applicable", "declined", "skip"}


def idle_acts(interview: Interview) -> Mapping[str, frozenset[str]]:
    """The ids of the acts that do nothing at questions of opening and closing, by question.

    These questions feed nothing and are on no agenda; at every other question all acts do something.
    """
    return dict.fromkeys(FRAME_IDS, _IDLE_IN_FRAME) | dict.fromkeys(interview.opening_ids, _IDLE_IN_OPENING)


class Keeping:
    """Whether what is typed is stored, as it was at the last `look`; before the first one it is.

    ``screen`` is where it is shown that nothing is stored; its keys are named in the notices.
    """

    def __init__(self, screen: CommandScreen) -> None:
        self._screen, self._key_of = screen, screen.key_of
        self.keeps = True
        """Whether what is typed is kept."""
        self.declined = False
        """Whether no consent was given to the interview, or it was withdrawn."""
        self._withdrew = False
        self._typed_off_record = OffRecordWords()

    def look(self, interview: Interview) -> None:
        """Read from ``interview`` whether consent was refused or withdrawn, and whether it is off the record.

        The heading of the screen then says so. Call it when the consent or the record may have changed.
        """
        self.declined, self._withdrew = interview.declined, bool(interview.consent.withdrew)
        self.keeps = not self.declined and not interview.workspace.off_record
        self._screen.not_kept = "" if self.keeps else self._status
        self._screen.show_status()

    def go_off_or_on(self, interview: Interview) -> bool:
        """Take ``interview`` off the record in its workspace, or back on it, and record that. True if it is off now."""
        off = interview.workspace.off_record = self.keeps
        self.look(interview)
        self._typed_off_record.ended()
        (begin_interlude if off else end_interlude)(interview, InterludeKind.OFF_RECORD)
        return off

    @property
    def _status(self) -> str:
        """The text of the heading in place of the save status while nothing is stored."""
        return (_WITHDRAWN if self._withdrew else _DECLINED) if self.declined else OFF_RECORD

    @property
    def record_words(self) -> str:
        """The notice after going off the record or back on it."""
        return _GOES_ON if self.keeps else _GOES_OFF.format(key=self._key_of("off_record"))

    @property
    def no_consent_words(self) -> str:
        """The notice that nothing counts without consent, with the keys that undo the refusal and that leave."""
        words = _NO_LONGER if self._withdrew else _NO_CONSENT
        return words.format(undo=self._key_of("undo"), leave=self._key_of("leave"))

    @property
    def open_consent_words(self) -> str:
        """The notice that consent was asked for and not answered, with the key that goes back to it."""
        return _OPEN.format(opening=self._key_of("opening"))

    @property
    def refused(self) -> frozenset[str]:
        """The ids of the acts that are refused now, because they record and nothing is stored."""
        return frozenset(act.id for act in acts_of(ScreenId.INTERVIEW) if self.refusal(act.id))

    def refusal(self, act: str) -> str:
        """Why the act of this id is refused while nothing is stored; "" for an act that can be run."""
        if self.keeps:
            return ""
        if self.declined:
            return "" if act in _WORKS_DECLINED else self.no_consent_words
        return "" if act in _WORKS_OFF_RECORD else _STILL_OFF.format(key=self._key_of("off_record"))

    def came_back(self, text: str, before: str = "") -> bool:
        """Whether the change of a field from ``before`` to ``text`` inserted words typed off the record.

        Call it at every change of a field. While nothing is stored it returns False, and remembers ``text`` in memory.
        """
        if self.keeps:
            return self._typed_off_record.came_back(text, before)
        self._typed_off_record.typed(text)
        return False
