"""Help of one widget that differs from that of its class."""

from textual.dom import DOMNode


def explain(node: DOMNode, words: str) -> None:
    """Have F1 show ``words`` for ``node`` in place of the HELP of its class."""
    node.HELP = words  # type: ignore[misc] # Textual declares it for classes, and reads it from the node
