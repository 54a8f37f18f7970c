"""Sending from a private file: what can be chosen, the contents in words, and writing the file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.self_assessing import OwnAssessment, own_assessment_in
from coachtui.workflow.engagement.engagements import Surroundings, Workspace
from coachtui.workflow.engagement.private_files import refuse_others
from coachtui.workflow.passing_on.handing_over import (
    Agreed,
    handed_over_from,
    handover_of,
    handover_words,
    parcel_of,
)
from coachtui.workflow.passing_on.handing_over_sheets import (
    AgreedSheets,
    has_to_hand_over,
    sheets_handover_of,
    sheets_handover_words,
    sheets_parcel,
    sheets_to_hand_over,
)
from coachtui.workflow.passing_on.parcels import usual_code, write_parcel

ASSESSMENT = "assessment"
"""The id of the offer that is the self-assessment itself: what was picked in it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be handed over, or left out: its id, its label, and the question that offers it in plain mode.

    One that is ``always`` included is not asked for.
    """

    id: str
    say: str
    ask: str = ""
    always: bool = False


_OF_ASSESSMENT = (
    Offer(
        "notes",
        "What you told in your own words",
        "Hand over what you told in your own words, too? Short answers and tables go with it.",
    ),
    Offer("quotes", "What you put in quotation marks", "Hand over what you put in quotation marks, too?"),
    Offer("files", "The files you attached", "Hand over the files you attached, too?"),
)
_OF_SHEETS = (
    Offer("words", "What you put down in your own words", "Hand over what you put down in your own words, too?"),
    Offer(
        "promises",
        "The lines for next time, with day and who watches",
        "Hand over the lines for next time, with their days and who watches?",
    ),
    Offer("slips", "What the others wrote, as far as it is shown", "Hand over what the others wrote, as it is shown?"),
)


@dataclass(frozen=True, slots=True)
class Sending:
    """What a private file has to hand over: the self-assessment, or else the sheets about meetings.

    ``own`` is None where sheets are sent.
    """

    own: OwnAssessment | None
    sheets: tuple[OwnSheet, ...]

    @property
    def usual_code(self) -> str:
        """The code used where nobody gave the person one."""
        return usual_code(self.sheets[0].session_id if self.own is None else self.own.session_id)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What can be chosen, and what is always included."""
        return tuple(self._of_sheets() if self.own is None else self._of_assessment(self.own))

    def _of_assessment(self, own: OwnAssessment) -> Iterator[Offer]:
        yield Offer(
            ASSESSMENT, "What you picked: choices, numbers, yes and no, and why you left some open", always=True
        )
        there = zip(_OF_ASSESSMENT, own.has_to_hand_over, strict=True)
        yield from (offer for offer, is_there in there if is_there)

    def _of_sheets(self) -> Iterator[Offer]:
        for each in reversed(self.sheets):
            yield Offer(each.session_id, each.meeting.spoken, f"Hand over {each.meeting.spoken}?")
        there = zip(_OF_SHEETS, has_to_hand_over(self.sheets), strict=True)
        yield from (offer for offer, is_there in there if is_there)

    def words(self, code: str, wanted: Collection[str], written: str = "") -> tuple[str, ...]:
        """Everything that the file with the offers ``wanted`` would have, line by line. Raises CoachErrors.

        ``written`` is the name of the file, once it is written.
        """
        if self.own is None:
            return sheets_handover_words(sheets_handover_of(self.sheets, _agreed_sheets(code, wanted)), written)
        return handover_words(self.own, handover_of(self.own, _agreed(code, wanted)), written)

    def write(self, code: str, wanted: Collection[str], output: Path, surroundings: Surroundings) -> None:
        """Write the new file ``output`` with what `words` lists for ``code`` and ``wanted``. Raises CoachErrors."""
        if self.own is None:
            parcel = sheets_parcel(sheets_handover_of(self.sheets, _agreed_sheets(code, wanted)))
        else:
            parcel = parcel_of(self.own, handover_of(self.own, _agreed(code, wanted)))
        write_parcel(parcel, output, surroundings)


def _agreed(code: str, wanted: Collection[str]) -> Agreed:
    return Agreed(code, notes="notes" in wanted, quotes="quotes" in wanted, files="files" in wanted)


def _agreed_sheets(code: str, wanted: Collection[str]) -> AgreedSheets:
    sheets = frozenset(wanted) - {each.id for each in _OF_SHEETS}
    return AgreedSheets(code, sheets, "words" in wanted, "promises" in wanted, "slips" in wanted)


def sending_from(workspace: Workspace, *, sheets: bool = False) -> Sending:
    """What can be handed over from a private file: its ``sheets``, or else the self-assessment.

    Raises CoachError for another file, and where nothing is answered yet.
    """
    refuse_others(workspace)
    if sheets or (own_assessment_in(workspace) is None and workspace.state.meetings):
        return Sending(None, sheets_to_hand_over(workspace))
    return Sending(handed_over_from(workspace), ())
