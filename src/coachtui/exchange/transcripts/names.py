"""Names that are written with a colon before the words, as in ``Anna Berg: We lose a day``."""

import re
from collections.abc import Sequence

NAME = r"(?:[^\W\d_]|\+(?=\d))(?:[^\s:<>\[\]!?;]|[ ](?=\S)){0,59}"
"""A name as a regular expression: up to sixty characters; that of somebody who dialled in is a number."""

_BEFORE = re.compile(rf"({NAME})[ ]?:(?:[ ]+|$)")
_MOST_WORDS = 5


def name_before(text: str) -> tuple[str, str] | None:
    """What may be a name before a colon, and the words after it; None where there is none.

    A name has at most five words, and begins with a capital if it has several.
    """
    found = _BEFORE.match(text)
    if found is None:
        return None
    name = found[1]
    words = name.count(" ") + 1
    return None if words > _MOST_WORDS or (words > 1 and name[0].islower()) else (name, text[found.end() :])


def names_before_words(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The name and the words of each of ``texts``; the name is "" where there is none.

    Words before a colon are names only where more than half of the texts have some: else they are words like "So".
    """
    split = [name_before(text) for text in texts]
    named = 2 * sum(each is not None for each in split) > len(texts)
    return [each if each is not None and named else ("", text) for each, text in zip(split, texts, strict=True)]
