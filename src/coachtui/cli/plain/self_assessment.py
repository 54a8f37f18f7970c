"""A self-assessment line by line: one question after the other, to somebody who has never seen this program."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from coachtui.answer_types import NONE_OF_THEM, Choice, FormField
from coachtui.asking.alone import FollowUp
from coachtui.asking.replies import Reply
from coachtui.asking.tables import cell, with_cell
from coachtui.cli.plain.choosing import LETTERS, choice_in, letters_of, one_in, several_in, show_choices
from coachtui.cli.plain.terminal import Terminal
from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.model.script import Column
from coachtui.report.self_result_words import self_result_text
from coachtui.workflow.evidence import path_in
from coachtui.workflow.self_assessing import NONE_OF_THESE, Asked, OwnAssessment
from coachtui.workflow.self_result import self_result

HELP = """\
Enter goes on; what you leave empty stays open. Everything is saved as you type. Instead of an answer you can type:
  /k       I don't know                /na      it does not apply here
  /no      I would rather not say      /later   ask me again at the end
  /back    the question before         /quit    stop here, and go on any day
  /file PATH   keep a file that proves it      /help    this list"""

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
_COMMANDS = {*_ABSENCES, "back", "quit", "file", "help"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What has to be known before the first question: the unit, what the person does there, and how long there is."""

    unit: str
    role: Role
    minutes: int


class _CommandError(Exception):
    """A command was typed instead of an answer; ``rest`` is what followed its name."""

    def __init__(self, name: str, rest: str) -> None:
        super().__init__(name)
        self.name = name
        self.rest = rest


def ask_wishes(terminal: Terminal, minutes: int | None, usual: int) -> Wishes:
    """Ask what has to be known, again and again until it makes sense. ``minutes`` is asked for when None."""
    terminal.say("This helps you to see how things are run where you are. Nobody sees it unless you send it.")
    terminal.say()
    terminal.say("What do you run, or work in? Say it as you would to a friend: the night shift, our warehouse.")
    unit = ""
    while not unit.strip():
        unit = terminal.ask("›")  # noqa: RUF001
    terminal.say()
    terminal.say("Which comes closest to what you do there?")
    roles = [Choice(number, role.value, role.value, role.in_own_words) for number, role in enumerate(Role, start=1)]
    show_choices(terminal, roles)
    role = None
    while role is None:
        role = choice_in(roles, terminal.ask("›"))  # noqa: RUF001
    return Wishes(unit, Role(str(role.value)), minutes or _minutes(terminal, usual))


def _minutes(terminal: Terminal, usual: int) -> int:
    terminal.say()
    while True:
        typed = terminal.ask(f"How many minutes have you got? (Enter for {usual}):").strip()
        if not typed:
            return usual
        if typed.isascii() and typed.isdigit() and int(typed) > 0:
            return int(typed)
        terminal.say("A number of minutes, such as 20.")


