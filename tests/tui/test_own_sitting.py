"""What can be undone while somebody answers alone, without a screen."""

from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.tui.screens.alone.sitting import OwnSitting
from tests.workflow.alone.filling_in import Days, fill_in, meetings


@pytest.mark.parametrize("is_question", [True, False])
def test_every_reason_for_no_answer_is_taken_back_and_done_again_one_by_one(
    tmp_path: Path, *, is_question: bool
) -> None:
    with meetings(tmp_path / "mine.coach", Days()) as workspace:
        sheet = fill_in(workspace)
        sitting = OwnSitting(sheet)
        form = "N4" if is_question else sheet.agenda()[-1]
        chosen = sheet.form_of(form).choices[1].id
        sitting.walk.go(form)

        def now() -> tuple[Absence | None, tuple[str, ...]]:
            return sheet.answer_to(form).absence, sheet.reply(form).chosen

        steps = [now()]
        for absence, reply in ((Absence.DONT_KNOW, Reply()), (None, Reply(chosen=(chosen,))), (Absence.PARKED, None)):
            if reply is not None:
                sitting.keep(reply)
            sitting.record(absence)
            sitting.record(absence)  # once more: that is no step
            steps.append(now())
        back = [now() for _ in iter(sitting.undo, None)]
        assert back == steps[-2::-1]
        again = [now() for _ in iter(sitting.redo, None)]
        assert again == steps[1:]
        assert steps[-1][0] is Absence.PARKED
