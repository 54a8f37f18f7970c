"""How a typed line of an observed meeting is read [method 12.13]: whose words they are, or what else it is; and marks.

The first word decides. Initials of a participant, in capitals or not, with or without a colon, make the line theirs,
even where the initials are a word of the language. One of the letters in `COMMANDS` with a space and more words behind
it makes the line a decision, an action, a note or the coach stepping in, whatever the words are: "a shouting match
broke out" is an action without who and when, unless it is said to be plain words. Any other line is a note. A ! at the
beginning stars the line; + or - at its end, perhaps with the number of a behaviour, are its marks: it helped or hurt.
No character is lost: what is stripped from the words is kept beside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from coachtui.model.days import day_words, read_day
from coachtui.model.observing import Mark
from coachtui.model.people import canonical_code, code_among
from coachtui.model.text import one_line

_STAR, _COLON, _COMMA = "!", ":", ","
_SIGNS = {"+": True, "-": False, "\N{MINUS SIGN}": False, "\N{EN DASH}": False}
_BY = ("by ", "until ", "till ")
"""What may stand before a day."""
_DECIDES = (" decides", " will decide", " to decide")
"""What may stand behind who decides."""
_SIGNS_AROUND = ".,;:-\N{EN DASH}\N{EM DASH}?!()[]\"'\N{HORIZONTAL ELLIPSIS}"
"""What may stand around the initials of somebody who does not consent."""
_LONGEST = 100
"""Characters of what may be a code, a name or a day: more are words, and are not looked at."""
MOST_MARKS = 2
"""How many marks a line has at most."""


class Meant(StrEnum):
    """The kind of a line: somebody's words, a note, the coach stepping in, a decision or an action."""

    SAID = "said"
    NOTE = "note"
    STEP_IN = "step in"
    DECISION = "decision"
    ACTION = "action"


COMMANDS: Mapping[str, Meant] = {"d": Meant.DECISION, "a": Meant.ACTION, "n": Meant.NOTE, "i": Meant.STEP_IN}
"""What a letter at the beginning makes of a line."""

_MISSING_IN: Mapping[Meant, Mapping[str, str]] = {
    Meant.DECISION: {"what": "what?", "who": "who decides?", "when": "by when?"},
    Meant.ACTION: {"who": "who?", "what": "what?", "when": "by when?"},
}


