"""The name of the core process: how it is asked for, how a question sounds with it, and what is doubtful about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.asking.wording import script_names, wording
from coachtui.model.engagement import Engagement
from coachtui.model.script import Question, Script
from coachtui.model.text import is_blank, one_line

ASK = "What do people here call the work you look at, in one to four words? For example: customer orders."
LEAD = "This is how a question will sound:"
_MOST_WORDS = 4
_SENTENCE_END = re.compile(r"[.!?…;:]\s*$|[.!?…;:]\s")
_BEGINS_SENTENCE = frozenset(
    {"i", "we", "they", "you", "he", "she", "it", "how", "what", "who", "when", "why", "where"}
)
"""First words of a sentence that a name never begins with."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The question in which the name of the core process is tried before it is kept."""

    question: Question
    script: Script

    def sounds(self, name: str, organisation: str = "") -> str:
        """The question as it is heard with ``name`` in it, or the script's own name for a blank."""
        names: Mapping[str, str] = script_names(self.script, Engagement(organisation, core_process=name))
        return wording(self.question, self.script.tried_as, names)


def trial_of(script: Script) -> Trial | None:
    """The question that the script names for trying; without one the first that has the process in its wording."""
    for question in (question for question in script.questions() if question.id == script.tried_in):
        return Trial(question, script)
    fitting = (each for each in script.questions() if "{core_process}" in each.wording_for(script.tried_as))
    return next((Trial(question, script) for question in fitting), None)


def doubt_about(name: str) -> str:
    """What may not sound well about a name, in a sentence; "" for nothing. No name is refused."""
    shown = one_line(name)
    words = shown.split()
    if is_blank(name) or not words:
        return ""
    if _SENTENCE_END.search(shown) or words[0].casefold() in _BEGINS_SENTENCE:
        return "That is a sentence; questions need a name for the work, such as customer orders."
    if len(words) > _MOST_WORDS:
        return "That is long; one to four words are easier to say, such as customer orders."
    return ""
