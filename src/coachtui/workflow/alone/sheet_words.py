"""What somebody answered in a sheet, in words, question by question."""

from collections.abc import Iterator

from coachtui.model.text import one_line
from coachtui.report.sheet_result import BehaviourWords
from coachtui.workflow.alone.own_sheet import OwnSheet


def behaviour_words(sheet: OwnSheet) -> Iterator[BehaviourWords]:
    """The words and answer about each behaviour of a sheet, in the order of the questions.

    Where an event was chosen as closest, it replaces the answer that it corrects.
    """
    for question_id in sheet.questions.agenda():
        question, reply = sheet.questions.question(question_id), sheet.questions.recorded(question_id)
        typed = [reply.text] if sheet.questions.asked.answer_type(question).in_free_words else []
        words = " ".join(part for part in (*typed, reply.remark, *reply.said.values()) if part)
        chosen = [choice.say for choice in sheet.form_of(question_id).chosen(reply)]
        answer = "; ".join(chosen) or one_line(sheet.questions.spoken(sheet.questions.answer_to(question_id)))
        for behaviour in question.feeds:
            event, heard = sheet.event_chosen(behaviour) or (answer, "")
            yield BehaviourWords(sheet.questions.asked.wording(question), heard or words, event, behaviour)
