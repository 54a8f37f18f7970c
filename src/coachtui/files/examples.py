"""Example engagements: an organisation, its people, and which notes files belong to it."""

from dataclasses import dataclass

from coachtui.files import notes_shapes
from coachtui.files.shaping import read_shape
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person


@dataclass(frozen=True, slots=True)
class Example:
    """An engagement to be made from files. ``notes`` names files in the same folder, in the order they are entered."""

    engagement: Engagement
    people: tuple[Person, ...]
    notes: tuple[str, ...]


def read_example(source: str, data: bytes) -> Example:
    """The example in ``data``, the bytes of the file named ``source``. Raises BadFileError with every problem."""
    shape, _ = read_shape(source, data, "engagement", notes_shapes.EngagementShape)
    return Example(
        Engagement(shape.organisation, shape.mode, shape.core_process),
        tuple(Person(each.code, each.role, each.name, each.title, each.unit) for each in shape.people),
        tuple(shape.notes),
    )
