"""One interview line by line: shows a question, takes what is typed, and carries out commands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coachtui.answer_types import Fact, LineRead
from coachtui.asking.progress import find_questions, next_question, previous_question, standing
from coachtui.cli.plain.craft import Craft
from coachtui.cli.plain.rating import Rater
from coachtui.cli.plain.terminal import Terminal
from coachtui.cli.plain.wording import COMMANDS_HELP
from coachtui.cli.plain.wrapup import conduct_wrap_up
from coachtui.model.answers import Absence, Answer
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS
from coachtui.model.script import Question
from coachtui.model.text import one_line
from coachtui.workflow.interviewing import Interview

_ABSENCES = {
    "k": Absence.DONT_KNOW,
    "na": Absence.NOT_APPLICABLE,
    "declined": Absence.DECLINED,
    "skip": Absence.SKIPPED,
    "park": Absence.PARKED,
}

_LEVELS = frozenset(str(level) for level in LEVELS)
_WORKS_OFF_RECORD = frozenset({"off", "back", "next", "jump", "anchors", "probes", "agenda", "help", "quit"})
"""Commands that record nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where to go after a line: to a question, to the wrap-up (``question`` None), or away (``leave``)."""

    question: str | None = None
    leave: bool = False


class PlainInterview:
    """The conversation between one interview and one terminal."""

    def __init__(self, interview: Interview, terminal: Terminal) -> None:
        self.interview = interview
        self.terminal = terminal
        self.rater = Rater(interview, terminal)
        self.craft = Craft(interview, terminal)
        self._visited: list[str] = []
        self._off_record = False
        self._trouble_told = False
        self._commands: dict[str, Callable[[Question, str], Move | None]] = {
            "back": lambda question, _: self._back(question),
            "next": lambda question, _: self._onward(question),
            "jump": self._jump,
            "edit": self._edit,
            "rate": self._rate,
            "grade": self._grade,
            "anchors": lambda question, _: self.rater.show_anchors(question),
            "probes": lambda question, _: self._show_probes(question),
            "probe": self.craft.ask,
            "unprobe": self.craft.unask,
            "capture": self.craft.capture,
            "file": self.craft.file,
            "contradictions": self.craft.contradictions,
            "pace": self.craft.pace,
            "left": self.craft.left,
            "pause": self.craft.pause,
            "agenda": lambda _, __: self._show_agenda(),
            "wrap": lambda _, __: Move(),
            "off": lambda question, _: self._go_off_record(question),
            "quit": lambda _, __: Move(leave=True),
            "help": lambda _, __: self.terminal.say(COMMANDS_HELP),
        }

    def command_names(self) -> set[str]:
        """What may follow a slash."""
        return {*_ABSENCES, *self._commands}

    def run(self) -> bool:
        """Hold the interview from where it stands. Returns whether it was finished; else it can be resumed."""
        place = self._open()
        while True:
            if place is None:
                place = conduct_wrap_up(self.interview, self.terminal, self.rater, self.craft)
                if place is None:
                    return True
            move = self._at(self.interview.question(place))
            if move.leave:
                return False
            place = move.question

    def _open(self) -> str | None:
        interview, say = self.interview, self.terminal.say
        agenda = interview.agenda()
        session = interview.session
        say(f"{interview.person.spoken} · {interview.workspace.engagement.organisation}")
        say(f"{session.minutes} minutes, {len(agenda)} questions. /help lists the commands.")
        self.craft.greet()
        answers = interview.answers()
        if not answers:
            opening = interview.script.opening
            for text in (opening.purpose, opening.notes, opening.confidentiality, opening.consent):
                say()
                say(text)
            return agenda[0] if agenda else None
        say("Going on where you stopped.")
        drafts = [question for question in interview.drafts() if question in agenda]
        return drafts[-1] if drafts else next(iter(interview.progress().open), None)

    def _at(self, question: Question) -> Move:
        if not self._visited or self._visited[-1] != question.id:
            self._visited.append(question.id)
        self._show(question)
        draft = "" if self._off_record else self.interview.drafts().get(question.id, "")
        while True:
            typed = self._ask(question, draft)
            draft = ""
            try:
                move = self._hear(question, typed) if self._off_record else self._take(question, typed)
            except CoachError as error:
                # A full disk, say: the line comes back as it was typed, to be entered again.
                self.terminal.say(str(error))
                draft, move = typed, None
            if move is not None:
                return move

    def _ask(self, question: Question, draft: str) -> str:
        if self._off_record:
            return self.terminal.ask("off the record ›")  # noqa: RUF001 - the sign of the other prompts
        return self.terminal.ask("›", draft, lambda text: self._keep(question, text))  # noqa: RUF001

    def _hear(self, question: Question, typed: str) -> Move | None:
        """Keep nothing of a line that is typed off the record, nor of its draft: only go where it says."""
        name, rest = self._command_in(typed) if typed.strip() else ("next", "")
        if name in _WORKS_OFF_RECORD:
            move = self._command(question, name, rest)
            if move != Move():
                return move
        elif name not in self.command_names():
            self.terminal.say("Not kept: you are off the record.")
            return None
        self.terminal.say("You are off the record: /off goes back on it first.")
        return None

    def _go_off_record(self, question: Question) -> Move | None:
        self._off_record = not self._off_record
        if self._off_record:
            self.terminal.say("Off the record: nothing you type is kept. /off goes back on the record.")
            return None
        self.terminal.say("On the record again. What was typed meanwhile is gone.")
        return Move(question.id)  # shown anew, with what was half typed there before

    def _keep(self, question: Question, text: str) -> None:
        try:
            self.interview.draft(question.id, text)
        except CoachError as error:
            if not self._trouble_told:  # once: it comes back with every few letters
                self._trouble_told = True
                self.terminal.say(f"\n{error}")
        else:
            self._trouble_told = False

    def _take(self, question: Question, typed: str) -> Move | None:
        if not typed.strip():
            self.interview.drop_draft(question.id)
            return self._onward(question)
        name, rest = self._command_in(typed)
        if name in self.command_names():
            self.interview.drop_draft(question.id)
            return self._command(question, name, rest)
        if name:
            self.terminal.say(f"There is no command {typed.partition(' ')[0]}: noted as words.")
        self._note(question, typed.removeprefix("/") if typed.startswith("//") else typed)
        return None

    def _command_in(self, typed: str) -> tuple[str, str]:
        """The name behind a single slash, known or not, in lower case, and the rest; "" for a line of words."""
        if not typed.startswith("/") or typed.startswith("//"):
            return "", typed
        name, _, rest = typed[1:].partition(" ")
        return name.casefold(), rest.strip()

    def _command(self, question: Question, name: str, rest: str) -> Move | None:
        if name in _ABSENCES:
            return self._absent(question, _ABSENCES[name], rest)
        return self._commands[name](question, rest)

    def _answer(self, question: Question) -> Answer:
        known = self.interview.answers().get(question.id)
        return known or Answer(self.interview.session_id, self.interview.person.code, question.id)

    def _note(self, question: Question, line: str) -> None:
        before, answer_type = self._answer(question), self.interview.answer_type(question)
        read = answer_type.read_line(line, before.value)
        if answer_type.on_anchors and line.strip() in _LEVELS:
            read = LineRead(int(line))  # what rating is on the full screen
        if read.complaint:
            self.terminal.say(read.complaint)
        if read.value is not None:
            self._record(replace(before, value=read.value, absence=None))
            self.terminal.say(f"Answer: {answer_type.spoken(read.value)}")
            self.craft.after_answer(question)
            return
        note = f"{before.note}\n{line}" if before.note else line
        # A remark about why somebody does not know leaves the don't-know; only a parked answer has now been taken up.
        absence = None if before.absence is Absence.PARKED else before.absence
        self._record(replace(before, note=note, absence=absence))
        self.terminal.say("Saved.")
        self.craft.after_answer(question)

    def _record(self, answer: Answer) -> None:
        self.interview.answer(
            answer.question, value=answer.value, note=answer.note, absence=answer.absence, grade=answer.grade
        )

    def _absent(self, question: Question, absence: Absence, remark: str) -> Move:
        before = self._answer(question)
        note = "\n".join(part for part in (before.note, remark) if part)
        if absence is Absence.PARKED:
            self._record(replace(before, note=note, absence=absence))
        else:
            self._record(replace(before, value=None, note=note, absence=absence, grade=None))
        self.terminal.say(f"Noted: {absence.value}.")
        self.craft.after_answer(question)
        return self._onward(question)

    def _onward(self, question: Question) -> Move:
        self.craft.leave(question)
        return Move(next_question(self.interview.script, self.interview.progress().open, question.id))

    def _back(self, question: Question) -> Move | None:
        if len(self._visited) > 1:
            self._visited.pop()
            return Move(self._visited.pop())
        before = previous_question(self.interview.script, self.interview.agenda(), question.id)
        if before is not None:
            self._visited.clear()
            return Move(before)
        self.terminal.say("This is the first question.")
        return None

    def _jump(self, question: Question, words: str) -> Move | None:
        del question
        if not words:
            self.terminal.say("Where to? Give its number or a few of its words: /jump scorecard")
            return None
        interview = self.interview
        found = find_questions(interview.script, interview.person.role, interview.names, words)
        if not found:
            self.terminal.say(f"No question has {words!r}.")
            return None
        if len(found) > 1 and found[0].id.casefold() != words.casefold():
            for other in found[1:4]:
                self.terminal.say(f"also {other.id}: {interview.wording(other)}", indent=2)
        return Move(found[0].id)

    def _edit(self, question: Question, rest: str) -> None:
        before = self._answer(question)
        note = rest or self.terminal.edit("note", before.note)
        self._record(replace(before, note=note))
        self.terminal.say("Saved.")

    def _rate(self, question: Question, rest: str) -> None:
        self.rater.rate(question, rest)

    def _grade(self, question: Question, rest: str) -> None:
        self.rater.grade_answer(question, rest)

    def _show(self, question: Question) -> None:
        interview, say = self.interview, self.terminal.say
        agenda = interview.agenda()
        place = f"{agenda.index(question.id) + 1} of {len(agenda)}" if question.id in agenda else "out of plan"
        say()
        say(f"{interview.section(question)} · {place} · {question.id}")
        say(interview.wording(question))
        answer_type = interview.answer_type(question)
        if Fact.YES_NO not in answer_type.facts:  # that one can say yes or no needs no list
            for choice in answer_type.open_choices:
                say(f"{choice.number}  {choice.say}", indent=3)
        if question.columns:
            say(answer_type.typing_hint, indent=3)
        probes = self.craft.marked(question)
        if probes:
            say(probes, indent=3)
        answer = interview.answers().get(question.id)
        if answer is not None:
            self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        if said := self.interview.spoken(answer):
            self.terminal.say(f"Answer: {said}", indent=3)
        if answer.absence is not None:
            self.terminal.say(f"Noted: {answer.absence.value}.", indent=3)
        if answer.note:
            self.terminal.say(answer.note, indent=3)

    def _show_probes(self, question: Question) -> None:
        script, say = self.interview.script, self.terminal.say
        self.craft.show_probes(question)
        for evidence in question.see:
            say(f"Could I see {script.evidence[evidence]}?", indent=3)
        if question.evasion is not None:
            evasion = script.evasions[question.evasion]
            say(f"{evasion.sign}: try “{evasion.attempt}”", indent=3)

    def _show_agenda(self) -> None:
        interview = self.interview
        answers = interview.answers()
        for question_id in interview.agenda():
            answer = answers.get(question_id)
            mark = answer.absence if answer is not None and answer.absence is not None else standing(answer)
            asks = one_line(interview.wording(interview.question(question_id)), 54)
            self.terminal.say(f"{question_id:5} {mark:15} {asks}")
