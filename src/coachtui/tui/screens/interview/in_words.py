"""Everything recorded or typed in an interview as words, for the text file written when nothing can be saved."""

from coachtui.asking.tables import rows_in
from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.workflow.interview.capturing import DRAFT as CAPTURE
from coachtui.workflow.interview.interviewing import rows_draft


def in_words(sitting: Sitting) -> dict[str, str]:
    """Headings and the text below them, questions in the script's order; ratings are not in it.

    "ID  wording" has the absence, the answer and the note, "ID  rows" the rows being typed; "Captured" comes last.
    """
    interview = sitting.interview
    drafts = interview.drafts()
    words: dict[str, str] = {}
    for at, card in sitting.cards.items():
        answer = interview.answer_to(at)
        absence = "" if answer.absence is None else f"({answer.absence.value})"
        said = (absence, interview.spoken(answer), drafts.get(at, answer.note))
        words[f"{at}  {card.wording}"] = "\n".join(filter(None, said))
        columns = [column.id for column in interview.question(at).columns]
        typed = rows_in(drafts.get(rows_draft(at), ""), columns) or ()  # as they stand in the table now
        words[f"{at}  rows"] = "\n".join(" | ".join(row.values()) for row in typed)
    captured = (*(each.text for each in interview.captures()), drafts.get(CAPTURE, ""))
    words["Captured"] = "\n".join(captured)
    return words