@dataclass(frozen=True, slots=True)
class LineMeaning:
    """How a line was read. ``before``, ``words`` and ``after`` together are the line as it was typed.

    ``person`` is the code of the participant who said it, decides or does it; ``who`` is somebody else who decides or
    does it. Of decisions and actions ``what`` is what, and ``due`` by when: a day in ISO form, or the words where they
    mean no day. ``kept`` is whether its words may be kept: not where who said it does not consent.
    """

    kind: Meant
    words: str
    person: str | None = None
    marks: tuple[Mark, ...] = ()
    starred: bool = False
    what: str = ""
    who: str = ""
    due: str = ""
    before: str = ""
    after: str = ""
    kept: bool = True

    @property
    def missing(self) -> tuple[str, ...]:
        """Those of "what", "who" and "when" that a decision or an action lacks; none for other kinds of lines."""
        there = {"what": self.what, "who": self.person or self.who, "when": self.due}
        return tuple(part for part in _MISSING_IN.get(self.kind, ()) if not there[part])


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the lines of one meeting.

    ``codes`` are those of the participants, ``names`` their names by code as far as they are known, ``behaviours`` the
    ids of the rated behaviours in the rubric's order, ``day`` the day of the meeting. ``unwilling`` are the codes of
    those who do not consent: a line that begins with their initials is theirs, even as plain words.
    """

    codes: Sequence[str]
    behaviours: Sequence[str]
    day: date
    names: Mapping[str, str]
    unwilling: Sequence[str] = ()

    def read(self, text: str, *, plain: bool = False) -> LineMeaning:
        """How ``text`` is read.

        With ``plain`` it is a note of the whole line, unless somebody ``unwilling`` said it.
        """
        meaning = self._read(text)
        if plain and meaning.kept:
            return _cut(text, LineMeaning(Meant.NOTE, text.strip()), len(text) - len(text.lstrip()))
        return meaning

    def _read(self, text: str) -> LineMeaning:
        begin = len(text) - len(text.lstrip())
        start = _behind_star(text, begin)
        body, marks = self._marks_taken_off(text[start:].rstrip())
        kind, person, words = self._beginning(body)
        what, who, due = "", "", ""
        if kind in _MISSING_IN:
            person, what, who, due = self._parts(kind, words)
        kept = kind is not Meant.SAID or person not in self.unwilling
        meaning = LineMeaning(kind, words, person, marks, start > begin, what, who, due, kept=kept)
        return _cut(text, meaning, start + len(body) - len(words))

    def _marks_taken_off(self, body: str) -> tuple[str, tuple[Mark, ...]]:
        """``body`` without the marks at its end, and these in the order in which they were typed."""
        marks: list[Mark] = []
        while len(marks) < MOST_MARKS:
            parts = body.rsplit(None, 1)
            mark = self._mark(parts[1]) if len(parts) > 1 else None
            if mark is None:
                break
            marks.insert(0, mark)
            body = parts[0]
        return body, tuple(dict.fromkeys(marks))

    def _mark(self, token: str) -> Mark | None:
        helped, number = _SIGNS.get(token[0]), token[1:]
        if helped is None or not number:
            return None if helped is None else Mark("", helped)
        is_number = number.isascii() and number.isdigit() and not number.startswith("0")
        if not is_number or len(number) > len(str(len(self.behaviours))) or int(number) > len(self.behaviours):
            return None
        return Mark(self.behaviours[int(number) - 1], helped)

    def _beginning(self, body: str) -> tuple[Meant, str | None, str]:
        """What the first word makes of a line without star and marks: its kind, the speaker, and the words behind."""
        first, *others = body.split(None, 1) or [""]
        rest = others[0] if others else ""
        command = COMMANDS.get(first.removesuffix(_COLON).casefold())
        if command is not None:
            return (command, None, rest) if rest else (Meant.NOTE, None, body)
        name = first.partition(_COLON)[0]
        speaker = self._code(name)
        if speaker is not None:
            return Meant.SAID, speaker, body[len(name) :].removeprefix(_COLON).lstrip()
        return self._unwilling(body) or (Meant.NOTE, None, body)

    def _unwilling(self, body: str) -> tuple[Meant, str, str] | None:
        """The same where initials of somebody who does not consent have another sign behind them, or a name a colon.

        No words of theirs may be kept as a note only because of how they were typed.
        """
        if not self.unwilling:
            return None
        first = (body.split(None, 1) or [""])[0]
        for head, who in ((first, self._code(first.strip(_SIGNS_AROUND))), self._named_with_colon(body)):
            if who in self.unwilling and who is not None:
                return Meant.SAID, who, body[len(head) :].lstrip()
        return None

    def _named_with_colon(self, body: str) -> tuple[str, str | None]:
        """What stands before the first colon, with it, and the one participant it names."""
        head, colon, _ = body.partition(_COLON)
        return f"{head}{colon}", self._participant(head.strip()) if colon else None

    def _code(self, word: str) -> str | None:
        """The participant with these initials; a letter that is a command is nobody's."""
        if not word or len(word) > _LONGEST or word.casefold() in COMMANDS:
            return None
        return code_among(self.codes, word)

    def _parts(self, kind: Meant, words: str) -> tuple[str | None, str, str, str]:
        """Who among the participants, what, who else and by when, of a decision or an action."""
        parts = [part.strip() for part in words.split(_COMMA)]
        who, what, when = (self._of_action if kind is Meant.ACTION else self._of_decision)(parts)
        person = self._participant(who)
        day = self._day(when)
        return person, what, "" if person is not None else who, when if day is None else day.isoformat()

    def _of_action(self, parts: list[str]) -> tuple[str, str, str]:
        """Who, what, when. What begins with initials names who, also without a comma behind them."""
        first, *others = parts
        initials, *rest = first.split(None, 1) or [""]
        if rest and self._code(initials.removesuffix(_COLON)) is not None:
            return self._of_action([initials.removesuffix(_COLON), *rest, *others])
        match others:
            case []:
                return ("", first, "") if self._participant(first) is None else (first, "", "")
            case [last] if self._day(last) is not None and self._participant(first) is None:
                return "", first, last
            case [last]:
                return (first, "", last) if self._day(last) is not None else (first, last, "")
            case _:
                return first, _joined(others[:-1]), others[-1]

    def _of_decision(self, parts: list[str]) -> tuple[str, str, str]:
        """Who decides, what, when; typed as what, who, when."""
        match parts:
            case [what]:
                return "", what, ""
            case [what, last]:
                return ("", what, last) if self._day(last) is not None else (_decider(last), what, "")
            case _:
                return _decider(parts[-2]), _joined(parts[:-2]), parts[-1]

    def _participant(self, words: str) -> str | None:
        """The one participant whose initials, name or part of the name ``words`` are; None for nobody or several."""
        code = self._code(words)
        if code is not None or not words or len(words) > _LONGEST:
            return code
        wanted = canonical_code(words)
        named = [each for each in self.codes if wanted in _names_in(self.names.get(each, ""))]
        return named[0] if len(named) == 1 else None

    def _day(self, words: str) -> date | None:
        if len(words) > _LONGEST:
            return None
        folded = words.casefold()
        start = next((len(each) for each in _BY if folded.startswith(each)), 0)
        return read_day(words[start:], self.day)


