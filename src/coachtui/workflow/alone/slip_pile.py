"""A pile of slips while it is typed in: stored as a draft without its order, and recorded in one transaction.

Neither the draft nor what is recorded says which answers were on one slip, or in which order the slips were typed.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from coachtui.model.sheet_form import PulseQuestion
from coachtui.model.slips import SlipAnswers, in_alphabet
from coachtui.model.text import clean, is_blank, one_line
from coachtui.report.others import choices_of
from coachtui.workflow.alone.pulse import PILE, Pulse
from coachtui.workflow.engagement.private_files import ME

Slip = Mapping[str, str]
"""What stands on one slip: the answer to each question, by its id; questions left blank are not there."""


class SlipPile:
    """A pile of slips about one meeting that are typed in together, empty at first; `drafted_pile` resumes a draft.

    `type`, `answer` and `end_slip` store it as a draft, and raise CoachErrors when that fails; the pile is changed
    nevertheless.
    """

    def __init__(self, pulse: Pulse) -> None:
        self.pulse = pulse
        self.whole = 0
        """How many slips are whole, blank ones left out."""
        self.place = 0
        """The place of the question that the slip being typed has come to, from 0."""
        self.typing = ""
        """What is typed of the answer there."""
        self._answers: dict[str, list[str]] = {question.id: [] for question in pulse.participants.ask}
        """Of each question the answers that are on no slip any more, in the order of the alphabet."""
        self._slip: dict[str, str] = {}
        """The answers of the slip being typed, by question, as far as the draft was not taken up in it."""
        self._is_begun = False
        """Whether answers of the slip being typed are among those of all, as it was taken up from the draft."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed in at all."""
        return bool(self.whole or self.is_in_slip)

    @property
    def is_in_slip(self) -> bool:
        """Whether a slip was begun and is not complete."""
        return bool(self.place or self.typing)

    @property
    def question(self) -> PulseQuestion | None:
        """The question of the slip being typed that is next; None where the slip is complete."""
        ask = self.pulse.participants.ask
        return ask[self.place] if self.place < len(ask) else None

    def type(self, text: str) -> None:
        """Set ``text`` as what is typed so far of the answer to `question`."""
        self.typing = text
        self._keep()

    def answer(self, text: str) -> None:
        """Set ``text`` as the answer to `question`, and go on to the next question; a blank one is no answer."""
        answer, question = one_line(text).strip(), self.question
        if question is not None:
            if answer:
                self._slip[question.id] = answer
            self.place, self.typing = self.place + 1, ""
            self._keep()

    def end_slip(self) -> None:
        """Add the complete slip to the pile."""
        self._put_away()
        self._keep()

    def add(self, slip: Slip) -> None:
        """Add a complete slip to the pile. Stores no draft."""
        said = {asked: one_line(slip.get(asked, "")).strip() for asked in self._answers}
        self._slip = {asked: text for asked, text in said.items() if not is_blank(text)}
        self._put_away()

    def record(self) -> int:
        """Record the complete slips in one transaction, drop the draft, and return how many there were.

        An incomplete slip is left out, unless it was resumed from the draft. Raises CoachErrors, after which it can be
        tried again.
        """
        if self._is_begun:
            self._put_away()
        sheet, pile = self.pulse.sheet, str(self.pulse.sheet.workspace.surroundings.new_id())
        records = []
        for question in self.pulse.participants.ask if self.whole else ():
            answers = tuple(self._answers[question.id])
            chosen, words = (answers, "") if choices_of(question) else ((), "\n".join(answers))
            about = f"{pile}/{question.id}", ME, sheet.meeting.id, question.id
            records.append(SlipAnswers(*about, chosen, words, self.whole))
        sheet.workspace.record(*records, drop_drafts=((sheet.session_id, PILE),))
        return self.whole

    def _put_away(self) -> None:
        if self._slip or self._is_begun:
            self.whole += 1
        self._answers = self._all_answers()
        self._slip, self._is_begun, self.place, self.typing = {}, False, 0, ""

    def _all_answers(self) -> dict[str, list[str]]:
        """The answers of all slips, also of the one being typed, of each question in the order of the alphabet."""
        return {
            asked: [*in_alphabet(filter(None, (*answers, self._slip.get(asked, ""))))]
            for asked, answers in self._answers.items()
        }

    def _keep(self) -> None:
        kept = {
            "slips": self.whole,
            "begun": bool(self._slip) or self._is_begun,
            "place": self.place,
            "typing": self.typing,
            "answers": self._all_answers(),
        }
        self.pulse.sheet.questions.draft(PILE, json.dumps(kept, ensure_ascii=False))

    def resume(self, text: str) -> None:
        """Fill the pile from ``text``, the draft of one; a text that is no such draft changes nothing."""
        try:
            kept: Any = json.loads(text)
            answers = {asked: [clean(str(each)) for each in kept["answers"].get(asked, ())] for asked in self._answers}
            whole, place, typing = int(kept["slips"]), int(kept["place"]), clean(str(kept["typing"]))
            is_begun = bool(kept["begun"])
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            return
        self._answers = {asked: list(in_alphabet(several)) for asked, several in answers.items()}
        self.whole, self.place = max(whole, 0), min(max(place, 0), len(self.pulse.participants.ask))
        self.typing, self._is_begun = typing, is_begun


def drafted_pile(pulse: Pulse) -> SlipPile:
    """The pile filled from its draft; an empty one where there is none."""
    pile = SlipPile(pulse)
    pile.resume(pulse.sheet.drafts().get(PILE, ""))
    return pile


def record_slips(pulse: Pulse, slips: Iterable[Slip]) -> int:
    """Record ``slips`` as a pile in one transaction, and return how many of them were not blank.

    Raises CoachErrors.
    """
    pile = SlipPile(pulse)
    for slip in slips:
        pile.add(slip)
    return pile.record()
