"""The barest Textual app with a text area, to compare typing with."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareNote(App[None]):
    """A text area and nothing else."""

    def compose(self) -> ComposeResult:
        """One widget."""
        yield TextArea("ready")


if __name__ == "__main__":
    BareNote().run()
