"""Search terms, parsed from what a user typed; all of them have to occur. For FTS5, and for searching a single text.

Every text can be parsed. Words are compared without case and accents, as FTS5's own tokenizer does.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachtui.model.text import clean

Spans = tuple[tuple[int, int], ...]
"""Where the terms occur in a text: start and end of each match, in characters, in order."""

_TYPED = re.compile(r'"([^"]*)(?:"|$)(\*?)|([^\s"]+)')
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to follow one another. ``beginning``: the last is the beginning of a word, not a whole one."""

    words: tuple[str, ...]
    beginning: bool = False


def terms_in(typed: str) -> tuple[Term, ...]:
    """The terms in ``typed``: each word, or the words in double quotes; a star makes the last a beginning."""
    found: list[Term] = []
    for match in _TYPED.finditer(clean(typed)):
        quoted, star, plain = match.groups()
        words = tuple(_folded(word) for word in _WORD.findall(quoted if plain is None else plain))
        if any(words):
            beginning = bool(star) if plain is None else plain.endswith("*")
            found.append(Term(tuple(word for word in words if word), beginning))
    return tuple(found)


def expression(terms: Sequence[Term]) -> str:
    """``terms`` as an FTS5 expression. Every word is quoted, so that none is taken for an operator."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.beginning else ""}' for term in terms)


def words_in(text: str) -> Iterator[str]:
    """The words of a text, as they are compared."""
    return (_folded(word) for word in _WORD.findall(text))


def spans_of(terms: Sequence[Term], text: str) -> Spans | None:
    """Where ``terms`` occur in ``text``; None unless each of them does."""
    words = [(_folded(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    for term in terms:
        found = list(_places(term, words))
        if not found:
            return None
        spans += found
    return _joined(spans)


def _places(term: Term, words: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    count = len(term.words)
    for start in range(len(words) - count + 1):
        *firsts, (last, _, end) = words[start : start + count]
        *wanted, final = term.words
        if [word for word, _, _ in firsts] == wanted and (last.startswith(final) if term.beginning else last == final):
            yield (words[start][1], end)


def _joined(spans: list[tuple[int, int]]) -> Spans:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
