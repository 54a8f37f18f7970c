"""The mishaps of an engagement file that callers may want to tell apart. Each is a CoachError in plain words."""

from coachtui.model.problems import CoachError


class InUseError(CoachError):
    """Another window or program holds the file. Opening it with ``write=False`` may still work."""


class ReadOnlyError(CoachError):
    """The file, its folder or this opening of it does not allow writing. Opening with ``write=False`` works."""


class NotAnEngagementError(CoachError):
    """There is no engagement file there: missing, a folder, empty, another kind of file, or made by a newer version."""


class DamagedError(CoachError):
    """The file is an engagement file, but cut short or corrupted."""


class BrokenLogError(CoachError):
    """Entries handed over from elsewhere do not prove themselves; nothing of them was taken."""