def _behind_star(text: str, begin: int) -> int:
    """Where the line behind a leading star begins; ``begin`` where there is none, or nothing else."""
    rest = text[begin:].lstrip(_STAR).lstrip()
    return len(text) - len(rest) if rest and text.startswith(_STAR, begin) else begin


def _cut(text: str, meaning: LineMeaning, start: int) -> LineMeaning:
    """``meaning``, whose words begin at ``start`` of ``text``, with what stands before and behind them."""
    end = start + len(meaning.words)
    return replace(meaning, before=text[:start], after=text[end:])


def _decider(words: str) -> str:
    """Who decides, without the words that say so."""
    folded = words.casefold()
    return next((words[: -len(each)].rstrip() for each in _DECIDES if folded.endswith(each)), words)


def _joined(parts: Sequence[str]) -> str:
    return f"{_COMMA} ".join(filter(None, parts))


def _names_in(name: str) -> Iterator[str]:
    """A name, and each word of it."""
    yield canonical_code(name)
    yield from map(canonical_code, name.split())


def meaning_words(meaning: LineMeaning, names: Mapping[str, str], shorts: Mapping[str, str]) -> str:
    """A short label for how a line was read, such as "decision · Anna decides · helped: Criteria".

    ``names`` are those of people by code, ``shorts`` short names of behaviours by id. What is missing is not in it: see
    `missing_words`.
    """
    person = "" if meaning.person is None else one_line(names.get(meaning.person, "")) or meaning.person
    if not meaning.kept:
        return f"{person} · time and length only"
    parts: list[str]
    match meaning.kind:
        case Meant.SAID:
            parts = [person]
        case Meant.STEP_IN:
            parts = ["you step in"]
        case Meant.NOTE:
            parts = ["note"]
        case kind:
            who = person or one_line(meaning.who)
            decides = f"{who} decides" if who and kind is Meant.DECISION else who
            parts = [kind.value, decides, day_words(meaning.due)]
    parts += [_mark_words(mark, shorts) for mark in meaning.marks]
    return " · ".join(filter(None, (*parts, "starred" if meaning.starred else "")))


def _mark_words(mark: Mark, shorts: Mapping[str, str]) -> str:
    helped = "helped" if mark.helped else "hurt"
    return f"{helped}: {shorts.get(mark.behaviour) or mark.behaviour}" if mark.behaviour else helped


def missing_words(meaning: LineMeaning) -> str:
    """What a decision or an action lacks, as questions: "who? by when?"; "" where nothing is missing."""
    return " ".join(_MISSING_IN[meaning.kind][part] for part in meaning.missing)
