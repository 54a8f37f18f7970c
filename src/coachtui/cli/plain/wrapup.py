"""The wrap-up in plain mode: what is parked, not asked, without level or evidence, and which quotes may be used."""

from collections.abc import Callable

from coachtui.cli.plain.craft import Craft
from coachtui.cli.plain.rating import Rater
from coachtui.cli.plain.terminal import PROMPT, Terminal
from coachtui.cli.plain.wording import RATING_HELP, WRAP_UP_CHOICES
from coachtui.model.answers import Quote
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, one_line
from coachtui.report.coverage import still_need
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.releasing import answer_quotes, held_back_for_names, names_to_agree
from coachtui.workflow.interview.wrapping_up import RatingLine, WrapUp, wrap_up_of

_FINISH = "4"
_JUMP, _CAPTURE = "/jump ", "/capture "
_MOST_WORDS = 7
"""Up to how many words a line is looked for among the questions; a longer one is talk, and captured."""
_STOP = "q"
_QUIT = {"/quit", _STOP}
_YES, _NO = {"y", "yes"}, {"n", "no"}
_MAY_USE = "May I use this, unnamed? (y, n, empty: not asked, q stops):"
_MAY_USE_ALL = "May I use these, unnamed? (y, n, numbers, q stops):"
_FOR_ALL = "y for all of them, n for none, numbers for all but these; an empty line goes through them one by one."
_MAY_NAME = "May everybody read it with the name? (y, empty: no, q stops):"
_UNRATED = ("indicator was talked about and has no level", "indicators were talked about and have no level")


