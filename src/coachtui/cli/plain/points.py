"""Choosing, ordering and editing the sentences of the read-back, in plain mode."""

from coachtui.cli.plain.commands import ask_words
from coachtui.cli.plain.terminal import PROMPT, Terminal
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.reading_back import read_back, write_points

_HOW = "A number for one of these, or a sentence of your own, in the order to say them; an empty line ends."
_ALSO = "also said:"


def choose_points(interview: Interview, terminal: Terminal) -> None:
    """Print what could be read back, and record the sentences chosen or typed; none typed changes nothing."""
    content = read_back(interview)
    known = (*content.sentences, *content.others)
    for number, sentence in enumerate(known, 1):
        if number == len(content.sentences) + 1:
            terminal.say(_ALSO, indent=3)
        terminal.say(f"{number:2}  {sentence}", indent=3)
    terminal.say(_HOW)
    numbered = {str(number): sentence for number, sentence in enumerate(known, 1)}
    points: list[str] = []
    while typed := ask_words(terminal, f"point {len(points) + 1} {PROMPT}").strip():
        chosen = typed.lstrip("0")
        if typed.isdigit() and chosen not in numbered:
            terminal.say(f"There are {len(known)}.")
        else:
            points.append(numbered.get(chosen, typed))
    if points:
        write_points(interview, "\n".join(points))
