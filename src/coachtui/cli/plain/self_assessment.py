"""A self-assessment line by line: one question after the other, to somebody who has never seen this program."""

from dataclasses import replace
from functools import partial

from coachtui.answer_types import FormField
from coachtui.asking.progress import Trail, previous_question
from coachtui.asking.replies import Reply
from coachtui.cli.plain.commands import LEAVE, Move, ParsedLine, SlashCommand
from coachtui.cli.plain.form import CommandTypedError, PlainForm
from coachtui.cli.plain.promising import ask_promise
from coachtui.cli.plain.terminal import Terminal
from coachtui.cli.saying import columns
from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.model.script import Question
from coachtui.report.self_result_words import self_result_text
from coachtui.workflow.evidence import path_in
from coachtui.workflow.own_forms import QuestionForm
from coachtui.workflow.second_look import LOOK_AGAIN
from coachtui.workflow.self_assessing import OwnAssessment
from coachtui.workflow.self_result import self_result

HELP = """\
Enter goes on; what you leave empty stays open. Everything is saved as you type. Instead of an answer you can type:
/k           I don't know
/na          it does not apply here
/no          I would rather not say
/later       ask me again at the end
/back        the question before
/file PATH   keep a file that proves it
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


class PlainSelfAssessment:
    """One self-assessment on one terminal."""

    def __init__(self, own: OwnAssessment, terminal: Terminal) -> None:
        self.own = own
        self.terminal = terminal
        self._trail = Trail()
        self._postponed: set[str] = set()
        self._commands = {
            **{name: SlashCommand(partial(self._absent, absence)) for name, absence in _ABSENCES.items()},
            "back": SlashCommand(self._back),
            "file": SlashCommand(self._attach),
            "quit": SlashCommand(lambda *_: LEAVE),
            "help": SlashCommand(lambda *_: self.terminal.say(HELP)),
        }

    def run(self) -> bool:
        """Go on from where it stands. Returns whether all questions were gone through; else it can be gone on with."""
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
        if self.own.session.follows is not None:
            self.terminal.say(LOOK_AGAIN)
            return
        for line in self.own.opening:
            self.terminal.say(line)
        self.terminal.say(HELP)

    def _first(self) -> str | None:
        agenda = self.own.agenda()
        drafts = [question for question in self.own.drafts() if question in agenda]
        return drafts[-1] if drafts else self._next(None)

    def _next(self, current: str | None) -> str | None:
        """The next open question, from the beginning again after the last; then those left for later, once more."""
        progress = self.own.progress()
        order = list(self.own.agenda())
        behind = order.index(current) + 1 if current in order else 0
        turned = [*order[behind:], *order[:behind]]
        left = [each for each in turned if each in progress.open and each not in self._postponed]
        later = [each for each in turned if each in progress.parked and each not in self._postponed]
        return next(iter([*left, *later]), None)

    def _at(self, question_id: str) -> Move:
        """Show a question and ask for its fields. Returns where to go on."""
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
        say(form.ask)
        if form.example:
            say(f"For example: {form.example}", indent=3)
        absence = self.own.answer_to(form.id).absence
        if absence is not None:
            say(_NOTED[absence], indent=3)
        if form.form_field is FormField.STORY:
            for line in reply.text.splitlines():
                say(f"You said: {line}", indent=3)

    def _run_command(self, question_id: str, line: ParsedLine) -> Move:
        """Carry out a command. Returns where to go: to the same question where it does not say."""
        try:
            move = self._commands[line.name].run(self.own.question(question_id), line.text)
        except CoachError as error:
            self.terminal.say(str(error))
            move = None
        return move or Move(question_id)

    def _attach(self, question: Question, path: str) -> None:
        attached = self.own.attach_proof(question.id, path_in(path))
        self.terminal.say(f"Kept {attached.name}. Your answer here now counts as seen.")

    def _absent(self, absence: Absence, question: Question, remark: str) -> Move:
        reply = self.own.reply(question.id)
        if remark:
            reply = replace(reply, remark=f"{reply.remark}\n{remark}" if reply.remark else remark)
        self.own.record_reply(question.id, reply, absence)
        self.terminal.say(_NOTED[absence])
        self._postponed.add(question.id)
        return Move(self._next(question.id))

    def _back(self, question: Question, _rest: str) -> Move | None:
        before = self._trail.back(previous_question(self.own.question_ids, self.own.agenda(), question.id))
        if before is None:
            self.terminal.say("This is the first question.")
            return None
        return Move(before)

    def _end(self) -> bool:
        """Say the result, and ask whether to go on. Returns whether there are further questions."""
        say = self.terminal.say
        if self._postponed & {*self.own.progress().parked, *self.own.progress().open}:
            say()
            open_ones = self.terminal.ask("Some questions are still open. Go through them now? (y, or Enter):")
            self._postponed.clear()
            if open_ones.strip().casefold().startswith("y"):
                return True
        say()
        again = self.own.session.follows is not None
        for line in () if again else self.own.closing:
            say(line)
        self.own.finish()
        say()
        say(self_result_text(self_result(self.own.workspace), width=columns()))
        ask_promise(self.terminal, self.own.workspace)
        say()
        if again:
            return False
        if not self.own.left_for_more:
            say("There are no further questions for you.")
            return False
        minutes = self.own.usual_minutes
        more = self.terminal.ask(f"Another {minutes} minutes now? (y, or Enter to stop here):")
        return more.strip().casefold().startswith("y") and self.own.more(minutes) > 0
