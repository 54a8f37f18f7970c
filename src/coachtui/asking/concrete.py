"""Whether a text names something that can be looked up: a date, a name or a number. Looks at its form only."""

import re

_CALENDAR = re.compile(
    r"\b(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august"
    r"|september|october|november|december|(?:in|last|since|early|late|mid) (?:march|may))\b",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred)\b", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n])[\s\"'“”„«»‘’(\[-]*$")
_WORD = re.compile(r"[^\W\d_]+")


def is_concrete(text: str) -> bool:
    """Whether the text gives a date, a name or a number: what a self-assessment counts as an example.

    A figure, a number or a day written out in English, or a word of several letters that begins with a capital inside a
    sentence. In languages that write every noun with a capital, any such noun passes.
    """
    if any(character.isdigit() for character in text) or _CALENDAR.search(text) or _NUMBER_WORD.search(text):
        return True
    return any(
        len(found[0]) > 1 and found[0][0].isupper() and not _SENTENCE_START.search(text[: found.start()])
        for found in _WORD.finditer(text)
    )
