"""A terminal of typed lines, for conversations that are held line by line."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coachtui.cli.plain.terminal import LeaveError


@dataclass
class TypedLines:
    """A terminal at which these lines are typed, one after the other; then somebody leaves."""

    lines: list[str]
    said: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    def say(self, text: str = "", *, indent: int = 0) -> None:
        self.said.append(" " * indent + text)

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        self.said.append(label)
        self.offered.append(default)
        if not self.lines:
            raise LeaveError
        line = self.lines.pop(0)
        if on_change is not None:
            on_change(line)
        return line

    def edit(self, label: str, text: str) -> str:
        return self.ask(label, text)

    @property
    def shown(self) -> str:
        return "\n".join(self.said)
