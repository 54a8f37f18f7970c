"""The reply that the fields of one question hold: what is chosen in its list, and what is typed in its lines.

A choice may be typed, too: as letters in the line below a list of several, or as a word such as "no". So one is read
together with the other.
"""

from coachtui.answer_types import Choice, FormField
from coachtui.asking.replies import Reply
from coachtui.tui.screens.alone.picking import Picking
from coachtui.tui.screens.alone.question_lines import QuestionLines
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.workflow.alone.own_forms import NONE_OF_THESE, QuestionForm


class FilledIn:
    """The question of ``form`` as it is filled in: at first what ``reply`` has chosen, and what is in ``lines``.

    The page shows what is chosen in its list, and the lines that are asked for.
    """

    def __init__(self, form: QuestionForm, reply: Reply, lines: QuestionLines) -> None:
        self.form = form
        self.picking = Picking(form, reply)
        """What is chosen in the lists."""
        self._lines = lines

    @property
    def line_behind(self) -> AskedLine | None:
        """The line below the list in which a choice may be typed: letters that tick, or a word such as "no".

        Of a list of several it is the first one, which words go to once something is ticked, and None while nothing
        is. Where one choice counts it is the one whose words name a choice, and None where there is none.
        """
        picking, several = self.picking, self.form.several
        if several and not (picking.chosen or picking.is_typing_on):
            return None
        lines = (line for line in (*self._lines.follow_ups, self._lines.remark) if line.display)
        return next((line for line in lines if several or picking.meant_by(line.entry.value)), None)

    @property
    def typed(self) -> tuple[Choice, ...]:
        """The choices that what is typed in `line_behind` means."""
        line = self.line_behind
        return () if line is None else self.picking.meant_by(line.entry.value)

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """What is chosen, typed choices included."""
        return self.picking.chosen_with(self.typed)

    def take_typed(self) -> bool:
        """Choose what is typed, and empty that line unless there are further words in it. False where nothing is."""
        line, chosen = self.line_behind, self.chosen
        if line is None or not self.typed:
            return False
        words = self._words_in(line)
        self.picking.chosen = chosen
        line.entry.value = words
        return True

    def reply(self, story: str) -> Reply:
        """All of it as a reply; ``story`` is the text of the note, which counts where the question asks for one."""
        form, chosen, beside = self.form, self.chosen, self._lines.beside(self.form)
        follow_ups = zip(form.follow_ups, self._lines.follow_ups, strict=False)
        return Reply(
            chosen=tuple(choice.id for choice in chosen if choice is not NONE_OF_THESE),
            nothing=NONE_OF_THESE in chosen,
            text=story if form.form_field is FormField.STORY else self._lines.typed(form),
            remark=self._words_in(beside) if beside.display else "",
            rows=self._lines.rows(form),
            said={each.probe: self._words_in(line) for each, line in follow_ups if self._words_in(line).strip()},
            closest=self.picking.closest,
        )

    def _words_in(self, line: AskedLine) -> str:
        """The words in ``line``; none where all of them are choices."""
        typed = line.entry.value
        return "" if line is self.line_behind and self.picking.is_all_meant(typed) else typed
