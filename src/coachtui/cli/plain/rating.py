"""Rating in plain mode: levels, evidence grades and the anchors of levels."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from coachtui.asking.quoting import feeds_for_quote
from coachtui.cli.plain.commands import ask_words
from coachtui.cli.plain.terminal import Terminal
from coachtui.cli.plain.wording import RATING_HELP
from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.rubric import LEVELS, Indicator, indicators_in_words
from coachtui.model.script import Question
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.naming import indicators_named, is_named
from coachtui.workflow.interview.rating import counting_in, rate, settle_rating

_STOP = "q"
_WHAT_SHOWS_IT = "What shows it (empty if the note says it):"
_OFFERED = 8
"""How many indicators are listed to choose from."""
_ABSENT = {"k": Absence.DONT_KNOW, "x": Absence.NOT_APPLICABLE}


class Rater:
    """Asks for levels and evidence grades of one interview on one terminal, and records them."""

    def __init__(self, interview: Interview, terminal: Terminal) -> None:
        self.interview = interview
        self.terminal = terminal
        self._talk = ""

    def pop_talk(self) -> str:
        """Return the line that ended rating because it is talk or a command, and forget it; "" where there is none."""
        talk, self._talk = self._talk, ""
        return talk

    def show_anchors(self, question: Question, _rest: str = "") -> None:
        """Print the five levels of every indicator that ``question`` feeds, and of the question's own scale."""
        own = question.options if self.interview.asked.answer_type(question).stores_level else ()
        for level, option in enumerate(own):
            self.terminal.say(f"{level}  {option.say}", indent=3)
        fed = self._fed(question)
        for indicator in fed:
            self.show(indicator)
        if not own and not fed:
            self.terminal.say("No levels go with this question.")

    def rate(self, question: Question, typed: str) -> None:
        """Rate the indicators that ``question`` feeds, asking for whatever ``typed`` does not say.

        ``typed`` may say all of it: ``2 1``, or ``E1b 2 1 signed plan on screen``. Any indicator can be named, by its
        id or words of its name, whatever the question feeds.
        """
        words = typed.split()
        fed = self._fed(question)
        name = list(takewhile(lambda word: not word.isdecimal() and word.casefold() not in _ABSENT, words))
        if name:
            words = words[len(name) :]
            fed = self._named(question, " ".join(name))
            if not fed:
                return
        if words:
            self._rate_at_once(question, fed, words)
            return
        if not fed:
            self._offer(indicators_named(self.interview, question.id, ""))
            return
        self.terminal.say(RATING_HELP)
        for indicator in fed:
            self.show(indicator)
            if not self.ask_level(indicator, question.id):
                return

    def ask_level(self, indicator: Indicator, question: str | None) -> bool:
        """Ask for the level of one indicator and, if one is given, for its evidence; record both. False to stop rating.

        At a ``question`` a line of several words, or a command, stops it too; `pop_talk` returns that line.
        """
        while True:
            line = self.terminal.ask(f"{indicator.id}, level:")
            typed = line.strip().casefold()
            if not typed or typed == _STOP:
                return not typed
            if question is not None and _is_talk(line):
                self._talk = line
                return False
            if typed in _ABSENT:
                rate(self.interview, indicator.id, absence=_ABSENT[typed], question=question)
                self.terminal.say(f"{indicator.id}: {_ABSENT[typed].value}.")
                return True
            if typed in {str(level) for level in LEVELS}:
                return self.ask_grade(
                    rate(self.interview, indicator.id, level=int(typed), question=question).after(Rating)
                )
            self.terminal.say("A whole number from 0 to 4, k, x or q.")

    def ask_grade(self, rating: Rating) -> bool:
        """Ask for the evidence grade of ``rating`` and record it; an empty line leaves it open.

        False to stop, as `ask_level`.
        """
        while True:
            line = self.terminal.ask(f"{rating.indicator} at {rating.level}, evidence:")
            typed = line.strip().casefold()
            if rating.question is not None and _is_talk(line):
                self._talk = line
            if not typed or typed == _STOP or self._talk:
                self.terminal.say("Saved. Its evidence is still open.")
                return not typed
            grade = Grade.named(typed)
            if grade is not None:
                break
            self.terminal.say("0, 1, 2, 3 or q.")
        evidence = "" if grade is Grade.SAID else ask_words(self.terminal, _WHAT_SHOWS_IT)
        settle_rating(self.interview, rating, grade, evidence)
        self._echo(replace(rating, grade=grade))
        return True

    def grade_answer(self, question: Question, typed: str) -> None:
        """``/grade 1``: record the evidence grade of the level that the answer gives."""
        answer = self.interview.answer_to(question.id)
        if not self.interview.asked.answer_type(question).passed_on(answer.value):
            self.terminal.say("There is no level here yet. /rate gives one.")
            return
        grade = Grade.named(typed)
        if grade is None:
            self.terminal.say("Like this: /grade 1. 0 said, 1 example, 2 seen, 3 confirmed.")
            return
        self.interview.record(replace(answer, absence=None, grade=grade))
        self.terminal.say(f"Evidence: {grade.word}.")

    def _named(self, question: Question, name: str) -> list[Indicator]:
        """The one indicator that ``name``, an id or words of a name, means; none, and a line that says why."""
        found = indicators_named(self.interview, question.id, name)
        meant = [one for one in found if is_named(one, name)] or list(found)
        if len(meant) == 1:
            return meant
        if meant:
            self._offer(meant)
        else:
            self.terminal.say(f"This rubric has no {name}. {indicators_in_words(self.interview.rubric)}")
        return []

    def _offer(self, found: Sequence[Indicator]) -> None:
        """List the first of ``found``, to name one of them."""
        for indicator in found[:_OFFERED]:
            self.terminal.say(f"{indicator.id}  {indicator.name}", indent=3)
        self.terminal.say(f"Name one, by its id or words of it: /rate {found[0].id} 2 1")

    def _rate_at_once(self, question: Question, fed: list[Indicator], words: list[str]) -> None:
        if not fed:
            one = next(self.interview.rubric.indicators(), None)
            how = "" if one is None else f" Name one: /rate {one.id} 2 1"
            self.terminal.say(f"This question feeds no indicator.{how}")
            return
        level, grade = words[0].casefold(), Grade.named(words[1]) if len(words) > 1 else None
        evidence = " ".join(words[2:])
        if level in _ABSENT:
            rated = rate(self.interview, fed[0].id, absence=_ABSENT[level], question=question.id)
        elif level in {str(known) for known in LEVELS} and (len(words) == 1 or grade is not None):
            rated = rate(
                self.interview, fed[0].id, level=int(level), grade=grade, question=question.id, evidence=evidence
            )
        else:
            self.terminal.say(
                f"Like this: /rate 2 1, or /rate {fed[0].id} 2 1 what you saw. Level 0 to 4, evidence 0 to 3."
            )
            return
        self._echo(rated.after(Rating))

    def _echo(self, rating: Rating) -> None:
        counts = counting_in(self.interview).get(rating.indicator)
        said = rating.absence.value if rating.absence else f"{rating.level}, {_word(rating.grade)}"
        self.terminal.say(f"{rating.indicator}: {said}.")
        if counts is not None and counts.id != rating.id and counts.level is not None:
            where = f" at {counts.question}" if counts.question else ""
            self.terminal.say(
                f"The {counts.level} noted{where} counts: its evidence is better ({_word(counts.grade)}).", indent=3
            )

    def _fed(self, question: Question) -> list[Indicator]:
        return [self.interview.rubric.indicator(fed) for fed in feeds_for_quote(question, self.interview.rubric)]

    def show(self, indicator: Indicator) -> None:
        """Print the five levels of ``indicator``."""
        self.terminal.say(f"{indicator.id} {indicator.name}")
        for level, anchor in enumerate(indicator.anchors):
            self.terminal.say(f"{level}  {anchor}", indent=3)


def _is_talk(line: str) -> bool:
    """Whether a line typed where a level or evidence is asked for is words for the note, or a command."""
    return line.startswith("/") or len(line.split()) > 1


def _word(grade: Grade | None) -> str:
    return "evidence open" if grade is None else grade.word
