"""The ids of the scripts that coachtui ships. Quick to import; `materials` reads them."""

STANDARD = "management-system"
"""The id of the script for interviews and self-assessments, and of its rubric."""

MY_MEETING = "my-meeting"
"""The id of the script for sheets about meetings, which names its rubric."""

OBSERVED = MY_MEETING
"""The id of the script whose rubric says what is marked in observed meetings."""
