"""What a question says to one person: the wording with the engagement's own words filled in."""

import re
from collections.abc import Mapping

from coachtui.model.engagement import Engagement
from coachtui.model.script import Question, Script
from coachtui.model.text import one_line

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def script_names(script: Script, engagement: Engagement | None, unit: str = "") -> Mapping[str, str]:
    """For each placeholder of the script, the engagement's own word, or the script's where that is blank.

    ``unit`` is what a self-assessment judges, as the person calls it. Wordings are one line on a screen: white space
    is folded, and direction marks, which would turn the words around them, are dropped.
    """
    own: dict[str, str] = {}
    if engagement is not None:
        own = {"core_process": engagement.core_process, "organisation": engagement.organisation}
    own["unit"] = unit
    shown = {name: one_line(word) for name, word in own.items()}
    return {name: shown.get(name) or fallback for name, fallback in script.names.items()}


def wording(question: Question, role: str, names: Mapping[str, str]) -> str:
    """The question as this role hears it, or else as the first does, filled as by `fill`."""
    return fill(question.wording_for(role), names)


def fill(text: str, names: Mapping[str, str]) -> str:
    """A sentence of the script with its placeholders filled.

    Each placeholder such as ``{core_process}`` is filled once, so that braces in a filled-in word stay as they are;
    a placeholder without a name stays as written. A sentence that begins with a filled placeholder gets a capital.
    """
    filled = _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), text)
    first = _PLACEHOLDER.match(text)
    if first is not None and first[1] in names:
        return filled[:1].upper() + filled[1:]
    return filled
