"""A self-assessment in plain mode: its questions, the result, and further questions."""

from collections.abc import Iterable

from coachtui.cli.plain.choosing import ask_role
from coachtui.cli.plain.commands import Move
from coachtui.cli.plain.own_forms import HELP as FORMS_HELP
from coachtui.cli.plain.own_forms import PlainForms
from coachtui.cli.plain.promising import ask_promise
from coachtui.cli.plain.terminal import Terminal, ask_or_leave
from coachtui.cli.saying import columns
from coachtui.report.self_result_words import self_result_text
from coachtui.workflow.alone.second_look import LOOK_AGAIN
from coachtui.workflow.alone.self_assessing import OwnAssessment, change_unit
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.engagement.paths import path_in

HELP = FORMS_HELP.replace(
    "/quit ", "/file PATH   keep a file that proves it\n/me          change what you run, or what you do there\n/quit "
)


class PlainSelfAssessment(PlainForms):
    """One self-assessment on one terminal."""

    def __init__(self, own: OwnAssessment, terminal: Terminal) -> None:
        super().__init__(own, terminal, help_text=HELP, further={"file": self._attach, "me": self._change_unit})
        self.session = own

    def first_sentences(self) -> Iterable[str]:
        """The opening of the script; for a second look, a sentence on what it is."""
        return (LOOK_AGAIN,) if self.session.session.follows is not None else super().first_sentences()

    def _attach(self, question_id: str, path: str) -> None:
        attached = self.session.attach_proof(question_id, path_in(path))
        self.terminal.say(f"Kept {attached.name}. Your answer here now counts as seen.")

    def _change_unit(self, question_id: str, _rest: str) -> Move | None:
        """Ask what the person runs and does there, as when it began.

        Stay at the question if it is still planned; else go to the first one still open.
        """
        workspace, person = self.own.workspace, self.session.person
        unit = ask_or_leave(self.terminal, "What do you run, or work in?", person.unit) or person.unit
        roles = self.session.script.roles
        role = ask_role(self.terminal, "Which comes closest to what you do there?", roles, person.role)
        if (unit, role) == (person.unit, person.role):
            self.terminal.say("Nothing is changed.")
            return None
        change_unit(workspace, unit, role)
        self.own = self.session = OwnAssessment(workspace, workspace.state.sessions[self.own.session_id])
        self.terminal.say("Changed.")
        following = question_id if question_id in self.own.agenda() else self._next(None)
        return None if following is None else Move(following)

    def end(self) -> bool:
        """Print the result, and ask whether to go on. Returns whether there are further questions now."""
        say = self.terminal.say
        again = self.session.session.follows is not None
        for line in () if again else self.own.closing:
            say(line)
        self.own.finish()
        say()
        say(self_result_text(self_result(self.own.workspace), width=columns()))
        ask_promise(self.terminal, self.own.workspace)
        say()
        if again:
            return False
        if not self.session.left_for_more:
            say("There are no further questions for you.")
            return False
        minutes = self.session.usual_minutes
        more = self.terminal.ask(f"Another {minutes} minutes now? (y, or Enter to stop here):")
        return more.strip().casefold().startswith("y") and self.session.add_questions(minutes) > 0
