"""The screens of a coaching file: its home, the page of a meeting, and what is settled once a meeting is over."""