class PlainSelfAssessment:
    """The conversation between one self-assessment and one terminal."""

    def __init__(self, own: OwnAssessment, terminal: Terminal) -> None:
        self.own = own
        self.terminal = terminal
        self._visited: list[str] = []
        self._postponed: set[str] = set()

    def run(self) -> bool:
        """Go on from where it stands. Returns whether all questions were gone through; else it can be gone on with."""
        self._open()
        place = self._first()
        while place is not None or self._end():
            here = place or self._next(None)
            if here is None:
                break
            try:
                place = self._at(here)
            except _CommandError as command:
                if command.name == "quit":
                    return False
                place = self._carry_out(here, command)
        return True

    def _open(self) -> None:
        self.terminal.say()
        if self.own.answers() or self.own.drafts():
            self.terminal.say("Going on where you stopped. /help says what you can type.")
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

    def _at(self, question_id: str) -> str | None:
        asked = self.own.asked(question_id)
        reply = self.own.reply(question_id)
        if not self._visited or self._visited[-1] != question_id:
            self._visited.append(question_id)
        self._show(asked, reply)
        reply = self._main(asked, reply)
        if not reply.blank:
            for each in asked.follow_ups:
                reply = self._follow_up(asked, reply, each)
            if asked.closest:
                reply = self._closest(asked, reply)
        else:
            self._postponed.add(question_id)
        return self._next(question_id)

    def _show(self, asked: Asked, reply: Reply) -> None:
        say = self.terminal.say
        say()
        say(self.own.way().words)
        say(asked.ask)
        if asked.example:
            say(f"For example: {asked.example}", indent=3)
        answer = self.own.answers().get(asked.id)
        if answer is not None and answer.absence is not None:
            say(_NOTED[answer.absence], indent=3)
        words = reply.text if asked.form_field is FormField.STORY else ""
        for line in words.splitlines():
            say(f"You said: {line}", indent=3)

    def _main(self, asked: Asked, reply: Reply) -> Reply:
        if asked.choices:
            return self._choose(asked, reply)
        if asked.columns:
            return self._rows(asked, reply)
        if asked.form_field is FormField.STORY:
            return self._story(asked, reply)
        return self._line(asked, reply)

    def _choose(self, asked: Asked, reply: Reply) -> Reply:
        offered = [*asked.choices, *([NONE_OF_THESE] if asked.none else [])]
        show_choices(self.terminal, offered)
        stands = letters_of(offered, reply)
        label = "Which of these, several with spaces between?" if asked.several else "Which of these?"
        while True:
            typed = self._ask(asked, label, stands, None)
            if not typed.strip():
                return reply if not stands else self._record(asked, replace(reply, chosen=(), nothing=False))
            chosen = several_in(offered, typed) if asked.several else one_in(offered, typed)
            if chosen is None:
                # What is no choice is a remark on them: nothing typed is lost.
                remark = f"{reply.remark}\n{typed}" if reply.remark else typed
                reply = self._record(asked, replace(reply, remark=remark))
                self.terminal.say("Kept as a remark. Which of these comes closest? Type its letter.")
                continue
            nothing = NONE_OF_THESE in chosen
            ids = tuple(choice.id for choice in chosen if choice is not NONE_OF_THESE)
            if len(chosen) > 1 and (nothing or NONE_OF_THEM in ids):
                self.terminal.say("None of them cannot go with others.")
                continue
            return self._record(asked, replace(reply, chosen=ids, nothing=nothing))

    def _rows(self, asked: Asked, reply: Reply) -> Reply:
        for place in range(asked.rows):
            for column in asked.columns:
                reply = self._cell(asked, reply, place, column)
                if not cell(reply.rows, place, asked.columns[0].id):
                    return reply
        return reply

    def _cell(self, asked: Asked, reply: Reply, place: int, column: Column) -> Reply:
        def with_words(words: str) -> Reply:
            return replace(reply, rows=with_cell(reply.rows, place, column.id, words))

        stands = cell(reply.rows, place, column.id)
        typed = self._ask(asked, f"{place + 1}. {column.say}:", stands, with_words)
        return self._record(asked, with_words(typed)) if typed.strip() != stands else reply

    def _story(self, asked: Asked, reply: Reply) -> Reply:
        self.terminal.say("An empty line ends it.", indent=3)
        while True:
            typed = self._ask(asked, "›", "", partial(_with_line, reply))  # noqa: RUF001
            if not typed.strip():
                return reply
            reply = self._record(asked, _with_line(reply, typed))

    def _line(self, asked: Asked, reply: Reply) -> Reply:
        stands = reply.text
        while True:
            typed = self._ask(asked, "›", stands, partial(_with_text, reply))  # noqa: RUF001
            changed = _with_text(reply, typed)
            complaint = self.own.complaint(asked.id, changed)
            if not complaint:
                return self._record(asked, changed)
            self.own.keep(asked.id, changed)
            self.terminal.say(f"{complaint} Or type /k if you don't know.")
            stands = typed

    def _follow_up(self, asked: Asked, reply: Reply, follow_up: FollowUp) -> Reply:
        def with_words(words: str) -> Reply:
            return _with(reply, follow_up.probe, words)

        stands = reply.said.get(follow_up.probe, "")
        return self._record(asked, with_words(self._ask(asked, follow_up.ask, stands, with_words)))

    def _closest(self, asked: Asked, reply: Reply) -> Reply:
        self.terminal.say(asked.closest_ask)
        show_choices(self.terminal, asked.closest)
        stands = "".join(LETTERS[place] for place, each in enumerate(asked.closest) if each.value == reply.closest)
        while True:
            typed = self._ask(asked, "Which of these?", stands, None)
            if not typed.strip():
                return self._record(asked, replace(reply, closest=None))
            chosen = choice_in(asked.closest, typed)
            if chosen is not None:
                return self._record(asked, replace(reply, closest=int(chosen.value)))
            self.terminal.say("Type its letter, or Enter to leave it open.")

    def _ask(self, asked: Asked, label: str, stands: str, kept: Callable[[str], Reply] | None) -> str:
        """One line; what is being typed is kept on the way where ``kept`` says what it amounts to."""

        def keep(text: str) -> None:
            if kept is not None and not text.startswith("/"):
                try:
                    self.own.keep(asked.id, kept(text))
                except CoachError as error:
                    self.terminal.say(str(error))

        typed = self.terminal.ask(label, stands, keep if kept is not None else None)
        if typed.startswith("/") and not typed.startswith("//"):
            name, _, rest = typed[1:].partition(" ")
            if name.casefold() in _COMMANDS:
                raise _CommandError(name.casefold(), rest.strip())
        return typed.removeprefix("/") if typed.startswith("//") else typed

    def _record(self, asked: Asked, reply: Reply) -> Reply:
        while True:
            try:
                self.own.put_down(asked.id, reply)
            except CoachError as error:
                # A full disk, say: what was typed is still here, to be tried again.
                self.terminal.say(str(error))
                self.terminal.ask("Enter tries again:")
            else:
                return reply

    def _carry_out(self, question_id: str, command: _CommandError) -> str | None:
        try:
            if command.name == "help":
                self.terminal.say(HELP)
            elif command.name == "back":
                return self._back(question_id)
            elif command.name == "file":
                attached = self.own.attach_proof(question_id, path_in(command.rest))
                self.terminal.say(f"Kept {attached.name}. Your answer here now counts as seen.")
            else:
                return self._absent(question_id, _ABSENCES[command.name], command.rest)
        except CoachError as error:
            self.terminal.say(str(error))
        return question_id

    def _absent(self, question_id: str, absence: Absence, remark: str) -> str | None:
        reply = self.own.reply(question_id)
        if remark:
            reply = replace(reply, remark=_joined(reply.remark, remark))
        self.own.put_down(question_id, reply, absence)
        self.terminal.say(_NOTED[absence])
        self._postponed.add(question_id)
        return self._next(question_id)

    def _back(self, question_id: str) -> str:
        if len(self._visited) > 1:
            self._visited.pop()
            return self._visited.pop()
        agenda = self.own.agenda()
        place = agenda.index(question_id) if question_id in agenda else 0
        if place:
            self._visited.clear()
            return agenda[place - 1]
        self.terminal.say("This is the first question.")
        return question_id

    def _end(self) -> bool:
        """Say the result, and ask whether to go on. Returns whether there are further questions."""
        say = self.terminal.say
        if self._postponed & {*self.own.progress().parked, *self.own.progress().open}:
            say()
            again = self.terminal.ask("Some questions are still open. Go through them now? (y, or Enter):")
            self._postponed.clear()
            if again.strip().casefold().startswith("y"):
                return True
        say()
        for line in self.own.closing:
            say(line)
        self.own.finish()
        say()
        say(self_result_text(self_result(self.own.workspace)))
        say()
        if not self.own.left_for_more:
            say("There are no further questions for you.")
            return False
        minutes = self.own.usual_minutes
        more = self.terminal.ask(f"Another {minutes} minutes now? (y, or Enter to stop here):")
        return more.strip().casefold().startswith("y") and self.own.more(minutes) > 0


def _with(reply: Reply, probe: str, words: str) -> Reply:
    said = {**reply.said, probe: words} if words.strip() else _without(dict(reply.said), probe)
    return replace(reply, said=said)


def _without(row: dict[str, str], key: str) -> dict[str, str]:
    return {known: words for known, words in row.items() if known != key}


def _with_line(reply: Reply, line: str) -> Reply:
    return replace(reply, text=_joined(reply.text, line)) if line.strip() else reply


def _with_text(reply: Reply, text: str) -> Reply:
    return replace(reply, text=text)


def _joined(text: str, line: str) -> str:
    return f"{text}\n{line}" if text else line
