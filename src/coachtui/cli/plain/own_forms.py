"""The forms of a session that somebody answers alone, in plain mode, for people who have never seen this program."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from coachtui.answer_types import FormField
from coachtui.asking.progress import Trail, previous_question
from coachtui.asking.replies import Reply
from coachtui.cli.plain.commands import LEAVE, Move, ParsedLine
from coachtui.cli.plain.form import CommandTypedError, PlainForm, say_question
from coachtui.cli.plain.terminal import Terminal
from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.workflow.alone.own_forms import OwnForms, QuestionForm

Run = Callable[[str, str], Move | None]
"""What a command does at the form with this id, with what was typed behind its name; None: stay there."""

HELP = """\
Enter goes on; what you leave empty stays open. Everything is saved as you type.
What stands in brackets is answered: Enter keeps it, - leaves it open again.
Instead of an answer you can type:
/k           I don't know
/na          it does not apply here
/no          I would rather not say
/later       ask me again at the end
/back        the question before
/quit        stop here, and go on any day
/help        this list"""

_ABSENCES = {
    "k": Absence.DONT_KNOW,
    "na": Absence.NOT_APPLICABLE,
    "no": Absence.DECLINED,
    "later": Absence.PARKED,
}
_NOTED = {
    Absence.DONT_KNOW: "Noted: you don't know.",
    Absence.NOT_APPLICABLE: "Noted: it does not apply.",
    Absence.DECLINED: "Noted: you would rather not say.",
    Absence.PARKED: "Left for later.",
}


class PlainForms:
    """The forms of one session on one terminal. Subclasses say what is printed before and after them."""

    def __init__(
        self, own: OwnForms, terminal: Terminal, *, help_text: str = HELP, further: dict[str, Run] | None = None
    ) -> None:
        """Ask the forms of ``own``. ``further`` are commands besides the usual ones; ``help_text`` lists them all."""
        self.own = own
        self.terminal = terminal
        self.help = help_text
        self._trail = Trail()
        self._postponed: set[str] = set()
        self._commands: dict[str, Run] = {
            **{name: partial(self._absent, absence) for name, absence in _ABSENCES.items()},
            "back": self._back,
            **(further or {}),
            "quit": lambda *_: LEAVE,
            "help": lambda *_: self.terminal.say(self.help),
        }

    def first_sentences(self) -> Iterable[str]:
        """The lines printed before the first form of a session that begins."""
        return (*self.own.opening, "", self.help)

    def end(self) -> bool:
        """Print what follows the last form. Returns whether there are further forms now."""
        raise NotImplementedError

    def run(self) -> bool:
        """Ask the forms from where the session stopped.

        Returns whether all were gone through; else it can be resumed.
        """
        self._open()
        place = self._first()
        while place is not None or self._end():
            here = place or self._next(None)
            if here is None:
                break
            move = self._at(here)
            if move.leave:
                return False
            place = move.question
        return True

    def _open(self) -> None:
        self.terminal.say()
        if self.own.answers() or self.own.drafts():
            self.terminal.say("Going on where you stopped. /help says what you can type.")
            return
        for line in self.first_sentences():
            self.terminal.say(line)

    def _first(self) -> str | None:
        agenda = self.own.agenda()
        drafts = [question for question in self.own.drafts() if question in agenda]
        return drafts[-1] if drafts else self._next(None)

    def _next(self, current: str | None) -> str | None:
        """The next open form, from the beginning again after the last; then those left for later, once more."""
        progress = self.own.progress()
        order = list(self.own.agenda())
        behind = order.index(current) + 1 if current in order else 0
        turned = [*order[behind:], *order[:behind]]
        left = [each for each in turned if each in progress.open and each not in self._postponed]
        later = [each for each in turned if each in progress.parked and each not in self._postponed]
        return next(iter([*left, *later]), None)

    def _at(self, question_id: str) -> Move:
        """Show a form and ask for its fields. Returns where to go on."""
        self._trail.visit(question_id)
        form = PlainForm(self.own, self.terminal, question_id, self._commands)
        self._show(form.form, form.reply)
        try:
            if not form.ask():
                self._postponed.add(question_id)
        except CommandTypedError as typed:
            return self._run_command(question_id, typed.line)
        return Move(self._next(question_id))

    def _show(self, form: QuestionForm, reply: Reply) -> None:
        say = self.terminal.say
        say()
        say(self.own.completion().words)
        if form.about:
            say(form.about)
        if not form.words_first:
            say_question(self.terminal, form)
        absence = self.own.answer_to(form.id).absence
        if absence is not None:
            say(_NOTED[absence], indent=3)
        if form.form_field is FormField.STORY:
            for line in reply.text.splitlines():
                say(f"You said: {line}", indent=3)

    def _run_command(self, question_id: str, line: ParsedLine) -> Move:
        """Carry out a command. Returns where to go: to the same form where it does not say."""
        try:
            move = self._commands[line.name](question_id, line.text)
        except CoachError as error:
            self.terminal.say(str(error))
            move = None
        return move or Move(question_id)

    def _absent(self, absence: Absence, question_id: str, remark: str) -> Move:
        reply = self.own.reply(question_id)
        if remark:
            reply = replace(reply, remark=f"{reply.remark}\n{remark}" if reply.remark else remark)
        self.own.record_reply(question_id, reply, absence)
        self.terminal.say(_NOTED[absence])
        self._postponed.add(question_id)
        return Move(self._next(question_id))

    def _back(self, question_id: str, _rest: str) -> Move | None:
        before = self._trail.back(previous_question(self.own.question_ids, self.own.agenda(), question_id))
        if before is None:
            self.terminal.say("This is the first question.")
            return None
        return Move(before)

    def _end(self) -> bool:
        """Offer what is still open; then what comes last. Returns whether there are further forms."""
        if self._postponed & {*self.own.progress().parked, *self.own.progress().open}:
            self.terminal.say()
            open_ones = self.terminal.ask("Some questions are still open. Go through them now? (y, or Enter):")
            self._postponed.clear()
            if open_ones.strip().casefold().startswith("y"):
                return True
        self.terminal.say()
        return self.end()
