"""The answers of a self-assessment in words: by question, and by indicator."""

from collections.abc import Mapping

from coachtui.report.self_result import OwnWords
from coachtui.workflow.alone.self_assessing import OwnAssessment, second_looks_in
from coachtui.workflow.engagement.engagements import Workspace


def words_in(own: OwnAssessment) -> dict[str, OwnWords]:
    """The answers of one session by question, in words."""
    found = {}
    for question_id in own.answers():
        form, reply = own.form_of(question_id), own.recorded(question_id)
        typed = (reply.text, *reply.said.values(), reply.remark)
        closest = [event for event in form.closest if event.value == reply.closest]
        found[question_id] = OwnWords(
            form.ask,
            tuple(choice.say for choice in (*form.chosen(reply), *closest)),
            tuple(text.strip() for text in typed if text.strip()),
        )
    return found


def latest_words(workspace: Workspace, own: OwnAssessment) -> dict[str, OwnWords]:
    """The answers of the self-assessment by question, those of second looks in place of the earlier ones."""
    words = words_in(own)
    for look in reversed(second_looks_in(workspace, own)):
        words |= words_in(OwnAssessment(workspace, look))
    return words


def by_indicator(own: OwnAssessment, words: Mapping[str, OwnWords]) -> dict[str, OwnWords]:
    """The answer about each indicator; of several questions about one, the answer with the most words."""
    found: dict[str, OwnWords] = {}
    for question_id, answered in words.items():
        for indicator in own.question(question_id).feeds[:1]:
            if indicator not in found or len(" ".join(found[indicator].words)) < len(" ".join(answered.words)):
                found[indicator] = answered
    return found