class PlainWrapUp:
    """The wrap-up of one interview on one terminal. ``rater`` and ``craft`` are the interview's own."""

    def __init__(self, interview: Interview, terminal: Terminal, rater: Rater, craft: Craft) -> None:
        self.interview = interview
        self.terminal = terminal
        self.rater = rater
        self._capture = craft.capture_words
        self._steps: dict[str, Callable[[WrapUp], None]] = {
            "1": self._rate,
            "2": self._grade,
            "3": self._ask_about_quotes,
            "5": lambda _: craft.file(),
            "6": lambda _: craft.contradictions(),
        }

    def run(self) -> str | None:
        """Go through everything that is open.

        Returns the id of the question to open: to finish, the first of the closing. None to stop here; the wrap-up can
        be resumed later.
        """
        while True:
            open_now = wrap_up_of(self.interview)
            self._show(open_now)
            typed = self.terminal.ask(f"wrap-up {PROMPT}").strip()
            try:
                if typed in _QUIT:
                    return None
                if typed == _FINISH:
                    return self.interview.closing_ids[0]
                if typed in self._steps:
                    self._steps[typed](open_now)
                elif typed.startswith(_CAPTURE) or len(typed.split()) > _MOST_WORDS:
                    self._capture(typed.removeprefix(_CAPTURE))
                elif typed and (question := self._question(typed)) is not None:
                    return question
            except CoachError as error:
                self.terminal.say(str(error))

    def _question(self, words: str) -> str | None:
        interview, words = self.interview, words.removeprefix(_JUMP).strip()
        plain = words.removeprefix("/").casefold()
        frame = {"opening": interview.opening_ids[0], "closing": interview.closing_ids[0]}
        frame |= {each.id: each.id for each in interview.asked.frame}
        if plain in frame:
            return frame[plain]
        found = interview.asked.find(words)
        if not found:
            self.terminal.say("1 to 6, a question, or /quit.")
            return None
        return found[0].id

    def _show(self, open_now: WrapUp) -> None:
        say = self.terminal.say
        say()
        say("Wrap-up")
        if open_now.consent is not None:
            say("Consent is not recorded: /opening, or consent here, goes there.")
        parts = (("Parked", open_now.parked), ("No answer yet", open_now.noted), ("Not asked", open_now.unasked))
        for title, questions in parts:
            if questions:
                say(f"{title}:")
            for question in questions:
                say(f"{question.id:5} {one_line(question.asks, 68)}", indent=3)
        for count, *words in (
            (len(open_now.unrated), *_UNRATED),
            (len(open_now.quotes), "quote may not be used yet", "quotes may not be used yet"),
            (len(open_now.naming), "quote names somebody and is held back", "quotes name somebody and are held back"),
            (len(open_now.unfiled), "capture is not filed", "captures are not filed"),
            (len(open_now.contradictions), "contradiction is open", "contradictions are open"),
        ):
            if count:
                say(f"{counted(count, *words)}.")
        self._say_ungraded(open_now)
        if open_now.closing:
            names = ", ".join(self.interview.question(each.id).short for each in open_now.closing)
            say(f"Nothing noted yet in the closing: {names}.")
        say(WRAP_UP_CHOICES)

    def _say_ungraded(self, open_now: WrapUp) -> None:
        if count := len(open_now.ungraded):
            self.terminal.say(f"{count} {still_need(count)} evidence.")

    def _rate(self, open_now: WrapUp) -> None:
        self.terminal.say(RATING_HELP if open_now.unrated else "Everything that was talked about has a level.")
        for line in open_now.unrated:
            indicator = self.interview.rubric.indicator(line.indicator)
            self.terminal.say()
            self.rater.show(indicator)
            self._show_texts(line)
            if not self.rater.ask_level(indicator, None):
                return

    def _grade(self, open_now: WrapUp) -> None:
        self.terminal.say(RATING_HELP if open_now.ungraded else "Every level has its evidence.")
        for line in open_now.ungraded:
            self.terminal.say()
            self._show_texts(line)
            if line.rating is not None and not self.rater.ask_grade(line.rating):
                return

    def _show_texts(self, line: RatingLine) -> None:
        for text in line.texts:
            self.terminal.say(text, indent=3)

    def _ask_about_quotes(self, open_now: WrapUp) -> None:
        if not (open_now.quotes or open_now.naming):
            self.terminal.say("No quote waits for permission.")
        one_by_one = open_now.quotes
        if len(open_now.quotes) > 1:
            asked = self._ask_about_all(open_now.quotes)
            if asked is None:
                return
            one_by_one = asked
        for quote in (*one_by_one, *open_now.naming):
            if not self._ask_about(quote):
                return

    def _ask_about_all(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...] | None:
        """List ``quotes`` and ask about all at once. Returns those to ask about one by one; None to stop.

        Those are all of them after an empty line; after a yes those that name somebody.
        """
        numbered = {str(number): quote for number, quote in enumerate(quotes, 1)}
        for number, quote in numbered.items():
            self.terminal.say(f"{number:>2}  “{quote.text}”", indent=3)
        self.terminal.say(_FOR_ALL)
        while True:
            typed = self.terminal.ask(_MAY_USE_ALL).strip().casefold()
            if typed == _STOP:
                return None
            if not typed:
                return quotes
            refused = [] if typed in _YES else [*numbered] if typed in _NO else typed.replace(",", " ").split()
            if typed in _YES or (refused and numbered.keys() >= {*refused}):
                break
            self.terminal.say(f"y, n, or numbers from 1 to {len(quotes)}.")
        allowed = [quote for number, quote in numbered.items() if number not in refused]
        answer_quotes(self.interview, allowed, [numbered[number] for number in dict.fromkeys(refused)])
        self.terminal.say(f"{len(allowed)} may be used, {len(quotes) - len(allowed)} may not.")
        ids = {quote.id for quote in allowed}
        return tuple(quote for quote in held_back_for_names(self.interview) if quote.id in ids)

    def _ask_about(self, quote: Quote) -> bool:
        """Ask whether a quote may be used, unless that is known, and with the names in it. False to stop."""
        self.terminal.say(f"“{quote.text}”", indent=3)
        if quote.usable is None:
            typed = self.terminal.ask(_MAY_USE).strip().casefold()
            if typed in _NO:
                self.interview.allow_quote(quote, usable=False)
            if typed not in _YES:
                return typed != _STOP
            self.interview.allow_quote(quote, usable=True)
        if names := names_to_agree(self.interview, quote):
            self.terminal.say(f"It names {', '.join(names)}: shared pages leave it out.")
            typed = self.terminal.ask(_MAY_NAME).strip().casefold()
            if typed in _YES:
                self.interview.allow_quote(quote, usable=True, may_name=quote.may_name + names)
            return typed != _STOP
        return True

    def finish(self) -> None:
        """Print the thanks, and record that the interview has ended."""
        self.terminal.say(self.interview.script.closing.thanks)
        self.interview.finish()
        self._say_ungraded(wrap_up_of(self.interview))
        self.terminal.say("Finished. Everything is saved.")
