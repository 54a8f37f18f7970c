"""The words a script listens for: lists that an author writes, matched literally, word by word. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from coachtui.model.shapes import Id, Limits, Means, Phrase, Prose


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that may or may not be spoken about."""

    say: Annotated[Prose, Means("How it is called in a sentence: 'Nothing said yet about ...'.")]
    words: Annotated[tuple[Phrase, ...], Limits(min_length=1), Means("Words and phrases that speak of it.")]
    figures: Annotated[bool, Means("Whether any figure speaks of it too.")] = False


@dataclass(frozen=True, slots=True)
class WordLists:
    """The words that probes listen for, as plain text.

    Case does not matter, accents do.
    """

    vague: Annotated[tuple[Phrase, ...], Means("Words and phrases that dodge, such as usually.")] = ()
    details: Annotated[tuple[Phrase, ...], Means("Words as good as a name, date or number, such as Monday.")] = ()
    nothing: Annotated[tuple[Phrase, ...], Means("Whole answers that name nothing, such as nobody.")] = ()
    joining: Annotated[tuple[Phrase, ...], Means("Words between several names, such as and.")] = ()
    enough: Annotated[
        int,
        Limits(ge=0, le=100),
        Means("From so many words on, something without a detail is vague; 0: never by length."),
    ] = 0
    concepts: Annotated[Mapping[Id, Concept], Means("What missing('...') looks for, by id.")] = field(
        default_factory=dict
    )

    @property
    def know_vague(self) -> bool:
        """Whether anything can be found vague by these lists."""
        return bool(self.vague) or self.enough > 0
