"""What a question says to one person: the role's wording with the engagement's own words filled in."""

import re
from collections.abc import Mapping

from coachtui.model.engagement import Engagement
from coachtui.model.roles import Role
from coachtui.model.script import Question, Script

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def script_names(script: Script, engagement: Engagement | None) -> Mapping[str, str]:
    """For each placeholder of the script, the engagement's own word, or the script's where that is blank.

    White space in the engagement's words is folded: wordings are one line.
    """
    own: dict[str, str] = {}
    if engagement is not None:
        own = {"core_process": engagement.core_process, "organisation": engagement.organisation}
    folded = {name: " ".join(word.split()) for name, word in own.items()}
    return {name: folded.get(name) or fallback for name, fallback in script.names.items()}


def wording(question: Question, role: Role, names: Mapping[str, str]) -> str:
    """The question as this role hears it. Raises KeyError when the role is not asked.

    Each placeholder such as ``{core_process}`` is filled once, so that braces in a filled-in word stay as they are;
    a placeholder without a name stays as written. A wording that begins with a filled placeholder gets a capital.
    """
    text = question.ask[role]
    filled = _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), text)
    first = _PLACEHOLDER.match(text)
    if first is not None and first[1] in names:
        return filled[:1].upper() + filled[1:]
    return filled
