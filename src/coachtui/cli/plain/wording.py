"""Help texts of the interview in plain mode."""

COMMANDS_HELP = """\
Type what you hear; every line is saved. Words in quotation marks are kept as quotes.
An empty line goes on. A line that begins with a slash is a command:
  /back         the question before            /jump WORDS   any question, by number or words
  /park         come back to it later          /edit         change the note
  /k            they don't know                /na           does not apply
  /declined     they would rather not say      /skip         leave it out
  /rate         rate what was said             /grade N      evidence: 0 said 1 example 2 seen 3 confirmed
  /anchors      what the levels look like      /probes       ways to ask on, things to see
  /probe N      a probe was asked, and what    /capture      note a line out of turn
                it brought; /unprobe N         /file         file what was captured
  /pace         how you are doing for time     /left N       N minutes left: plan anew; /left undo
  /pause        time out, and on again         /contradictions  answers that do not go together
  /agenda       what is asked, parked, open    /wrap         go to the wrap-up
  /off          off the record: nothing is kept until /off again
  /quit         stop here and go on later      /help         this list
A reason or a remark can follow: /k she joined in May. Type // to begin a note with a slash."""

WRAP_UP_CHOICES = """\
1  rate what was said      2  grade the evidence      3  ask about quotes
4  finish                  5  file captures           6  go through contradictions
or the number of a question to take it up"""

RATING_HELP = """\
Level: 0 to 4, k don't know, x does not apply. Evidence: 0 said, 1 example, 2 seen, 3 confirmed.
Empty leaves it open; q stops."""
