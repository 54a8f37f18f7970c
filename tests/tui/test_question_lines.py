"""The lines that somebody alone types in, in an empty app."""

from textual.app import App

from coachtui.answer_types import FormField
from coachtui.asking.replies import Reply
from coachtui.model.question_parts import Column
from coachtui.tui.screens.alone.question_lines import MOST_ROWS, QuestionLines
from coachtui.workflow.alone.own_forms import QuestionForm

TABLE = QuestionForm(
    id="W1",
    form_field=FormField.ROWS,
    minutes=1,
    ask="Which crates were open?",
    example="",
    choices=(),
    several=False,
    none=False,
    follow_ups=(),
    closest_ask="",
    closest=(),
    columns=(Column("what", "What"), Column("where", "Where")),
    rows=9,
)


async def test_rows_of_a_table_beyond_those_there_is_room_for_are_kept() -> None:
    rows = tuple({"what": f"crate {number}", "weight": "8 kg"} for number in range(MOST_ROWS + 2))
    async with App[None]().run_test():
        lines = QuestionLines()

        lines.put(TABLE, Reply(rows=rows))
        assert lines.rows(TABLE) == rows
        lines.cells[1].entry.value = "bay 3"
        lines.cells[2].entry.value = ""
        first, second, *others = lines.rows(TABLE)
        assert first == {**rows[0], "where": "bay 3"}
        assert second == {"weight": "8 kg"}
        assert tuple(others) == rows[2:]
