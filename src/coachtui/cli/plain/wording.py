"""Texts of the interview in plain mode."""

NO_PROBES = "This question has no follow-up questions."

COMMANDS_HELP = """\
Type what you hear; every line is saved. Words in quotation marks are kept as quotes.
A line with - alone takes the answer away. An empty line goes on.
A line that begins with a slash is a command:
/back, /next       the question before; the next open one
/jump WORDS        any question, by its number or words of it
/k, /na, /declined they don't know; it does not apply; they would rather not
                   say. An empty line goes on, as after an answer
/skip, /park       leave it out; come back to it later. Both go on at once
/edit              change the note
/cost WORDS        note what it costs, in hours, money or customers
/rate              rate what was said
/grade N           evidence: 0 said, 1 example, 2 seen, 3 confirmed
/options           what there is to choose from, which others need not see
/anchors           what the levels look like
/probes            follow-up questions, things to see
/probe N WORDS     probe N was asked, and what it brought; /unprobe N
/capture, /file    note a line out of turn; file what was captured
/contradictions    answers that do not go together
/pace              how you are doing for time
/left N            N minutes are left: plan anew; /left undo
/pause             time out, and on again
/opening, /closing what is said first and consent; what is asked last
/points            choose, order and write what you say back
/agenda, /wrap     what is asked, parked, open; go to the wrap-up
/off               off the record: nothing is kept until /off again
/quit, /help       stop here and go on later; this list
A reason or a remark can follow: /k she joined in May. Type // to begin a note with a slash."""

WRAP_UP_CHOICES = """\
1  rate what was said      2  grade the evidence      3  ask about quotes
4  close and finish        5  file captures           6  go through contradictions
or the number of a question to take it up; /quit stops here, to go on later"""

RATING_HELP = """\
Level: 0 to 4, k don't know, x does not apply. Evidence: 0 said, 1 example, 2 seen, 3 confirmed.
Empty leaves it open; q stops."""
