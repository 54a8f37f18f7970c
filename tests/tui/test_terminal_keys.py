"""Esc and a letter are one key with Alt from the first moment of the app, whichever screen comes first."""

import subprocess
import sys

PROGRAM = """
from textual._xterm_parser import XTermParser
from coachtui.settings.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Surroundings
CoachApp(None, start=StartWith(), surroundings=Surroundings("Ann"), settings=Settings())
print(*(event.key for event in XTermParser().feed("\\x1bb")))
"""


def test_a_letter_behind_escape_is_a_command_before_any_interview_was_opened() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["alt+b"]
