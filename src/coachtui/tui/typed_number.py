"""A number typed digit by digit, which is complete as soon as no longer one begins so."""


class TypedNumber:
    """Reads numbers from 1 to ``highest``. ``typed`` are the digits typed so far of a number that is not complete."""

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
        """Return the number typed so far, and forget it; None where nothing was typed."""
        typed, self.typed = self.typed, ""
        return int(typed) if typed else None

    def forget(self) -> None:
        """Forget what was typed."""
        self.typed = ""
