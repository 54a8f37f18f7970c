"""The errors of an engagement file that callers may want to tell apart. Each is a CoachError in plain words."""

from coachtui.model.problems import CoachError


class InUseError(CoachError):
    """Another window or program has the file open for writing. Opening it with ``write=False`` may still work."""


class ReadOnlyError(CoachError):
    """The file or its folder may not be written, or it was opened for reading. ``write=False`` works."""


class NotAnEngagementError(CoachError):
    """There is no engagement file there: missing, a folder, empty, another kind of file, or made by a newer version."""


class DamagedError(CoachError):
    """The file is an engagement file, but cut short or corrupted."""


class BrokenLogError(CoachError):
    """Entries from another log are not as they were written, or contents are missing. None of them was stored."""


class ReplacedError(CoachError):
    """Another program has put another file in the place of the open one. Nothing was written."""
