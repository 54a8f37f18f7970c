"""A number typed digit by digit, which is taken as soon as no longer one begins like it."""


class TypedNumber:
    """Numbers from 1 to ``highest``. ``typed`` is what waits for another digit, or to be taken as it is."""

    def __init__(self, highest: int = 0) -> None:
        self.highest = highest
        self.typed = ""

    def type(self, digit: int) -> int | None:
        """Add a digit; return the number once it is clear which one is meant, else None.

        Raises ValueError, and forgets what was typed, where no number begins so.
        """
        typed = f"{self.typed}{digit}"
        numbers = [str(number) for number in range(1, self.highest + 1)]
        longer = any(each.startswith(typed) and each != typed for each in numbers)
        if typed in numbers and not longer:
            self.typed = ""
            return int(typed)
        if typed not in numbers and not longer:
            self.typed = ""
            raise ValueError(typed)
        self.typed = typed
        return None

    def take(self) -> int | None:
        """The number as it stands; None where nothing was typed."""
        typed, self.typed = self.typed, ""
        return int(typed) if typed else None

    def forget(self) -> None:
        """Forget what was typed."""
        self.typed = ""
