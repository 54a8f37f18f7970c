"""Who spoke how much in observed meetings, in words and as JSON values."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from coachtui.assess.rounding import half_up, rounded
from coachtui.assess.talk import PersonTalk, TalkResult, TalkShare, UsualTalk
from coachtui.model.text import counted
from coachtui.model.times import minutes_words
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.paragraphs import Paragraphs

BY_LINES = "Who spoke, by lines (shown, never scored)"
FROM_TRANSCRIPT = "Who spoke how much, by the transcript"
NO_QUESTIONS = "Questions are not counted: there is no question mark in it."


def talk_paragraphs(words: CoachingWords) -> Paragraphs:
    """How many lines each participant has; of a transcript also a sentence on the talk of each."""
    talk, spoken = words.coaching.talk, words.coaching.spoken
    if talk:
        shares = (f"{words.name_of(code)} {_percent(share)}" for code, share in talk.items())
        yield BY_LINES, (f"{', '.join(shares)}.",)
    if spoken.transcripts and talk:
        rows = tuple(f"{words.name_of(code)}: {'; '.join(_parts(spoken, code))}." for code in spoken.people)
        unasked = all(talk.questions is None for talk in spoken.people.values())
        yield FROM_TRANSCRIPT, (*rows, *((NO_QUESTIONS,) if unasked else ()))


def _parts(spoken: TalkResult, code: str) -> Iterator[str]:
    """What there is to say of one participant, part by part."""
    talk, usual = spoken.people[code], spoken.usual.get(code)
    yield ", ".join(_shares(spoken.share(code))) or "nothing"
    if talk.turns:
        longest = f", the longest {_minutes(talk.longest_turn)}" if talk.longest_turn is not None else ""
        yield f"{counted(talk.turns, 'turn')}{longest}"
    if talk.listened is not None:
        yield f"listened up to {_minutes(talk.listened)} at a stretch"
    if talk.questions is not None:
        yield counted(talk.questions, "question")
    if usual is not None:
        yield f"in {usual.meetings} meetings before on average {', '.join(_shares(usual.share))}"


def _shares(share: TalkShare) -> Iterator[str]:
    for part, of_what in ((share.time, "of the time"), (share.words, "of the words")):
        if part is not None:
            yield f"{_percent(part)} {of_what}"


def _percent(share: Fraction) -> str:
    return f"{half_up(share * 100, 0)}%"


def _minutes(seconds: Fraction) -> str:
    return minutes_words(int(half_up(seconds, 0)))


def talk_json(spoken: TalkResult) -> dict[str, Any]:
    """The talk of each participant by code, as JSON values."""
    return {code: _person(talk, spoken.share(code), spoken.usual.get(code)) for code, talk in spoken.people.items()}


def _person(talk: PersonTalk, share: TalkShare, usual: UsualTalk | None) -> dict[str, Any]:
    return {
        "lines": talk.lines,
        "words": talk.words,
        "turns": talk.turns,
        "seconds": rounded(talk.seconds),
        **_share(share),
        "longest_turn": rounded(talk.longest_turn),
        "longest_listening": rounded(talk.listened),
        "questions": talk.questions,
        "usual": None if usual is None else {"meetings": usual.meetings, **_share(usual.share)},
    }


def _share(share: TalkShare) -> dict[str, float | None]:
    parts = {"line_share": share.lines, "time_share": share.time, "word_share": share.words}
    return {name: rounded(part) for name, part in parts.items()}
