"""Making the Northfield demonstration engagement, through the same steps a consultant goes through."""

from pathlib import Path

from coachtui.files.examples import read_example
from coachtui.files.reading import read_path
from coachtui.files.shipped import shipped_folder
from coachtui.workflow.engagements import Surroundings, at_once, create_engagement, open_engagement
from coachtui.workflow.people import add_person
from coachtui.workflow.transcribing import transcribe

EXAMPLE = "northfield"


def make_demo(path: Path, surroundings: Surroundings | None = None) -> None:
    """Make the demonstration engagement at ``path``: six people, six interviews. Raises CoachError if it exists."""
    folder = shipped_folder("examples") / EXAMPLE
    source = folder / "engagement.yaml"
    example = read_example(str(source), read_path(source))
    create_engagement(path, example.engagement, surroundings=surroundings)
    try:
        with open_engagement(path, write=True, surroundings=surroundings) as workspace, at_once(workspace):
            for person in example.people:
                add_person(workspace, person)
            for notes in example.notes:
                transcribe(workspace, folder / notes)
    except BaseException:
        path.unlink(missing_ok=True)  # half a demonstration is of no use to anybody
        raise
